--TEST--
Parts of a secret where a page or a report is cut are not shown
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
    foreach (edges() as $name => $edge) {
        $peer->answer(edge_page($i, array_map($edge, array_values($plant->secrets))));
        $search->lookInto($plant, 'page', attempt($plant, 'ws', $peer->authority), $name);
    }
    // The evidence has the first 160 characters of a body, the report 16 KiB.
    foreach ([140, 150, 16_384 - 9, 16_384 - 20] as $length) {
        $echo = str_repeat('.', $length) . current($plant->secrets) . ' is wrong';
        $peer->answer("HTTP/1.1 403 Forbidden\r\nX-Echo: $echo\r\n\r\n$echo");
        $search->lookInto($plant, 'page', attempt($plant, 'ws', $peer->authority), "behind $length bytes");
    }
}
$search->report(30_000);
?>
--EXPECT--
0 shown
