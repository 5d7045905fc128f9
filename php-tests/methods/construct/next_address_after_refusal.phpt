--TEST--
If the first address refuses, the next is used, and both attempts are recorded
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../../support/dns/skip_unless_preload.inc';
--FILE--
<?php
require __DIR__ . '/../../support/dns/resolver.inc';

echo child_with_resolver(<<<'PHP'
    $peer = Peer::echo();
    $ws = new WsClient($peer->url('/', host: 'two-ipv4.test'));
    $facts = $ws->getInfo()->phases[1]->facts;
    foreach ($facts['attempts'] as $attempt) {
        echo preg_replace('/\d+$/', 'PORT', $attempt['address']), ' ', $attempt['outcome'], "\n";
    }
    var_dump($ws->getInfo()->peerAddress === "127.0.0.1:$peer->port");
    PHP);
?>
--EXPECTF--
127.0.0.2:PORT ECONNREFUSED (Connection refused)
127.0.0.1:PORT connected
bool(true)
