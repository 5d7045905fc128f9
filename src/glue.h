/* The functions that C and Rust call in each other. build.rs generates the Rust declarations of those that start with
 * ws_; those that start with wsclient_ are defined in Rust. */

#ifndef WSCLIENT_GLUE_H
#define WSCLIENT_GLUE_H

#include "php.h"

/* The classes of the extension, in the order in which they are registered. */
enum ws_class {
	WS_CLIENT,
	WS_OPENING,
	WS_MESSAGE_TYPE,
	WS_LAYER,
	WS_FAULT,
	WS_CHECK_RESULT,
	WS_MESSAGE,
	WS_CLOSE_INFO,
	WS_PHASE,
	WS_DIAGNOSIS,
	WS_REPORT,
	WS_CHECK,
	WS_CONNECTION_INFO,
	WS_EXCEPTION,
	WS_CONNECT_EXCEPTION,
	WS_INVALID_URL_EXCEPTION,
	WS_NAME_RESOLUTION_EXCEPTION,
	WS_TCP_EXCEPTION,
	WS_TLS_EXCEPTION,
	WS_CERTIFICATE_EXCEPTION,
	WS_HANDSHAKE_EXCEPTION,
	WS_CONNECTION_CLOSED_EXCEPTION,
	WS_CONNECTION_LOST_EXCEPTION,
	WS_PROTOCOL_EXCEPTION,
	WS_MESSAGE_TOO_BIG_EXCEPTION,
	WS_TIMEOUT_EXCEPTION,
	WS_INTERRUPTED_EXCEPTION,
	WS_CONCURRENCY_ERROR,
	WS_POLLER,
	WS_CLASS_COUNT
};

/* registration.c. Written while the module starts, when no other thread runs PHP; afterwards only read. */
extern zend_class_entry *ws_classes[WS_CLASS_COUNT];
void ws_register_classes(void);

/* The classes that php.ini disables: the engine creates their objects with a warning, and they stay empty. */
extern bool ws_is_disabled[WS_CLASS_COUNT];

/* An object of WsClient: the client in Rust, NULL until the constructor has succeeded; and the engine's part, which has
 * to be the last member. */
typedef struct {
#if PHP_VERSION_ID >= 80600
	/* Starts like php_poll_handle_object (main/php_poll.h), so that Io\Poll accepts the object as a handle. */
	void *poll_ops;
#endif
	void *client;
	zend_object std;
} ws_client_object;

/* An object of Opening in the same way. */
typedef struct {
	void *opening;
	zend_object std;
} ws_opening_object;

/* An object of WsClient\Poller: the poller in Rust, NULL until the constructor has succeeded; its clients; and the
 * engine's part. */
typedef struct {
	void *poller;
	HashTable clients;
	zend_object std;
} ws_poller_object;

/* arguments.c: `arg` is argument `number` of the running function. */
bool ws_arg_string(zval *arg, uint32_t number, zend_string **out);
bool ws_arg_long(zval *arg, uint32_t number, zend_long *out);
bool ws_arg_bool(zval *arg, uint32_t number, bool *out);
bool ws_arg_double(zval *arg, uint32_t number, bool nullable, double *out, bool *is_null);
bool ws_arg_message(zval *arg, uint32_t number, bool *is_text, zend_string **payload);
bool ws_arg_callable(zval *arg, uint32_t number);
bool ws_arg_array(zval *arg, uint32_t number, HashTable **out);
zend_object *ws_arg_client(zval *arg, uint32_t number);
zend_object *ws_as_client(const zval *value);
zend_object *ws_as_opening(const zval *value);
zend_string *ws_arg_url(zval *arg, uint32_t number);
const zval *ws_array_next(const HashTable *array, uint32_t *position, const zend_string **name);
void ws_wrong_count(uint32_t least, uint32_t most);
void ws_argument_value_error(uint32_t number, const char *message);
void ws_argument_type_error(uint32_t number, const char *message);
const char *ws_type_name(const zval *value);

/* values.c */
/* Reads a property of an exception of this extension. */
zval *ws_exception_read_property(zend_object *object, zend_string *name, int type, void **cache_slot, zval *rv);

