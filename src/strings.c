/* Strings of the engine that grow while a message arrives, within memory_limit. */

#include "php.h"

#include "glue.h"
#include "memory_limit.h"

static zend_never_inline zend_string *alloc_near_limit(size_t capacity)
{
	zend_string *string;

	if (!ws_prepare_allocation(_ZSTR_STRUCT_SIZE(capacity))) {
		return NULL;
	}
	string = zend_string_alloc(capacity, false);
	if (!ws_is_within_limit()) {
		zend_string_efree(string);
		ws_restore_limit();
		return NULL;
	}
	return string;
}

/* A string with memory for `capacity` bytes, of which none is set yet, or NULL where there is no room. While it grows,
 * `len` is the number of bytes that are set, and the hash, which is not needed yet, the capacity. */
static zend_always_inline zend_string *alloc(size_t capacity)
{
	zend_string *string;

	if (EXPECTED(ws_surely_fits(_ZSTR_STRUCT_SIZE(capacity)))) {
		string = zend_string_alloc(capacity, false);
	} else if (!(string = alloc_near_limit(capacity))) {
		return NULL;
	}
	ZSTR_LEN(string) = 0;
	ZSTR_H(string) = capacity;
	return string;
}

zend_string *ws_string_alloc(size_t capacity) { return alloc(capacity); }

static zend_string *resize(zend_string *string, size_t capacity)
{
	/* Only the bytes that are set have to be copied. */
	return (zend_string *) erealloc2(string, ZEND_MM_ALIGNED_SIZE(_ZSTR_STRUCT_SIZE(capacity)),
		_ZSTR_STRUCT_SIZE(ZSTR_LEN(string)));
}

/* Gives a string memory for `capacity` bytes; false where there is no room. The string may move in both cases. */
bool ws_string_extend(zend_string **string, size_t capacity)
{
	size_t before = ZSTR_H(*string), size = _ZSTR_STRUCT_SIZE(capacity);
	/* While it is copied, both may exist. */
	bool is_near = !ws_surely_fits(size);

	if (UNEXPECTED(is_near) && !ws_prepare_allocation(size)) {
		return false;
	}
	*string = resize(*string, capacity);
	if (UNEXPECTED(is_near) && !ws_is_within_limit()) {
		*string = resize(*string, before);
		ws_restore_limit();
		return false;
	}
	ZSTR_H(*string) = capacity;
	return true;
}

zend_string *ws_string_copy(const uint8_t *bytes, size_t length)
{
	zend_string *string = alloc(length);

	if (string) {
		memcpy(ZSTR_VAL(string), bytes, length);
		ZSTR_LEN(string) = length;
	}
	return string;
}

/* It is shared if it was offered by receiveUntil() as the payload of a Message. */
void ws_string_free(zend_string *string) { zend_string_release_ex(string, false); }

/* The payload of a Message, to be kept as a string that has grown; NULL for an empty one. */
zend_string *ws_string_of_message(const zval *message)
{
	const zval *value;
	zend_string *payload;
	bool is_text;

	if (!ws_message_parts(message, &is_text, &value)) {
		return NULL;
	}
	payload = Z_STR_P(value);
	if (!ZSTR_IS_INTERNED(payload)) {
		return zend_string_copy(payload);
	}
	/* Of one byte, which the engine has interned. */
	return ZSTR_LEN(payload) ? zend_string_init(ZSTR_VAL(payload), ZSTR_LEN(payload), false) : NULL;
}

/* Frees the unused memory of a string that does not grow any more, unless that needs memory that is not available:
 * where the shorter string is a copy, both exist for a moment. */
zend_string *ws_string_shrink(zend_string *string)
{
	size_t length = ZSTR_LEN(string);
	zend_string *copy;

	if (ZSTR_H(string) - length <= length / 8) {
		return string;
	}
	if (ws_surely_fits(_ZSTR_STRUCT_SIZE(length))) {
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

/* Makes a PHP value of a string that has grown, or of NULL if nothing was written. */
void ws_string_finish(zval *out, zend_string *string, bool is_utf8)
{
	size_t length = string ? ZSTR_LEN(string) : 0;

	if (UNEXPECTED(string && GC_REFCOUNT(string) > 1)) {
		/* It was offered before, and a program has kept it. */
		ZVAL_STR(out, string);
		return;
	}
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
