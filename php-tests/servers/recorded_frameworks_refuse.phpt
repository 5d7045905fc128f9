--TEST--
Refusals of SignalR, Jetty, Reverb, Ratchet, Phoenix and nginx (recorded)
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

foreach ([
    '400 Bad Request\r\nServer: Microsoft-IIS/10.0\r\nContent-Type: text/plain\r\n\r\nConnection ID required',
    '404 Not Found\r\nServer: Kestrel\r\nContent-Type: text/plain\r\n\r\nNo Connection with that ID',
    '404 Not Found\r\nServer: Kestrel\r\nContent-Type: text/plain\r\n\r\nWebSockets transport not supported by this end point type',
    '200 OK\r\nServer: Kestrel\r\nContent-Type: application/json\r\n\r\n{"negotiateVersion":1,"connectionId":"x","availableTransports":[]}',
    '400 Bad Request\r\nContent-Type: text/html\r\n\r\n<h2>HTTP ERROR 400 Invalid upgrade request</h2>\n<hr/>Powered by Jetty:// 12.0.5',
    '404 Not Found\r\nContent-Type: text/html\r\n\r\n<h2>HTTP ERROR 404 Not Found</h2>\n<hr/>Powered by Jetty:// 12.0.5',
    '404 Not Found\r\nX-Powered-By: Ratchet/0.4.4\r\nConnection: close\r\n\r\n',
    '403 Forbidden\r\ncontent-length: 0\r\ncache-control: max-age=0, private, must-revalidate\r\n\r\n',
    '404 Not Found\r\nServer: nginx/1.22.1\r\n\r\n<h1>404 Not Found</h1></center>\n<hr><center>nginx/1.22.1</center>',
] as $answer) {
    $peer = Peer::script('head', "send HTTP/1.1 $answer", 'close');
    report(fn () => new WsClient($peer->url('/chat')));
}
// Reverb serves the connection that it refused: its frames look like a body, and it never closes.
$frame = '\x81\x2f{"event":"pusher:connection_established","data":""}';
$peer = Peer::script('head', "send HTTP/1.1 426 Upgrade header MUST be provided\\r\\nSec-WebSocket-Version: 13\\r\\n\\r\\n$frame", 'hang');
$start = hrtime(true);
report(fn () => new WsClient($peer->url('/app/key')));
var_dump((hrtime(true) - $start) / 1e9 < 8);
?>
--EXPECTF--
WsClient\HandshakeException: the upgrade did not reach SignalR: a proxy in front of it, likely IIS, dropped it
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 400)
  received  HTTP/1.1 400 Bad Request
  server    Microsoft-IIS/10.0
  body      Connection ID required
  by        SignalR, through IIS 10.0
  help      in IIS, install the WebSocket Protocol feature: Install-WindowsFeature Web-WebSockets
  code      handshake.upgrade_not_forwarded
  [handshake.upgrade_not_forwarded, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-not-forwarded]
