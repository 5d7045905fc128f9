--TEST--
Settings and open_basedir apply as they are when open() is called
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
$peer = Peer::scriptTls('good', 'barrier 2', '101', 'drain');
$url = $peer->tlsUrl();
$code = '$url = ' . var_export($url, true) . '; $ca = ' . var_export(pki() . '/ca.pem', true) . ';' . <<<'PHP'
    putenv("SSL_CERT_FILE=$ca");
    $first = WsClient::open($url);
    $second = WsClient::open($url);
    putenv('SSL_CERT_FILE=/does/not/exist');
    ini_set('open_basedir', __DIR__);
    var_dump($first->finish()->isOpen(), $second->finish()->getInfo()->tlsVerified);
    thrown(fn () => WsClient::open($url)->finish());
    thrown(fn () => WsClient::open($url, tls: ['cafile' => $ca])->finish());
    PHP;
run_child($code);
?>
--EXPECT--
bool(true)
bool(true)
WsClient\TlsException tls.config
WsClient\TlsException tls.config
