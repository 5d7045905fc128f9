--TEST--
No file descriptor is left: tcp.local_limit in every layer
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
PHP_OS_FAMILY === 'Linux' || die('skip the output names errors of Linux');
--FILE--
<?php
require __DIR__ . '/../../support/child.inc';

echo child(<<<'PHP'
    $peer = Peer::echo(true);
    $ws = new WsClient($peer->url('/echo'));
    $trust = ['cafile' => pki() . '/ca.pem'];
    $files = [];
    while ($file = @fopen('/dev/null', 'r')) {
        $files[] = $file;
    }
    foreach ([
        'getStream' => fn () => $ws->getStream(),
        'name' => fn () => new WsClient('ws://localhost:1/'),
        'trust' => fn () => new WsClient($peer->tlsUrl('/echo'), tls: $trust),
    ] as $call) {
        $e = report($call);
        var_dump($e->attempts);
    }
    // With a few left, the resolver itself has none.
    for ($left = 1; $left <= 6; $left++) {
        array_pop($files);
        try {
            new WsClient('ws://localhost:1/');
        } catch (WsClient\TcpException $e) {
            $codes[] = $e->errorCode;
        }
    }
    echo implode(' ', array_unique($codes)), "\n";
    $ws->send('still there');
    var_dump($ws->receive(5.0));
    $files = [];
    var_dump(is_resource($ws->getStream()), (new WsClient($peer->tlsUrl('/echo'), tls: $trust))->isOpen());
    PHP, before: 'ulimit -n 64');
?>
--EXPECTF--
WsClient\TcpException: this machine could not duplicate the descriptor of the connection
  ws://127.0.0.1:%d/echo
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket %f ms
  found   EMFILE (Too many open files)
  help    this process has no file descriptor left: close unused ones, or raise its limit (ulimit -n)
  code    tcp.local_limit
  [tcp.local_limit, layer tcp, fault machine, retryable, docs/errors.md#tcp-local-limit]
array(0) {
}
WsClient\TcpException: this machine could not look up localhost
  ws://localhost:1/
  dns FAILED after %f ms
  found   EMFILE (Too many open files)
  help    this process has no file descriptor left: close unused ones, or raise its limit (ulimit -n)
  code    tcp.local_limit
  [tcp.local_limit, layer tcp, fault machine, retryable, docs/errors.md#tcp-local-limit]
array(0) {
}
WsClient\TcpException: this machine could not read the files of the TLS options
  wss://localhost:%d/echo
  found   EMFILE (Too many open files)
  help    this process has no file descriptor left: close unused ones, or raise its limit (ulimit -n)
  code    tcp.local_limit
  [tcp.local_limit, layer tcp, fault machine, retryable, docs/errors.md#tcp-local-limit]
array(0) {
}
tcp.local_limit tcp.refused
string(11) "still there"
bool(true)
bool(true)
