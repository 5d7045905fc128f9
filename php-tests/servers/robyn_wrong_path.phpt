--TEST--
Robyn never answers an upgrade that no route accepts: diagnose() sets it against what a GET gets
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_python('robyn');
?>
--FILE--
<?php
require __DIR__ . '/../support/diagnose.inc';
require __DIR__ . '/../support/report.inc';

$peer = Peer::program('robyn_echo');
$ws = new WsClient($peer->url('/echo'));
$ws->send('to robyn');
echo $ws->receive(20.0), "\n";
report(fn () => new WsClient($peer->url('/other'), connect_timeout: 0.5));
foreach (['/other', '/page'] as $path) {
    $report = visit($peer->url($path), connect_timeout: 0.5);
    echo implode("\n", $report->diagnosis->help), "\n";
}
?>
--EXPECTF--
to robyn
WsClient\HandshakeException: no answer to the upgrade request within %f ms
  ws://127.0.0.1:%d/other
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found   connected, but the server sent nothing
  help    the server is likely busy or stuck, or a proxy waits for its upstream server: see the server's log
  help    some servers never answer an upgrade that no route accepts: check the path
  help    a TLS port also waits without answering: if this is one, use wss://
  code    handshake.timeout
  [handshake.timeout, layer handshake, fault server, retryable, docs/errors.md#handshake-timeout]
handshake.timeout: the server does not answer an upgrade of /other, but answers a plain GET of it with 404
  checked  GET without upgrade: HTTP/1.1 404 Not Found
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
fail     handshake.upgrade          no answer to the upgrade request within %f ms
pass     handshake.plain_get        HTTP/1.1 404 Not Found
pass     clock                      this machine is within 30 s of the server's Date
likely no route accepts an upgrade at this path, or it requires a subprotocol: check both
or what handles upgrades there is stuck, or waits for another server: see the server's log
handshake.timeout: the server does not answer an upgrade of /page, but answers a plain GET of it with 200
  checked  GET without upgrade: HTTP/1.1 200 OK
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
fail     handshake.upgrade          no answer to the upgrade request within %f ms
pass     handshake.plain_get        HTTP/1.1 200 OK
pass     clock                      this machine is within 30 s of the server's Date
likely no route accepts an upgrade at this path, or it requires a subprotocol: check both
or what handles upgrades there is stuck, or waits for another server: see the server's log
