--TEST--
Apache with a server behind it that is down, or speaks TLS unexpectedly
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

$upstream = Peer::closedPort();
foreach (['parameter', 'wstunnel'] as $way) {
    $peer = Peer::proxy('apache', $upstream->port, ['--upgrade', $way]);
    report(fn () => new WsClient($peer->url('/chat')));
}
$upstream = Peer::echo(tls: true);
$peer = Peer::proxy('apache', $upstream->tlsPort, ['--upgrade', 'parameter']);
report(fn () => new WsClient($peer->url('/chat')));
?>
--EXPECTF--
WsClient\HandshakeException: Apache cannot serve the request now (503)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 503)
  received  HTTP/1.1 503 Service Unavailable
  server    Apache/%s
  body      <!DOCTYPE HTML PUBLIC %s
  by        Apache
  help      the upstream server is likely down: check that it is running and listens where ProxyPass points; see Apache's error log
  help      after a failure, Apache does not try that server again for 60 s, unless ProxyPass sets retry=0
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, retryable, docs/errors.md#handshake-gateway]
WsClient\HandshakeException: Apache cannot serve the request now (503)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 503)
  received  HTTP/1.1 503 Service Unavailable
  server    Apache/%s
  body      <!DOCTYPE HTML PUBLIC %s
  by        Apache
  help      the upstream server is likely down: check that it is running and listens where ProxyPass points; see Apache's error log
  help      after a failure, Apache does not try that server again for 60 s, unless ProxyPass sets retry=0
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, retryable, docs/errors.md#handshake-gateway]
WsClient\HandshakeException: Apache received no valid response from the upstream server (502)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 502)
  received  HTTP/1.1 502 Proxy Error
  server    Apache/%s
  body      <!DOCTYPE HTML PUBLIC %s
  by        Apache
  help      the upstream server likely speaks TLS (set SSLProxyEngine on and ProxyPass "/path" "https://backend/path" upgrade=websocket), or crashed: see Apache's error log
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, retryable, docs/errors.md#handshake-gateway]
