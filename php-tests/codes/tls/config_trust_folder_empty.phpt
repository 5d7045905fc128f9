--TEST--
A folder without certificates
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/report.inc';

$folder = sys_get_temp_dir() . '/wsclient-empty-' . getmypid();
mkdir($folder);
try {
    report(fn () => new WsClient('wss://127.0.0.1:1/', tls: ['capath' => $folder]));
} finally {
    rmdir($folder);
}
?>
--EXPECTF--
WsClient\TlsException: the TLS option capath names %s, which holds no usable certificate in PEM format
  wss://127.0.0.1:1/
  found   no block -----BEGIN CERTIFICATE-----
  help    pass a folder of PEM files; for one file use the option cafile
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
