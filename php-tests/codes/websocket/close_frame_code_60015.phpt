--TEST--
A Close frame with a code that no frame may have: the code and the reason are shown
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';

foreach ([[60015, 'token expired'], [1006, ''], [1015, 'tls'], [1004, 'x']] as [$code, $reason]) {
    $peer = Peer::script('101', 'send ' . close_frame($code, $reason), 'frame', 'drain');
    $ws = new WsClient($peer->url());
    report(fn () => $ws->receive(5.0));
    show_end($ws);
}
$peer = Peer::script('101', 'send ' . frame(8, pack('n', 4001) . "invalid token \xff"), 'frame', 'drain');
$ws = new WsClient($peer->url());
report(fn () => $ws->receive(5.0));
show_end($ws);
?>
--EXPECTF--
WsClient\ProtocolException: the server sent an invalid Close frame
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  found   code 60015, which must not be sent in a Close frame
  reason  token expired
  sent    a Close frame with code 1002 (Protocol error)
  help    check the token, key or signature that the server expects, and whether it has expired
  code    websocket.close_frame
  [websocket.close_frame, layer websocket, fault server, final, docs/errors.md#websocket-close-frame]
closed 60015 "token expired" not clean by the peer
WsClient\ProtocolException: the server sent an invalid Close frame
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  found   code 1006, which must not be sent in a Close frame
  sent    a Close frame with code 1002 (Protocol error)
  code    websocket.close_frame
  [websocket.close_frame, layer websocket, fault server, final, docs/errors.md#websocket-close-frame]
closed 1002 "" not clean by us
WsClient\ProtocolException: the server sent an invalid Close frame
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  found   code 1015, which must not be sent in a Close frame
  reason  tls
  sent    a Close frame with code 1002 (Protocol error)
  code    websocket.close_frame
  [websocket.close_frame, layer websocket, fault server, final, docs/errors.md#websocket-close-frame]
closed 1015 "tls" not clean by the peer
WsClient\ProtocolException: the server sent an invalid Close frame
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  found   code 1004, which must not be sent in a Close frame
  reason  x
  sent    a Close frame with code 1002 (Protocol error)
  code    websocket.close_frame
  [websocket.close_frame, layer websocket, fault server, final, docs/errors.md#websocket-close-frame]
closed 1004 "x" not clean by the peer
WsClient\ProtocolException: the server sent an invalid Close frame
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  found   a reason that is not UTF-8: ff at byte 14
  with    code 4001 (private use)
  reason  invalid token�
  sent    a Close frame with code 1007 (Invalid frame payload data)
  help    check the token, key or signature that the server expects, and whether it has expired
  code    websocket.close_frame
  [websocket.close_frame, layer websocket, fault server, final, docs/errors.md#websocket-close-frame]
closed 4001 "invalid token \ufffd" not clean by the peer
