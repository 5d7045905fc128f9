--TEST--
An uncaught exception shows no secret, on the screen and in the log
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
if (getenv('WSCLIENT_TEST_VALGRIND')) {
    die('skip too slow under valgrind, which looks at other tests');
}
--FILE--
<?php
require __DIR__ . '/attempt.inc';
require __DIR__ . '/answers.inc';
require __DIR__ . '/../support/child.inc';

/** What PHP prints and logs where the plant's connection fails. */
function uncaught(int $number, string $scheme, string $authority): string
{
    $php = getenv('TEST_PHP_EXECUTABLE') ?: PHP_BINARY;
    $command = [$php, '-n', '-d', 'extension=' . loaded_extension()];
    foreach (['zend.exception_ignore_args=0', 'display_errors=1', 'log_errors=1', 'html_errors=0'] as $setting) {
        array_push($command, '-d', $setting);
    }
    array_push($command, __DIR__ . '/connect_uncaught.php', (string) $number, $scheme, $authority);
    $process = proc_open($command, [['file', '/dev/null', 'r'], ['pipe', 'w'], ['redirect', 1]], $pipes);
    $output = (string) stream_get_contents($pipes[1]);
    fclose($pipes[1]);
    proc_close($process);
    return $output;
}

$search = new Search();
$peer = new EchoPeer();
$fatal = 0;
foreach (plants() as $number => $plant) {
    $scheme = $plant->parameter === 'tls' ? 'wss' : 'ws';
    $peer->answer(page($number, echo_of($plant, 'raw')));
    $output = uncaught($number, $scheme, $peer->authority);
    $fatal += substr_count($output, 'Uncaught ') > 0 ? 1 : 0;
    $search->lookAt($plant, 'uncaught', 'output and log', $output);
}
if ($fatal !== count(plants())) {
    echo "$fatal of ", count(plants()), " were uncaught\n";
}
$search->report(150);
?>
--EXPECT--
0 shown
