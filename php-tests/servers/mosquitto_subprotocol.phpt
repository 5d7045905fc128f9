--TEST--
mosquitto closes without an answer where it does not know the subprotocol
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_listeners_known();
skip_unless_server('mosquitto');
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/diagnose.inc';
require __DIR__ . '/../support/report.inc';

$peer = Peer::program('mosquitto_broker');
$ws = new WsClient($peer->url('/mqtt'), subprotocols: ['mqtt']);
var_dump($ws->getInfo()->subprotocol);
report(fn () => new WsClient($peer->url('/mqtt'), subprotocols: ['chat']), machine: true);
$report = visit($peer->url('/mqtt'), [], ['MQTT']);
echo implode("\n", $report->diagnosis->help), "\n";
?>
--EXPECTF--
string(4) "mqtt"
WsClient\HandshakeException: the server closed the connection instead of answering the upgrade
  ws://127.0.0.1:%d/mqtt
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found     the server sent nothing
  listener  mosquitto (pid %d) at %s:%d
  help      mosquitto closes without answering if it does not know the subprotocol, or if the listener is not for WebSocket: pass subprotocols: ['mqtt'], and check for protocol websockets below the listener
  help      many TLS servers close on plain HTTP without answering: if this is a TLS port, use wss://
  help      the server or a proxy likely refuses this client, or its handler crashed: see the server's log
  code      handshake.closed
  [handshake.closed, layer handshake, fault unknown, retryable, docs/errors.md#handshake-closed]
handshake.subprotocol: the server refuses the subprotocols MQTT: without them the upgrade succeeds
  checked  upgrade without subprotocols: 101 without them, so the subprotocols matter
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
fail     handshake.upgrade          the server closed the connection instead of answering the upgrade
pass     handshake.no_subprotocols  101 without them, so the subprotocols matter
fail     handshake.no_extensions    refused too: closed without an answer
fail     handshake.host_origin      refused too: closed without an answer
fail     handshake.plain_get        closed without an answer
offer no subprotocols, or one that the server supports, in its exact spelling
mosquitto closes without answering if it does not know the subprotocol, or if the listener is not for WebSocket: pass subprotocols: ['mqtt'], and check for protocol websockets below the listener
