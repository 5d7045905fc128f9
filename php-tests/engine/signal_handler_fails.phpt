--TEST--
A fatal error or an uncaught exception in a signal handler ends the script as anywhere else, with status 255
--EXTENSIONS--
wsclient
pcntl
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
$failures = [
    'trigger_error("on purpose", E_USER_ERROR);',
    'no_such_function();',
    'throw new DomainException("nobody catches this");',
];
$calls = [
    'receive' => '$ws->receive();',
    'ping' => '$ws->ping("", 10.0);',
    'sendBinary' => '$ws->sendBinary(str_repeat("x", 16 << 20));',
    '__construct' => 'new WsClient($mute);',
    'foreach' => 'foreach ($ws as $payload);',
];
$peer = Peer::echo();
$mute = Peer::script('head', 'drain');
foreach ($failures as $failure) {
    foreach ($calls as $method => $call) {
        $inside = $method === 'foreach' ? 'true' : "is_inside('$method')";
        ob_start();
        run_child('$mute = ' . var_export($mute->url(), true) . ";
            pcntl_async_signals(true);
            register_shutdown_function(function () { echo \"shutdown function\\n\"; });
            \$ws = new WsClient('{$peer->url('/silent')}');
            \$alarms = new Alarms(function () {
                if ($inside) { \$GLOBALS['alarms']->stop(); $failure }
            });
            $call
            echo \"not reached\\n\";", ['memory_limit' => '128M']);
        $output = ob_get_clean();
        preg_match('/Fatal error: (Uncaught \w+|Allowed memory size|on purpose)/', $output, $found);
        echo $method, ': ', $found[1] ?? $output, ', ', str_contains($output, 'shutdown function') ? 'shut down' : 'NOT SHUT DOWN', ', ',
            trim(strrchr(rtrim($output), "\n")), "\n";
    }
}
?>
--EXPECT--
receive: on purpose, shut down, exit status 255
ping: on purpose, shut down, exit status 255
sendBinary: on purpose, shut down, exit status 255
__construct: on purpose, shut down, exit status 255
foreach: on purpose, shut down, exit status 255
receive: Uncaught Error, shut down, exit status 255
ping: Uncaught Error, shut down, exit status 255
sendBinary: Uncaught Error, shut down, exit status 255
__construct: Uncaught Error, shut down, exit status 255
foreach: Uncaught Error, shut down, exit status 255
receive: Uncaught DomainException, shut down, exit status 255
ping: Uncaught DomainException, shut down, exit status 255
sendBinary: Uncaught DomainException, shut down, exit status 255
__construct: Uncaught DomainException, shut down, exit status 255
foreach: Uncaught DomainException, shut down, exit status 255
