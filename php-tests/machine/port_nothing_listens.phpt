--TEST--
A port of this machine on which certainly nothing listens
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_listeners_known();
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$peer = Peer::closedPort();
$e = report(fn () => new WsClient($peer->url('/chat')), machine: true);
var_dump($e->report->phases[1]->facts['listeners']);
// The hint at containers comes in containers only.
$hint = (bool) preg_grep('/^localhost is this (container|pod) itself:/', $e->diagnosis->help);
var_dump($hint === (is_file('/.dockerenv') || is_file('/run/.containerenv') || is_dir('/run/secrets/kubernetes.io')
    || preg_match('/kubepods|libpod|docker|containerd|lxc|machine\.slice/', file_get_contents('/proc/1/cgroup'))));
?>
--EXPECTF--
WsClient\TcpException: nothing listens on 127.0.0.1:%d
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp FAILED after %f ms
  tried     127.0.0.1:%d  ECONNREFUSED (Connection refused) after %f ms
  listener  none on port %d of this %r(machine|container|pod)%r
%r(  help      localhost is this [^\n]*\n)?%r  help      start the server, or correct the host and port
  code      tcp.refused
  [tcp.refused, layer tcp, fault server, retryable, docs/errors.md#tcp-refused]
array(0) {
}
bool(true)
