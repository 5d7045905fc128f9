--TEST--
the doctor finds nothing wrong with any of the servers and proxies that tests run, where they are configured as they should be
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_node_ws();
if (getenv('USE_ZEND_ALLOC') === '0') die('skip too slow under valgrind, which looks at other tests');
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';

use WsClient\CheckResult;

$tls = ['cafile' => pki() . '/ca.pem'];
$upstream = Peer::program('ws_echo');
$port = $upstream->port;

/** What starts each peer, the path and the subprotocols; null: an upstream server of its own. */
$peers = [
    'ws_echo' => [fn () => $upstream],
    'websockets_echo' => [fn () => Peer::program('websockets_echo')],
    'aiohttp_echo' => [fn () => Peer::program('aiohttp_echo')],
    'uvicorn_echo' => [fn () => Peer::program('uvicorn_echo')],
    'hypercorn_echo' => [fn () => Peer::program('hypercorn_echo')],
    'daphne_echo' => [fn () => Peer::program('daphne_echo')],
    'tornado_echo' => [fn () => Peer::program('tornado_echo')],
    'socketio' => [fn () => Peer::program('socketio'), '/socket.io/?EIO=4&transport=websocket'],
    'sockjs' => [fn () => Peer::program('sockjs'), '/echo/websocket'],
    'mosquitto' => [fn () => Peer::program('mosquitto_broker'), '/mqtt', ['mqtt']],
    'nginx' => [fn () => Peer::nginx($upstream)],
    'apache' => [fn () => Peer::proxy('apache', $port, ['--upgrade', 'parameter'])],
    'haproxy' => [fn () => Peer::proxy('haproxy', $port)],
    'varnish' => [fn () => Peer::proxy('varnish', $port, ['--pipe'])],
    'caddy' => [fn () => Peer::proxy('caddy', $port)],
    'lighttpd' => [fn () => Peer::proxy('lighttpd', $port, ['--line', 'proxy.header = ( "upgrade" => "enable" )'])],
    'h2o' => [fn () => Peer::proxy('h2o', $port, ['--line', 'proxy.websocket: ON'])],
    'nghttpx' => [fn () => Peer::proxy('nghttpx', $port)],
    'squid' => [fn () => Peer::proxy('squid', $port, ['--line', 'http_upgrade_request_protocols websocket allow all'])],
    'traffic_server' => [fn () => Peer::proxy('traffic_server', $port, ['--rule', "map ws://127.0.0.1:PORT/chat ws://127.0.0.1:$port/chat"])],
    'envoy' => [fn () => Peer::proxy('envoy', $port, ['--line', 'upgrade_configs: [{upgrade_type: websocket}]'])],
    'sslh' => [fn () => Peer::proxy('sslh', $port, ['--tls', (string) $port])],
    'stunnel' => [fn () => Peer::proxy('stunnel', $port, cert: 'good')],
    'hitch' => [fn () => Peer::proxy('hitch', $port, cert: 'good')],
];

$visited = 0;
foreach ($peers as $name => $row) {
    [$start, $path, $subprotocols] = $row + [null, '/chat', []];
    try {
        $peer = $start();
    } catch (RuntimeException $e) {
        // What a distribution lacks, other tests are skipped for.
        if (!preg_match('/is not installed|No module named|Cannot find/', $e->getMessage())) {
            throw $e;
        }
        continue;
    }
    $secure = in_array($name, ['stunnel', 'hitch'], true);
    $url = $secure ? "wss://localhost:$peer->port$path" : $peer->url($path);
    $report = WsClient::diagnose($url, subprotocols: $subprotocols, tls: $tls);
    $visited++;
    $wrong = array_filter($report->checks, fn ($check) => in_array($check->result, [CheckResult::Warn, CheckResult::Fail], true));
    if (!$report->ok || $wrong !== [] || preg_grep('/^  help /', explode("\n", (string) $report))) {
        echo "$name: $report\n";
    }
}
var_dump($visited >= 8);
?>
--EXPECT--
bool(true)
