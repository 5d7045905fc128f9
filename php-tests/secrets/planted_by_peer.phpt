--TEST--
Secrets that a peer repeats on an open connection, and in its Close, are not shown
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

$search = new Search();
$peer = new EchoPeer();
$number = 0;
foreach (plants_that_are_sent($peer) as $plant) {
    foreach (array_keys(endings('')) as $ending) {
        foreach (['raw', form_number($number++)] as $form) {
            $echo = echo_of($plant, $form);
            $peer->answer(switching(['Server' => $echo, 'X-Echo' => $echo]) . "\r\n" . endings($echo)[$ending]);
            $client = attempt($plant, 'ws', $peer->authority);
            $end = $client instanceof WsClient ? drain($client) : null;
            $search->lookInto($plant, $ending, $client, $form);
            if ($end !== null) {
                $search->lookInto($plant, $ending, $end, $form);
            }
        }
    }
}
$search->report(250_000);
?>
--EXPECT--
0 shown
