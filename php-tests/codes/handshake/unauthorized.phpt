--TEST--
A server that requires credentials: the report names the scheme
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::script('head', 'send HTTP/1.1 401 Unauthorized\r\nServer: nginx/1.26.2\r\nWWW-Authenticate: Basic realm="chat", charset="UTF-8"\r\nWWW-Authenticate: Bearer\r\nContent-Type: text/html\r\nContent-Length: 27\r\n\r\n<h1>\r\n401\r\nlog in!</h1>\r\n\r\n', 'close');
$e = report(fn () => new WsClient($peer->url('/chat')));
var_dump($e->status, $e->headers, $e->body);
?>
--EXPECTF--
WsClient\HandshakeException: the server requires credentials (401): "401 log in!"
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 401)
  received  HTTP/1.1 401 Unauthorized
  server    nginx/1.26.2
  body      <h1> 401 log in!</h1>
  wants     Basic realm="chat", charset="UTF-8", Bearer
  help      pass credentials: headers: ['Authorization' => 'Bearer …'], or ws://user:password@host for Basic
  code      handshake.unauthorized
  [handshake.unauthorized, layer handshake, fault caller, final, docs/errors.md#handshake-unauthorized]
int(401)
array(4) {
  ["Server"]=>
  string(12) "nginx/1.26.2"
  ["WWW-Authenticate"]=>
  array(2) {
    [0]=>
    string(35) "Basic realm="chat", charset="UTF-8""
    [1]=>
    string(6) "Bearer"
  }
  ["Content-Type"]=>
  string(9) "text/html"
  ["Content-Length"]=>
  string(2) "27"
}
string(27) "<h1>
401
log in!</h1>

"
