/* Zend macros and inlines that only the C compiler gets right for every PHP build, as plain functions for Rust. */

#include "php.h"
#include "php_ini.h"
#include "SAPI.h"
#include "zend_attributes.h"
#include "zend_enum.h"
#include "zend_exceptions.h"
#include "ext/json/php_json.h"
#include "ext/spl/spl_exceptions.h"
#include "ext/standard/info.h"
#include <pthread.h>
#include <unistd.h>

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

bool ws_arg_bool(zval *arg, bool *out)
{
	bool is_null;

	return zend_parse_arg_bool(arg, out, &is_null, false, argument_number(arg))
		|| refuse_argument(arg, Z_EXPECTED_BOOL);
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

/* A Message, with its two properties put straight into their slots: a program may get millions. */
void ws_message(zval *out, zend_class_entry *message, zend_class_entry *types, bool is_text,
	zval *payload)
{
	zend_object *type = zend_enum_get_case_cstr(types, is_text ? "Text" : "Binary");
	zval *slots;

	object_init_ex(out, message);
	slots = OBJ_PROP_NUM(Z_OBJ_P(out), 0);
	ZVAL_OBJ_COPY(&slots[0], type);
	ZVAL_COPY_VALUE(&slots[1], payload);
	Z_PROP_FLAG_P(&slots[0]) = 0;
	Z_PROP_FLAG_P(&slots[1]) = 0;
}

void ws_append(HashTable *list, zval *value)
{
	/* Fails only when the next index would overflow. */
	if (!zend_hash_next_index_insert_new(list, value)) {
		zval_ptr_dtor(value);
	}
}

/* What a Message says, straight from its slots; false for anything else, and for one that was made
 * without its constructor. */
bool ws_message_parts(zval *value, zend_class_entry *message, zend_class_entry *types, bool *is_text,
	zval **payload)
{
	zval *slots;

	if (Z_TYPE_P(value) != IS_OBJECT || Z_OBJCE_P(value) != message) {
		return false;
	}
	slots = OBJ_PROP_NUM(Z_OBJ_P(value), 0);
	if (Z_TYPE(slots[0]) != IS_OBJECT || Z_TYPE(slots[1]) != IS_STRING) {
		return false;
	}
	*is_text = Z_OBJ(slots[0]) == zend_enum_get_case_cstr(types, "Text");
	*payload = &slots[1];
	return true;
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

/* ---- forks ------------------------------------------------------------------------------------ */

/* The process, which a forked child tells apart from its parent. It is kept, because asking the kernel
 * would cost every call a system call. */
static uint32_t process;
static uint32_t forks;

static void note_process(void)
{
	process = (uint32_t) getpid();
}

static void note_fork(void)
{
	forks++;
}

void ws_watch_forks(void)
{
	if (!process && pthread_atfork(NULL, note_fork, note_process) == 0) {
		note_process();
	}
}

/* How many children this process has made, each with its descriptors; another number each time if that
 * is not known. */
uint32_t ws_forks(void)
{
	return process ? forks : ++forks;
}

uint32_t ws_process(void)
{
	return process ? process : (uint32_t) getpid();
}

/* ---- configuration ---------------------------------------------------------------------------- */

/* An ini entry of an extension, or its line in php.ini where that extension is not loaded. */
void ws_info(const char *version, const char *tls)
{
	php_info_print_table_start();
	php_info_print_table_row(2, "wsclient support", "enabled");
	php_info_print_table_row(2, "Version", version);
	php_info_print_table_row(2, "TLS", tls);
	php_info_print_table_end();
}
