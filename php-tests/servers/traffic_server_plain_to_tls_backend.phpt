--TEST--
Apache Traffic Server with a rule for a plain port in front of a TLS port, until the rule of the report replaces it
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

$upstream = Peer::program('ws_echo', cert: 'good');
$rule = fn (string $text) => strtr($text, ['//host/path' => '//127.0.0.1:PORT/chat', '//backend/path' => "//127.0.0.1:$upstream->tlsPort/chat"]);
$peer = Peer::proxy('traffic_server', $upstream->port, ['--rule', $rule('map ws://host/path ws://backend/path')]);
$e = report(fn () => new WsClient($peer->url('/chat')));
$directives = directives_after($e, 'to speak TLS to that port: ');
$peer = Peer::proxy('traffic_server', $upstream->port, ['--rule', $rule($directives)]);
$ws = new WsClient($peer->url('/chat'));
$ws->send('through traffic server');
echo $ws->receive(20.0), "\n";
?>
--EXPECTF--
WsClient\HandshakeException: Apache Traffic Server received no valid response from the upstream server (502)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 502)
  received  HTTP/1.1 502 Malformed Server Response Status
  server    ATS/%s
  body      <HTML> <HEAD> <TITLE>Web Server Error</TITLE> </HEAD> <BODY BGCOLOR="white" FGCOLOR="black"> <H1>Web Server Error</H1> <HR> <FONT FACE="Helvetica,Arial"><B> Des…
  by        Apache Traffic Server
  help      the upstream server likely speaks TLS: configure Apache Traffic Server to speak TLS to that port: map ws://host/path wss://backend/path
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, retryable, docs/errors.md#handshake-gateway]
through traffic server
