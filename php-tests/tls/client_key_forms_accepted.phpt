--TEST--
Client keys in less common formats that a server accepts
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_program('openssl');
if (!str_starts_with((string) shell_exec('openssl version'), 'OpenSSL 3')) {
    die('skip the keys are those of OpenSSL 3');
}
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';

$pki = pki();
$folder = sys_get_temp_dir() . '/wsclient-key-forms-' . getmypid();
mkdir($folder);
chdir($folder);
register_shutdown_function(function () use ($folder) {
    array_map('unlink', glob("$folder/*"));
    rmdir($folder);
});

foreach ([
    "ec -in $pki/client.key -no_public -out bare.key",
    "pkcs8 -topk8 -v1 PBE-SHA1-3DES -in $pki/client.key -passout pass:geheim -out pbes1.key",
    "pkcs8 -topk8 -scrypt -in $pki/client.key -passout pass:geheim -out scrypt.key",
    "x509 -in $pki/client.pem -addreject serverAuth -trustout -out trusted.pem",
    "x509 -in $pki/ca.pem -addtrust serverAuth -trustout -out trusted-ca.pem",
] as $arguments) {
    exec("openssl $arguments 2>&1", $output, $status);
    if ($status !== 0) {
        echo "openssl $arguments: ", implode("\n", $output), "\n";
    }
}
file_put_contents('marked.pem', "\u{feff}" . file_get_contents("$pki/client.pem"));

$peer = Peer::testserver('echo', '--tls', $pki, '--client-ca', "$pki/ca.pem");
foreach ([
    ['local_pk' => 'bare.key'],
    ['local_pk' => 'pbes1.key', 'passphrase' => 'geheim'],
    ['local_pk' => 'scrypt.key', 'passphrase' => 'geheim'],
    ['local_cert' => 'trusted.pem', 'local_pk' => 'bare.key'],
    ['local_cert' => 'marked.pem', 'local_pk' => 'bare.key', 'cafile' => 'trusted-ca.pem'],
] as $options) {
    $options += ['local_cert' => "$pki/client.pem", 'cafile' => "$pki/ca.pem"];
    $ws = new WsClient($peer->tlsUrl('/tls'), tls: $options);
    echo json_decode($ws->receive(5), true)['client_certificates'], "\n";
    $ws->close();
}
?>
--EXPECT--
1
1
1
1
1
