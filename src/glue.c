/* Zend macros and inlines that only the C compiler gets right for every PHP build, as plain functions for Rust. */

#include "php.h"
#include "php_ini.h"
#include "SAPI.h"
#include "zend_attributes.h"
#include "zend_enum.h"
#include "zend_exceptions.h"
#include "zend_interfaces.h"
#include "zend_smart_str.h"
#include "ext/json/php_json.h"
#include "ext/spl/spl_exceptions.h"
#include "ext/standard/info.h"

#include "glue.h"

/* ---- arguments: the engine's own coercion and messages ------------------------------------- */

static uint32_t argument_number(zval *arg)
{
	zend_execute_data *ex = EG(current_execute_data);
	ptrdiff_t n = arg - ZEND_CALL_ARG(ex, 1);

	return (n >= 0 && n < (ptrdiff_t) ZEND_CALL_NUM_ARGS(ex)) ? (uint32_t) n + 1 : 0;
}

static bool refuse_argument(zval *arg, zend_expected_type expected)
{
	uint32_t n = argument_number(arg);

	if (n && !EG(exception)) {
		zend_wrong_parameter_error(ZPP_ERROR_WRONG_ARG, n, NULL, expected, arg);
	}
	return false;
}

bool ws_arg_string(zval *arg, zend_string **out)
{
	return zend_parse_arg_str(arg, out, false, argument_number(arg))
		|| refuse_argument(arg, Z_EXPECTED_STRING);
}

bool ws_arg_long(zval *arg, zend_long *out)
{
	bool is_null;

	return zend_parse_arg_long(arg, out, &is_null, false, argument_number(arg))
		|| refuse_argument(arg, Z_EXPECTED_LONG);
}

bool ws_arg_double(zval *arg, bool nullable, double *out, bool *is_null)
{
	*is_null = false;
	return zend_parse_arg_double(arg, out, is_null, nullable, argument_number(arg))
		|| refuse_argument(arg, nullable ? Z_EXPECTED_DOUBLE_OR_NULL : Z_EXPECTED_DOUBLE);
}

