--TEST--
A server that forbids the connection
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::script('head', 'send HTTP/1.1 403 Forbidden\r\nContent-Length: 18\r\n\r\nYou may not enter.', 'close');
$e = report(fn () => new WsClient($peer->url('/chat')));
var_dump($e->status, $e->body);
?>
--EXPECTF--
WsClient\HandshakeException: the server forbids the connection (403): "You may not enter."
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 403)
  received  HTTP/1.1 403 Forbidden
  body      You may not enter.
  help      check the path: many frameworks answer 403 where no route accepts the upgrade
  help      check credentials, cookies and the server's IP address lists
  help      some servers require an Origin: try headers: ['Origin' => 'https://your.site']
  code      handshake.forbidden
  [handshake.forbidden, layer handshake, fault caller, final, docs/errors.md#handshake-forbidden]
int(403)
string(18) "You may not enter."
