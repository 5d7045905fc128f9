/* Registers the classes of the stub, and the object handlers of WsClient. */

#include "php.h"
#include "zend_attributes.h"
#include "zend_enum.h"
#include "zend_exceptions.h"
#include "zend_interfaces.h"
#include "ext/json/php_json.h"
#include "ext/spl/spl_exceptions.h"
#if PHP_VERSION_ID >= 80600
# include "main/php_poll.h"
#endif

#include "glue.h"
#include "wsclient_arginfo.h"

zend_class_entry *ws_classes[WS_CLASS_COUNT];
bool ws_is_disabled[WS_CLASS_COUNT];

/* After all modules have started, the engine removes the methods and properties of the classes that the setting
 * disable_classes names (up to PHP 8.4). */
static zend_object *(*creators[WS_CLASS_COUNT])(zend_class_entry *ce);
static zend_result (*next_post_startup)(void);

static void note_disabled_class(enum ws_class class)
{
	zend_class_entry *ce = ws_classes[class];

	ws_is_disabled[class] = true;
	/* It points to properties that are freed, which var_dump() would read. */
	if (ce->properties_info_table) {
		memset(ce->properties_info_table, 0, ce->default_properties_count * sizeof(zend_property_info *));
	}
}

/* Disables a class because one that it extends is disabled: that one is no exception for the engine any more, which would
 * treat this one as an Error. What it has inherited is freed, or points to what is. */
static void disable_with(enum ws_class class, const zend_class_entry *base)
{
	zend_class_entry *ce = ws_classes[class];
	dtor_func_t destructor = ce->properties_info.pDestructor;

	note_disabled_class(class);
	ce->create_object = base->create_object;
	ce->constructor = NULL;
	ce->__tostring = NULL;
	zend_hash_clean(&ce->function_table);
	/* The properties of the base are freed already. */
	ce->properties_info.pDestructor = NULL;
	zend_hash_clean(&ce->properties_info);
	ce->properties_info.pDestructor = destructor;
}

static void note_whether_disabled(enum ws_class class)
{
	zend_class_entry *ce = ws_classes[class];

	if (ce->create_object != creators[class]) {
		note_disabled_class(class);
		return;
	}
	for (int base = 0; base < (int) class; base++) {
		if (ws_is_disabled[base] && ce->parent == ws_classes[base]) {
			disable_with(class, ws_classes[base]);
		}
	}
}

static zend_result note_disabled(void)
{
	/* Classes come before those that extend them. */
	for (int class = 0; class < WS_CLASS_COUNT; class++) {
		note_whether_disabled(class);
	}
	return next_post_startup ? next_post_startup() : SUCCESS;
}

static void watch_disabling(void)
{
	/* The engine may have been started and stopped in this process before. */
	for (int i = 0; i < WS_CLASS_COUNT; i++) {
		creators[i] = ws_classes[i]->create_object;
		ws_is_disabled[i] = false;
	}
	next_post_startup = zend_post_startup_cb;
	zend_post_startup_cb = note_disabled;
}

/* Filled while the module starts, like the classes. */
static zend_object_handlers client_handlers;

#if PHP_VERSION_ID >= 80600
/* Io\Poll waits for a client as it does for a stream. */

static php_socket_t poll_fd(php_poll_handle_object *handle)
{
	return handle->handle_data ? wsclient_poll_fd(handle->handle_data) : SOCK_ERR;
}

static int is_pollable(php_poll_handle_object *handle)
{
	return poll_fd(handle) != SOCK_ERR;
}

/* Nothing to do: the object's own handler frees it. */
static void clean_up_handle(php_poll_handle_object *handle)
{
}

static php_poll_handle_ops poll_ops = { poll_fd, is_pollable, clean_up_handle };

static void implement_poll_handle(zend_class_entry *ce)
{
	zend_class_entry *handle =
		zend_hash_str_find_ptr(CG(class_table), ZEND_STRL("io\\poll\\handle"));

	if (handle) {
		zend_class_implements(ce, 1, handle);
	}
}
#endif

#if PHP_VERSION_ID >= 80500
/* As gen_stub.php of PHP 8.5 generates for #[\NoDiscard], which that of 8.2 does not know. */
static void no_discard(zend_class_entry *ce, const char *method, size_t length)
{
	zend_function *function = zend_hash_str_find_ptr(&ce->function_table, method, length);
	zend_string *name = zend_string_init_interned(ZEND_STRL("NoDiscard"), true);

	zend_add_function_attribute(function, name, 0);
	function->common.fn_flags |= ZEND_ACC_NODISCARD;
}
#endif

static zend_object *create_client(zend_class_entry *ce)
{
	ws_client_object *object = zend_object_alloc(sizeof(ws_client_object), ce);

	object->client = NULL;
#if PHP_VERSION_ID >= 80600
	object->poll_ops = &poll_ops;
#endif
	zend_object_std_init(&object->std, ce);
	object_properties_init(&object->std, ce);
	object->std.handlers = &client_handlers;
	return &object->std;
}

static void free_client(zend_object *object)
{
	ws_client_object *whole = (ws_client_object *) ((char *) object - offsetof(ws_client_object, std));

	wsclient_free(whole->client);
	whole->client = NULL;
	zend_object_std_dtor(object);
}

static void register_client(void)
{
	zend_class_entry *ce = register_class_WsClient(zend_ce_aggregate);

	ce->create_object = create_client;
	ce->get_iterator = ws_get_iterator;
	memcpy(&client_handlers, &std_object_handlers, sizeof(client_handlers));
	client_handlers.offset = offsetof(ws_client_object, std);
	client_handlers.free_obj = free_client;
	client_handlers.clone_obj = NULL;
	client_handlers.compare = zend_objects_not_comparable;
#if PHP_VERSION_ID >= 80600
	implement_poll_handle(ce);
#endif
#if PHP_VERSION_ID >= 80500
	no_discard(ce, ZEND_STRL("open"));
	no_discard(ce, ZEND_STRL("poll"));
	no_discard(ce, ZEND_STRL("pollmessages"));
#endif
	ws_classes[WS_CLIENT] = ce;
}

