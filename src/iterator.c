/* foreach over a client: one message per iteration, with its type as key and its payload as value. */

#include "php.h"
#include "zend_enum.h"
#include "zend_interfaces.h"

#include "glue.h"

typedef struct {
	zend_object_iterator base;
	zend_object *text;
	zend_object *binary;
	zval key;
	zval value;
	bool started;
	bool valid;
} message_iterator;

static void clear_current(message_iterator *it)
{
	zval_ptr_dtor(&it->key);
	zval_ptr_dtor(&it->value);
	ZVAL_UNDEF(&it->key);
	ZVAL_UNDEF(&it->value);
	it->valid = false;
}

static void advance(zend_object_iterator *base)
{
	message_iterator *it = (message_iterator *) base;
	bool is_text;

	clear_current(it);
	it->valid = wsclient_next_message(Z_OBJ(base->data), &is_text, &it->value);
	if (it->valid) {
		ZVAL_OBJ_COPY(&it->key, is_text ? it->text : it->binary);
	}
}

/* The first message is received when it is requested, not when the iterator is created. */
static void start(message_iterator *it)
{
	if (!it->started) {
		it->started = true;
		advance(&it->base);
	}
}

static void destroy(zend_object_iterator *base)
{
	clear_current((message_iterator *) base);
	zval_ptr_dtor(&base->data);
}

static int is_valid(zend_object_iterator *base)
{
	start((message_iterator *) base);
	return ((message_iterator *) base)->valid ? SUCCESS : FAILURE;
}

static zval *current(zend_object_iterator *base)
{
	message_iterator *it = (message_iterator *) base;

	start(it);
	return it->valid ? &it->value : &EG(uninitialized_zval);
}

static void current_key(zend_object_iterator *base, zval *key)
{
	message_iterator *it = (message_iterator *) base;

	start(it);
	if (it->valid) {
		ZVAL_COPY(key, &it->key);
	} else {
		ZVAL_NULL(key);
	}
}

static void move_forward(zend_object_iterator *base)
{
	message_iterator *it = (message_iterator *) base;

	it->started = true;
	advance(base);
}

static const zend_object_iterator_funcs functions = {
	.dtor = destroy,
	.valid = is_valid,
	.get_current_data = current,
	.get_current_key = current_key,
	.move_forward = move_forward,
	/* No rewind: a connection cannot go back; the engine throws. */
};

zend_object_iterator *ws_get_iterator(zend_class_entry *ce, zval *object, int by_ref)
{
	message_iterator *it;

	if (by_ref) {
		zend_throw_error(NULL, "An iterator cannot be used with foreach by reference");
		return NULL;
	}
	it = emalloc(sizeof(*it));
	zend_iterator_init(&it->base);
	it->base.funcs = &functions;
	ZVAL_OBJ_COPY(&it->base.data, Z_OBJ_P(object));
	/* The class owns its cases, so they live as long as the request. */
	it->text = zend_enum_get_case_cstr(ws_classes[WS_MESSAGE_TYPE], "Text");
	it->binary = zend_enum_get_case_cstr(ws_classes[WS_MESSAGE_TYPE], "Binary");
	ZVAL_UNDEF(&it->key);
	ZVAL_UNDEF(&it->value);
	it->started = false;
	it->valid = false;
	return &it->base;
}

/* The object for getIterator(): the engine's InternalIterator around the functions above. */
bool ws_new_iterator(zval *out, zend_object *client)
{
	zval object;

	ZVAL_OBJ(&object, client);
	return zend_create_internal_iterator_zval(out, &object) == SUCCESS;
}