/* objects.c */
void ws_object(zval *out, enum ws_class class);
void ws_enum_case(zval *out, enum ws_class class, const char *name);
bool ws_lift_limit_for_exception(void);
bool ws_has_room_for_message(size_t beside);
void ws_message(zval *out, bool is_text, zval *payload);
bool ws_message_parts(const zval *value, bool *is_text, const zval **payload);
bool ws_new_client(zval *out, void *client);
bool ws_new_opening(zval *out, void *opening);
void ws_object_value(zval *out, zend_object *object);
void ws_append(HashTable *list, zval *value);
void ws_set(enum ws_class scope, zval *object, const char *name, size_t length, zval *value);
void ws_set_exception(zval *exception, const char *message, size_t length, zend_long code);
bool ws_is_throwable(const zval *object);
void ws_throw_object(zval *exception);
void ws_throw_error(const char *message);
bool ws_has_exception(void);
void ws_string_release(zend_string *string);

/* process.c */
/* What a function of the program says about a message. */
enum ws_verdict { WS_REFUSED, WS_ACCEPTED, WS_HAS_THROWN, WS_HAS_BAILED_OUT };
enum ws_verdict ws_accepts(zval *callable, const zval *message);
enum ws_interrupt { WS_CONTINUE = 0, WS_EXCEPTION_PENDING = 1, WS_BAILED_OUT = 2 };
int ws_run_interrupts(void);
bool ws_defers_signals(void);
ZEND_COLD void ws_bailout(void);
void ws_watch_forks(void);
uint32_t ws_process(void);
uint32_t ws_forks(void);
void ws_info(const char *version, const char *tls);

/* memory_limit.c */
bool ws_has_room(size_t size);
bool ws_can_hold(size_t size);
bool ws_is_large_part(size_t size);
bool ws_lift_limit_near(size_t size);
void ws_restore_limit(void);
void ws_request_start(void);

/* strings.c */
zend_string *ws_string_alloc(size_t capacity);
bool ws_string_extend(zend_string **string, size_t capacity);
zend_string *ws_string_copy(const uint8_t *bytes, size_t length);
zend_string *ws_string_shrink(zend_string *string);
zend_string *ws_string_of_message(const zval *message);
void ws_string_free(zend_string *string);
void ws_string_finish(zval *out, zend_string *string, bool is_utf8);
void ws_string_append(HashTable *list, zend_string *string, bool is_utf8);

/* paths.c */
char *ws_absolute_path(const char *path);
const char *ws_open_basedir_against(const char *path);
const char *ws_ini(const char *name, bool *by_directory);
char *ws_environment(const char *name, bool *by_script);
void ws_free_path(char *path);
void ws_free_environment(char *value);

/* iterator.c, stream.c */
zend_object_iterator *ws_get_iterator(zend_class_entry *ce, zval *object, int by_ref);
bool ws_new_iterator(zval *out, zend_object *client, bool as_messages);
bool ws_stream(zval *out, int fd, enum ws_class class);

/* poller.c */
void ws_prepare_poller(zend_class_entry *ce);
bool ws_poller_hold(zend_object *poller, zend_object *client);
void ws_poller_release(zend_object *poller, uint32_t number);
zend_object *ws_poller_find(zend_object *poller, uint32_t number);
uint32_t ws_poller_count(zend_object *poller);
bool ws_poller_iterator(zval *out, zend_object *poller);
void ws_select_result(zval *out, HashTable *clients, const bool *is_ready);

/* Rust: the next client of a poller with its messages, for foreach; both stay undefined at the end and with an exception. */
void wsclient_next_ready(zend_object *poller, zval *client, zval *messages);

/* Rust: the poller of a client is freed. */
void wsclient_leave_poller(zend_object *client);

/* Rust: frees a poller; NULL is none. */
void wsclient_free_poller(void *poller);

/* tcp_info.c */
size_t ws_tcp_info(int fd, uint8_t *buffer, size_t size);

/* Rust: the type and the payload of the next message, for foreach; false at the end or with an exception. */
bool wsclient_next_message(zend_object *client, bool as_message, zval *value);

/* Rust: a descriptor that reports readiness as long as the client lives; -1 once the connection has ended. */
int wsclient_poll_fd(void *client);

/* Rust: ends idle threads, of which a forked child would only inherit the memory, and holds the others where they hold no
 * lock, until the fork is over in each of the two processes. */
void wsclient_before_fork(void);
void wsclient_after_fork(void);

/* Rust: free the client, or the other part, of an object; NULL is none. */
void wsclient_free(void *client);
void wsclient_free_opening(void *opening);

#endif
