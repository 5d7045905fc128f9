/* Strings that grow while a message arrives, within memory_limit. */

#include "php.h"

#include "glue.h"

#define CHUNK (2u * 1024 * 1024)

/* Whether the engine can allocate `size` bytes without breaking memory_limit: the allocator takes
 * memory from the system in chunks of 2 MiB, so near the limit only what is free inside counts. */
bool ws_has_room(size_t size)
{
	size_t limit, real, used, wanted;

	if (PG(memory_limit) < 0) {
		return true;
	}
	limit = (size_t) PG(memory_limit);
	real = zend_memory_usage(true);
	wanted = (size / CHUNK + 1) * CHUNK;
	if (wanted >= size && real < limit && wanted <= limit - real) {
		return true;
	}
	used = zend_memory_usage(false);
	/* Free memory inside comes in pieces, so there must be a good deal more of it. */
	return size < CHUNK / 8 && real > used && size * 4 + CHUNK / 8 <= real - used;
}

/* A string with memory for `capacity` bytes, of which none is set yet, or NULL where there is no room.
 * While it grows its `len` is how many are set, and its hash, which nobody asks for yet, the capacity. */
zend_string *ws_string_alloc(size_t capacity)
{
	zend_string *string;

	if (!ws_has_room(capacity)) {
		return NULL;
	}
	string = zend_string_alloc(capacity, false);
	ZSTR_LEN(string) = 0;
	ZSTR_H(string) = capacity;
	return string;
}

zend_string *ws_string_extend(zend_string *string, size_t capacity)
{
	size_t length = ZSTR_LEN(string);

	if (!ws_has_room(capacity)) {
		return NULL;
	}
	/* Only what is set is worth copying. */
	string = (zend_string *) erealloc2(string, ZEND_MM_ALIGNED_SIZE(_ZSTR_STRUCT_SIZE(capacity)),
		_ZSTR_STRUCT_SIZE(length));
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
		string = (zend_string *) erealloc2(string, ZEND_MM_ALIGNED_SIZE(_ZSTR_STRUCT_SIZE(length)),
			_ZSTR_STRUCT_SIZE(length));
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
