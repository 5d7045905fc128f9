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
