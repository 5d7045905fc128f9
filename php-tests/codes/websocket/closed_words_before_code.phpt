--TEST--
The words of a close reason decide what helps and whether to retry, whatever the code
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';

$closes = [
    [1013, 'token expired'], [1008, 'rate limit exceeded'], [1000 + 12, '{"error":"Invalid API key"}'],
    [4000, '{"code":503,"message":"server is overloaded, try again later"}'], [3000, 'ping timeout'],
];
foreach ($closes as [$code, $reason]) {
    $peer = Peer::script('101', 'send ' . close_frame($code, $reason), 'frame', 'close');
    $ws = new WsClient($peer->url());
    report(fn () => $ws->receive(5.0));
}
?>
--EXPECTF--
WsClient\ConnectionClosedException: the server closed the connection with code 1013 (Try Again Later): "token expired"
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  reason  token expired
  help    check the token, key or signature that the server expects, and whether it has expired
  code    websocket.closed
  [websocket.closed, layer websocket, fault server, final, docs/errors.md#websocket-closed]
WsClient\ConnectionClosedException: the server closed the connection with code 1008 (Policy Violation): "rate limit exceeded"
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  reason  rate limit exceeded
  help    send and connect less often, or raise the limit of the account
  code    websocket.closed
  [websocket.closed, layer websocket, fault server, retryable, docs/errors.md#websocket-closed]
WsClient\ConnectionClosedException: the server closed the connection with code 1012 (Service Restart): "{"error":"Invalid API key"}"
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  reason  {"error":"Invalid API key"}
  help    check the token, key or signature that the server expects, and whether it has expired
  code    websocket.closed
  [websocket.closed, layer websocket, fault server, final, docs/errors.md#websocket-closed]
WsClient\ConnectionClosedException: the server closed the connection with code 4000 (private use): "{"code":503,"message":"server is overloaded, try again later"}"
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  reason  {"code":503,"message":"server is overloaded, try again later"}
  help    connect again later, with growing pauses between attempts
  code    websocket.closed
  [websocket.closed, layer websocket, fault server, retryable, docs/errors.md#websocket-closed]
WsClient\ConnectionClosedException: the server closed the connection with code 3000 (Unauthorized): "ping timeout"
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  reason  ping timeout
  help    the server received no pong in time: call receive(), poll() or ping() more often than its ping timeout
  code    websocket.closed
  [websocket.closed, layer websocket, fault server, retryable, docs/errors.md#websocket-closed]
