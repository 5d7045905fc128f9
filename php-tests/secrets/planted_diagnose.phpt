--TEST--
The report of WsClient::diagnose() shows no secret
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
require __DIR__ . '/../support/peer.inc';

$search = new Search();
$peer = new EchoPeer();
$refusing = Peer::closedPort();
$tls = Peer::echo(true);
foreach (plants() as $number => $plant) {
    $form = form_number($number);
    foreach (['raw' => $number, $form => $number + 1] as $form => $page) {
        $peer->answer(page($page, echo_of($plant, $form)), form_of_request($form));
        $search->lookInto($plant, 'page', diagnosed($plant, 'ws', $peer->authority), $form);
    }
    foreach (['wrong accept', 'words'] as $answer) {
        $peer->answer(broken_answers(echo_of($plant, $form))[$answer] . "\r\nEND");
        $search->lookInto($plant, $answer, diagnosed($plant, 'ws', $peer->authority), $form);
    }
    foreach (['close', 'message that is not UTF-8'] as $ending) {
        $echo = echo_of($plant, $form);
        $peer->answer(switching(['Server' => $echo, 'X-Echo' => $echo]) . "\r\n" . endings($echo)[$ending]);
        $search->lookInto($plant, $ending, diagnosed($plant, 'ws', $peer->authority), $form);
    }
    $search->lookInto($plant, 'refused', diagnosed($plant, 'ws', "127.0.0.1:$refusing->port"));
    $search->lookInto($plant, 'no such name', diagnosed($plant, 'ws', 'no-such-name.invalid'));
    if ($plant->parameter === 'tls') {
        $search->lookInto($plant, 'with TLS', diagnosed($plant, 'wss', "localhost:$tls->tlsPort"));
    }
}
$search->report(100_000);
?>
--EXPECT--
0 shown
