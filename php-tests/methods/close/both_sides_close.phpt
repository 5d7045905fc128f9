--TEST--
If the peer's Close has already arrived, close() answers it, and the close counts as the peer's
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::script('head', 'send HTTP/1.1 101 x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n'
    . 'Sec-WebSocket-Accept: {accept}\r\n\r\n' . close_frame(4001, 'mine'), 'frame', 'close', 'transcript');
$ws = new WsClient($peer->url());
$ws->close(1000, 'yours');
show_frames($peer);
show_end($ws);
?>
--EXPECT--
the server got Close 1000 yours
closed 4001 "mine" clean by the peer
