--TEST--
Refusals that blame the address, the host, a plan, a limit or a path, and one whose words are not known
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach ([
    '403 Forbidden\r\n\r\nYour IP address is not on the allowlist',
    '403 Forbidden\r\n\r\nInvalid Host header',
    '403 Forbidden\r\n\r\n{"error":{"code":7,"message":"Upgrade your plan to use streaming"}}',
    '403 Forbidden\r\n\r\n{"errors":["connection quota is used up"]}',
    '400 Bad Request\r\n\r\n{"message":"no Route matched with those values"}',
    '403 Forbidden\r\nContent-Type: text/html\r\n\r\n<html><head><title>Not today</title></head>',
] as $response) {
    $peer = Peer::script('head', "send HTTP/1.1 $response", 'close');
    report(fn () => new WsClient($peer->url('/chat')));
}
?>
--EXPECTF--
WsClient\HandshakeException: the server does not allow the address of this client (403): "Your IP address is not on the allowlist"
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 403)
  received  HTTP/1.1 403 Forbidden
  body      Your IP address is not on the allowlist
  help      add the address to the server's list; behind NAT or a proxy it is the outer address
  code      handshake.forbidden
  [handshake.forbidden, layer handshake, fault caller, final, docs/errors.md#handshake-forbidden]
WsClient\HandshakeException: the server does not accept the Host of the request (403): "Invalid Host header"
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 403)
  received  HTTP/1.1 403 Forbidden
  body      Invalid Host header
  sent      Host: 127.0.0.1:%d
  help      use the host that the server is configured for, or add this one to its allowed hosts
  code      handshake.forbidden
  [handshake.forbidden, layer handshake, fault caller, final, docs/errors.md#handshake-forbidden]
WsClient\HandshakeException: the account does not include this connection (403): "Upgrade your plan to use streaming"
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 403)
  received  HTTP/1.1 403 Forbidden
  body      {"error":{"code":7,"message":"Upgrade your plan to use streaming"}}
  help      check the plan and the payments of the account with the provider
  code      handshake.forbidden
  [handshake.forbidden, layer handshake, fault caller, final, docs/errors.md#handshake-forbidden]
WsClient\HandshakeException: a limit of the server or of the account is reached (403): "connection quota is used up"
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 403)
  received  HTTP/1.1 403 Forbidden
  body      {"errors":["connection quota is used up"]}
  help      close connections that are not needed, or raise the limit
  code      handshake.rate_limited
  [handshake.rate_limited, layer handshake, fault caller, retryable, docs/errors.md#handshake-rate-limited]
WsClient\HandshakeException: the server has no endpoint at /chat (400): "no Route matched with those values"
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 400)
  received  HTTP/1.1 400 Bad Request
  body      {"message":"no Route matched with those values"}
  help      check the path: a WebSocket endpoint often has its own, such as /ws, /socket or /app/KEY
  help      if there is a proxy, check that it forwards the path, Upgrade and Connection
  code      handshake.not_found
  [handshake.not_found, layer handshake, fault caller, final, docs/errors.md#handshake-not-found]
WsClient\HandshakeException: the server forbids the connection (403): "Not today"
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 403)
  received  HTTP/1.1 403 Forbidden
  body      <html><head><title>Not today</title></head>
  help      check the path: many frameworks answer 403 where no route accepts the upgrade
  help      check credentials, cookies and the server's IP address lists
  help      some servers require an Origin: try headers: ['Origin' => 'https://your.site']
  code      handshake.forbidden
  [handshake.forbidden, layer handshake, fault caller, final, docs/errors.md#handshake-forbidden]
