--TEST--
An authority with the same name but another key: the signature does not match
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

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
WsClient\CertificateException: the intermediate certificate "wsclient test intermediate CA" in the chain of localhost is not signed by the "wsclient test root CA" that is trusted here, but by another key with that name
  wss://localhost:%d/echo
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found    CN=wsclient test intermediate CA  issued by  CN=wsclient test root CA, whose signature does not match
  sent     2 certificates: CN=localhost; CN=wsclient test intermediate CA
  trusted  the 1 root of %s/ca.pem (option cafile)
  checked  the only problem is the chain; dates and name are valid
  help     wsclient test root CA was likely recreated under the same name; pass its new certificate: tls: ['cafile' => '/path/to/wsclient-test-root-ca.pem']
  help     or reissue the server's certificate from the authority that is trusted here
  code     tls.certificate.invalid
  [tls.certificate.invalid, layer tls, fault server, final, docs/errors.md#tls-certificate-invalid]
bool(true)
int(2)
