--TEST--
open_basedir does not apply to paths in the administrator's settings
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/child.inc';

$code = <<<'PHP'
    $peer = Peer::echo(true);
    $url = $peer->tlsUrl();
    ini_set('open_basedir', sys_get_temp_dir() . '/nothing');
    try {
        $trust = (new WsClient($url))->getInfo()->tlsTrust;
        echo preg_replace('~/\S*/~', 'PKI/', $trust), "\n";
    } catch (WsClient\TlsException $e) {
        echo $e->errorCode, ': ', preg_replace('~/\S*/~', 'PKI/', $e->getMessage()), "\n";
    }
    PHP;
$unset = ['SSL_CERT_FILE' => '', 'SSL_CERT_DIR' => ''];
echo child($code, $unset, ['openssl.cafile' => pki() . '/ca.pem']);
echo child($code, $unset, ['openssl.capath' => pki() . '/capath']);
echo child($code, $unset, ['curl.cainfo' => pki() . '/ca.pem']);
echo child($code, ['SSL_CERT_FILE' => pki() . '/ca.pem'] + $unset);
echo child($code, ['SSL_CERT_DIR' => pki() . '/capath'] + $unset);
?>
--EXPECTF--
the 1 root of PKI/ca.pem (php.ini openssl.cafile)
the 1 root of PKI/capath (php.ini openssl.capath)
the 1 root of PKI/ca.pem (php.ini curl.cainfo)
the 1 root of PKI/ca.pem (environment variable SSL_CERT_FILE)
the 1 root of PKI/capath (environment variable SSL_CERT_DIR)
