/* Creates objects and exceptions, and reads Message objects. */

#include "php.h"
#include "zend_enum.h"
#include "zend_exceptions.h"

#include "glue.h"

void ws_object(zval *out, enum ws_class class)
{
	object_init_ex(out, ws_classes[class]);
}

void ws_enum_case(zval *out, enum ws_class class, const char *name)
{
	ZVAL_OBJ_COPY(out, zend_enum_get_case_cstr(ws_classes[class], name));
}

/* More objects than an exception consists of. */
#define OBJECTS_OF_EXCEPTION 64

/* How many bytes the engine's list of objects grows by when `count` more are created: it doubles. */
static size_t growth_of_objects(uint32_t count)
{
	const zend_objects_store *store = &EG(objects_store);
	uint32_t slots = store->size - store->top;
	int next = store->free_list_head;

	/* The slots of destroyed objects. */
	while (slots < count && next != -1) {
		slots++;
		next = GET_OBJ_BUCKET_NUMBER(store->object_buckets[next]);
	}
	return slots < count ? 2 * sizeof(zend_object *) * (size_t) store->size : 0;
}

/* How many bytes the next Message needs, with the case of its type. Where the list of objects has no memory to grow,
 * there must be room left in it for the exception that reports it. */
static size_t message_size(void)
{
	size_t object = sizeof(zend_object) + zend_object_properties_size(ws_classes[WS_MESSAGE]);

	return 2 * object + growth_of_objects(1 + OBJECTS_OF_EXCEPTION);
}

/* Lifts the limit for an exception, without which there would be a fatal error; as ws_lift_limit_near(). */
bool ws_lift_limit_for_exception(void)
{
	return ws_lift_limit_near(growth_of_objects(OBJECTS_OF_EXCEPTION));
}

/* Whether the engine can allocate a Message, and `beside` bytes, without breaking memory_limit. */
bool ws_has_room_for_message(size_t beside)
{
	return ws_has_room(beside + message_size());
}

/* A Message, with its two properties written directly to their slots: a program may get millions. Its payload has been
 * received and must not be lost, so the object may exceed memory_limit. */
void ws_message(zval *out, bool is_text, zval *payload)
{
	bool is_lifted = ws_lift_limit_near(message_size());
	zend_object *type = zend_enum_get_case_cstr(ws_classes[WS_MESSAGE_TYPE], is_text ? "Text" : "Binary");
	zval *slots;

	object_init_ex(out, ws_classes[WS_MESSAGE]);
	if (UNEXPECTED(is_lifted)) {
		ws_restore_limit();
	}
	if (UNEXPECTED(ws_is_disabled[WS_MESSAGE])) {
		zval_ptr_dtor(payload);
		return;
	}
	/* It cannot be part of a cycle, so the collector need not check it. */
	GC_ADD_FLAGS(Z_OBJ_P(out), GC_NOT_COLLECTABLE);
	slots = OBJ_PROP_NUM(Z_OBJ_P(out), 0);
	ZVAL_OBJ_COPY(&slots[0], type);
	ZVAL_COPY_VALUE(&slots[1], payload);
	Z_PROP_FLAG_P(&slots[0]) = 0;
	Z_PROP_FLAG_P(&slots[1]) = 0;
}

/* Creates an object for a part in Rust, which must not be lost, so it may exceed memory_limit. False with an exception if
 * the class is disabled: its objects have no place for the part. */
static bool create_for_part(zval *out, enum ws_class class, size_t size)
{
	bool is_lifted;

	if (ws_is_disabled[class]) {
		zend_throw_error(NULL, "%s cannot be created, because it is disabled", ZSTR_VAL(ws_classes[class]->name));
		return false;
	}
	size += zend_object_properties_size(ws_classes[class]);
	is_lifted = ws_lift_limit_near(2 * size + growth_of_objects(1 + OBJECTS_OF_EXCEPTION));
	object_init_ex(out, ws_classes[class]);
	if (is_lifted) {
		ws_restore_limit();
	}
	return true;
}

/* A WsClient with an open connection, which belongs to it unless the result is false. */
bool ws_new_client(zval *out, void *client)
{
	if (!create_for_part(out, WS_CLIENT, sizeof(ws_client_object))) {
		return false;
	}
	((ws_client_object *) ((char *) Z_OBJ_P(out) - offsetof(ws_client_object, std)))->client = client;
	return true;
}

