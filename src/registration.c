/* Registers the classes of the stub, and the object handlers of WsClient. */

#include "php.h"
#include "zend_attributes.h"
#include "zend_enum.h"
#include "zend_exceptions.h"
#include "zend_interfaces.h"
#include "ext/json/php_json.h"
#include "ext/spl/spl_exceptions.h"

#include "glue.h"
#include "wsclient_arginfo.h"

zend_class_entry *ws_classes[WS_CLASS_COUNT];

/* Filled while the module starts, like the classes. */
static zend_object_handlers client_handlers;

static zend_object *create_client(zend_class_entry *ce)
{
	ws_client_object *object = zend_object_alloc(sizeof(ws_client_object), ce);

	object->client = NULL;
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
	ws_classes[WS_CLIENT] = ce;
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
	c[WS_EXCEPTION] = register_class_WsClient_WsClientException(spl_ce_RuntimeException);
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
	c[WS_CONCURRENCY_ERROR] = register_class_WsClient_ConcurrencyError(zend_ce_error);
	register_client();
}
