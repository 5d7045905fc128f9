--TEST--
A program ends promptly while attempts run, are queued, or were decided: at its end, by exit, and by a fatal error
--EXTENSIONS--
wsclient
--CONFLICTS--
all
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
$silent = Peer::script('hang');
$echo = Peer::echo(true);
$start = '$silent = ' . var_export($silent->url(), true) . '; $echo = ' . var_export($echo->tlsUrl(), true) . ';' . <<<'PHP'
    $all = [];
    for ($i = 0; $i < 10; $i++) {
        $all[] = WsClient::open($silent);
        $all[] = WsClient::open($echo, tls: ['verify_peer' => false, 'verify_peer_name' => false]);
        $all[] = WsClient::open('ws://127.0.0.1:1/');
    }
    PHP;
$ends = [
    'echo "end\n";',
    'exit("exit\n");',
    'for (; $i < 300; $i++) { $all[] = WsClient::open($silent); } echo "queued\n";',
    'register_shutdown_function(fn () => print("shutdown\n")); (function () use ($all) { $a = WsClient::open($GLOBALS["silent"]); exit(); })();',
    'ini_set("display_errors", "0"); register_shutdown_function(fn () => exit(0)); undefined_function();',
    '$cycle = new stdClass(); $cycle->self = $cycle; $cycle->opening = $all; unset($all, $cycle); echo gc_collect_cycles() > 0 ? "collected\n" : "";',
];
foreach ($ends as $end) {
    takes(0.0, 3.0, fn () => run_child("$start\n$end"));
}
?>
--EXPECT--
end
exit
queued
shutdown
collected
