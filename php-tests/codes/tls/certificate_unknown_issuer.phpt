--TEST--
A certificate of an authority that is not trusted; the exception has the chain
--EXTENSIONS--
wsclient
openssl
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::echo(true, 'unknown-issuer');
$e = report(fn () => new WsClient($peer->tlsUrl('/echo?token=sesame'), tls: ['cafile' => pki() . '/ca.pem']));
var_dump($e instanceof WsClient\CertificateException, count($e->chain));
foreach ($e->chain as $i => $certificate) {
    echo $i, ' ', $certificate['subject'], ' <- ', $certificate['issuer'], "\n";
    $file = openssl_x509_parse($certificate['pem']);
    var_dump($certificate['validTo'] === $file['validTo_time_t'], $certificate['validFrom'] === $file['validFrom_time_t']);
    $fingerprint = strtolower(str_replace(':', '', $certificate['fingerprint']));
    var_dump($fingerprint === openssl_x509_fingerprint($certificate['pem'], 'sha256'));
}
print_r(array_keys($e->chain[0]));
print_r($e->chain[0]['subjectAltName']);
?>
--EXPECTF--
WsClient\CertificateException: the certificate of localhost leads to "Other root CA", which is not among the certificates of option cafile
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found    CN=Other intermediate CA  issued by  CN=Other root CA, not among the 1 root of %s/ca.pem (option cafile)
  sent     2 certificates: CN=localhost; CN=Other intermediate CA
  checked  the only problem is the issuer; dates and name are valid
  help     if Other root CA is yours, pass a file that also has its certificate: tls: ['cafile' => …]
  code     tls.certificate.unknown_issuer
  [tls.certificate.unknown_issuer, layer tls, fault machine, final, docs/errors.md#tls-certificate-unknown-issuer]
bool(true)
int(2)
0 CN=localhost <- CN=Other intermediate CA
bool(true)
bool(true)
bool(true)
1 CN=Other intermediate CA <- CN=Other root CA
bool(true)
bool(true)
bool(true)
Array
(
    [0] => subject
    [1] => issuer
    [2] => subjectAltName
    [3] => validFrom
    [4] => validTo
    [5] => serialNumber
    [6] => fingerprint
    [7] => pem
)
Array
(
    [0] => localhost
    [1] => 127.0.0.1
    [2] => ::1
    [3] => good.test
)