bool ws_arg_array(zval *arg, HashTable **out)
{
	return zend_parse_arg_array_ht(arg, out, false, false, false)
		|| refuse_argument(arg, Z_EXPECTED_ARRAY);
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

/* ---- classes --------------------------------------------------------------------------------- */

zend_class_entry *ws_class(const char *name, zend_class_entry *parent, bool is_value,
	const zend_function_entry *methods)
{
	zend_class_entry ce, *registered;

	INIT_CLASS_ENTRY_EX(ce, name, strlen(name), methods);
	registered = zend_register_internal_class_ex(&ce, parent);
	if (is_value) {
		registered->ce_flags |= ZEND_ACC_FINAL | ZEND_ACC_NO_DYNAMIC_PROPERTIES;
	}
	return registered;
}

zend_class_entry *ws_runtime_exception(void) { return spl_ce_RuntimeException; }
zend_class_entry *ws_error(void) { return zend_ce_error; }

void ws_implement_json(zend_class_entry *ce)
{
	zend_class_implements(ce, 1, php_json_serializable_ce);
}

void ws_property(zend_class_entry *ce, const char *name, uint32_t mask, const char *class_name,
	uint32_t access)
{
	zend_string *n = zend_string_init_interned(name, strlen(name), 1);
	zend_type type = ZEND_TYPE_INIT_MASK(mask);
	zval none;

	if (class_name) {
		zend_string *c = zend_string_init_interned(class_name, strlen(class_name), 1);
		type = (zend_type) ZEND_TYPE_INIT_CLASS(c, 0, mask);
	}
	ZVAL_UNDEF(&none);
	zend_declare_typed_property(ce, n, &none, access | ZEND_ACC_READONLY, NULL, type);
}

zend_class_entry *ws_enum(const char *name, bool backed)
{
	return zend_register_internal_enum(name, backed ? IS_STRING : IS_UNDEF, NULL);
}

void ws_enum_case(zend_class_entry *ce, const char *name, const char *value)
{
	if (value) {
		zval backing;
		ZVAL_INTERNED_STR(&backing, zend_string_init_interned(value, strlen(value), 1));
		zend_enum_add_case_cstr(ce, name, &backing);
	} else {
		zend_enum_add_case_cstr(ce, name, NULL);
	}
}

void ws_enum_value(zval *out, zend_class_entry *ce, const char *name)
{
	ZVAL_OBJ_COPY(out, zend_enum_get_case_cstr(ce, name));
}

void ws_mark_sensitive(zend_class_entry *ce, const char *method, uint32_t argument)
{
	zend_function *function = zend_hash_str_find_ptr(&ce->function_table, method, strlen(method));

	if (function) {
		zend_string *name = zend_string_init_interned("SensitiveParameter", 18, 1);
		zend_add_parameter_attribute(function, argument, name, 0);
	}
}

/* ext-php-rs itself refuses null for an argument that has a default, in words of its own, unless the
 * type says that it takes null. So ours say so, and what Reflection shows is put right here. */
void ws_refuse_null_for_defaults(zend_class_entry *ce)
{
	zend_function *function;

	ZEND_HASH_FOREACH_PTR(&ce->function_table, function) {
		zend_internal_arg_info *info = (zend_internal_arg_info *) function->internal_function.arg_info;
		uint32_t i;

		for (i = 0; i < function->common.num_args; i++) {
			const char *value = info[i].default_value;
			if (value && strcmp(value, "null") != 0) {
				ZEND_TYPE_FULL_MASK(info[i].type) &= ~MAY_BE_NULL;
			}
		}
	} ZEND_HASH_FOREACH_END();
}

/* The object of the running method. */
zend_object *ws_this(void)
{
	zval *this = &EG(current_execute_data)->This;

	return Z_TYPE_P(this) == IS_OBJECT ? Z_OBJ_P(this) : NULL;
}

/* ---- objects --------------------------------------------------------------------------------- */

void ws_object(zval *out, zend_class_entry *ce)
{
	object_init_ex(out, ce);
}

void ws_set(zend_class_entry *scope, zval *object, const char *name, size_t length, zval *value)
{
	zend_string *n = zend_string_init(name, length, false);

	zend_update_property_ex(scope, Z_OBJ_P(object), n, value);
	zend_string_release(n);
}

void ws_set_exception(zval *exception, const char *message, size_t length, zend_long code)
{
	zend_class_entry *base = instanceof_function(Z_OBJCE_P(exception), zend_ce_exception)
		? zend_ce_exception : zend_ce_error;
	zval value;

	ZVAL_STRINGL(&value, message, length);
	zend_update_property_ex(base, Z_OBJ_P(exception), ZSTR_KNOWN(ZEND_STR_MESSAGE), &value);
	zval_ptr_dtor(&value);
	ZVAL_LONG(&value, code);
	zend_update_property_ex(base, Z_OBJ_P(exception), ZSTR_KNOWN(ZEND_STR_CODE), &value);
}

void ws_throw_object(zval *exception)
{
	zend_throw_exception_object(exception);
}

bool ws_has_exception(void)
{
	return EG(exception) != NULL;
}

/* ---- methods of the plain classes ------------------------------------------------------------- */

ZEND_BEGIN_ARG_INFO_EX(arginfo_none, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_to_string, 0, 0, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_json, 0, 0, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_exception, 0, 0, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, message, IS_STRING, 0, "\"\"")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, code, IS_LONG, 0, "0")
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, previous, Throwable, 1, "null")
ZEND_END_ARG_INFO()

