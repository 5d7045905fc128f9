--TEST--
Exceeding memory_limit in a signal handler ends the script as anywhere else, with status 255
--EXTENSIONS--
wsclient
pcntl
--SKIPIF--
<?php
if (getenv('USE_ZEND_ALLOC') === '0') die('skip needs the engine\'s allocator');
?>
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
$failures = [
    'str_repeat("x", 512 << 20);',
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
receive: Allowed memory size, shut down, exit status 255
ping: Allowed memory size, shut down, exit status 255
sendBinary: Allowed memory size, shut down, exit status 255
__construct: Allowed memory size, shut down, exit status 255
foreach: Allowed memory size, shut down, exit status 255
