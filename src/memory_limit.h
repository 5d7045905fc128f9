/* What the C files know of memory_limit and the engine's allocator: see memory_limit.c. */

#ifndef WSCLIENT_MEMORY_LIMIT_H
#define WSCLIENT_MEMORY_LIMIT_H

#include "php.h"

/* What the allocator takes from the system at a time, for everything that is smaller. */
#define ALLOCATOR_CHUNK (2u * 1024 * 1024)
#define ALLOCATOR_PAGE 4096u

bool ws_prepare_allocation(size_t size);
bool ws_is_within_limit(void);

static inline size_t ws_memory_limit(void)
{
	return (size_t) PG(memory_limit);
}

/* Whether `size` bytes stay below the limit in any case, whatever is free, and with the allocator's own records. Here,
 * because every message asks. */
static inline bool ws_surely_fits(size_t size)
{
	size_t real, needed = size + ALLOCATOR_PAGE + ALLOCATOR_CHUNK;

	if (PG(memory_limit) < 0) {
		return true;
	}
	real = zend_memory_usage(true);
	return needed > size && real < ws_memory_limit() && needed <= ws_memory_limit() - real;
}

#endif
