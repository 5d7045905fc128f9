/* Arguments of another type than the parameter's: the engine's own coercion and errors. */

#include "php.h"
#include "zend_interfaces.h"

#include "glue.h"

/* The engine's name for a value that it refuses. */
#if PHP_VERSION_ID >= 80300
# define value_name zend_zval_value_name
#else
# define value_name zend_zval_type_name
#endif

static bool refuse(zval *arg, uint32_t number, zend_expected_type expected)
{
	if (!EG(exception)) {
		zend_wrong_parameter_error(ZPP_ERROR_WRONG_ARG, number, NULL, expected, arg);
	}
	return false;
}

bool ws_arg_string(zval *arg, uint32_t number, zend_string **out)
{
	return zend_parse_arg_str(arg, out, false, number) || refuse(arg, number, Z_EXPECTED_STRING);
}

bool ws_arg_long(zval *arg, uint32_t number, zend_long *out)
{
	bool is_null;

	return zend_parse_arg_long(arg, out, &is_null, false, number)
		|| refuse(arg, number, Z_EXPECTED_LONG);
}

bool ws_arg_bool(zval *arg, uint32_t number, bool *out)
{
	bool is_null;

	return zend_parse_arg_bool(arg, out, &is_null, false, number)
		|| refuse(arg, number, Z_EXPECTED_BOOL);
}

bool ws_arg_double(zval *arg, uint32_t number, bool nullable, double *out, bool *is_null)
{
	*is_null = false;
	return zend_parse_arg_double(arg, out, is_null, nullable, number)
		|| refuse(arg, number, nullable ? Z_EXPECTED_DOUBLE_OR_NULL : Z_EXPECTED_DOUBLE);
}

/* A string, which is text, or a Message. */
bool ws_arg_message(zval *arg, uint32_t number, bool *is_text, zend_string **payload)
{
	const zval *part;

	if (ws_message_parts(arg, is_text, &part)) {
		*payload = Z_STR_P(part);
		return true;
	}
	*is_text = true;
	if (zend_parse_arg_str(arg, payload, false, number)) {
		return true;
	}
	if (!EG(exception)) {
		zend_argument_type_error(number, "must be of type WsClient\\Message|string, %s given", value_name(arg));
	}
	return false;
}

bool ws_arg_callable(zval *arg, uint32_t number)
{
	zend_fcall_info call;
	zend_fcall_info_cache cache;
	char *error = NULL;

	if (zend_fcall_info_init(arg, 0, &call, &cache, NULL, &error) == SUCCESS) {
		zend_release_fcall_info_cache(&cache);
		return true;
	}
	if (!EG(exception)) {
		zend_argument_type_error(number, "must be a valid callback, %s", error ? error : "no callable given");
	}
	if (error) {
		efree(error);
	}
	return false;
}

bool ws_arg_array(zval *arg, uint32_t number, HashTable **out)
{
	return zend_parse_arg_array_ht(arg, out, false, false, false)
		|| refuse(arg, number, Z_EXPECTED_ARRAY);
}

static zend_object *as_object_of(enum ws_class class, const zval *value)
{
	ZVAL_DEREF(value);
	/* One of a disabled class has no part in Rust. */
	return Z_TYPE_P(value) == IS_OBJECT && Z_OBJCE_P(value) == ws_classes[class] && !ws_is_disabled[class]
		? Z_OBJ_P(value) : NULL;
}

/* A value as a client; NULL if it is something else. */
zend_object *ws_as_client(const zval *value) { return as_object_of(WS_CLIENT, value); }

/* The same for a connection that is being opened. */
zend_object *ws_as_opening(const zval *value) { return as_object_of(WS_OPENING, value); }

/* A client; NULL if an exception is pending. */
zend_object *ws_arg_client(zval *arg, uint32_t number)
{
	zend_object *client = ws_as_client(arg);

	if (!client) {
		zend_argument_type_error(number, "must be of type WsClient, %s given", value_name(arg));
	}
	return client;
}

/* The method that returns the text of a URI object of PHP 8.5, which has no __toString(). On older versions, a program
 * may define classes of these names itself. */
static zend_function *uri_method(const zend_class_entry *ce)
{
	if (zend_string_equals_literal(ce->name, "Uri\\Rfc3986\\Uri")) {
		return zend_hash_str_find_ptr(&ce->function_table, ZEND_STRL("tostring"));
	}
	return zend_string_equals_literal(ce->name, "Uri\\WhatWg\\Url")
		? zend_hash_str_find_ptr(&ce->function_table, ZEND_STRL("toasciistring")) : NULL;
}

/* A URL as text, with a reference of its own; NULL if an exception is pending. */
zend_string *ws_arg_url(zval *arg, uint32_t number)
{
	zend_string *string;

	if (Z_TYPE_P(arg) == IS_OBJECT) {
		zend_object *object = Z_OBJ_P(arg);
		zend_function *method = uri_method(object->ce);

		if (method && (method->common.fn_flags & (ZEND_ACC_PUBLIC | ZEND_ACC_STATIC)) == ZEND_ACC_PUBLIC) {
			zval text;
			zend_string *string;

			zend_call_known_function(method, object, object->ce, &text, 0, NULL, NULL);
			string = EG(exception) ? NULL : zval_try_get_string(&text);
			zval_ptr_dtor(&text);
			return string;
		}
		if (instanceof_function(object->ce, zend_ce_stringable)) {
			return zval_try_get_string(arg);
		}
	}
	if (!zend_parse_arg_str(arg, &string, false, number)) {
		if (!EG(exception)) {
			zend_argument_type_error(number,
				"must be of type Stringable|Uri\\Rfc3986\\Uri|Uri\\WhatWg\\Url|string, %s given", value_name(arg));
		}
		return NULL;
	}
	return zend_string_copy(string);
}

/* The next element of an array, and its key if that is a string; NULL after the last. */
const zval *ws_array_next(const HashTable *array, uint32_t *position, const zend_string **name)
{
	HashTable *table = (HashTable *) array;
	zend_string *key = NULL;
	zend_ulong index;
	zval *value = zend_hash_get_current_data_ex(table, position);

	if (!value) {
		return NULL;
	}
	*name = zend_hash_get_current_key_ex(table, &key, &index, position) == HASH_KEY_IS_STRING ? key : NULL;
	zend_hash_move_forward_ex(table, position);
	ZVAL_DEINDIRECT(value);
	return value;
}

void ws_wrong_count(uint32_t least, uint32_t most)
{
	if (most == 0) {
		zend_wrong_parameters_none_error();
	} else {
		zend_wrong_parameters_count_error(least, most);
	}
}

void ws_argument_value_error(uint32_t number, const char *message)
{
	if (!EG(exception)) {
		zend_argument_value_error(number, "%s", message);
	}
}

void ws_argument_type_error(uint32_t number, const char *message)
{
	if (!EG(exception)) {
		zend_argument_type_error(number, "%s", message);
	}
}

const char *ws_type_name(const zval *value)
{
	return zend_zval_type_name(value);
}
