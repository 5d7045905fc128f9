--TEST--
lighttpd with a server behind it that is down or speaks TLS, with a rule that denies, and without a rule for the path
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_server('lighttpd');
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$closed = Peer::closedPort();
$peer = Peer::proxy('lighttpd', $closed->port);
report(fn () => new WsClient($peer->url('/chat')));
report(fn () => new WsClient($peer->url('/deny')));
report(fn () => new WsClient($peer->url('/other')));
$upstream = Peer::echo(tls: true);
$peer = Peer::proxy('lighttpd', $upstream->tlsPort);
report(fn () => new WsClient($peer->url('/chat')));
?>
--EXPECTF--
WsClient\HandshakeException: lighttpd cannot connect to the upstream server (503)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 503)
  received  HTTP/1.1 503 Service Unavailable
  server    lighttpd/%s
  body      <?xml version="1.0" encoding="iso-8859-1"?> <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.…
  by        lighttpd
  help      check that the upstream server is running, and that proxy.server has its host and port: see lighttpd's error log
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, retryable, docs/errors.md#handshake-gateway]
WsClient\HandshakeException: a lighttpd rule forbids the connection (403)
  ws://127.0.0.1:%d/deny
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 403)
  received  HTTP/1.1 403 Forbidden
  server    lighttpd/%s
  body      <?xml version="1.0" encoding="iso-8859-1"?> <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.…
  by        lighttpd
  help      look for url.access-deny and the conditions around it in lighttpd's configuration
  code      handshake.forbidden
  [handshake.forbidden, layer handshake, fault caller, final, docs/errors.md#handshake-forbidden]
WsClient\HandshakeException: lighttpd does not proxy /other, and found no such file (404)
  ws://127.0.0.1:%d/other
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 404)
  received  HTTP/1.1 404 Not Found
  server    lighttpd/%s
  body      <?xml version="1.0" encoding="iso-8859-1"?> <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.…
  by        lighttpd
  help      check the path against the conditions around proxy.server in lighttpd's configuration
  code      handshake.not_found
  [handshake.not_found, layer handshake, fault caller, final, docs/errors.md#handshake-not-found]
WsClient\HandshakeException: lighttpd received no valid response from the upstream server (500)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 500)
  received  HTTP/1.1 500 Internal Server Error
  server    lighttpd/%s
  body      <?xml version="1.0" encoding="iso-8859-1"?> <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.…
  by        lighttpd
  help      the upstream server likely speaks TLS: lighttpd does not support TLS to an upstream server: give that server a port without TLS
  help      or it closed the connection without a response: see its log
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, retryable, docs/errors.md#handshake-gateway]
