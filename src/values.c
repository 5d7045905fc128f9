/* The methods of the plain classes: value objects, the report and the base of the exceptions. */

#include "php.h"
#include "zend_enum.h"
#include "zend_exceptions.h"
#include "zend_interfaces.h"
#include "zend_smart_str.h"

#include "glue.h"

/* A property that has to be set: for an object created without its constructor, the engine throws an Error. */
static zval *property(zval *object, const char *name, zval *rv)
{
	return zend_read_property(Z_OBJCE_P(object), Z_OBJ_P(object), name, strlen(name), 0, rv);
}

static void return_property(const char *name, INTERNAL_FUNCTION_PARAMETERS)
{
	zval rv, *value;

	ZEND_PARSE_PARAMETERS_NONE();
	value = property(ZEND_THIS, name, &rv);
	if (!EG(exception)) {
		RETURN_COPY(value);
	}
}

/* The value objects of the extension; their constructor is private. */
ZEND_METHOD(WsClient_CloseInfo, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

ZEND_METHOD(WsClient_Message, __construct)
{
	zend_class_entry *ce = Z_OBJCE_P(ZEND_THIS);
	zend_string *payload;
	zval *type, value;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_OBJECT_OF_CLASS(type, ws_classes[WS_MESSAGE_TYPE])
		Z_PARAM_STR(payload)
	ZEND_PARSE_PARAMETERS_END();
	zend_update_property(ce, Z_OBJ_P(ZEND_THIS), ZEND_STRL("type"), type);
	if (!EG(exception)) {
		ZVAL_STR(&value, payload);
		zend_update_property(ce, Z_OBJ_P(ZEND_THIS), ZEND_STRL("payload"), &value);
	}
}

ZEND_METHOD(WsClient_Message, __toString)
{
	return_property("payload", INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

ZEND_METHOD(WsClient_Report, __toString)
{
	return_property("text", INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

/* "schema" and the public properties; json_encode() handles the objects among them. In an object that was created
 * without its constructor they are null. */
ZEND_METHOD(WsClient_Report, jsonSerialize)
{
	zend_property_info *info;

	ZEND_PARSE_PARAMETERS_NONE();
	array_init(return_value);
	add_assoc_long(return_value, "schema", 1);
	ZEND_HASH_FOREACH_PTR(&Z_OBJCE_P(ZEND_THIS)->properties_info, info) {
		if (info->flags & ZEND_ACC_PUBLIC) {
			zval *value = OBJ_PROP(Z_OBJ_P(ZEND_THIS), info->offset);

			ZVAL_DEREF(value);
			if (Z_TYPE_P(value) == IS_UNDEF) {
				value = &EG(uninitialized_zval);
			}
			Z_TRY_ADDREF_P(value);
			zend_hash_update(Z_ARRVAL_P(return_value), info->name, value);
		}
	} ZEND_HASH_FOREACH_END();
}

/* An exception that a program creates itself belongs to no connection: its properties are empty. */
ZEND_METHOD(WsClient_WsClientException, __construct)
{
	zend_object *self = Z_OBJ_P(ZEND_THIS);
	zend_property_info *info;

	if (!ws_is_throwable(ZEND_THIS)) {
		return;
	}
	zend_call_known_function(zend_ce_exception->constructor, self, zend_ce_exception, NULL,
		ZEND_NUM_ARGS(), ZEND_NUM_ARGS() ? ZEND_CALL_ARG(execute_data, 1) : NULL, NULL);
	if (EG(exception)) {
		return;
	}
	ZEND_HASH_FOREACH_PTR(&self->ce->properties_info, info) {
		zval *slot;
		if (!(info->flags & ZEND_ACC_READONLY) || info->ce->type != ZEND_INTERNAL_CLASS) {
			continue;
		}
		slot = OBJ_PROP(self, info->offset);
		if (Z_TYPE_P(slot) != IS_UNDEF) {
			continue;
		}
		if (ZEND_TYPE_ALLOW_NULL(info->type)) {
			ZVAL_NULL(slot);
		} else if (ZEND_TYPE_PURE_MASK(info->type) & MAY_BE_ARRAY) {
			ZVAL_EMPTY_ARRAY(slot);
		} else if (ZEND_TYPE_PURE_MASK(info->type) & MAY_BE_STRING) {
			ZVAL_EMPTY_STRING(slot);
		}
	} ZEND_HASH_FOREACH_END();
}

/* Puts a property of the exception into an array, null if it has none. */
static void add_property(zval *array, zend_object *self, zend_class_entry *scope, const char *name, size_t length)
{
	zval rv, *value = zend_read_property(scope, self, name, length, 1, &rv);

	ZVAL_DEREF(value);
	if (Z_TYPE_P(value) == IS_OBJECT && (Z_OBJCE_P(value)->ce_flags & ZEND_ACC_ENUM)) {
		value = zend_enum_fetch_case_value(Z_OBJ_P(value));
	}
	Z_TRY_ADDREF_P(value);
	add_assoc_zval_ex(array, name, length, value);
}

/* errorCode, layer and report, as a logger takes them: texts, and an object that is JsonSerializable. */
ZEND_METHOD(WsClient_WsClientException, context)
{
	zend_object *self = Z_OBJ_P(ZEND_THIS);

	ZEND_PARSE_PARAMETERS_NONE();
	array_init(return_value);
	add_property(return_value, self, ws_classes[WS_EXCEPTION], ZEND_STRL("errorCode"));
	add_property(return_value, self, ws_classes[WS_EXCEPTION], ZEND_STRL("layer"));
	add_property(return_value, self, ws_classes[WS_EXCEPTION], ZEND_STRL("report"));
}

ZEND_METHOD(WsClient_WsClientException, jsonSerialize)
{
	zend_object *self = Z_OBJ_P(ZEND_THIS);

	ZEND_PARSE_PARAMETERS_NONE();
	array_init(return_value);
	add_property(return_value, self, zend_ce_exception, ZEND_STRL("message"));
	add_property(return_value, self, zend_ce_exception, ZEND_STRL("code"));
	add_property(return_value, self, ws_classes[WS_EXCEPTION], ZEND_STRL("errorCode"));
	add_property(return_value, self, ws_classes[WS_EXCEPTION], ZEND_STRL("layer"));
	add_property(return_value, self, ws_classes[WS_EXCEPTION], ZEND_STRL("report"));
}

/* Appends a property of Exception, which a subclass may have unset, made a reference or given another type. */
static bool append_property(smart_str *out, zend_object *self, zend_known_string_id name)
{
	zval rv, *value = zend_read_property_ex(zend_ce_exception, self, ZSTR_KNOWN(name), 0, &rv);
	zend_string *text = EG(exception) ? NULL : zval_try_get_string(value);

	if (!text) {
		return false;
	}
	smart_str_append(out, text);
	zend_string_release(text);
	return true;
}

/* Appends the result of a method without arguments; false unless it is a string. */
static bool append_result(smart_str *out, zend_object *object, const char *method, size_t length)
{
	zval text;
	bool is_string;

	zend_call_method(object, NULL, NULL, method, length, &text, 0, NULL, NULL);
	is_string = Z_TYPE(text) == IS_STRING;
	if (is_string) {
		smart_str_append(out, Z_STR(text));
	}
	zval_ptr_dtor(&text);
	return is_string;
}

/* Whether an exception is being shown that has this one as its previous one: the engine asks that one for its
 * message, and for nothing that a class could define. */
static bool is_shown_by_wrapper(const zend_object *object)
{
	const zend_execute_data *call = EG(current_execute_data);

	return call && call->func && call->func->type == ZEND_INTERNAL_FUNCTION
		&& call->func->internal_function.handler == zend_ce_exception->__tostring->internal_function.handler
		&& Z_TYPE(call->This) == IS_OBJECT && Z_OBJ(call->This) != object;
}

/* The text of the report of an exception, where it is kept; NULL if it has none. */
static zval *report_text(zend_object *object)
{
	zval rv, *report, *text;

	if (ws_is_disabled[WS_REPORT]) {
		return NULL;
	}
	report = zend_read_property(ws_classes[WS_EXCEPTION], object, ZEND_STRL("report"), 1, &rv);
	ZVAL_DEREF(report);
	if (Z_TYPE_P(report) != IS_OBJECT || Z_OBJCE_P(report) != ws_classes[WS_REPORT]) {
		return NULL;
	}
	text = zend_read_property(ws_classes[WS_REPORT], Z_OBJ_P(report), ZEND_STRL("text"), 1, &rv);
	return Z_TYPE_P(text) == IS_STRING ? text : NULL;
}

/* Shows the whole report in place of the message where another exception shows this one. */
zval *ws_exception_read_property(zend_object *object, zend_string *name, int type, void **cache_slot, zval *rv)
{
	if (zend_string_equals(name, ZSTR_KNOWN(ZEND_STR_MESSAGE)) && is_shown_by_wrapper(object)) {
		zval *text = report_text(object);

		if (text) {
			return text;
		}
	}
	return zend_std_read_property(object, name, type, cache_slot, rv);
}

/* What an uncaught exception prints: the whole report, then where it was thrown. */
ZEND_METHOD(WsClient_WsClientException, __toString)
{
	zend_object *self = Z_OBJ_P(ZEND_THIS);
	zval rv, *report;
	smart_str out = {0};
	bool is_whole;

	ZEND_PARSE_PARAMETERS_NONE();
	if (!ws_is_throwable(ZEND_THIS)) {
		RETURN_STR_COPY(self->ce->name);
	}
	report = zend_read_property(ws_classes[WS_EXCEPTION], self, ZEND_STRL("report"), 1, &rv);
	ZVAL_DEREF(report);
	if (Z_TYPE_P(report) != IS_OBJECT || ws_is_disabled[WS_REPORT]) {
		zend_call_known_function(zend_ce_exception->__tostring, self,
			zend_ce_exception, return_value, 0, NULL, NULL);
		return;
	}
	smart_str_append(&out, self->ce->name);
	smart_str_appends(&out, ": ");
	is_whole = append_result(&out, Z_OBJ_P(report), ZEND_STRL("__tostring"));
	smart_str_appends(&out, "\n  thrown in ");
	is_whole = is_whole && append_property(&out, self, ZEND_STR_FILE);
	smart_str_appendc(&out, ':');
	is_whole = is_whole && append_property(&out, self, ZEND_STR_LINE);
	smart_str_appends(&out, "\nStack trace:\n");
	is_whole = is_whole && append_result(&out, self, ZEND_STRL("gettraceasstring"));
	if (!is_whole) {
		smart_str_free(&out);
		RETURN_THROWS();
	}
	RETURN_STR(smart_str_extract(&out));
}
