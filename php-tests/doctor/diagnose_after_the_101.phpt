--TEST--
diagnose() reports what happens after the 101: first frames, a Close, missing pongs
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/diagnose.inc';

$peer = Peer::echo();
echo "-- greeted\n";
visit($peer->url('/headers'));
echo "-- closed\n";
visit(($closing = Peer::script('101', 'send \x88\x09\x0f\xa1no room', 'drain'))->url());
echo "-- closed after a pong\n";
$closing = Peer::script('101', 'frame', 'send \x8a\x010', 'send \x88\x09\x0f\xa1no room', 'drain');
visit($closing->url());
echo "-- a message, then closed without a pong\n";
$report = visit(($closing = Peer::script('101', 'send \x81\x05sorry\x88\x09\x0f\xa1no room', 'drain'))->url());
echo $report->diagnosis->evidence['said'], "\n";
echo "-- closed without a word\n";
$report = visit(($silent = Peer::script('101', 'send \x88\x00', 'drain'))->url());
echo strtok((string) $report, "\n"), "\n";
echo "-- closed with a reason\n";
$report = visit(($normal = Peer::script('101', 'send \x88\x05\x03\xe8bye', 'drain'))->url());
echo strtok((string) $report, "\n"), "\n";
echo "-- a message, then closed without a word\n";
$report = visit(($refusing = Peer::script('101', 'send \x81\x11{"error":"token"}\x88\x00', 'drain'))->url());
echo strtok((string) $report, "\n"), "\n";
echo "-- closed with a code that speaks of frames\n";
$report = visit(($early = Peer::script('101', 'send \x88\x02\x03\xea', 'drain'))->url(), [], ['chat']);
echo implode("\n", $report->diagnosis->help), "\n";
echo "-- dropped\n";
visit($peer->url('/drop'));
echo "-- breaks the protocol\n";
visit(($breaking = Peer::script('101', 'send \xc1\x01x', 'drain'))->url());
echo "-- answers nothing\n";
visit($peer->url('/silent'), connect_timeout: 0.3);
?>
--EXPECTF--
-- greeted
ok
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
pass     handshake.upgrade          101
pass     websocket.first_frames     a text message of 329 bytes within %f ms
pass     websocket.ping             %f ms, %f ms, %f ms
pass     websocket.close            answered after %f ms, code 1000
-- closed
websocket.closed: the server closed the connection with code 4001 (private use): "no room"
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
pass     handshake.upgrade          101
fail     websocket.first_frames     the server closed with 4001 "no room" within %f ms
-- closed after a pong
websocket.closed: the server closed the connection with code 4001 (private use): "no room"
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
pass     handshake.upgrade          101
fail     websocket.first_frames     the server closed with 4001 "no room" within %f ms
pass     websocket.ping             %f ms
-- a message, then closed without a pong
websocket.closed: the server closed the connection with code 4001 (private use): "no room"
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
pass     handshake.upgrade          101
warn     websocket.first_frames     the server closed the connection within %f ms of the 101, after one message: "sorry"
fail     websocket.ping             the server closed the connection with code 4001 (private use): "no room"
sorry
-- closed without a word
ok
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
pass     handshake.upgrade          101
warn     websocket.first_frames     the server closed the connection within %f ms of the 101 without a word: likely no route has this path
connected, but the server closed the connection within %f ms of the 101 without a word: likely no route has this path
-- closed with a reason
ok
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
pass     handshake.upgrade          101
warn     websocket.first_frames     the server closed with 1000 "bye" within %f ms of the 101
connected, but the server closed with 1000 "bye" within %f ms of the 101
-- a message, then closed without a word
ok
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
pass     handshake.upgrade          101
warn     websocket.first_frames     the server closed the connection within %f ms of the 101, after one message: "{"error":"token"}"
warn     websocket.ping             the server closed the connection with no code (1005, No Status Rcvd)
connected, but the server closed the connection within %f ms of the 101, after one message: "{"error":"token"}"
-- closed with a code that speaks of frames
websocket.closed: the server closed the connection with code 1002 (Protocol error)
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
pass     handshake.upgrade          101
fail     websocket.first_frames     the server closed with 1002 within %f ms
it ended before this client had sent a message: the server likely has no route for this path, does not support the subprotocol, or refuses its credentials
-- dropped
websocket.lost: the connection ended without a Close frame
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
pass     handshake.upgrade          101
fail     websocket.first_frames     the connection ended without a Close frame
-- breaks the protocol
websocket.reserved_bits: the server set a reserved bit
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
pass     handshake.upgrade          101
fail     websocket.first_frames     the server set a reserved bit
-- answers nothing
ok
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
pass     handshake.upgrade          101
pass     websocket.first_frames     none within %f ms
warn     websocket.ping             0 of 3 were answered
warn     websocket.close            no Close frame in answer: the connection ended after %f ms
