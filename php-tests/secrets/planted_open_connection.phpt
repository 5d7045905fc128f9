--TEST--
An open connection shows no secret: not by itself, not in phpinfo(), not in exceptions of its methods
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
if (getenv('WSCLIENT_TEST_VALGRIND')) {
    die('skip too slow under valgrind, which looks at other tests');
}
--INI--
zend.exception_ignore_args=0
--FILE--
<?php
require __DIR__ . '/attempt.inc';
require __DIR__ . '/answers.inc';

/** What phpinfo() prints. */
function information(): string
{
    ob_start();
    phpinfo();
    return (string) ob_get_clean();
}

/** Calls that fail, by what fails. @return array<string, Closure(WsClient): mixed> */
function failing_calls(): array
{
    return [
        'timeout' => fn (#[\SensitiveParameter] WsClient $client) => $client->receive(0.0001),
        'ping timeout' => fn (#[\SensitiveParameter] WsClient $client) => $client->ping('', 0.0001),
        'clone' => fn (#[\SensitiveParameter] WsClient $client) => clone $client,
        'property' => fn (#[\SensitiveParameter] WsClient $client) => $client->none = 1,
        'send after the end' => function (#[\SensitiveParameter] WsClient $client): void {
            $client->close(3000, 'bye');
            $client->send('late');
        },
    ];
}

$search = new Search();
$peer = new EchoPeer();
foreach (plants_that_are_sent($peer) as $plant) {
    foreach (['ignored' => [], 'taken' => ['Sec-WebSocket-Protocol' => '{protocol}']] as $subprotocol => $fields) {
        $peer->answer(switching($fields) . "\r\n");
        $client = attempt($plant, 'ws', $peer->authority);
        $search->lookInto($plant, "open, subprotocol $subprotocol", $client);
    }
    $peer->answer(switching([]) . "\r\n");
    foreach (failing_calls() as $name => $call) {
        $client = attempt($plant, 'ws', $peer->authority);
        $search->lookAt($plant, 'open', 'phpinfo()', $name === 'timeout' ? information() : '');
        try {
            $call($client);
        } catch (Throwable $e) {
            $search->lookInto($plant, $name, $e);
        }
    }
}
$search->report(20_000);
?>
--EXPECT--
0 shown
