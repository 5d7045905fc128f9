/* Allocations of the engine near memory_limit, where exceeding it must not be a fatal error.
 *
 * How much is free inside the allocator's chunks is not known beforehand. So near the limit, it is lifted for an
 * allocation and checked afterwards; an allocation that exceeds it is freed again. */

#include "php.h"

#include "glue.h"
#include "memory_limit.h"

/* Whether the allocator is below `bytes`, which are its limit from now on. If it has to, it frees chunks that it
 * keeps for later; the call that did so has not set the limit. */
static bool set_limit(size_t bytes)
{
	return zend_set_memory_limit(bytes) == SUCCESS && zend_set_memory_limit(bytes) == SUCCESS;
}

static void lift_limit(void)
{
	zend_set_memory_limit(SIZE_MAX >> 1);
}

/* As set_limit(), with what the allocator can give back. */
static bool set_limit_after_gc(size_t bytes)
{
	if (set_limit(bytes)) {
		return true;
	}
	zend_mm_gc(zend_mm_get_heap());
	return set_limit(bytes);
}

/* Lifts the limit for an allocation of `size` bytes, after which ws_is_within_limit() has to be called; false where
 * they are certainly too many. */
bool ws_prepare_allocation(size_t size)
{
	/* The allocator takes a block of its own, whose size is known. */
	if (size >= ALLOCATOR_CHUNK - ALLOCATOR_PAGE
		&& (size > ws_memory_limit() || !set_limit_after_gc(ws_memory_limit() - size))) {
		ws_restore_limit();
		return false;
	}
	lift_limit();
	return true;
}

/* Whether all that is allocated is below the limit, which is in force again then. If not, it stays lifted: what
 * exceeds it has to be freed, and ws_restore_limit() to be called. */
bool ws_is_within_limit(void)
{
	return set_limit_after_gc(ws_memory_limit());
}

/* Lifts the limit for an allocation that must not fail although `size` bytes may exceed it. Returns whether it was
 * lifted, so that ws_restore_limit() has to be called. */
bool ws_lift_limit_near(size_t size)
{
	if (ws_surely_fits(size)) {
		return false;
	}
	lift_limit();
	return true;
}

/* Sets the limit again. Where memory beyond it is kept, the limit is what is in use: later allocations have to fit
 * into what is free inside of that. */
void ws_restore_limit(void)
{
	if (!ws_is_within_limit()) {
		set_limit(zend_memory_usage(true));
	}
}

/* Whether the engine can allocate `size` bytes without exceeding memory_limit. */
bool ws_has_room(size_t size)
{
	bool is_within;
	void *memory;

	if (ws_surely_fits(size)) {
		return true;
	}
	if (!ws_prepare_allocation(size)) {
		return false;
	}
	memory = emalloc(size);
	is_within = ws_is_within_limit();
	efree(memory);
	if (!is_within) {
		ws_restore_limit();
	}
	return is_within;
}

/* Whether a string of `size` bytes could stay below memory_limit if nothing else were allocated. */
bool ws_can_hold(size_t size)
{
	return PG(memory_limit) < 0 || size <= ws_memory_limit();
}

/* Whether `size` bytes are more than a fourth of memory_limit. */
bool ws_is_large_part(size_t size)
{
	return PG(memory_limit) >= 0 && size > ws_memory_limit() / 4;
}

/* The allocator keeps its limit from one request to the next: one that ws_restore_limit() has raised ends here. */
void ws_request_start(void)
{
	set_limit(ws_memory_limit());
}
