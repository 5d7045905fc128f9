--TEST--
diagnose() reports a server that accepts the upgrade only without the Origin or the subprotocols
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

echo "-- wants its own\n";
visit(($peer = Peer::program('origin_check'))->url(), ['Origin' => 'https://elsewhere.example']);
echo "-- wants none\n";
visit(($peer = Peer::program('origin_check', ['--none']))->url(), ['Origin' => 'https://elsewhere.example']);
echo "-- wants no subprotocols\n";
visit(($peer = Peer::program('origin_check', ['--no-subprotocols']))->url(), [], ['chat']);
?>
--EXPECTF--
-- wants its own
handshake.forbidden_origin: the server refuses the Origin https://elsewhere.example: with http://127.0.0.1:%d the upgrade succeeds
  checked  upgrade with host's Origin: 101 with Origin: http://127.0.0.1:%d, so the Origin matters
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
fail     handshake.upgrade          the server forbids the connection (403)
fail     handshake.no_extensions    refused too: HTTP/1.1 403 Forbidden
fail     handshake.no_origin        refused too: HTTP/1.1 403 Forbidden
pass     handshake.host_origin      101 with Origin: http://127.0.0.1:%d, so the Origin matters
pass     handshake.plain_get        HTTP/1.1 403 Forbidden (Server: origin-check)
-- wants none
handshake.forbidden_origin: the server refuses the Origin https://elsewhere.example: without it the upgrade succeeds
  checked  upgrade without Origin: 101 without it, so the Origin matters
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
fail     handshake.upgrade          the server forbids the connection (403)
fail     handshake.no_extensions    refused too: HTTP/1.1 403 Forbidden
pass     handshake.no_origin        101 without it, so the Origin matters
fail     handshake.host_origin      refused too: HTTP/1.1 403 Forbidden
pass     handshake.plain_get        HTTP/1.1 403 Forbidden (Server: origin-check)
-- wants no subprotocols
handshake.subprotocol: the server refuses the subprotocols chat: without them the upgrade succeeds
  checked  upgrade without subprotocols: 101 without them, so the subprotocols matter
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
fail     handshake.upgrade          the server forbids the connection (403)
pass     handshake.no_subprotocols  101 without them, so the subprotocols matter
fail     handshake.no_extensions    refused too: HTTP/1.1 403 Forbidden
fail     handshake.host_origin      refused too: HTTP/1.1 403 Forbidden
pass     handshake.plain_get        HTTP/1.1 403 Forbidden (Server: origin-check)
