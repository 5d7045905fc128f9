--TEST--
Failures of name resolution, TCP and TLS, and invalid arguments, show no secret
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
require __DIR__ . '/../support/peer.inc';

$search = new Search();
$refusing = Peer::closedPort();
$tls = Peer::echo(true);
$untrusted = Peer::echo(true, 'self-signed');
$plain = new EchoPeer();
$plain->answer("HTTP/1.1 403 Forbidden\r\n\r\n");
foreach (plants() as $plant) {
    foreach ([
        'refused' => ['ws', "127.0.0.1:$refusing->port"],
        'refused, with TLS' => ['wss', "127.0.0.1:$refusing->port"],
        'no such name' => ['ws', 'no-such-name.invalid'],
        'port 0' => ['ws', '127.0.0.1:0'],
        'no TLS there' => ['wss', $plain->authority],
        'TLS there' => ['ws', "127.0.0.1:$tls->tlsPort"],
        'wrong name' => ['wss', "127.0.0.2:$tls->tlsPort"],
        'not trusted' => ['wss', "localhost:$untrusted->tlsPort"],
        'open with TLS' => ['wss', "localhost:$tls->tlsPort"],
    ] as $situation => [$scheme, $authority]) {
        $search->lookInto($plant, $situation, attempt($plant, $scheme, $authority));
    }
}
$search->report(60_000);
?>
--EXPECT--
0 shown
