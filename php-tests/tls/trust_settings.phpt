--TEST--
php.ini and the environment configure what is trusted if the call does not
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/child.inc';

$code = <<<'PHP'
    $peer = Peer::echo(true);
    try {
        $ws = new WsClient($peer->tlsUrl());
        echo str_replace(pki(), 'PKI', $ws->getInfo()->tlsTrust), "\n";
    } catch (WsClient\TlsException $e) {
        echo $e->errorCode, ': ', str_replace(pki(), 'PKI', $e->getMessage()), "\n";
    }
    PHP;
$unset = ['SSL_CERT_FILE' => '', 'SSL_CERT_DIR' => ''];
$ca = pki() . '/ca.pem';
$other = pki() . '/other-ca.pem';
echo child($code, $unset, ['openssl.cafile' => $ca]);
echo child($code, $unset, ['openssl.capath' => pki() . '/capath']);
echo child($code, $unset, ['curl.cainfo' => $ca]);
echo child($code, ['SSL_CERT_FILE' => $ca] + $unset);
echo child($code, ['SSL_CERT_DIR' => '/nonexistent/a:' . pki() . '/capath'] + $unset);
echo child($code, ['SSL_CERT_DIR' => pki() . '/capath'] + $unset);
// The first that is set wins.
echo child($code, ['SSL_CERT_FILE' => $ca] + $unset, ['openssl.cafile' => $other]);
echo child($code, ['SSL_CERT_FILE' => $other] + $unset, ['openssl.cafile' => $ca, 'curl.cainfo' => $other]);
?>
--EXPECTF--
the 1 root of PKI/ca.pem (php.ini openssl.cafile)
the 1 root of PKI/capath (php.ini openssl.capath)
the 1 root of PKI/ca.pem (php.ini curl.cainfo)
the 1 root of PKI/ca.pem (environment variable SSL_CERT_FILE)
the 1 root of PKI/capath (environment variable SSL_CERT_DIR) (/nonexistent/a could not be used)
the 1 root of PKI/capath (environment variable SSL_CERT_DIR)
tls.certificate.unknown_issuer: wss://localhost:%d/: the certificate of localhost leads to "wsclient test root CA", which this machine does not trust [tls.certificate.unknown_issuer]
the 1 root of PKI/ca.pem (php.ini openssl.cafile)