/* An Opening in the same way. */
bool ws_new_opening(zval *out, void *opening)
{
	if (!create_for_part(out, WS_OPENING, sizeof(ws_opening_object))) {
		return false;
	}
	((ws_opening_object *) ((char *) Z_OBJ_P(out) - offsetof(ws_opening_object, std)))->opening = opening;
	return true;
}

void ws_object_value(zval *out, zend_object *object)
{
	ZVAL_OBJ_COPY(out, object);
}

/* What is appended must not be lost, so the list may exceed memory_limit. */
void ws_append(HashTable *list, zval *value)
{
	bool grows = (HT_FLAGS(list) & HASH_FLAG_UNINITIALIZED) || list->nNumUsed >= list->nTableSize;
	bool is_lifted = UNEXPECTED(grows) && ws_lift_limit_near(2 * list->nTableSize * sizeof(zval));

	/* Fails only when the next index would overflow. */
	if (!zend_hash_next_index_insert_new(list, value)) {
		zval_ptr_dtor(value);
	}
	if (UNEXPECTED(is_lifted)) {
		ws_restore_limit();
	}
}

/* The parts of a Message, directly from its slots; false for anything else, and for one that was created without its
 * constructor. */
bool ws_message_parts(const zval *value, bool *is_text, const zval **payload)
{
	zval *slots;

	if (Z_TYPE_P(value) != IS_OBJECT || Z_OBJCE_P(value) != ws_classes[WS_MESSAGE]) {
		return false;
	}
	slots = OBJ_PROP_NUM(Z_OBJ_P(value), 0);
	if (Z_TYPE(slots[0]) != IS_OBJECT || Z_TYPE(slots[1]) != IS_STRING) {
		return false;
	}
	*is_text = Z_OBJ(slots[0]) == zend_enum_get_case_cstr(ws_classes[WS_MESSAGE_TYPE], "Text");
	*payload = &slots[1];
	return true;
}

/* Whether the object has the properties of a class: neither that class nor one that it extends is disabled. */
static bool has_properties_of(const zval *object, enum ws_class class)
{
	return !ws_is_disabled[class] && instanceof_function(Z_OBJCE_P(object), ws_classes[class]);
}

/* Whether it can be thrown: no class that it extends is disabled. */
bool ws_is_throwable(const zval *object)
{
	return instanceof_function(Z_OBJCE_P(object), zend_ce_exception)
		|| instanceof_function(Z_OBJCE_P(object), zend_ce_error);
}

void ws_set(enum ws_class scope, zval *object, const char *name, size_t length, zval *value)
{
	zend_string *n;

	if (!has_properties_of(object, scope)) {
		return;
	}
	n = zend_string_init(name, length, false);
	zend_update_property_ex(ws_classes[scope], Z_OBJ_P(object), n, value);
	zend_string_release(n);
}

void ws_set_exception(zval *exception, const char *message, size_t length, zend_long code)
{
	zend_class_entry *base = instanceof_function(Z_OBJCE_P(exception), zend_ce_exception)
		? zend_ce_exception : zend_ce_error;
	zval value;

	if (!ws_is_throwable(exception)) {
		return;
	}
	ZVAL_STRINGL(&value, message, length);
	zend_update_property_ex(base, Z_OBJ_P(exception), ZSTR_KNOWN(ZEND_STR_MESSAGE), &value);
	zval_ptr_dtor(&value);
	ZVAL_LONG(&value, code);
	zend_update_property_ex(base, Z_OBJ_P(exception), ZSTR_KNOWN(ZEND_STR_CODE), &value);
}

void ws_throw_object(zval *exception)
{
	if (ws_is_throwable(exception)) {
		zend_throw_exception_object(exception);
		return;
	}
	zend_throw_error(NULL, "%s cannot be thrown, because it or a class that it extends is disabled",
		ZSTR_VAL(Z_OBJCE_P(exception)->name));
	zval_ptr_dtor(exception);
}

void ws_throw_error(const char *message)
{
	zend_throw_error(NULL, "%s", message);
}

bool ws_has_exception(void)
{
	return EG(exception) != NULL;
}

void ws_string_release(zend_string *string)
{
	zend_string_release(string);
}
