/* Memory of the engine within memory_limit, where breaking it must be no fatal error; and strings that grow in it
 * while a message arrives.
 *
 * What is free inside the allocator's chunks cannot be told beforehand. So near the limit it is lifted for an
 * allocation, and looked at afterwards; what has broken it is given back. */

#include "php.h"

#include "glue.h"

/* What the allocator takes from the system at a time, for everything that is smaller. */
#define CHUNK (2u * 1024 * 1024)
#define PAGE 4096u

static size_t limit(void)
{
	return (size_t) PG(memory_limit);
}

/* Whether `size` bytes stay below the limit for sure, whatever is free and with what the allocator notes beside. */
static bool has_plenty(size_t size)
{
	size_t real, wanted = size + PAGE + CHUNK;

	if (PG(memory_limit) < 0) {
		return true;
	}
	real = zend_memory_usage(true);
	return wanted > size && real < limit() && wanted <= limit() - real;
}

/* Whether the allocator is below `bytes`, which are its limit from now on. It frees chunks that it keeps for later
 * if it has to; the call that did so has not set the limit. */
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

/* Lifts the limit for an allocation of `size` bytes, after which is_within_limit() has to be asked; false where they
 * are certainly too many. */
static bool prepare(size_t size)
{
	/* A block of its own, of which the size is known. */
	if (size >= CHUNK - PAGE && (size > limit() || !set_limit_after_gc(limit() - size))) {
		ws_settle_limit();
		return false;
	}
	lift_limit();
	return true;
}

/* Whether all that is allocated stays below the limit, which holds again then. If not, it stays lifted: what has
 * broken it has to be freed, and ws_settle_limit() to be called. */
static bool is_within_limit(void)
{
	return set_limit_after_gc(limit());
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

/* Sets the limit again. What has broken it and is kept stays: whatever comes next must be free inside of it. */
void ws_settle_limit(void)
{
	if (!is_within_limit()) {
		set_limit(zend_memory_usage(true));
	}
}

/* Whether the engine can allocate `size` bytes without breaking memory_limit. */
bool ws_has_room(size_t size)
{
	bool is_within;
	void *memory;

	if (has_plenty(size)) {
		return true;
	}
	if (!prepare(size)) {
		return false;
	}
	memory = emalloc(size);
	is_within = is_within_limit();
	efree(memory);
	if (!is_within) {
		ws_settle_limit();
	}
	return is_within;
}

/* Whether a string of `size` bytes could stay below memory_limit if nothing else were there. */
bool ws_can_hold(size_t size)
{
	return PG(memory_limit) < 0 || size <= limit();
}

/* Whether `size` bytes are more than a fourth of memory_limit. */
bool ws_is_large_part(size_t size)
{
	return PG(memory_limit) >= 0 && size > limit() / 4;
}

/* The allocator keeps its limit from one request to the next: what a settled one left ends here. */
void ws_request_start(void)
{
	set_limit(limit());
}

static zend_never_inline zend_string *alloc_near_limit(size_t capacity)
{
	zend_string *string;

	if (!prepare(_ZSTR_STRUCT_SIZE(capacity))) {
		return NULL;
	}
	string = zend_string_alloc(capacity, false);
	if (!is_within_limit()) {
		zend_string_efree(string);
		ws_settle_limit();
		return NULL;
	}
	return string;
}

/* A string with memory for `capacity` bytes, of which none is set yet, or NULL where there is no room.
 * While it grows its `len` is how many are set, and its hash, which nobody asks for yet, the capacity. */
zend_string *ws_string_alloc(size_t capacity)
{
	zend_string *string;

	if (EXPECTED(has_plenty(_ZSTR_STRUCT_SIZE(capacity)))) {
		string = zend_string_alloc(capacity, false);
	} else if (!(string = alloc_near_limit(capacity))) {
		return NULL;
	}
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

/* Gives a string memory for `capacity` bytes; false where there is no room. It may move in any case. */
bool ws_string_extend(zend_string **string, size_t capacity)
{
	size_t before = ZSTR_H(*string), size = _ZSTR_STRUCT_SIZE(capacity);
	/* Both may be there at once while it is copied. */
	bool is_near = !has_plenty(size);

	if (UNEXPECTED(is_near) && !prepare(size)) {
		return false;
	}
	*string = resize(*string, capacity);
	if (UNEXPECTED(is_near) && !is_within_limit()) {
		*string = resize(*string, before);
		ws_settle_limit();
		return false;
	}
	ZSTR_H(*string) = capacity;
	return true;
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

/* Gives back what a string that grows no more has too much, unless that takes memory that is not there: where the
 * shorter one is a copy, both are there for a moment. */
zend_string *ws_string_shrink(zend_string *string)
{
	size_t length = ZSTR_LEN(string);
	zend_string *copy;

	if (ZSTR_H(string) - length <= length / 8) {
		return string;
	}
	if (has_plenty(_ZSTR_STRUCT_SIZE(length))) {
		string = resize(string, length);
		ZSTR_H(string) = length;
		return string;
	}
	copy = ws_string_copy((const uint8_t *) ZSTR_VAL(string), length);
	if (!copy) {
		return string;
	}
	zend_string_efree(string);
	return copy;
}

/* Makes a grown string, or NULL if nothing was written, a PHP value. */
void ws_string_finish(zval *out, zend_string *string, bool is_utf8)
{
	size_t length = string ? ZSTR_LEN(string) : 0;

	if (length <= 1) {
		zend_uchar c = length ? (zend_uchar) ZSTR_VAL(string)[0] : 0;
		if (string) {
			zend_string_efree(string);
		}
		ZVAL_INTERNED_STR(out, length ? ZSTR_CHAR(c) : ZSTR_EMPTY_ALLOC());
		return;
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
