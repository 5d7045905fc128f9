--TEST--
exit() in a signal handler ends the script in order: status, shutdown functions, a Close frame to the server
--EXTENSIONS--
wsclient
pcntl
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
$peer = Peer::script('101', 'frame', 'transcript', 'drain');
run_child('$url = ' . var_export($peer->url(), true) . ';' . <<<'PHP'
    pcntl_async_signals(true);
    register_shutdown_function(function () { echo "shutdown function\n"; });
    $ws = new WsClient($url);
    // The loop that sends signals ends with this process.
    $alarms = new Alarms(function () { echo is_inside('receive') ? "in receive\n" : ''; exit(3); });
    $ws->receive();
    echo "not reached\n";
    PHP);
show_frames($peer);
?>
--EXPECT--
in receive
shutdown function

exit status 3
the server got Close 1001
