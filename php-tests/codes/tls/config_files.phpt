--TEST--
Paths that are not regular files are refused, and large files are not read
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../../support/skip_unless.inc';
skip_unless_program('mkfifo');
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$folder = sys_get_temp_dir() . '/wsclient-files-' . getmypid();
mkdir($folder);
exec('mkfifo ' . escapeshellarg("$folder/pipe"));
$large = fopen("$folder/large.pem", 'w');
ftruncate($large, 1_500_000_000);
copy(pki() . '/ca.pem', "$folder/ca.pem");
copy(pki() . '/client.pem', "$folder/client.pem");
exec('openssl x509 -in ' . escapeshellarg("$folder/ca.pem") . ' -outform DER -out ' . escapeshellarg("$folder/ca.crt"));

foreach ([
    ['cafile' => "$folder/pipe"],
    ['cafile' => '/dev/zero'],
    ['cafile' => "$folder/large.pem"],
    ['cafile' => "$folder/ca.crt"],
    ['capath' => "$folder/pipe"],
    ['local_cert' => "$folder/pipe"],
    ['local_cert' => "$folder/client.pem", 'local_pk' => '/dev/zero'],
] as $tls) {
    report(fn () => new WsClient('wss://127.0.0.1:1/', tls: $tls));
}
// In a folder, the rest counts.
unlink("$folder/ca.crt");
$peer = Peer::echo(true);
$ws = new WsClient($peer->tlsUrl(), tls: ['capath' => $folder]);
echo str_replace($folder, 'FOLDER', $ws->getInfo()->tlsTrust), "\n";
var_dump(memory_get_peak_usage() < 100_000_000);
?>
--CLEAN--
<?php
foreach (glob(sys_get_temp_dir() . '/wsclient-files-*') as $folder) {
    array_map('unlink', glob("$folder/*"));
    @rmdir($folder);
}
?>
--EXPECTF--
WsClient\TlsException: the TLS option cafile names %s/pipe, which is not a regular file
  wss://127.0.0.1:1/
  found   a named pipe
  help    pass a PEM file; for a folder use the option capath
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: the TLS option cafile names /dev/zero, which is not a regular file
  wss://127.0.0.1:1/
  found   a device
  help    pass a PEM file; for a folder use the option capath
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: the TLS option cafile names %s/large.pem, which is too large
  wss://127.0.0.1:1/
  found   more than 16 MiB, the limit for a file
  help    pass a PEM file; for a folder use the option capath
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: the TLS option cafile names %s/ca.crt, a certificate in DER format; PEM is needed
  wss://127.0.0.1:1/
  found   the first bytes of a certificate in DER
  help    convert it: openssl x509 -inform DER -in %s/ca.crt -out ca.pem
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: the TLS option capath names %s/pipe, which is not a folder
  wss://127.0.0.1:1/
  found   a file
  help    pass a folder of PEM files; for one file use the option cafile
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: the TLS option local_cert names %s/pipe, which is not a regular file
  wss://127.0.0.1:1/
  found   a named pipe
  help    pass a PEM file with the client's certificate, followed by any intermediate certificates
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: the TLS option local_pk names /dev/zero, which is not a regular file
  wss://127.0.0.1:1/
  found   a device
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
the 1 root and 1 server certificate of FOLDER (option capath)
bool(true)
