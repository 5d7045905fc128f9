--TEST--
An international name is looked up and sent in its ASCII form
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
    $ws = new WsClient($peer->url('/headers', host: 'bücher.test'));
    [, $host] = explode("\r\n", $ws->receive(5));
    var_dump($host === "Host: xn--bcher-kva.test:$peer->port");
    echo json_encode($ws->getInfo()->phases[0]->facts), "\n";
    PHP);
?>
--EXPECTF--
bool(true)
{"addresses":["127.0.0.1"]}
