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
echo "-- closed without a word\n";
$report = visit(($silent = Peer::script('101', 'send \x88\x00', 'drain'))->url());
echo strtok((string) $report, "\n"), "\n";
echo "-- closed with a reason\n";
$report = visit(($normal = Peer::script('101', 'send \x88\x05\x03\xe8bye', 'drain'))->url());
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
pass     websocket.first_frames     a text message of 329 bytes after %f ms
pass     websocket.ping             %f ms, %f ms, %f ms
pass     websocket.close            answered after %f ms, code 1000
-- closed
websocket.closed: the server closed the connection with code 4001 (private use): "no room"
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
pass     handshake.upgrade          101
fail     websocket.first_frames     the server closed with 4001 "no room" after %f ms
-- closed without a word
ok
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
pass     handshake.upgrade          101
warn     websocket.first_frames     the server closed the connection %f ms after the 101 without a word: likely no route has this path
connected, but the server closed the connection %f ms after the 101 without a word: likely no route has this path
-- closed with a reason
ok
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
pass     handshake.upgrade          101
warn     websocket.first_frames     the server closed with 1000 "bye", %f ms after the 101
connected, but the server closed with 1000 "bye", %f ms after the 101
-- closed with a code that speaks of frames
websocket.closed: the server closed the connection with code 1002 (Protocol error)
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
pass     handshake.upgrade          101
fail     websocket.first_frames     the server closed with 1002 after %f ms
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
