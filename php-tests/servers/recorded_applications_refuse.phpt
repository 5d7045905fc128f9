--TEST--
Applications that refuse a client with a message after the 101 are named (recorded)
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
require __DIR__ . '/../support/report.inc';
$refusals = [
    'soketi' => ['{"event":"pusher:error","data":{"code":4001,"message":"App key s3cret-key does not exist."}}', close_frame(4001)],
    'Reverb' => ['{"event":"pusher:error","data":"{\"code\":4100,\"message\":\"Over capacity\"}"}', ''],
    'Action Cable' => ['{"type":"disconnect","reason":"unauthorized","reconnect":false}', close_frame(1000 + 8)],
    'Socket.IO' => ['44{"message":"invalid token"}', ''],
    'an ordinary message' => ['bye', close_frame(4001)],
];
foreach ($refusals as $name => [$message, $end]) {
    echo "--- $name\n";
    $peer = Peer::script('101', 'send ' . frame(1, $message) . $end, 'close');
    $ws = new WsClient($peer->url('/app?key=s3cret-key'));
    var_dump($ws->receive(10.0) === $message);
    report(fn () => $ws->receive(10.0));
    $peer->stop();
}
?>
--EXPECTF--
--- soketi
bool(true)
WsClient\ConnectionClosedException: the server closed the connection with code 4001 (private use)
  ws://127.0.0.1:%d/app?key=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  said    Pusher protocol: {"event":"pusher:error","data":{"code":4001,"message":"App key *** does not exist."}}
  help    the server has no application with that key: check the path /app/KEY
  help    the code is specific to the application: see the server's documentation
  code    websocket.closed
  [websocket.closed, layer websocket, fault caller, final, docs/errors.md#websocket-closed]
--- Reverb
bool(true)
WsClient\ConnectionLostException: the connection ended without a Close frame
  ws://127.0.0.1:%d/app?key=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  said      Pusher protocol: {"event":"pusher:error","data":"{\"code\":4100,\"message\":\"Over capacity\"}"}
  found     the peer closed the TCP connection (FIN)
  received  1 message, 79 bytes of payload; ended between two messages
  idle      no byte received for %f ms, open for %f ms
  help      the server is over its capacity: connect again after a pause
  help      see the logs of the server, and of any proxy in between, for this time
  code      websocket.lost
  [websocket.lost, layer websocket, fault server, retryable, docs/errors.md#websocket-lost]
--- Action Cable
bool(true)
WsClient\ConnectionClosedException: the server closed the connection with code 1008 (Policy Violation)
  ws://127.0.0.1:%d/app?key=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  said    Action Cable: {"type":"disconnect","reason":"unauthorized","reconnect":false}
  help    Action Cable rejects this client: check the cookie or token that identifies the user
  help    the server's policy rejects this client or message: check credentials, Origin and the messages sent
  code    websocket.closed
  [websocket.closed, layer websocket, fault caller, final, docs/errors.md#websocket-closed]
--- Socket.IO
bool(true)
WsClient\ConnectionLostException: the connection ended without a Close frame
  ws://127.0.0.1:%d/app?key=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  said      Socket.IO: 44{"message":"invalid token"}
  found     the peer closed the TCP connection (FIN)
  received  1 message, 29 bytes of payload; ended between two messages
  idle      no byte received for %f ms, open for %f ms
  help      a middleware of the Socket.IO server rejects this client: check the auth payload, token or cookie; it speaks Socket.IO, not plain WebSocket
  help      see the logs of the server, and of any proxy in between, for this time
  code      websocket.lost
  [websocket.lost, layer websocket, fault caller, final, docs/errors.md#websocket-lost]
--- an ordinary message
bool(true)
WsClient\ConnectionClosedException: the server closed the connection with code 4001 (private use)
  ws://127.0.0.1:%d/app?key=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  help    the code is specific to the application: see the server's documentation
  code    websocket.closed
  [websocket.closed, layer websocket, fault server, final, docs/errors.md#websocket-closed]
