--TEST--
The address of a network interface; servers that listen on all addresses of one family only
--EXTENSIONS--
wsclient
posix
--SKIPIF--
<?php
require __DIR__ . '/../../support/skip_unless.inc';
skip_unless_listeners_known();
skip_unless_program('unshare', 'ip');
exec('unshare -rn ip link set lo up 2>&1', $output, $status);
$status === 0 || die('skip no network namespace can be made');
--FILE--
<?php
require __DIR__ . '/../../support/child.inc';

echo child(<<<'PHP'
    $peer = Peer::testserver('echo');
    report(fn () => new WsClient($peer->url(host: '198.51.100.7'), connect_timeout: 5), machine: true);
    // Only in a network of its own may a test listen on all addresses.
    $context = stream_context_create(['socket' => ['ipv6_v6only' => true]]);
    $server = stream_socket_server('tcp://[::]:0', context: $context);
    $url = 'ws://127.0.0.1:' . preg_replace('/.*:/', '', stream_socket_get_name($server, false));
    report(fn () => new WsClient($url), machine: true);
    $server = stream_socket_server('tcp://0.0.0.0:0');
    $url = 'ws://[::1]:' . preg_replace('/.*:/', '', stream_socket_get_name($server, false));
    report(fn () => new WsClient($url), machine: true);
    PHP, through: "unshare -rn sh -c 'ip link set lo up && ip address add 198.51.100.7/32 dev lo && exec \"$@\"' sh");
?>
--EXPECTF--
WsClient\TcpException: port %d accepts connections only at 127.0.0.1 (testserver, pid %d)
  ws://198.51.100.7:%d/
  dns %f ms · tcp FAILED after %f ms
  tried     198.51.100.7:%d  ECONNREFUSED (Connection refused) after %f ms
  listener  testserver (pid %d) at 127.0.0.1:%d
  help      bind the server to 0.0.0.0 (all IPv4 addresses) or to 198.51.100.7
  help      or connect to 127.0.0.1:%d
  code      tcp.wrong_interface
  [tcp.wrong_interface, layer tcp, fault server, retryable, docs/errors.md#tcp-wrong-interface]
WsClient\TcpException: port %d accepts connections only on IPv6, at :: (%s, pid %d)
  ws://127.0.0.1:%d/
  dns %f ms · tcp FAILED after %f ms
  tried     127.0.0.1:%d  ECONNREFUSED (Connection refused) after %f ms
  listener  %s (pid %d, this process) at [::]:%d, for IPv6 only (IPV6_V6ONLY)
  help      bind the server to 0.0.0.0 as well, or disable IPV6_V6ONLY for its socket at ::
  help      or connect to [::1]:%d
  code      tcp.wrong_interface
  [tcp.wrong_interface, layer tcp, fault server, retryable, docs/errors.md#tcp-wrong-interface]
WsClient\TcpException: port %d accepts connections only on IPv4, at 0.0.0.0 (%s, pid %d)
  ws://[::1]:%d/
  dns %f ms · tcp FAILED after %f ms
  tried     [::1]:%d  ECONNREFUSED (Connection refused) after %f ms
  listener  %s (pid %d, this process) at 0.0.0.0:%d
  help      bind the server to :: (all addresses, usually IPv4 too) or to ::1
  help      or connect to 127.0.0.1:%d
  code      tcp.wrong_interface
  [tcp.wrong_interface, layer tcp, fault server, retryable, docs/errors.md#tcp-wrong-interface]
