--TEST--
At the end of a script, by exit or an uncaught exception, open connections are closed with a Close frame
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
foreach (['', 'exit(0);', '(function () { $second = $GLOBALS["ws"]; exit(0); })();', 'throw new Exception("end");'] as $end) {
    $peer = Peer::script('101', 'frame', 'transcript', 'drain');
    ob_start();
    run_child('$ws = new WsClient(' . var_export($peer->url(), true) . "); $end");
    $output = ob_get_clean();
    show_frames($peer);
    echo str_contains($output, 'exit status 255') ? "exit status 255\n" : $output;
}
?>
--EXPECT--
the server got Close 1001
the server got Close 1001
the server got Close 1001
the server got Close 1001
exit status 255
