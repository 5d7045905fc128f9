--TEST--
A certificate of X.509 version 1 that a trusted authority has signed
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_program('openssl');
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$folder = sys_get_temp_dir() . '/wsclient-v1-' . getmypid();
mkdir($folder);
file_put_contents("$folder/openssl.cnf", "[req]\ndistinguished_name=dn\n[dn]\n[ca]\nbasicConstraints=critical,CA:TRUE\n");
$openssl = function (string ...$arguments) use ($folder) {
    $process = proc_open(['openssl', ...$arguments], [2 => ['file', '/dev/null', 'w']], $pipes, $folder);
    proc_close($process) === 0 || throw new RuntimeException("openssl $arguments[0] failed");
};
try {
    $new = ['req', '-newkey', 'rsa:2048', '-nodes', '-config', 'openssl.cnf'];
    $openssl(...$new, ...['-x509', '-extensions', 'ca', '-subj', '/CN=old CA', '-keyout', 'ca.key', '-out', 'ca.pem']);
    $openssl(...$new, ...['-subj', '/CN=localhost', '-keyout', 'v1.key', '-out', 'v1.csr']);
    // Without extensions, which is version 1.
    $openssl('x509', '-req', '-in', 'v1.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-out', 'v1.pem');
    $peer = Peer::testserver('echo', '--tls', $folder, '--cert', 'v1');
    $e = report(fn () => new WsClient($peer->tlsUrl('/echo'), tls: ['cafile' => "$folder/ca.pem"]));
    var_dump($e instanceof WsClient\CertificateException, count($e->chain));
} finally {
    array_map(unlink(...), glob("$folder/*"));
    rmdir($folder);
}
?>
--EXPECTF--
WsClient\CertificateException: the certificate of localhost is of X.509 version 1, which names no hosts
  wss://localhost:%d/echo
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  version 3 with a subjectAltName
  found     CN=localhost  issued by  CN=old CA
  checked   the only problem is the version; the dates are in order
  help      issue the certificate anew as version 3 with subjectAltName = DNS:localhost
  help      or trust this very certificate: pass it in the TLS option cafile
  code      tls.certificate.unsupported_version
  [tls.certificate.unsupported_version, layer tls, fault server, final, docs/errors.md#tls-certificate-unsupported-version]
bool(true)
int(1)
