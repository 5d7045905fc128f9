--TEST--
websocket.interrupted: Poller::interrupt() ends a wait, of which the report has no connection
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';
$peer = Peer::echo();
$poller = new WsClient\Poller();
$poller->add($ws = new WsClient($peer->url()));
$poller->interrupt();
$e = report(fn () => $poller->wait());
var_dump($e instanceof WsClient\InterruptedException, $e->getCode(), $ws->isOpen(), $poller->wait(0.0));
?>
--EXPECTF--
WsClient\InterruptedException: interrupt() ended the wait after %f ms
  help    wait again: the connections are open, and nothing is lost
  code    websocket.interrupted
  [websocket.interrupted, layer websocket, fault caller, retryable, docs/errors.md#websocket-interrupted]
bool(true)
int(0)
bool(true)
array(0) {
}
