--TEST--
An unusable php.ini setting or environment variable is reported by its name
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/child.inc';

$code = "report(fn () => new WsClient('wss://127.0.0.1:1/'));";
$unset = ['SSL_CERT_FILE' => '', 'SSL_CERT_DIR' => ''];
echo child($code, $unset, ['openssl.cafile' => '/nonexistent/ca.pem']);
echo child($code, $unset, ['openssl.capath' => '/nonexistent']);
echo child($code, $unset, ['curl.cainfo' => pki() . '/empty.pem']);
echo child($code, ['SSL_CERT_FILE' => pki() . '/empty.pem'] + $unset);
echo child($code, ['SSL_CERT_DIR' => '/nonexistent'] + $unset);
?>
--EXPECTF--
WsClient\TlsException: php.ini openssl.cafile names /nonexistent/ca.pem, which does not exist
  wss://127.0.0.1:1/
  found   No such file or directory (os error 2)
  help    correct the setting, or remove it to use the system's CA bundle
  help    or pass the certificates to trust: tls: ['cafile' => '/path/to/ca.pem']
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: php.ini openssl.capath names /nonexistent, which does not exist
  wss://127.0.0.1:1/
  found   No such file or directory (os error 2)
  help    correct the setting, or remove it to use the system's CA bundle
  help    or pass the certificates to trust: tls: ['cafile' => '/path/to/ca.pem']
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: php.ini curl.cainfo names %s/empty.pem, which holds no usable certificate in PEM format
  wss://127.0.0.1:1/
  found   no block -----BEGIN CERTIFICATE-----
  help    correct the setting, or remove it to use the system's CA bundle
  help    or pass the certificates to trust: tls: ['cafile' => '/path/to/ca.pem']
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: environment variable SSL_CERT_FILE names %s/empty.pem, which holds no usable certificate in PEM format
  wss://127.0.0.1:1/
  found   no block -----BEGIN CERTIFICATE-----
  help    correct the environment variable, or unset it to use the system's CA bundle
  help    or pass the certificates to trust: tls: ['cafile' => '/path/to/ca.pem']
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: environment variable SSL_CERT_DIR names /nonexistent, which does not exist
  wss://127.0.0.1:1/
  found   No such file or directory (os error 2)
  help    correct the environment variable, or unset it to use the system's CA bundle
  help    or pass the certificates to trust: tls: ['cafile' => '/path/to/ca.pem']
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
