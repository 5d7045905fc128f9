--TEST--
A timeout names a signal whose handler waits because pcntl_async_signals() is off
--EXTENSIONS--
wsclient
pcntl
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';

pcntl_signal(SIGALRM, function () { echo "handled\n"; });
$peer = Peer::echo();
$ws = new WsClient($peer->url('/silent'), close_timeout: 0);
pcntl_alarm(1);
report(fn () => $ws->receive(1.5));
pcntl_signal_dispatch();
?>
--EXPECTF--
WsClient\TimeoutException: no complete message arrived within %f ms
  ws://127.0.0.1:%d/silent
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket %f ms
  found   between two messages
  help    a signal arrived during the call, and its handler waits: call pcntl_async_signals(true) at the start of the program, or pcntl_signal_dispatch() now
  help    call receive() again: the connection is open, and nothing is lost
  code    websocket.timeout
  [websocket.timeout, layer websocket, fault unknown, retryable, docs/errors.md#websocket-timeout]
handled
