--TEST--
interrupt() in a signal handler ends the wait of close(); the next calls continue the close
--EXTENSIONS--
wsclient
pcntl
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
pcntl_async_signals(true);
$peer = Peer::script('101', 'frame', 'pause 500', 'send ' . close_frame(1000, 'bye'), 'close');
$ws = new WsClient($peer->url(), close_timeout: 10.0);
$interrupted = false;
$alarms = new Alarms(function () use ($ws, &$interrupted) {
    if (!$interrupted && is_inside('close')) {
        $interrupted = true;
        $ws->interrupt();
    }
});
takes(0.0, 0.5, fn () => thrown(fn () => $ws->close(1000, 'bye')));
unset($alarms);
var_dump($ws->isOpen(), $ws->getCloseInfo());
$ws->close();
show_end($ws);

// One from before does not.
$peer = Peer::echo();
$ws = new WsClient($peer->url('/echo'));
$ws->interrupt();
$ws->close();
show_end($ws);
?>
--EXPECT--
WsClient\InterruptedException websocket.interrupted
bool(false)
NULL
closed 1000 "bye" clean by us
closed 1000 "" clean by us
