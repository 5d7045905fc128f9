/* WsClient\Poller: holds its clients, and hands out those that are ready in foreach. */

#include "php.h"
#include "zend_interfaces.h"

#include "glue.h"

static zend_object_handlers poller_handlers;

static ws_poller_object *whole(zend_object *object)
{
	return (ws_poller_object *) ((char *) object - offsetof(ws_poller_object, std));
}

static zend_object *create_poller(zend_class_entry *ce)
{
	ws_poller_object *poller = zend_object_alloc(sizeof(ws_poller_object), ce);

	poller->poller = NULL;
	zend_hash_init(&poller->clients, 0, NULL, ZVAL_PTR_DTOR, false);
	zend_object_std_init(&poller->std, ce);
	object_properties_init(&poller->std, ce);
	poller->std.handlers = &poller_handlers;
	return &poller->std;
}

static void free_poller(zend_object *object)
{
	ws_poller_object *poller = whole(object);
	zval *client;

	ZEND_HASH_FOREACH_VAL(&poller->clients, client) {
		wsclient_leave_poller(Z_OBJ_P(client));
	} ZEND_HASH_FOREACH_END();
	wsclient_free_poller(poller->poller);
	poller->poller = NULL;
	zend_hash_destroy(&poller->clients);
	zend_object_std_dtor(object);
}

/* The garbage collector follows the poller to its clients. */
static HashTable *gc_poller(zend_object *object, zval **table, int *count)
{
	*table = NULL;
	*count = 0;
	return &whole(object)->clients;
}

/* Each client is known by the number of its object, which is unique as long as the poller holds it. */

bool ws_poller_hold(zend_object *object, zend_object *client)
{
	zval value;

	ZVAL_OBJ(&value, client);
	if (!zend_hash_index_add(&whole(object)->clients, client->handle, &value)) {
		return false;
	}
	GC_ADDREF(client);
	return true;
}

void ws_poller_release(zend_object *object, uint32_t number)
{
	zend_hash_index_del(&whole(object)->clients, number);
}

zend_object *ws_poller_find(zend_object *object, uint32_t number)
{
	zval *client = zend_hash_index_find(&whole(object)->clients, number);

	return client ? Z_OBJ_P(client) : NULL;
}

uint32_t ws_poller_count(zend_object *object)
{
	return zend_hash_num_elements(&whole(object)->clients);
}

/* foreach over a poller: a ready client as key and its messages as value. */

typedef struct {
	zend_object_iterator base;
	zval client;
	zval messages;
	bool started;
} poller_iterator;

static void clear_current(poller_iterator *it)
{
	zval_ptr_dtor(&it->messages);
	zval_ptr_dtor(&it->client);
	ZVAL_UNDEF(&it->messages);
	ZVAL_UNDEF(&it->client);
}

static void advance(zend_object_iterator *base)
{
	poller_iterator *it = (poller_iterator *) base;

	clear_current(it);
	it->started = true;
	wsclient_next_ready(Z_OBJ(base->data), &it->client, &it->messages);
}

/* The first wait is where its result is requested, not where the iterator is created. */
static void start(poller_iterator *it)
{
	if (!it->started) {
		advance(&it->base);
	}
}

static void destroy(zend_object_iterator *base)
{
	clear_current((poller_iterator *) base);
	zval_ptr_dtor(&base->data);
}

static int is_valid(zend_object_iterator *base)
{
	start((poller_iterator *) base);
	return Z_ISUNDEF(((poller_iterator *) base)->client) ? FAILURE : SUCCESS;
}

static zval *current(zend_object_iterator *base)
{
	poller_iterator *it = (poller_iterator *) base;

	start(it);
	return Z_ISUNDEF(it->client) ? &EG(uninitialized_zval) : &it->messages;
}

static void current_key(zend_object_iterator *base, zval *key)
{
	poller_iterator *it = (poller_iterator *) base;

	start(it);
	if (Z_ISUNDEF(it->client)) {
		ZVAL_NULL(key);
	} else {
		ZVAL_COPY(key, &it->client);
	}
}

static void rewind_iterator(zend_object_iterator *base)
{
	start((poller_iterator *) base);
}

static HashTable *gc_iterator(zend_object_iterator *base, zval **table, int *count)
{
	poller_iterator *it = (poller_iterator *) base;
	zend_get_gc_buffer *buffer = zend_get_gc_buffer_create();

	zend_get_gc_buffer_add_zval(buffer, &base->data);
	zend_get_gc_buffer_add_zval(buffer, &it->client);
	zend_get_gc_buffer_add_zval(buffer, &it->messages);
	zend_get_gc_buffer_use(buffer, table, count);
	return NULL;
}

static const zend_object_iterator_funcs functions = {
	.dtor = destroy,
	.valid = is_valid,
	.get_current_data = current,
	.get_current_key = current_key,
	.move_forward = advance,
	.rewind = rewind_iterator,
	.get_gc = gc_iterator,
};

static zend_object_iterator *get_iterator(zend_class_entry *ce, zval *object, int by_ref)
{
	poller_iterator *it;

	if (by_ref) {
		zend_throw_error(NULL, "An iterator cannot be used with foreach by reference");
		return NULL;
	}
	it = emalloc(sizeof(*it));
	zend_iterator_init(&it->base);
	it->base.funcs = &functions;
	ZVAL_OBJ_COPY(&it->base.data, Z_OBJ_P(object));
	ZVAL_UNDEF(&it->client);
	ZVAL_UNDEF(&it->messages);
	it->started = false;
	return &it->base;
}

bool ws_poller_iterator(zval *out, zend_object *poller)
{
	zval object;

	ZVAL_OBJ(&object, poller);
	return zend_create_internal_iterator_zval(out, &object) == SUCCESS;
}

void ws_prepare_poller(zend_class_entry *ce)
{
	ce->create_object = create_poller;
	ce->get_iterator = get_iterator;
	memcpy(&poller_handlers, &std_object_handlers, sizeof(poller_handlers));
	poller_handlers.offset = offsetof(ws_poller_object, std);
	poller_handlers.free_obj = free_poller;
	poller_handlers.get_gc = gc_poller;
	poller_handlers.clone_obj = NULL;
	poller_handlers.compare = zend_objects_not_comparable;
}

/* The elements of `clients` for which `is_ready` is true, under their keys. */
void ws_select_result(zval *out, HashTable *clients, const bool *is_ready)
{
	zend_string *name;
	zend_ulong number;
	zval *client;

	array_init(out);
	ZEND_HASH_FOREACH_KEY_VAL(clients, number, name, client) {
		if (*is_ready++) {
			zval value;

			ZVAL_COPY_DEREF(&value, client);
			if (name) {
				zend_hash_add_new(Z_ARRVAL_P(out), name, &value);
			} else {
				zend_hash_index_add_new(Z_ARRVAL_P(out), number, &value);
			}
		}
	} ZEND_HASH_FOREACH_END();
}
