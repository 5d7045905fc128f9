--TEST--
A link that goes dead, with a message on its way or without traffic: the report names it, and no proxy
--EXTENSIONS--
wsclient
sockets
--SKIPIF--
<?php
require __DIR__ . '/../../support/skip_unless.inc';
skip_unless_program('ip', 'unshare', 'nsenter');
exec('unshare -n ip link set lo up 2>&1', $output, $status);
if ($status !== 0) {
    die('skip no network namespace can be made');
}
?>
--FILE--
<?php
require __DIR__ . '/../../support/child.inc';

echo child(<<<'PHP'
    function run(string $command): void
    {
        exec("$command 2>&1", $output, $status);
        $status === 0 or print("$command: " . implode("\n", $output) . "\n");
    }
    // The server is in another namespace, behind a link.
    $code = <<<'SERVER'
        echo "\n";
        fgets(STDIN);
        $server = stream_socket_server('tcp://10.88.0.2:80');
        echo "\n";
        while ($open[] = $connection = stream_socket_accept($server, 60)) {
            preg_match('/Key: (\S+)/', fread($connection, 9999), $key);
            $accept = base64_encode(sha1("$key[1]258EAFA5-E914-47DA-95CA-C5AB0DC85B11", true));
            fwrite($connection, "HTTP/1.1 101 x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: $accept\r\n\r\n");
        }
        SERVER;
    $server = proc_open(['unshare', '-n', PHP_BINARY, '-n', '-r', $code], [['pipe', 'r'], ['pipe', 'w']], $pipes);
    fgets($pipes[1]);
    $pid = proc_get_status($server)['pid'];
    run("ip link add here type veth peer name there && ip link set there netns $pid");
    run('ip address add 10.88.0.1/24 dev here && ip link set here up');
    run("nsenter -t $pid -n sh -c 'ip address add 10.88.0.2/24 dev there && ip link set there up'");
    fwrite($pipes[0], "go\n");
    fgets($pipes[1]);
    function sockets(): array
    {
        $all = array_filter(scandir('/proc/self/fd'), fn ($fd) => str_starts_with((string) @readlink("/proc/self/fd/$fd"), 'socket:'));
        return array_values($all);
    }
    // A link is dead after two seconds in place of two minutes: TCP_USER_TIMEOUT, TCP_KEEPIDLE, TCP_KEEPINTVL.
    function bounded(): WsClient
    {
        $before = sockets();
        $ws = new WsClient('ws://10.88.0.2/', receive_timeout: 20.0);
        // The process sends itself the client's descriptor, and receives it as a Socket.
        $stream = fopen('php://fd/' . array_values(array_diff(sockets(), $before))[0], 'r');
        socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
        $rights = ['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$stream]];
        socket_sendmsg($pair[0], ['iov' => ['x'], 'control' => [$rights]], 0);
        $message = ['name' => [], 'buffer_size' => 1, 'controllen' => socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS, 1)];
        socket_recvmsg($pair[1], $message, 0);
        $socket = $message['control'][0]['data'][0];
        foreach ([18 => 2000, 4 => 1, 5 => 1] as $option => $value) {
            socket_set_option($socket, SOL_TCP, $option, $value);
        }
        return $ws;
    }
    // A fresh link may lose the first packet, which makes all timers of that connection slow.
    bounded();
    $idle = bounded();
    $busy = bounded();
    run("nsenter -t $pid -n ip link set there down");
    $busy->send('lost');
    report(fn () => $busy->receive());
    report(fn () => $idle->receive());
    proc_terminate($server, 9);
    PHP, through: 'unshare -n');
?>
--EXPECTF--
WsClient\ConnectionLostException: the other machine, or the path to it, is gone
  ws://10.88.0.2/
  dns %f ms · tcp %f ms (10.88.0.2:80) · handshake %f ms · websocket FAILED after %f ms
  found     no answer to %d retransmission%S in %f s: %s
  received  0 messages, 0 bytes of payload; ended between two messages
  idle      no byte received for %f s, open for %f s
  sent      1 message since the last byte received; 10 bytes not acknowledged
  help      likely the machine is off or was disconnected, or something on the way (VPN, firewall, NAT) no longer forwards this connection: connect again
  code      websocket.lost
  [websocket.lost, layer websocket, fault network, retryable, docs/errors.md#websocket-lost]
WsClient\ConnectionLostException: the other machine, or the path to it, is gone
  ws://10.88.0.2/
  dns %f ms · tcp %f ms (10.88.0.2:80) · handshake %f ms · websocket FAILED after %f ms
  found     no answer to %d probe%S in %f s: %s
  received  0 messages, 0 bytes of payload; ended between two messages
  idle      no byte received for %f s, open for %f s
  help      likely the machine is off or was disconnected, or something on the way (VPN, firewall, NAT) no longer forwards this connection: connect again
  code      websocket.lost
  [websocket.lost, layer websocket, fault network, retryable, docs/errors.md#websocket-lost]
