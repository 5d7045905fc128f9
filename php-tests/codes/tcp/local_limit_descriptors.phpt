--TEST--
No file descriptor is left; the next call works after one was closed
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
PHP_OS_FAMILY === 'Linux' || die('skip the output names errors of Linux');
--FILE--
<?php
require __DIR__ . '/../../support/child.inc';

echo child(<<<'PHP'
    $peer = Peer::echo();
    $files = [];
    while ($file = @fopen('/dev/null', 'r')) {
        $files[] = $file;
    }
    $e = report(fn () => new WsClient($peer->url()));
    echo $e->attempts[0]['error'], "\n";
    $files = [];
    var_dump((new WsClient($peer->url()))->isOpen());
    PHP, before: 'ulimit -n 64');
?>
--EXPECTF--
WsClient\TcpException: this machine could not open a connection to 127.0.0.1:%d
  ws://127.0.0.1:%d/
  dns %f ms · tcp FAILED after %f ms
  tried   127.0.0.1:%d  EMFILE (Too many open files) after %f ms
  help    this process has no file descriptor left: close unused ones, or raise its limit (ulimit -n)
  code    tcp.local_limit
  [tcp.local_limit, layer tcp, fault machine, retryable, docs/errors.md#tcp-local-limit]
EMFILE
bool(true)
