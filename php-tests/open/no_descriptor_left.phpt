--TEST--
Without a descriptor or a thread, finish() says so; getStream() too, and its attempt goes on
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
PHP_OS_FAMILY === 'Linux' || die('skip the output names errors of Linux');
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
echo child(<<<'PHP'
    $peer = Peer::script('read 1', 'print', 'barrier 2', '101', 'send \x81\x05hello', 'drain');
    $opening = WsClient::open($peer->url());
    $peer->read();
    $files = [];
    while ($file = @fopen('/dev/null', 'r')) {
        $files[] = $file;
    }
    report(fn () => $opening->getStream());
    $second = WsClient::open($peer->url());
    var_dump($second->isReady());
    report(fn () => $second->getStream());
    report(fn () => $second->finish());
    $files = [];
    $third = WsClient::open($peer->url());
    echo $opening->finish()->receive(20.0), ' ', $third->finish()->receive(20.0), "\n";
    PHP, before: 'ulimit -n 64');
?>
--EXPECTF--
WsClient\TcpException: this machine could not create a stream for the attempt to connect to 127.0.0.1
  ws://127.0.0.1:%d/
  found   EMFILE (Too many open files)
  help    this process has no file descriptor left: close unused ones, or raise its limit (ulimit -n)
  code    tcp.local_limit
  [tcp.local_limit, layer tcp, fault machine, retryable, docs/errors.md#tcp-local-limit]
bool(true)
WsClient\TcpException: this machine could not create a stream for the attempt to connect to 127.0.0.1
  ws://127.0.0.1:%d/
  found   EMFILE (Too many open files)
  help    this process has no file descriptor left: close unused ones, or raise its limit (ulimit -n)
  code    tcp.local_limit
  [tcp.local_limit, layer tcp, fault machine, retryable, docs/errors.md#tcp-local-limit]
WsClient\TcpException: this machine could not begin to connect to 127.0.0.1
  ws://127.0.0.1:%d/
  found   EMFILE (Too many open files)
  help    this process has no file descriptor left: close unused ones, or raise its limit (ulimit -n)
  code    tcp.local_limit
  [tcp.local_limit, layer tcp, fault machine, retryable, docs/errors.md#tcp-local-limit]
hello hello