WsClient\HandshakeException: SignalR does not know the connection id in the URL (404)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 404)
  received  HTTP/1.1 404 Not Found
  server    Kestrel
  body      No Connection with that ID
  by        SignalR
  help      negotiate again, and connect immediately with the new connectionToken: it is valid for a few seconds and for one connection
  help      behind a load balancer, always route a client to the same server (sticky sessions)
  help      or remove id from the URL: without it, SignalR creates a new connection
  code      handshake.not_found
  [handshake.not_found, layer handshake, fault caller, final, docs/errors.md#handshake-not-found]
WsClient\HandshakeException: the SignalR endpoint /chat does not accept WebSockets
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 404)
  received  HTTP/1.1 404 Not Found
  server    Kestrel
  body      WebSockets transport not supported by this end point type
  by        SignalR
  help      add HttpTransportType.WebSockets to the Transports that the server's MapHub or MapConnectionHandler sets
  code      handshake.not_a_websocket_endpoint
  [handshake.not_a_websocket_endpoint, layer handshake, fault caller, final, docs/errors.md#handshake-not-a-websocket-endpoint]
WsClient\HandshakeException: /chat is SignalR's negotiation endpoint, not its WebSocket endpoint
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 200)
  received  HTTP/1.1 200 OK
  server    Kestrel
  body      {"negotiateVersion":1,"connectionId":"x","availableTransports":[]}
  by        SignalR
  help      remove /negotiate from the path
  help      if the server requires negotiation, POST to this path first, then connect with ?id= and the connectionToken of the response
  code      handshake.not_a_websocket_endpoint
  [handshake.not_a_websocket_endpoint, layer handshake, fault caller, final, docs/errors.md#handshake-not-a-websocket-endpoint]
WsClient\HandshakeException: Jetty cannot parse the Sec-WebSocket-* header fields of the request
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 400)
  received  HTTP/1.1 400 Bad Request
  body      <h2>HTTP ERROR 400 Invalid upgrade request</h2> <hr/>Powered by Jetty:// 12.0.5
  by        Jetty
  help      they were valid when sent: a proxy in between likely changed Sec-WebSocket-Protocol or added Sec-WebSocket-Extensions
  code      handshake.unexpected_status
  [handshake.unexpected_status, layer handshake, fault server, final, docs/errors.md#handshake-unexpected-status]
WsClient\HandshakeException: Jetty found nothing at /chat (404)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 404)
  received  HTTP/1.1 404 Not Found
  body      <h2>HTTP ERROR 404 Not Found</h2> <hr/>Powered by Jetty:// 12.0.5
  by        Jetty
  help      check the path against the mappings of the application's WebSockets
  help      if the path is right, the upgrade was likely lost, and Jetty handled a plain request: configure every proxy in between to forward Upgrade and Connection over HTTP/1.1; in Apache: ProxyPass "/path" "http://backend/path" upgrade=websocket; in nginx: proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade"; in a load balancer or CDN: enable WebSockets, over HTTP/1.1
  code      handshake.not_found
  [handshake.not_found, layer handshake, fault caller, final, docs/errors.md#handshake-not-found]
WsClient\HandshakeException: Ratchet found nothing at /chat (404)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 404)
  received    HTTP/1.1 404 Not Found
  powered by  Ratchet/0.4.4
  by          Ratchet
  help        check the path against the routes of the application
  help        or Ratchet's App was likely created for a host other than 127.0.0.1: see the first argument of its constructor, or the last of route()
  code        handshake.not_found
  [handshake.not_found, layer handshake, fault caller, final, docs/errors.md#handshake-not-found]
WsClient\HandshakeException: the server forbids the connection, likely because the request had no Origin
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 403)
  received  HTTP/1.1 403 Forbidden
  by        Phoenix
  help      send the Origin of the site that the server belongs to: headers: ['Origin' => 'https://your.site']
  help      if the server does not check the Origin, check credentials and cookies, and see the server's log
  code      handshake.forbidden_origin
  [handshake.forbidden_origin, layer handshake, fault caller, final, docs/errors.md#handshake-forbidden-origin]
WsClient\HandshakeException: nginx found nothing at /chat (404)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 404)
  received  HTTP/1.1 404 Not Found
  server    nginx/1.22.1
  body      <h1>404 Not Found</h1></center> <hr><center>nginx/1.22.1</center>
  by        nginx
  help      likely no location proxies this path: add one with proxy_pass http://backend; proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";
  help      or the path is wrong: check the URL
  code      handshake.not_found
  [handshake.not_found, layer handshake, fault caller, final, docs/errors.md#handshake-not-found]
WsClient\HandshakeException: the upgrade did not reach Laravel Reverb: a proxy in front of it dropped it
  ws://127.0.0.1:%d/app/key
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 426)
  received  HTTP/1.1 426 Upgrade header MUST be provided
  body      �/{"event":"pusher:connection_established","data":""}
  by        Laravel Reverb
  help      configure every proxy in between to forward Upgrade and Connection over HTTP/1.1; in Apache: ProxyPass "/path" "http://backend/path" upgrade=websocket; in nginx: proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade"; in a load balancer or CDN: enable WebSockets, over HTTP/1.1
  code      handshake.upgrade_not_forwarded
  [handshake.upgrade_not_forwarded, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-not-forwarded]
bool(true)
