--TEST--
A path that Apache serves as a file
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_server('apache2');
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$upstream = Peer::echo();
$peer = Peer::proxy('apache', $upstream->port, ['--upgrade', 'parameter']);
report(fn () => new WsClient($peer->url('/files/index.html')));
report(fn () => new WsClient($peer->url('/files/none')));
?>
--EXPECTF--
WsClient\HandshakeException: Apache serves /files/index.html as a file
  ws://127.0.0.1:%d/files/index.html
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 200)
  received  HTTP/1.1 200 OK
  server    Apache/%s
  body      <!doctype html><title>A page</title>
  help      likely no ProxyPass matches this path: add ProxyPass "/path" "http://backend/path" upgrade=websocket (2.4.47 or newer)
  help      or the path is wrong: check the URL
  code      handshake.not_a_websocket_endpoint
  [handshake.not_a_websocket_endpoint, layer handshake, fault caller, final, docs/errors.md#handshake-not-a-websocket-endpoint]
WsClient\HandshakeException: the server found nothing at /files/none (404)
  ws://127.0.0.1:%d/files/none
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 404)
  received  HTTP/1.1 404 Not Found
  server    Apache/%s
  body      <!DOCTYPE HTML PUBLIC %s
  help      check the path: a WebSocket endpoint often has its own, such as /ws, /socket or /app/KEY
  help      or Apache likely did not forward the upgrade: in Apache, set ProxyPass "/path" "http://backend/path" upgrade=websocket (2.4.47 or newer); in older versions, load mod_proxy_wstunnel and use ProxyPass "/path" "ws://backend/path"
  code      handshake.not_found
  [handshake.not_found, layer handshake, fault caller, final, docs/errors.md#handshake-not-found]
