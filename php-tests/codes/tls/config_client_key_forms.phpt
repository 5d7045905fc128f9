--TEST--
Client keys of an unsupported kind or form, with the commands that convert them
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../../support/skip_unless.inc';
skip_unless_program('openssl');
if (!str_starts_with((string) shell_exec('openssl version'), 'OpenSSL 3')) {
    die('skip the keys are those of OpenSSL 3');
}
?>
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$pki = pki();
$folder = sys_get_temp_dir() . '/wsclient-keys-' . getmypid();
mkdir($folder);
chdir($folder);
register_shutdown_function(function () use ($folder) {
    array_map('unlink', glob("$folder/*"));
    rmdir($folder);
});

function openssl(string $arguments): void
{
    exec("openssl $arguments 2>&1", $output, $status);
    if ($status !== 0) {
        echo "openssl $arguments: ", implode("\n", $output), "\n";
    }
}

$pass = '-passout pass:geheim';
openssl("pkcs8 -topk8 -v1 PBE-MD5-DES -provider legacy -provider default -in $pki/client.key $pass -out md5-des.key");
openssl("pkcs8 -topk8 -v2 camellia-256-cbc -in $pki/client.key $pass -out camellia.key");
openssl("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-521 -out p521.key");
openssl("genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:1024 -out rsa-1024.key");
openssl("genpkey -algorithm ED448 -out ed448.key");
openssl("pkcs12 -export -in $pki/client.pem -inkey $pki/client.key $pass -out 'my pair.p12'");
openssl("pkey -in $pki/client.key -outform DER -out client.key");
openssl("x509 -in $pki/client.pem -outform DER -out client.der");

foreach ([
    ['local_pk' => "$folder/md5-des.key"],
    ['local_pk' => "$folder/camellia.key"],
    ['local_pk' => "$folder/p521.key"],
    ['local_pk' => "$folder/rsa-1024.key"],
    ['local_pk' => "$folder/ed448.key"],
    ['local_cert' => "$folder/my pair.p12"],
    ['local_pk' => "$folder/client.key"],
    ['local_cert' => "$folder/client.der"],
] as $options) {
    $options += ['local_cert' => "$pki/client.pem", 'cafile' => "$pki/ca.pem"];
    report(fn () => new WsClient('wss://127.0.0.1:1/', tls: $options));
}
?>
--EXPECTF--
WsClient\TlsException: the TLS option local_pk names %s/md5-des.key, whose private key is encrypted with pbeWithMD5AndDES-CBC, which this client does not support
  wss://127.0.0.1:1/
  help    re-encrypt it: openssl pkcs8 -topk8 -v2 aes-256-cbc -provider legacy -provider default -in %s/md5-des.key -out client.key
  help    then pass client.key in the TLS option local_pk
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: the TLS option local_pk names %s/camellia.key, whose private key is encrypted with PBES2 with PBKDF2, hmacWithSHA256 and CAMELLIA-256-CBC, which this client does not support
  wss://127.0.0.1:1/
  help    re-encrypt it: openssl pkcs8 -topk8 -v2 aes-256-cbc -provider legacy -provider default -in %s/camellia.key -out client.key
  help    then pass client.key in the TLS option local_pk
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: the TLS option local_pk names %s/p521.key, whose private key is EC P-521; this client's TLS library cannot sign with it
  wss://127.0.0.1:1/
  expected  RSA of 2048 to 4096 bits, EC P-256, EC P-384 or Ed25519
  found     EC P-521
  help      a key cannot be converted to another type, so make a new one: openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout client.key -out client.csr -subj /CN=client
  help      have client.csr signed by an authority that the server trusts; pass the certificate in local_cert and client.key in local_pk
  code      tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: the TLS option local_pk names %s/rsa-1024.key, whose private key is RSA with 1024 bits; this client's TLS library cannot sign with it
  wss://127.0.0.1:1/
  expected  RSA of 2048 to 4096 bits, EC P-256, EC P-384 or Ed25519
  found     RSA with 1024 bits
  help      a key cannot be converted to another type, so make a new one: openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout client.key -out client.csr -subj /CN=client
  help      have client.csr signed by an authority that the server trusts; pass the certificate in local_cert and client.key in local_pk
  code      tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: the TLS option local_pk names %s/ed448.key, whose private key is Ed448; this client's TLS library cannot sign with it
  wss://127.0.0.1:1/
  expected  RSA of 2048 to 4096 bits, EC P-256, EC P-384 or Ed25519
  found     Ed448
  help      a key cannot be converted to another type, so make a new one: openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout client.key -out client.csr -subj /CN=client
  help      have client.csr signed by an authority that the server trusts; pass the certificate in local_cert and client.key in local_pk
  code      tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: the TLS option local_cert names %s/my pair.p12, a PKCS#12 file; PEM is needed
  wss://127.0.0.1:1/
  help    convert it: openssl pkcs12 -in '%s/my pair.p12' -out client.pem
  help    then pass client.pem, which holds certificate and key, in local_cert, omit local_pk, and pass the PEM pass phrase in passphrase
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: the TLS option local_pk names %s/client.key, a private key in DER format; PEM is needed
  wss://127.0.0.1:1/
  help    convert it: openssl pkey -inform DER -in %s/client.key -out new-client.key
  help    then pass new-client.key in the TLS option local_pk
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: the TLS option local_cert names %s/client.der, a certificate in DER format; PEM is needed
  wss://127.0.0.1:1/
  help    convert it: openssl x509 -inform DER -in %s/client.der -out client.pem
  help    then pass client.pem in the TLS option local_cert
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
