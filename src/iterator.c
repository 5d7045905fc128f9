/* foreach over a client: one message per iteration under running numbers, its payload as value, or the message itself. */

#include "php.h"
#include "zend_interfaces.h"

#include "glue.h"

typedef struct {
	zend_object_iterator base;
	zval value;
	zend_long number;
	bool as_messages;
	bool started;
	bool valid;
} message_iterator;

static void clear_current(message_iterator *it)
{
	zval_ptr_dtor(&it->value);
	ZVAL_UNDEF(&it->value);
	it->valid = false;
}

static void advance(zend_object_iterator *base)
{
	message_iterator *it = (message_iterator *) base;

	clear_current(it);
	it->valid = wsclient_next_message(Z_OBJ(base->data), it->as_messages, &it->value);
	it->number++;
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
		ZVAL_LONG(key, it->number);
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

/* What the next iterator has as values: the engine calls ws_get_iterator() without an argument for it. */
ZEND_TLS bool new_has_messages;

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
	ZVAL_UNDEF(&it->value);
	it->number = -1;
	it->as_messages = new_has_messages;
	it->started = false;
	it->valid = false;
	return &it->base;
}

/* The object for getIterator() and messages(): the engine's InternalIterator around the functions above. */
bool ws_new_iterator(zval *out, zend_object *client, bool as_messages)
{
	zval object;

	ZVAL_OBJ(&object, client);
	new_has_messages = as_messages;
	bool created = zend_create_internal_iterator_zval(out, &object) == SUCCESS;
	new_has_messages = false;
	return created;
}
