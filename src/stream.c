/* getStream(): a stream resource that reports readiness to stream_select() and event loops, and does nothing else. */

#include "php.h"
#include "php_network.h"
#include "php_streams.h"
#include <unistd.h>

#include "glue.h"

static ssize_t refuse_write(php_stream *stream, const char *bytes, size_t count)
{
	php_error_docref(NULL, E_WARNING, "The stream of a WsClient only reports readiness; use send()");
	return -1;
}

static ssize_t refuse_read(php_stream *stream, char *bytes, size_t count)
{
	php_error_docref(NULL, E_WARNING, "The stream of a WsClient only reports readiness; use poll() or receive()");
	stream->eof = 1;
	return -1;
}

static ssize_t refuse_write_of_opening(php_stream *stream, const char *bytes, size_t count)
{
	php_error_docref(NULL, E_WARNING, "The stream of a WsClient\\Opening only reports readiness; use finish()");
	return -1;
}

static ssize_t refuse_read_of_opening(php_stream *stream, char *bytes, size_t count)
{
	refuse_write_of_opening(stream, NULL, count);
	stream->eof = 1;
	return -1;
}

static int close_stream(php_stream *stream, int close_handle)
{
	if (close_handle) {
		close((int) (intptr_t) stream->abstract);
	}
	return 0;
}

static int flush_stream(php_stream *stream)
{
	return 0;
}

static int cast_stream(php_stream *stream, int cast_as, void **out)
{
	switch (cast_as) {
		case PHP_STREAM_AS_FD_FOR_SELECT:
		case PHP_STREAM_AS_FD:
		case PHP_STREAM_AS_SOCKETD:
			if (out) {
				*(php_socket_t *) out = (int) (intptr_t) stream->abstract;
			}
			return SUCCESS;
	}
	return FAILURE;
}

static int set_option(php_stream *stream, int option, int value, void *parameter)
{
	/* Event loops switch blocking off; this stream never blocks. */
	return option == PHP_STREAM_OPTION_BLOCKING ? 1 : PHP_STREAM_OPTION_RETURN_NOTIMPL;
}

static const php_stream_ops readiness = {
	refuse_write, refuse_read, close_stream, flush_stream,
	"wsclient", NULL, cast_stream, NULL, set_option
};

static const php_stream_ops readiness_of_opening = {
	refuse_write_of_opening, refuse_read_of_opening, close_stream, flush_stream,
	"wsclient", NULL, cast_stream, NULL, set_option
};

/* A stream of a WsClient or an Opening. Takes ownership of `fd`, a duplicate, so that closing the stream does not affect the
 * connection. */
bool ws_stream(zval *out, int fd, enum ws_class class)
{
	const php_stream_ops *ops = class == WS_OPENING ? &readiness_of_opening : &readiness;
	php_stream *stream = php_stream_alloc(ops, (void *) (intptr_t) fd, NULL, "r");

	if (!stream) {
		return false;
	}
	stream->flags |= PHP_STREAM_FLAG_NO_SEEK | PHP_STREAM_FLAG_AVOID_BLOCKING;
	php_stream_to_zval(stream, out);
	return true;
}
