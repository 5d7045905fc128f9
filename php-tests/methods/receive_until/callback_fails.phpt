--TEST--
A fatal error or exit() in the callback of receiveUntil() ends the script as anywhere else; the message is kept
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::echo();
foreach (['trigger_error("on purpose", E_USER_ERROR);', 'exit(3);', 'throw new DomainException("nobody catches this");', 'no_such_function();'] as $failure) {
    ob_start();
    run_child('$ws = new WsClient(' . var_export($peer->url('/echo'), true) . ");
        register_shutdown_function(function () use (\$ws) { echo 'kept: ', \$ws->receive(5.0), ' ', \$ws->receive(5.0), \"\\n\"; });
        \$ws->sendAll(['a', 'b']);
        \$ws->receiveUntil(function (\$message) { if (\$message->payload === 'b') { $failure } });
        echo \"not reached\\n\";");
    $output = ob_get_clean();
    preg_match('/Fatal error: (Uncaught \w+|on purpose)/', $output, $found);
    preg_match('/kept: .*/', $output, $kept);
    echo $found[1] ?? 'exit', ', ', $kept[0] ?? $output, ', ', trim(strrchr(rtrim($output), "\n")), "\n";
}
?>
--EXPECT--
on purpose, kept: a b, exit status 255
exit, kept: a b, exit status 3
Uncaught DomainException, kept: a b, exit status 255
Uncaught Error, kept: a b, exit status 255
