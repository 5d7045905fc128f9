--TEST--
An unusable trust option is reported by its name, before connecting
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach ([
    ['cafile' => '/nonexistent/ca.pem'],
    ['cafile' => pki() . '/empty.pem'],
    ['cafile' => pki()],
    ['cafile' => pki() . '/client.key'],
    ['capath' => '/nonexistent'],
    ['capath' => pki() . '/ca.pem'],
    ['ca' => '/path/to/ca.pem'],
    ['ca' => "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"],
    ['cafile' => pki() . '/ca.pem', 'peer_name' => 'https://example.com/'],
] as $options) {
    report(fn () => new WsClient('wss://127.0.0.1:1/', tls: $options));
}
?>
--EXPECTF--
WsClient\TlsException: the TLS option cafile names /nonexistent/ca.pem, which does not exist
  wss://127.0.0.1:1/
  found   No such file or directory (os error 2)
  help    pass a PEM file; for a folder use the option capath
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: the TLS option cafile names %s/empty.pem, which holds no usable certificate in PEM format
  wss://127.0.0.1:1/
  found   no block -----BEGIN CERTIFICATE-----
  help    pass a PEM file; for a folder use the option capath
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: the TLS option cafile names %s, which is a folder
  wss://127.0.0.1:1/
  found   a folder
  help    pass a PEM file; for a folder use the option capath
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: the TLS option cafile names %s/client.key, which holds no usable certificate in PEM format
  wss://127.0.0.1:1/
  found   no block -----BEGIN CERTIFICATE-----
  help    pass a PEM file; for a folder use the option capath
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: the TLS option capath names /nonexistent, which does not exist
  wss://127.0.0.1:1/
  found   No such file or directory (os error 2)
  help    pass a folder of PEM files; for one file use the option cafile
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: the TLS option capath names %s/ca.pem, which is not a folder
  wss://127.0.0.1:1/
  found   a file
  help    pass a folder of PEM files; for one file use the option cafile
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: the TLS option ca holds no usable certificate in PEM format
  wss://127.0.0.1:1/
  found   no block -----BEGIN CERTIFICATE-----
  help    pass the text of a PEM file; for a path use the option cafile
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: the TLS option ca holds no usable certificate in PEM format
  wss://127.0.0.1:1/
  found   1 certificate, which cannot be used
  help    pass the text of a PEM file; for a path use the option cafile
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: the TLS option peer_name is "https://example.com/", which is not a host name or IP address
  wss://127.0.0.1:1/
  help    pass the name or address alone, without scheme, port or path
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