static zend_object_handlers opening_handlers;

static zend_object *create_opening(zend_class_entry *ce)
{
	ws_opening_object *object = zend_object_alloc(sizeof(ws_opening_object), ce);

	object->opening = NULL;
	zend_object_std_init(&object->std, ce);
	object_properties_init(&object->std, ce);
	object->std.handlers = &opening_handlers;
	return &object->std;
}

static void free_opening(zend_object *object)
{
	ws_opening_object *whole = (ws_opening_object *) ((char *) object - offsetof(ws_opening_object, std));

	wsclient_free_opening(whole->opening);
	whole->opening = NULL;
	zend_object_std_dtor(object);
}

static void register_opening(void)
{
	zend_class_entry *ce = register_class_WsClient_Opening();

	ce->create_object = create_opening;
	memcpy(&opening_handlers, &std_object_handlers, sizeof(opening_handlers));
	opening_handlers.offset = offsetof(ws_opening_object, std);
	opening_handlers.free_obj = free_opening;
	opening_handlers.clone_obj = NULL;
	opening_handlers.compare = zend_objects_not_comparable;
	ws_classes[WS_OPENING] = ce;
}

static zend_object_handlers exception_handlers;
static zend_object *(*create_plain_exception)(zend_class_entry *ce);

static zend_object *create_exception(zend_class_entry *ce)
{
	zend_object *object = create_plain_exception(ce);

	object->handlers = &exception_handlers;
	return object;
}

/* The classes that are registered after it inherit the handlers. */
static void set_exception_handlers(zend_class_entry *ce)
{
	create_plain_exception = ce->create_object;
	ce->create_object = create_exception;
	/* As the engine sets those of its own exceptions. */
	memcpy(&exception_handlers, &std_object_handlers, sizeof(exception_handlers));
	exception_handlers.clone_obj = NULL;
	exception_handlers.read_property = ws_exception_read_property;
}

void ws_register_classes(void)
{
	zend_class_entry **c = ws_classes;

	c[WS_MESSAGE_TYPE] = register_class_WsClient_MessageType();
	c[WS_LAYER] = register_class_WsClient_Layer();
	c[WS_FAULT] = register_class_WsClient_Fault();
	c[WS_CHECK_RESULT] = register_class_WsClient_CheckResult();
	c[WS_MESSAGE] = register_class_WsClient_Message(zend_ce_stringable);
	c[WS_CLOSE_INFO] = register_class_WsClient_CloseInfo();
	c[WS_PHASE] = register_class_WsClient_Phase();
	c[WS_DIAGNOSIS] = register_class_WsClient_Diagnosis();
	c[WS_CHECK] = register_class_WsClient_Check();
	c[WS_REPORT] = register_class_WsClient_Report(zend_ce_stringable, php_json_serializable_ce);
	c[WS_CONNECTION_INFO] = register_class_WsClient_ConnectionInfo();
	c[WS_EXCEPTION] = register_class_WsClient_WsClientException(spl_ce_RuntimeException, php_json_serializable_ce);
	set_exception_handlers(c[WS_EXCEPTION]);
	c[WS_CONNECT_EXCEPTION] = register_class_WsClient_ConnectException(c[WS_EXCEPTION]);
	c[WS_INVALID_URL_EXCEPTION] = register_class_WsClient_InvalidUrlException(c[WS_CONNECT_EXCEPTION]);
	c[WS_NAME_RESOLUTION_EXCEPTION] = register_class_WsClient_NameResolutionException(c[WS_CONNECT_EXCEPTION]);
	c[WS_TCP_EXCEPTION] = register_class_WsClient_TcpException(c[WS_CONNECT_EXCEPTION]);
	c[WS_TLS_EXCEPTION] = register_class_WsClient_TlsException(c[WS_CONNECT_EXCEPTION]);
	c[WS_CERTIFICATE_EXCEPTION] = register_class_WsClient_CertificateException(c[WS_TLS_EXCEPTION]);
	c[WS_HANDSHAKE_EXCEPTION] = register_class_WsClient_HandshakeException(c[WS_CONNECT_EXCEPTION]);
	c[WS_CONNECTION_CLOSED_EXCEPTION] = register_class_WsClient_ConnectionClosedException(c[WS_EXCEPTION]);
	c[WS_CONNECTION_LOST_EXCEPTION] =
		register_class_WsClient_ConnectionLostException(c[WS_CONNECTION_CLOSED_EXCEPTION]);
	c[WS_PROTOCOL_EXCEPTION] = register_class_WsClient_ProtocolException(c[WS_EXCEPTION]);
	c[WS_MESSAGE_TOO_BIG_EXCEPTION] =
		register_class_WsClient_MessageTooBigException(c[WS_PROTOCOL_EXCEPTION]);
	c[WS_TIMEOUT_EXCEPTION] = register_class_WsClient_TimeoutException(c[WS_EXCEPTION]);
	c[WS_INTERRUPTED_EXCEPTION] = register_class_WsClient_InterruptedException(c[WS_EXCEPTION]);
	c[WS_CONCURRENCY_ERROR] = register_class_WsClient_ConcurrencyError(zend_ce_error);
	c[WS_POLLER] = register_class_WsClient_Poller(zend_ce_countable, zend_ce_aggregate);
	ws_prepare_poller(c[WS_POLLER]);
	register_client();
	register_opening();
	watch_disabling();
}
