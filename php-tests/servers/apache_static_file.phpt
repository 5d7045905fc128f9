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
  help      likely no ProxyPass has this path: add ProxyPass "/path" "http://backend/path" upgrade=websocket (2.4.47 or newer)
  help      or the path is another: check the URL
  code      handshake.not_a_websocket_endpoint
  [handshake.not_a_websocket_endpoint, layer handshake, fault caller, final, docs/errors.md#handshake-not-a-websocket-endpoint]
WsClient\HandshakeException: the server knows no path /files/none (404)
  ws://127.0.0.1:%d/files/none
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 404)
  received  HTTP/1.1 404 Not Found
  server    Apache/%s
  body      <!DOCTYPE HTML PUBLIC %s
  help      check the path: the WebSocket endpoint is often not / (for example /ws, /socket, /app/KEY)
  help      or Apache likely does not pass the upgrade on, and the server took a plain request: in Apache, set ProxyPass "/path" "http://backend/path" upgrade=websocket (2.4.47 or newer); older: load mod_proxy_wstunnel and use ProxyPass "/path" "ws://backend/path"
  code      handshake.not_found
  [handshake.not_found, layer handshake, fault caller, final, docs/errors.md#handshake-not-found]
