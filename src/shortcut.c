/* The short way into receive(): a message that lies complete in memory is handed out without the
 * wrapper that every other call needs for its arguments, for signal handlers and for fatal errors. */

#include "php.h"

#include "glue.h"

static ws_take_buffered take_buffered;
static zif_handler receive;

static ZEND_NAMED_FUNCTION(receive_shortly)
{
	/* With arguments there is something to check first. */
	if (ZEND_NUM_ARGS() > 0 || !take_buffered(Z_OBJ_P(ZEND_THIS), return_value)) {
		receive(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	}
}

void ws_shorten_receive(zend_class_entry *ce, ws_take_buffered take)
{
	zend_function *function = zend_hash_str_find_ptr(&ce->function_table, ZEND_STRL("receive"));

	if (function && function->type == ZEND_INTERNAL_FUNCTION) {
		take_buffered = take;
		receive = function->internal_function.handler;
		function->internal_function.handler = receive_shortly;
	}
}
