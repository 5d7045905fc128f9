--TEST--
Apache Traffic Server without a rule for WebSocket, until the rule of the report is added; then with its server down
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_server('traffic_server');
skip_unless_node_ws();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$upstream = Peer::program('ws_echo');
$peer = Peer::proxy('traffic_server', $upstream->port);
$e = report(fn () => new WsClient($peer->url('/chat')));
[$rule] = explode(' (wss://', directives_after($e, 'remap.config, add '));
echo $rule, "\n";
$rule = fn (int $port) => strtr($rule, ['//host/path' => '//127.0.0.1:PORT/chat', '//backend/path' => "//127.0.0.1:$port/chat"]);
$peer = Peer::proxy('traffic_server', $upstream->port, ['--rule', $rule($upstream->port)]);
$ws = new WsClient($peer->url('/chat'));
$ws->send('through traffic server');
echo $ws->receive(20.0), "\n";
$closed = Peer::closedPort();
$peer = Peer::proxy('traffic_server', $closed->port, ['--rule', $rule($closed->port)]);
report(fn () => new WsClient($peer->url('/chat')));
?>
--EXPECTF--
WsClient\HandshakeException: Apache Traffic Server has no rule for a WebSocket to /chat (404)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 404)
  received  HTTP/1.1 404 Not Found on Accelerator
  server    ATS/%s
  body      <HTML> <HEAD> <TITLE>Not Found on Accelerator</TITLE> </HEAD> <BODY BGCOLOR="white" FGCOLOR="black"> <H1>Not Found on Accelerator</H1> <HR> <FONT FACE="Helvetic…
  by        Apache Traffic Server
  help      a rule for http:// does not match a WebSocket: in Apache Traffic Server's remap.config, add map ws://host/path ws://backend/path (wss:// on the left if clients use TLS)
  help      check host and path against the rules of remap.config
  code      handshake.not_found
  [handshake.not_found, layer handshake, fault caller, final, docs/errors.md#handshake-not-found]
map ws://host/path ws://backend/path
through traffic server
WsClient\HandshakeException: Apache Traffic Server cannot connect to the upstream server (502)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 502)
  received  HTTP/1.1 502 Connection refused
  server    ATS/%s
  body      <HTML> <HEAD> <TITLE>Could Not Connect</TITLE> </HEAD> <BODY BGCOLOR="white" FGCOLOR="black"> <H1>Could Not Connect</H1> <HR> <FONT FACE="Helvetica,Arial"><B> D…
  by        Apache Traffic Server
  help      check that the upstream server is running, and that the rule in remap.config has its host and port
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, retryable, docs/errors.md#handshake-gateway]
