/* What the C files of the extension share. */

#ifndef WSCLIENT_GLUE_H
#define WSCLIENT_GLUE_H

#include "php.h"

enum ws_interrupt { WS_GO_ON = 0, WS_EXCEPTION = 1, WS_BAILED_OUT = 2 };

/* Rust's side of the short ways: see src/shortcut.rs. */
typedef struct {
	void (*construct)(zend_object *client, const zend_string *url);
	bool (*receive)(zend_object *client, zval *value);
	bool (*send)(zend_object *client, bool is_text, const zend_string *payload);
} ws_short_ways;

/* Rust's side of foreach: the type and the payload of the next message; false at the end or with an
 * exception. */
typedef bool (*ws_next_message)(zend_object *client, bool *is_text, zval *payload);

/* Puts a value, which is handed over, at the end of a list. */
void ws_append(HashTable *list, zval *value);

#endif
