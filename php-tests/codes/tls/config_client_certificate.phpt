--TEST--
A client certificate or key that cannot be used; the passphrase is not shown
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$pki = pki();
foreach ([
    ['local_cert' => '/nonexistent/client.pem'],
    ['local_cert' => "$pki/empty.pem"],
    ['local_cert' => "$pki/client.pem"],
    ['local_cert' => "$pki/client.pem", 'local_pk' => '/nonexistent/client.key'],
    ['local_cert' => "$pki/client.pem", 'local_pk' => "$pki/ca.pem"],
    ['local_cert' => "$pki/client.pem", 'local_pk' => "$pki/client-other.key"],
    ['local_cert' => "$pki/client.pem", 'local_pk' => "$pki/client-encrypted.key"],
    ['local_cert' => "$pki/client.pem", 'local_pk' => "$pki/client-encrypted.key", 'passphrase' => 'wr0ng-passphrase'],
    ['local_cert' => "$pki/client.pem", 'local_pk' => "$pki/client-traditional.key"],
    ['local_cert' => "$pki/client.pem", 'local_pk' => "$pki/client-traditional.key", 'passphrase' => 'wr0ng-passphrase'],
] as $options) {
    $e = report(fn () => new WsClient('wss://127.0.0.1:1/', tls: $options + ['cafile' => "$pki/ca.pem"]));
    if (str_contains($e . json_encode($e->report) . print_r($e->getTrace()[0], true), 'wr0ng')) {
        echo "the passphrase is shown\n";
    }
}
?>
--EXPECTF--
WsClient\TlsException: the TLS option local_cert names /nonexistent/client.pem, which does not exist
  wss://127.0.0.1:1/
  found   No such file or directory (os error 2)
  help    pass a PEM file with the client's certificate, followed by any intermediate certificates
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: the TLS option local_cert names %s/empty.pem, which holds no certificate in PEM format
  wss://127.0.0.1:1/
  found   no block -----BEGIN CERTIFICATE-----
  help    pass a PEM file with the client's certificate, followed by any intermediate certificates
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: the TLS option local_cert names %s/client.pem, which holds no private key in PEM format
  wss://127.0.0.1:1/
  expected  PRIVATE KEY, ENCRYPTED PRIVATE KEY, RSA PRIVATE KEY or EC PRIVATE KEY
  help      pass the file of the key in the option local_pk, or append the key to the certificate
  code      tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: the TLS option local_pk names /nonexistent/client.key, which does not exist
  wss://127.0.0.1:1/
  found   No such file or directory (os error 2)
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: the TLS option local_pk names %s/ca.pem, which holds no private key in PEM format
  wss://127.0.0.1:1/
  expected  PRIVATE KEY, ENCRYPTED PRIVATE KEY, RSA PRIVATE KEY or EC PRIVATE KEY
  help      pass a PEM file with the key of the certificate in local_cert
  code      tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: the private key in %s/client-other.key does not belong to the certificate in local_cert
  wss://127.0.0.1:1/
  help    check that both files belong together; in local_cert the client's own certificate must be first
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: the TLS option local_pk names %s/client-encrypted.key, whose private key is encrypted, but no passphrase was given
  wss://127.0.0.1:1/
  help    pass it in the TLS option passphrase
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: the TLS option local_pk names %s/client-encrypted.key, whose private key cannot be decrypted with the given passphrase
  wss://127.0.0.1:1/
  help    correct the TLS option passphrase
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: the TLS option local_pk names %s/client-traditional.key, whose private key is encrypted, but no passphrase was given
  wss://127.0.0.1:1/
  help    pass it in the TLS option passphrase
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: the TLS option local_pk names %s/client-traditional.key, whose private key cannot be decrypted with the given passphrase
  wss://127.0.0.1:1/
  help    correct the TLS option passphrase
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
