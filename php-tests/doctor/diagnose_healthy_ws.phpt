--TEST--
diagnose() of a healthy server without TLS: no check warns or fails
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/diagnose.inc';

$peer = Peer::echo();
$report = visit($peer->url('/echo'));
foreach ($report->checks as $check) {
    if ($check->result === WsClient\CheckResult::Skipped) {
        echo "$check->id: $check->detail\n";
    }
}
var_dump($report->response['status'], $report->phases[2]->ok);
echo "$report\n";
// A pong ends the wait for first frames; the shortest of some, because the machine may be busy.
$seconds = fn () => array_column(WsClient::diagnose($peer->url('/echo'))->checks, 'seconds', 'id')['websocket.first_frames'];
var_dump(min($seconds(), $seconds(), $seconds(), $seconds(), $seconds()) < 0.2);
?>
--EXPECTF--
ok
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
pass     handshake.upgrade          101
pass     websocket.first_frames     none within %f ms
pass     websocket.ping             %f ms, %f ms, %f ms
pass     websocket.close            answered after %f ms, code 1000
tcp.ipv6: the URL has no IPv6 address
tls.handshake: ws:// has no TLS
tls.versions: ws:// has no TLS
tls.parameters: ws:// has no TLS
tls.alpn: ws:// has no TLS
tls.chain: ws:// has no TLS
tls.trust: ws:// has no TLS
handshake.no_subprotocols: the upgrade succeeded
handshake.no_extensions: the upgrade succeeded
handshake.no_origin: the upgrade succeeded
handshake.host_origin: the upgrade succeeded
handshake.plain_get: the upgrade succeeded
clock: the server sent no Date
int(101)
bool(true)
connected
  ws://127.0.0.1:%d/echo
  dns%s%f ms  %s
  tcp%s%f ms  %s  127.0.0.1:%d
  handshake%s%f ms  %s
  pass     URL                           ws, no TLS, host 127.0.0.1, port %d
  pass     name resolution               the URL has an IP address, not a name
  pass     TCP over IPv4                 127.0.0.1:%d connected after %f ms
  skipped  TCP over IPv6                 the URL has no IPv6 address
  pass     protocol of the port          port %d speaks HTTP without TLS, as ws:// says
  skipped  TLS handshake, TLS versions, TLS parameters, ALPN, chain as presented, chain as trusted: ws:// has no TLS
  pass     upgrade as asked              101
  skipped  upgrade without subprotocols, upgrade without extensions, upgrade without Origin, upgrade with host's Origin, GET without upgrade: the upgrade succeeded
  skipped  clock                         the server sent no Date
  pass     first frames                  none within %f ms
  pass     three pings                   %f ms, %f ms, %f ms
  pass     closing handshake             answered after %f ms, code 1000
bool(true)
