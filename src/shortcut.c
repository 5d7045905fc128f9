/* Short ways into the methods that programs call most. The wrapper that every other call needs builds
 * its list of arguments anew each time, which takes longer than to hand out a message that lies in
 * memory; so the usual calls go round it, and all others, with their errors, through it. */

#include "php.h"

#include "glue.h"

static const ws_short_ways *ways;
static zif_handler construct, receive, send_text, send_binary;

static bool has_arguments(zend_execute_data *execute_data, uint32_t count)
{
	return ZEND_NUM_ARGS() == count
		&& !(ZEND_CALL_INFO(execute_data) & ZEND_CALL_HAS_EXTRA_NAMED_PARAMS);
}

/* The only argument, if that is a string already. */
static const zend_string *only_string(zend_execute_data *execute_data)
{
	zval *argument = ZEND_CALL_ARG(execute_data, 1);

	return has_arguments(execute_data, 1) && Z_TYPE_P(argument) == IS_STRING ? Z_STR_P(argument) : NULL;
}

static ZEND_NAMED_FUNCTION(construct_shortly)
{
	const zend_string *url = only_string(execute_data);

	if (url) {
		ways->construct(Z_OBJ_P(ZEND_THIS), url);
	} else {
		construct(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	}
}

static ZEND_NAMED_FUNCTION(receive_shortly)
{
	if (!has_arguments(execute_data, 0) || !ways->receive(Z_OBJ_P(ZEND_THIS), return_value)) {
		receive(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	}
}

static ZEND_NAMED_FUNCTION(send_text_shortly)
{
	const zend_string *payload = only_string(execute_data);

	if (!payload || !ways->send(Z_OBJ_P(ZEND_THIS), true, payload)) {
		send_text(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	}
}

static ZEND_NAMED_FUNCTION(send_binary_shortly)
{
	const zend_string *payload = only_string(execute_data);

	if (!payload || !ways->send(Z_OBJ_P(ZEND_THIS), false, payload)) {
		send_binary(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	}
}

static void shorten(zend_class_entry *ce, const char *method, zif_handler *long_way,
	zif_handler short_way)
{
	zend_internal_function *function =
		zend_hash_str_find_ptr(&ce->function_table, method, strlen(method));

	if (function) {
		*long_way = function->handler;
		function->handler = short_way;
	}
}

void ws_shorten(zend_class_entry *ce, const ws_short_ways *rust)
{
	ways = rust;
	shorten(ce, "__construct", &construct, construct_shortly);
	shorten(ce, "receive", &receive, receive_shortly);
	shorten(ce, "send", &send_text, send_text_shortly);
	shorten(ce, "sendbinary", &send_binary, send_binary_shortly);
}
