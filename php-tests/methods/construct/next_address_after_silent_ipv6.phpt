--TEST--
An IPv6 address that does not answer delays the connection by a quarter of a second only
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../../support/dns/skip_unless_preload.inc';
@stream_socket_server('tcp://[::1]:0') || die('skip there is no IPv6 loopback');
--FILE--
<?php
require __DIR__ . '/../../support/dns/resolver.inc';

echo child_with_resolver(<<<'PHP'
    $silent = Peer::testserver('blackhole', '--listen', '[::1]:0');
    $peer = Peer::testserver('echo', '--listen', "127.0.0.1:$silent->port");
    $start = hrtime(true);
    $ws = new WsClient($peer->url('/', host: 'two.test'), connect_timeout: 20);
    $seconds = (hrtime(true) - $start) / 1e9;
    var_dump($seconds >= 0.25 && $seconds < 5);
    foreach ($ws->getInfo()->phases[1]->facts['attempts'] as $attempt) {
        echo preg_replace('/\d+$/', 'PORT', $attempt['address']), ' ', $attempt['outcome'], "\n";
    }
    PHP);
?>
--EXPECTF--
bool(true)
[::1]:PORT given up
127.0.0.1:PORT connected