/* Value objects come from the extension only; their constructor is private. */
static ZEND_METHOD(Value, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

static zval *property(zval *object, const char *name, zval *rv)
{
	return zend_read_property(Z_OBJCE_P(object), Z_OBJ_P(object), name, strlen(name), 1, rv);
}

static ZEND_METHOD(Message, __toString)
{
	zval rv;

	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_COPY(property(ZEND_THIS, "payload", &rv));
}

static ZEND_METHOD(Report, __toString)
{
	zval rv;

	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_COPY(property(ZEND_THIS, "text", &rv));
}

/* The public properties behind "schema"; json_encode() sees to the objects among them. */
static ZEND_METHOD(Report, jsonSerialize)
{
	zend_property_info *info;

	ZEND_PARSE_PARAMETERS_NONE();
	array_init(return_value);
	add_assoc_long(return_value, "schema", 1);
	ZEND_HASH_FOREACH_PTR(&Z_OBJCE_P(ZEND_THIS)->properties_info, info) {
		if (info->flags & ZEND_ACC_PUBLIC) {
			zval *value = OBJ_PROP(Z_OBJ_P(ZEND_THIS), info->offset);
			Z_TRY_ADDREF_P(value);
			zend_hash_update(Z_ARRVAL_P(return_value), info->name, value);
		}
	} ZEND_HASH_FOREACH_END();
}

/* An exception that a program makes itself has no connection behind it: its properties are empty. */
static ZEND_METHOD(WsClientException, __construct)
{
	zend_object *self = Z_OBJ_P(ZEND_THIS);
	zend_property_info *info;

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

/* What an uncaught exception prints: the whole report, then where it was thrown. */
static ZEND_METHOD(WsClientException, __toString)
{
	zval rv_report, rv_file, rv_line, text, trace, *report;
	smart_str out = {0};

	ZEND_PARSE_PARAMETERS_NONE();
	report = property(ZEND_THIS, "report", &rv_report);
	if (Z_TYPE_P(report) != IS_OBJECT) {
		zend_call_known_function(zend_ce_exception->__tostring, Z_OBJ_P(ZEND_THIS),
			zend_ce_exception, return_value, 0, NULL, NULL);
		return;
	}
	zend_call_method_with_0_params(Z_OBJ_P(report), NULL, NULL, "__tostring", &text);
	zend_call_method_with_0_params(Z_OBJ_P(ZEND_THIS), NULL, NULL, "gettraceasstring", &trace);
	smart_str_append(&out, Z_OBJCE_P(ZEND_THIS)->name);
	smart_str_appends(&out, ": ");
	if (Z_TYPE(text) == IS_STRING) {
		smart_str_append(&out, Z_STR(text));
	}
	smart_str_appends(&out, "\n  thrown in ");
	smart_str_append(&out, Z_STR_P(zend_read_property_ex(zend_ce_exception, Z_OBJ_P(ZEND_THIS),
		ZSTR_KNOWN(ZEND_STR_FILE), 1, &rv_file)));
	smart_str_appendc(&out, ':');
	smart_str_append_long(&out, Z_LVAL_P(zend_read_property_ex(zend_ce_exception, Z_OBJ_P(ZEND_THIS),
		ZSTR_KNOWN(ZEND_STR_LINE), 1, &rv_line)));
	smart_str_appends(&out, "\nStack trace:\n");
	if (Z_TYPE(trace) == IS_STRING) {
		smart_str_append(&out, Z_STR(trace));
	}
	zval_ptr_dtor(&text);
	zval_ptr_dtor(&trace);
	RETURN_STR(smart_str_extract(&out));
}

const zend_function_entry ws_exception_methods[] = {
	ZEND_ME(WsClientException, __construct, arginfo_exception, ZEND_ACC_PUBLIC)
	ZEND_ME(WsClientException, __toString, arginfo_to_string, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

const zend_function_entry ws_value_methods[] = {
	ZEND_ME(Value, __construct, arginfo_none, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};

const zend_function_entry ws_message_methods[] = {
	ZEND_ME(Value, __construct, arginfo_none, ZEND_ACC_PRIVATE)
	ZEND_ME(Message, __toString, arginfo_to_string, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

const zend_function_entry ws_report_methods[] = {
	ZEND_ME(Value, __construct, arginfo_none, ZEND_ACC_PRIVATE)
	ZEND_ME(Report, __toString, arginfo_to_string, ZEND_ACC_PUBLIC)
	ZEND_ME(Report, jsonSerialize, arginfo_json, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

/* ---- interrupts ------------------------------------------------------------------------------- */

/* What ZEND_VM_INTERRUPT does, with a fatal error caught: the Rust frames between here and the
 * engine unwind first, then the caller goes on with it. */
int ws_run_interrupts(void)
{
	volatile int result = WS_GO_ON;

	if (zend_atomic_bool_load_ex(&EG(vm_interrupt))) {
		zend_atomic_bool_store_ex(&EG(vm_interrupt), false);
		zend_try {
			if (zend_atomic_bool_load_ex(&EG(timed_out))) {
				zend_timeout();
			} else if (zend_interrupt_function) {
				zend_interrupt_function(EG(current_execute_data));
			}
		} zend_catch {
			result = WS_BAILED_OUT;
		} zend_end_try();
	}
	if (result == WS_GO_ON && EG(exception)) {
		result = WS_EXCEPTION;
	}
	return result;
}

void ws_bailout(void)
{
	zend_bailout();
}

/* ---- strings ---------------------------------------------------------------------------------- */

#define CHUNK (2u * 1024 * 1024)

/* Whether the engine can allocate `size` bytes without breaking memory_limit: the allocator takes
 * memory from the system in chunks of 2 MiB, so near the limit only what is free inside counts. */
bool ws_has_room(size_t size)
{
	size_t limit = PG(memory_limit) < 0 ? SIZE_MAX : (size_t) PG(memory_limit);
	size_t real = zend_memory_usage(true), used = zend_memory_usage(false);
	size_t wanted = (size / CHUNK + 1) * CHUNK;

	if (wanted < size || real >= limit) {
		wanted = SIZE_MAX;
	}
	if (limit == SIZE_MAX || (real < limit && wanted <= limit - real)) {
		return true;
	}
	/* Free memory inside comes in pieces, so there must be a good deal more of it. */
	return size < CHUNK / 8 && real > used && size * 4 + CHUNK / 8 <= real - used;
}

zend_string *ws_string_alloc(size_t capacity) { return zend_string_alloc(capacity, false); }
char *ws_string_bytes(zend_string *string) { return ZSTR_VAL(string); }
void ws_string_free(zend_string *string) { zend_string_efree(string); }

zend_string *ws_string_extend(zend_string *string, size_t capacity)
{
	return zend_string_realloc(string, capacity, false);
}

zend_string *ws_string_finish(zend_string *string, size_t length, bool is_utf8)
{
	if (length == 0) {
		zend_string_efree(string);
		return ZSTR_EMPTY_ALLOC();
	}
	if (length == 1) {
		zend_uchar c = (zend_uchar) ZSTR_VAL(string)[0];
		zend_string_efree(string);
		return ZSTR_CHAR(c);
	}
	if (ZSTR_LEN(string) - length > length / 8) {
		string = zend_string_realloc(string, length, false);
	}
	ZSTR_LEN(string) = length;
	ZSTR_VAL(string)[length] = '\0';
#ifdef IS_STR_VALID_UTF8
	if (is_utf8) {
		GC_ADD_FLAGS(string, IS_STR_VALID_UTF8);
	}
#endif
	return string;
}

void ws_zval_string(zval *out, zend_string *string)
{
	ZVAL_STR(out, string);
}

/* ---- configuration ---------------------------------------------------------------------------- */

/* An ini entry of an extension, or its line in php.ini where that extension is not loaded. */
const char *ws_ini(const char *name)
{
	bool exists = false;
	char *value = zend_ini_string_ex(name, strlen(name), 0, &exists);

	if (!exists && cfg_get_string(name, &value) == FAILURE) {
		return NULL;
	}
	return value && *value ? value : NULL;
}

void ws_info(const char *version, const char *tls)
{
	php_info_print_table_start();
	php_info_print_table_row(2, "wsclient support", "enabled");
	php_info_print_table_row(2, "Version", version);
	php_info_print_table_row(2, "TLS", tls);
	php_info_print_table_end();
}
