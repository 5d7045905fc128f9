/* Strings that grow while a message arrives, within memory_limit. */

#include "php.h"

#include "glue.h"

#define CHUNK (2u * 1024 * 1024)

/* Whether a chunk more of the allocator, and all that `size` bytes can take, stays below memory_limit. */
static bool has_plenty(size_t size)
{
	size_t limit = (size_t) PG(memory_limit), real, wanted;

	if (PG(memory_limit) < 0) {
		return true;
	}
	real = zend_memory_usage(true);
	wanted = (size / CHUNK + 1) * CHUNK;
	return wanted >= size && real < limit && wanted <= limit - real;
}

/* Near the limit nobody can tell beforehand whether a small allocation breaks it, which is a fatal error: that
 * depends on what is free inside the chunks. So the limit is lifted for the allocation, which takes one chunk at
 * most, and set again after it. Large ones count only where there is plenty. */
static bool may_fit(size_t size)
{
	return size < CHUNK / 8 && size <= (size_t) PG(memory_limit);
}

static void lift_limit(void)
{
	zend_set_memory_limit(SIZE_MAX >> 1);
}

/* Whether all that is allocated by now stays below the limit; if not, it stays lifted, and the caller settles it. */
static bool restore_limit(void)
{
	return zend_set_memory_limit((size_t) PG(memory_limit)) == SUCCESS;
}

/* Lifts the limit for what must not fail though `size` bytes may break it. Returns whether it was lifted, and
 * ws_settle_limit() is due. */
bool ws_lift_limit_near(size_t size)
{
	if (has_plenty(size)) {
		return false;
	}
	lift_limit();
	return true;
}

/* As restore_limit(), and what broke the limit stays: whatever comes next must be free inside of what there is. */
void ws_settle_limit(void)
{
	if (!restore_limit()) {
		zend_set_memory_limit(zend_memory_usage(true));
	}
}

/* Whether the engine can allocate `size` bytes without breaking memory_limit. */
bool ws_has_room(size_t size)
{
	bool has_room;
	void *memory;

	if (has_plenty(size)) {
		return true;
	}
	if (!may_fit(size)) {
		return false;
	}
	lift_limit();
	memory = emalloc(size);
	has_room = restore_limit();
	efree(memory);
	if (!has_room) {
		ws_settle_limit();
	}
	return has_room;
}

/* The allocator keeps its limit from one request to the next: what a settled one left ends here. */
void ws_request_start(void)
{
	zend_set_memory_limit((size_t) PG(memory_limit));
}

/* A string with memory for `capacity` bytes, of which none is set yet, or NULL where there is no room.
 * While it grows its `len` is how many are set, and its hash, which nobody asks for yet, the capacity. */
zend_string *ws_string_alloc(size_t capacity)
{
	zend_string *string;

	if (!ws_has_room(_ZSTR_STRUCT_SIZE(capacity))) {
		return NULL;
	}
	string = zend_string_alloc(capacity, false);
	ZSTR_LEN(string) = 0;
	ZSTR_H(string) = capacity;
	return string;
}

static zend_string *resize(zend_string *string, size_t capacity)
{
	/* Only what is set is worth copying. */
	return (zend_string *) erealloc2(string, ZEND_MM_ALIGNED_SIZE(_ZSTR_STRUCT_SIZE(capacity)),
		_ZSTR_STRUCT_SIZE(ZSTR_LEN(string)));
}

zend_string *ws_string_extend(zend_string *string, size_t capacity)
{
	/* Both may be there at once while it is copied. */
	if (!ws_has_room(_ZSTR_STRUCT_SIZE(capacity))) {
		return NULL;
	}
	string = resize(string, capacity);
	ZSTR_H(string) = capacity;
	return string;
}

zend_string *ws_string_copy(const uint8_t *bytes, size_t length)
{
	zend_string *string = ws_string_alloc(length);

	if (string) {
		memcpy(ZSTR_VAL(string), bytes, length);
		ZSTR_LEN(string) = length;
	}
	return string;
}

void ws_string_free(zend_string *string) { zend_string_efree(string); }

/* Makes a grown string, or NULL if nothing was written, a PHP value. */
void ws_string_finish(zval *out, zend_string *string, bool is_utf8)
{
	size_t length = string ? ZSTR_LEN(string) : 0, capacity;

	if (length <= 1) {
		zend_uchar c = length ? (zend_uchar) ZSTR_VAL(string)[0] : 0;
		if (string) {
			zend_string_efree(string);
		}
		ZVAL_INTERNED_STR(out, length ? ZSTR_CHAR(c) : ZSTR_EMPTY_ALLOC());
		return;
	}
	capacity = ZSTR_H(string);
	if (capacity - length > length / 8) {
		/* Where the shorter one is a copy, both are there for a moment. */
		bool is_lifted = ws_lift_limit_near(length);
		string = resize(string, length);
		if (is_lifted) {
			ws_settle_limit();
		}
	}
	ZSTR_H(string) = 0;
	ZSTR_VAL(string)[length] = '\0';
#ifdef IS_STR_VALID_UTF8
	if (is_utf8) {
		GC_ADD_FLAGS(string, IS_STR_VALID_UTF8);
	}
#endif
	ZVAL_NEW_STR(out, string);
}

/* As ws_string_finish(), at the end of a list. */
void ws_string_append(HashTable *list, zend_string *string, bool is_utf8)
{
	zval value;

	ws_string_finish(&value, string, is_utf8);
	ws_append(list, &value);
}
