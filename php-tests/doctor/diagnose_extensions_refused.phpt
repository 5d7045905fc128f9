--TEST--
diagnose() reports a server that accepts the upgrade only without the offer of compression
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_python('socketserver');
?>
--FILE--
<?php
require __DIR__ . '/../support/diagnose.inc';

echo "-- refuses it\n";
visit(($peer = Peer::program('origin_check', ['--no-extensions']))->url());
echo "-- says nothing\n";
visit(($peer = Peer::program('origin_check', ['--drop-extensions']))->url(), connect_timeout: 1.0);
echo "-- agrees wrongly\n";
visit(($peer = Peer::script('head', 'send HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n'
    . 'Sec-WebSocket-Accept: {accept}\r\nSec-WebSocket-Extensions: permessage-deflate; x\r\n\r\n', 'drain'))->url());
echo "-- compresses wrongly\n";
visit(($peer = Peer::script('101 Sec-WebSocket-Extensions: permessage-deflate\r\n', 'send \xc1\x01\x06', 'drain'))->url());
?>
--EXPECTF--
-- refuses it
handshake.extension: the server refuses the offer of compression: without it the upgrade succeeds
  checked  upgrade without extensions: 101 without the offer of compression, so pass compression: false
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
fail     handshake.upgrade          the server forbids the connection (403)
pass     handshake.no_extensions    101 without the offer of compression, so pass compression: false
fail     handshake.host_origin      refused too: HTTP/1.1 403 Forbidden
pass     handshake.plain_get        HTTP/1.1 403 Forbidden (Server: origin-check)
-- says nothing
handshake.extension: the server refuses the offer of compression: without it the upgrade succeeds
  checked  upgrade without extensions: 101 without the offer of compression, so pass compression: false
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
warn     tcp.protocol               port %d answers neither HTTP nor TLS: no answer to the TLS handshake
fail     handshake.upgrade          the server closed the connection instead of answering the upgrade
pass     handshake.no_extensions    101 without the offer of compression, so pass compression: false
fail     handshake.host_origin      refused too: closed without an answer
-- agrees wrongly
handshake.extension: the server accepted permessage-deflate with an unknown parameter
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
fail     handshake.upgrade          the server accepted permessage-deflate with an unknown parameter
fail     handshake.no_extensions    refused too: HTTP/1.1 101 Switching Protocols
fail     handshake.host_origin      refused too: HTTP/1.1 101 Switching Protocols
pass     handshake.plain_get        HTTP/1.1 101 Switching Protocols
-- compresses wrongly
websocket.compression: the server sent a compressed message that cannot be inflated
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
pass     handshake.upgrade          101, permessage-deflate
fail     websocket.first_frames     the server sent a compressed message that cannot be inflated
