--TEST--
An authority of the same name, but with another key: the signature does not fit
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$folder = sys_get_temp_dir() . '/wsclient-other-pki-' . getmypid();
$process = proc_open([testserver(), 'pki', $folder], [1 => ['file', '/dev/null', 'w']], $pipes);
proc_close($process);
try {
    $peer = Peer::echo(true);
    $e = report(fn () => new WsClient($peer->tlsUrl('/echo'), tls: ['cafile' => "$folder/ca.pem"]));
    var_dump($e instanceof WsClient\CertificateException, count($e->chain));
} finally {
    array_map(unlink(...), [...glob("$folder/capath/*"), ...array_filter(glob("$folder/*"), is_file(...))]);
    rmdir("$folder/capath");
    rmdir($folder);
}
?>
--EXPECTF--
WsClient\CertificateException: the certificate chain of localhost is not valid
  wss://localhost:%d/echo
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found   BadSignature
  sent    2 certificates: CN=localhost; CN=wsclient test intermediate CA
  code    tls.certificate.invalid
  [tls.certificate.invalid, layer tls, fault server, final, docs/errors.md#tls-certificate-invalid]
bool(true)
int(2)
