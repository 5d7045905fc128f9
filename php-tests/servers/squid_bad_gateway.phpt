--TEST--
Squid as reverse proxy with its server down, or with a rule that denies
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_server('squid');
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$closed = Peer::closedPort();
$peer = Peer::proxy('squid', $closed->port);
$e = report(fn () => new WsClient($peer->url('/chat')));
$peer = Peer::proxy('squid', $closed->port, ['--line', 'http_access deny all']);
report(fn () => new WsClient($peer->url('/chat')));
?>
--EXPECTF--
WsClient\HandshakeException: Squid received no valid response from the upstream server (%d)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP %d)
  received  HTTP/1.1 %d %s
  server    squid/%s
  via       1.1 %s (squid/%s)
  body      <!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01//EN" "http://www.w3.org/TR/html4/strict.dtd"> <html><head> <meta type="copyright" content="%s
  by        Squid
  help      check that the upstream server is running and listens where cache_peer points; the field X-Squid-Error says what failed
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, retryable, docs/errors.md#handshake-gateway]
WsClient\HandshakeException: a rule of Squid forbids the connection (403)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 403)
  received  HTTP/1.1 403 Forbidden
  server    squid/%s
  via       1.1 %s (squid/%s)
  body      <!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01//EN" "http://www.w3.org/TR/html4/strict.dtd"> <html><head> <meta type="copyright" content="%s
  by        Squid
  help      look for http_access deny in squid.conf: allow this host and port before it
  code      handshake.forbidden
  [handshake.forbidden, layer handshake, fault caller, final, docs/errors.md#handshake-forbidden]
