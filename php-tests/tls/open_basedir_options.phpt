--TEST--
open_basedir applies to every path that the script gives
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$peer = Peer::echo(true);
$url = $peer->tlsUrl();
$inside = realpath(sys_get_temp_dir()) . '/wsclient-basedir-' . getmypid();
$outside = "$inside-outside";
mkdir($inside);
mkdir($outside);
mkdir("$inside/folder");
copy(pki() . '/ca.pem', "$inside/ca.pem");
copy(pki() . '/ca.pem', "$outside/ca.pem");
copy(pki() . '/client.pem', "$inside/client.pem");
copy(pki() . '/client.key', "$outside/client.key");
file_put_contents("$outside/both.pem", file_get_contents(pki() . '/client.pem') . file_get_contents(pki() . '/client.key'));
symlink("$outside/ca.pem", "$inside/link.pem");
symlink("$outside/ca.pem", "$inside/folder/link.pem");
// What has been read before is in the process' caches.
foreach ([['cafile' => "$outside/ca.pem"], ['capath' => $outside]] as $tls) {
    (new WsClient($url, tls: $tls))->close();
}
ini_set('open_basedir', $inside);

function outcome(callable $connect): void
{
    global $inside;
    ob_start();
    report($connect);
    echo str_replace([$inside, (string) getmypid()], ['INSIDE', 'PID'], ob_get_clean());
}

function connect(array $tls): callable
{
    return fn () => new WsClient($GLOBALS['url'], tls: $tls);
}

echo "-- allowed\n";
foreach ([['cafile' => "$inside/ca.pem"], ['capath' => $inside], ['cafile' => "file://$inside/ca.pem"]] as $tls) {
    echo str_replace($inside, 'INSIDE', connect($tls)()->getInfo()->tlsTrust), "\n";
}
chdir($inside);
echo str_replace($inside, 'INSIDE', connect(['cafile' => 'ca.pem'])()->getInfo()->tlsTrust), "\n";
echo "-- not allowed\n";
outcome(connect(['cafile' => "$outside/ca.pem"]));
outcome(connect(['cafile' => "$outside/missing.pem"]));
outcome(connect(['cafile' => "$inside/../" . basename($outside) . '/ca.pem']));
outcome(connect(['cafile' => "$inside/link.pem"]));
outcome(connect(['cafile' => "file://$outside/ca.pem"]));
outcome(connect(['capath' => $outside]));
outcome(connect(['capath' => "$inside/folder"]));
outcome(connect(['local_cert' => "$outside/both.pem"]));
outcome(connect(['local_cert' => "$inside/client.pem", 'local_pk' => "$outside/client.key"]));
echo "-- diagnose()\n";
$report = WsClient::diagnose($url, tls: ['cafile' => "$outside/ca.pem"]);
echo $report->diagnosis->code, ' ', str_contains((string) $report, 'open_basedir restriction in effect'), "\n";
echo "-- the environment\n";
putenv("SSL_CERT_FILE=$outside/ca.pem");
outcome(connect([]));
putenv("SSL_CERT_FILE=$inside/ca.pem");
echo str_replace($inside, 'INSIDE', connect([])()->getInfo()->tlsTrust), "\n";
?>
--CLEAN--
<?php
foreach (glob(sys_get_temp_dir() . '/wsclient-basedir-*') as $folder) {
    array_map('unlink', array_filter(glob("$folder/{*,folder/*}", GLOB_BRACE), fn ($path) => !is_dir($path)));
    @rmdir("$folder/folder");
    @rmdir($folder);
}
?>
--EXPECTF--
-- allowed
the 1 root of INSIDE/ca.pem (option cafile)
the 1 root and 1 server certificate of INSIDE (option capath), 1 more unusable
the 1 root of INSIDE/ca.pem (option cafile)
the 1 root of INSIDE/ca.pem (option cafile)
-- not allowed
WsClient\TlsException: the TLS option cafile names INSIDE-outside/ca.pem, which this script may not read
  wss://localhost:%d/
  found   open_basedir restriction in effect. File(INSIDE-outside/ca.pem) is not within the allowed path(s): (INSIDE)
  help    put the file where this script may read it; the administrator can add its folder to open_basedir
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: the TLS option cafile names INSIDE-outside/missing.pem, which this script may not read
  wss://localhost:%d/
  found   open_basedir restriction in effect. File(INSIDE-outside/missing.pem) is not within the allowed path(s): (INSIDE)
  help    put the file where this script may read it; the administrator can add its folder to open_basedir
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: the TLS option cafile names INSIDE-outside/ca.pem, which this script may not read
  wss://localhost:%d/
  found   open_basedir restriction in effect. File(INSIDE-outside/ca.pem) is not within the allowed path(s): (INSIDE)
  help    put the file where this script may read it; the administrator can add its folder to open_basedir
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: the TLS option cafile names INSIDE-outside/ca.pem, which this script may not read
  wss://localhost:%d/
  found   open_basedir restriction in effect. File(INSIDE-outside/ca.pem) is not within the allowed path(s): (INSIDE)
  help    put the file where this script may read it; the administrator can add its folder to open_basedir
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: the TLS option cafile names INSIDE-outside/ca.pem, which this script may not read
  wss://localhost:%d/
  found   open_basedir restriction in effect. File(INSIDE-outside/ca.pem) is not within the allowed path(s): (INSIDE)
  help    put the file where this script may read it; the administrator can add its folder to open_basedir
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: the TLS option capath names INSIDE-outside, which this script may not read
  wss://localhost:%d/
  found   open_basedir restriction in effect. File(INSIDE-outside) is not within the allowed path(s): (INSIDE)
  help    put the file where this script may read it; the administrator can add its folder to open_basedir
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: the TLS option capath names INSIDE/folder, which holds no usable certificate in PEM format
  wss://localhost:%d/
  found   1 file, which open_basedir does not allow
  help    pass a folder of PEM files; for one file use the option cafile
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: the TLS option local_cert names INSIDE-outside/both.pem, which this script may not read
  wss://localhost:%d/
  found   open_basedir restriction in effect. File(INSIDE-outside/both.pem) is not within the allowed path(s): (INSIDE)
  help    put the file where this script may read it; the administrator can add its folder to open_basedir
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
WsClient\TlsException: the TLS option local_pk names INSIDE-outside/client.key, which this script may not read
  wss://localhost:%d/
  found   open_basedir restriction in effect. File(INSIDE-outside/client.key) is not within the allowed path(s): (INSIDE)
  help    put the file where this script may read it; the administrator can add its folder to open_basedir
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
-- diagnose()
tls.config 1
-- the environment
WsClient\TlsException: environment variable SSL_CERT_FILE names INSIDE-outside/ca.pem, which this script may not read
  wss://localhost:%d/
  found   open_basedir restriction in effect. File(INSIDE-outside/ca.pem) is not within the allowed path(s): (INSIDE)
  help    put the file where this script may read it; the administrator can add its folder to open_basedir
  code    tls.config
  [tls.config, layer tls, fault caller, final, docs/errors.md#tls-config]
the 1 root of INSIDE/ca.pem (environment variable SSL_CERT_FILE)
