--TEST--
openssl s_server with a self-made certificate, without the intermediate one, and with an unsupported key
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

$folder = sys_get_temp_dir() . '/wsclient-openssl-' . getmypid();
mkdir($folder);
file_put_contents("$folder/openssl.cnf", "[req]\ndistinguished_name=dn\nx509_extensions=v3_ca\n[dn]\n"
    . "[v3_ca]\nsubjectKeyIdentifier=hash\nbasicConstraints=critical,CA:TRUE\n");
$make = function (string $name, string $curve) use ($folder) {
    $command = ['openssl', 'req', '-x509', '-nodes', '-days', '30', '-subj', '/CN=localhost', '-config', 'openssl.cnf',
        '-addext', 'subjectAltName=DNS:localhost', '-newkey', 'ec', '-pkeyopt', "ec_paramgen_curve:$curve",
        '-keyout', "$name.key", '-out', "$name.pem"];
    $process = proc_open($command, [2 => ['file', '/dev/null', 'w']], $pipes, $folder);
    proc_close($process) === 0 || throw new RuntimeException('openssl req failed');
};
$serve = function (string $chain) {
    $command = ['openssl', 's_server', '-accept', '127.0.0.1:0', '-cert', "$chain.pem", '-key', "$chain.key"];
    $server = proc_open($command, [['pipe', 'r'], ['pipe', 'w'], ['file', '/dev/null', 'w']], $pipes);
    // Once it listens, it says on which port: ACCEPT 127.0.0.1:43427
    do {
        $line = (string) fgets($pipes[1]);
    } while ($line !== '' && !str_starts_with($line, 'ACCEPT '));
    $port = (int) substr(strrchr($line, ':'), 1);
    report(fn () => new WsClient("wss://localhost:$port/", tls: ['cafile' => pki() . '/ca.pem']));
    proc_terminate($server);
};
try {
    $make('p256', 'P-256');
    $make('p521', 'P-521');
    $serve("$folder/p256");
    // Of a file with several certificates, -cert takes the first only.
    $serve(pki() . '/good');
    $serve("$folder/p521");
} finally {
    array_map(unlink(...), glob("$folder/*"));
    rmdir($folder);
}
?>
--EXPECTF--
WsClient\CertificateException: the certificate of localhost is self-signed and not trusted here
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found    CN=localhost  issued by  CN=localhost, not among the 1 root of %s/ca.pem (option cafile)
  kind     CA:TRUE, as `openssl req -x509` makes it
  checked  the only problem is the issuer; dates and name are valid
  help     if the server is yours, pass its certificate: tls: ['cafile' => '/path/to/localhost.pem']
  help     or give the server a certificate from an authority that this machine trusts
  code     tls.certificate.self_signed
  [tls.certificate.self_signed, layer tls, fault server, final, docs/errors.md#tls-certificate-self-signed]
WsClient\CertificateException: the server sends its certificate without that of "wsclient test intermediate CA", which signed it and is likely an intermediate authority
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  missing  CN=wsclient test intermediate CA
  sent     1 certificate: CN=localhost
  trusted  the 1 root of %s/ca.pem (option cafile)
  checked  the only problem is the issuer; dates and name are valid
  help     configure the server to send the full chain, its own certificate first and then that of wsclient test intermediate CA: often the file fullchain.pem (nginx: ssl_certificate; Apache: SSLCertificateFile)
  help     or add the certificate of wsclient test intermediate CA to the file that this call trusts
  code     tls.certificate.incomplete_chain
  [tls.certificate.incomplete_chain, layer tls, fault server, final, docs/errors.md#tls-certificate-incomplete-chain]
WsClient\TlsException: localhost and this client have no TLS parameters in common
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  ECDHE with X25519, P-256 or P-384; AES-GCM or ChaCha20-Poly1305; an RSA key of 2048 bits or more, EC P-256, EC P-384 or Ed25519
  found     alert handshake_failure(40)
  help      the server likely allows old cipher suites only (static RSA, CBC, DHE): enable ECDHE with AES-GCM
  help      or its certificate has a key of an unsupported type, such as P-521
  code      tls.no_common_parameters
  [tls.no_common_parameters, layer tls, fault server, final, docs/errors.md#tls-no-common-parameters]
