--TEST--
A temporary shortage of file descriptors does not change what is trusted afterwards
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
PHP_OS_FAMILY === 'Linux' || die('skip the output names errors of Linux');
--FILE--
<?php
require __DIR__ . '/../support/child.inc';

// The bundle of the system, which this server's certificate is not from.
$found = fn (string $before) => child('$peer = Peer::echo(true);' . $before . <<<'PHP'
    try {
        new WsClient($peer->tlsUrl('/echo'));
    } catch (WsClient\CertificateException $e) {
        echo $e->diagnosis->evidence['found'], "\n";
    }
    PHP, before: 'unset SSL_CERT_FILE SSL_CERT_DIR; ulimit -n 64');
$usual = $found('');
$later = $found(<<<'PHP'
    $files = [];
    while ($file = @fopen('/dev/null', 'r')) {
        $files[] = $file;
    }
    try {
        new WsClient($peer->tlsUrl('/echo'));
    } catch (WsClient\TcpException $e) {
        echo $e->errorCode, "\n";
    }
    $files = [];
    PHP);
echo strtok($later, "\n"), "\n";
var_dump($later === "tcp.local_limit\n$usual", str_contains($usual, 'not among the'));
?>
--EXPECT--
tcp.local_limit
bool(true)
bool(true)
