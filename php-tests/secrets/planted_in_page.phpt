--TEST--
Secrets that the page of a refusal repeats in any form are not shown
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
require __DIR__ . '/pages.inc';

$search = new Search();
$peer = new EchoPeer();
foreach (plants_that_are_sent($peer) as $i => $plant) {
    foreach (array_keys(forms()) as $j => $form) {
        $peer->answer(page($i + $j, echo_of($plant, $form)), form_of_request($form));
        $search->lookInto($plant, 'page', attempt($plant, 'ws', $peer->authority), $form);
    }
}
$search->report(140_000);
?>
--EXPECT--
0 shown
