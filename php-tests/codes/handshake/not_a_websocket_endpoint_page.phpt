--TEST--
A page instead of a WebSocket
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::script('head', 'send HTTP/1.1 200 OK\r\nServer: Apache/2.4.62 (Debian)\r\nX-Powered-By: PHP/8.4.1\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: 58\r\n\r\n<!DOCTYPE html>\n<title>Welcome</title>\n<p>It works!</p>\n\n\nX', 'close');
$e = report(fn () => new WsClient($peer->url('/chat')));
var_dump($e->status, $e->headers['Content-Type'], $e->body, $e->report->response);
?>
--EXPECTF--
WsClient\HandshakeException: the server answered /chat with an HTML page (200), not with an upgrade
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 200)
  received    HTTP/1.1 200 OK
  server      Apache/2.4.62 (Debian)
  powered by  PHP/8.4.1
  body        <!DOCTYPE html> <title>Welcome</title> <p>It works!</p>
  help        check the path: a WebSocket endpoint often has its own, such as /ws, /socket or /app/KEY
  help        or Apache likely did not forward the upgrade: in Apache, set ProxyPass "/path" "http://backend/path" upgrade=websocket (2.4.47 or newer); in older versions, load mod_proxy_wstunnel and use ProxyPass "/path" "ws://backend/path"
  code        handshake.not_a_websocket_endpoint
  [handshake.not_a_websocket_endpoint, layer handshake, fault caller, final, docs/errors.md#handshake-not-a-websocket-endpoint]
int(200)
string(24) "text/html; charset=utf-8"
string(58) "<!DOCTYPE html>
<title>Welcome</title>
<p>It works!</p>


"
array(4) {
  ["status"]=>
  int(200)
  ["statusLine"]=>
  string(15) "HTTP/1.1 200 OK"
  ["headers"]=>
  array(4) {
    ["Server"]=>
    string(22) "Apache/2.4.62 (Debian)"
    ["X-Powered-By"]=>
    string(9) "PHP/8.4.1"
    ["Content-Type"]=>
    string(24) "text/html; charset=utf-8"
    ["Content-Length"]=>
    string(2) "58"
  }
  ["body"]=>
  string(58) "<!DOCTYPE html>
<title>Welcome</title>
<p>It works!</p>


"
}
