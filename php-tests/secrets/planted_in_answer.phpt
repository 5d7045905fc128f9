--TEST--
Secrets that an invalid answer to the handshake repeats are not shown
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
    foreach (array_keys(broken_answers('')) as $answer) {
        foreach (['raw', form_number($number++)] as $form) {
            $bytes = broken_answers(echo_of($plant, $form))[$answer];
            $peer->answer("$bytes\r\nEND");
            $search->lookInto($plant, $answer, attempt($plant, 'ws', $peer->authority), $form);
        }
    }
}
$search->report(150_000);
?>
--EXPECT--
0 shown
