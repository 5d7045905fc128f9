--TEST--
websocket.interrupted: interrupt() in a signal handler ends a call that waits, and the connection stays open
--EXTENSIONS--
wsclient
pcntl
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';
pcntl_async_signals(true);
$peer = Peer::echo();
$ws = new WsClient($peer->url('/slow?ms=1000'));
$ws->send('late');
$alarms = new Alarms(function () use ($ws) {
    if (is_inside('receive')) {
        $GLOBALS['alarms']->stop();
        $ws->interrupt();
    }
});
$e = report(fn () => $ws->receive());
var_dump($e instanceof WsClient\InterruptedException, $e->getCode(), $ws->isOpen(), $ws->receive(10.0));
?>
--EXPECTF--
WsClient\InterruptedException: interrupt() ended the call after %f ms
  ws://127.0.0.1:%d/slow?ms=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket %f ms
  found   between two messages
  help    call receive() again: the connection is open, and nothing is lost
  code    websocket.interrupted
  [websocket.interrupted, layer websocket, fault caller, retryable, docs/errors.md#websocket-interrupted]
bool(true)
int(0)
bool(true)
string(4) "late"
