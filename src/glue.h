/* What the C files of the extension share. */

#ifndef WSCLIENT_GLUE_H
#define WSCLIENT_GLUE_H

#include "php.h"

enum ws_interrupt { WS_GO_ON = 0, WS_EXCEPTION = 1, WS_BAILED_OUT = 2 };

/* Rust's side of foreach: the next message as key and value; false at the end or with an exception. */
typedef bool (*ws_next_message)(zend_object *client, zval *key, zval *value);

#endif
