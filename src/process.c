/* The process and the request: signal handlers and time limits, forks, and phpinfo(). */

#include "php.h"
#include "zend_exceptions.h"
#include "ext/standard/info.h"
#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

#include "glue.h"

/* What ZEND_VM_INTERRUPT does, with a fatal error caught: the Rust frames between here and the
 * engine unwind first, then the caller continues it. */
int ws_run_interrupts(void)
{
	volatile int result = WS_CONTINUE;

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
	if (result == WS_CONTINUE && EG(exception)) {
		result = WS_EXCEPTION_PENDING;
	}
	return result;
}

/* Whether a function of the program takes a message, with a fatal error caught as in ws_run_interrupts(). */
enum ws_verdict ws_accepts(zval *callable, const zval *message)
{
	volatile enum ws_verdict verdict = WS_HAS_THROWN;
	zval argument, result;

	ZVAL_COPY_VALUE(&argument, message);
	ZVAL_UNDEF(&result);
	zend_try {
		zend_result called = call_user_function(NULL, NULL, callable, &result, 1, &argument);

		if (called == SUCCESS && !EG(exception)) {
			verdict = zend_is_true(&result) ? WS_ACCEPTED : WS_REFUSED;
		}
		zval_ptr_dtor(&result);
		if (EG(exception)) {
			verdict = WS_HAS_THROWN;
		}
	} zend_catch {
		verdict = WS_HAS_BAILED_OUT;
	} zend_end_try();
	return verdict;
}

/* Whether pcntl leaves handlers to the engine's ticks or to pcntl_signal_dispatch(): pcntl_async_signals() is false. */
bool ws_defers_signals(void)
{
	zend_function *function = zend_hash_str_find_ptr(EG(function_table), ZEND_STRL("pcntl_async_signals"));
	zval is_async;
	bool defers;

	if (!function || EG(exception)) {
		return false;
	}
	ZVAL_UNDEF(&is_async);
	zend_call_known_function(function, NULL, NULL, &is_async, 0, NULL, NULL);
	defers = Z_TYPE(is_async) == IS_FALSE;
	zval_ptr_dtor(&is_async);
	return defers;
}

void ws_bailout(void)
{
	zend_bailout();
}

/* The id of the process, by which a forked child is distinguished from its parent, and the number of its forks. Cached,
 * because each method call would need a system call; atomic, because other threads may read them while one forks. */
static _Atomic uint32_t process;
static _Atomic uint32_t forks;

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
	if (!process && pthread_atfork(wsclient_before_fork, note_fork, note_process) == 0) {
		note_process();
	}
}

/* How many children this process has forked, each of which inherits its descriptors; another number each time if that is
 * not known. */
uint32_t ws_forks(void)
{
	return process ? forks : ++forks;
}

uint32_t ws_process(void)
{
	return process ? process : (uint32_t) getpid();
}

void ws_info(const char *version, const char *tls)
{
	php_info_print_table_start();
	php_info_print_table_row(2, "wsclient support", "enabled");
	php_info_print_table_row(2, "Version", version);
	php_info_print_table_row(2, "TLS", tls);
	php_info_print_table_end();
}
