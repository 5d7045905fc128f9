--TEST--
diagnose() sets an upgrade without an answer against what a plain GET gets, and leaves out what that excludes
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

foreach (['close', 'reset', 'silence'] as $answer) {
    echo "-- $answer\n";
    $peer = Peer::program('other_than_get', [$answer]);
    $report = visit($peer->url('/chat?token=s3cret'), ['Origin' => 'https://a.example'], ['chat'], connect_timeout: 0.5);
    foreach ($report->diagnosis->help as $help) {
        echo "  help  $help\n";
    }
}
foreach (['502 Bad Gateway', '401 Unauthorized', '301 Moved Permanently\r\nLocation: /ws?token=s3cret'] as $get) {
    echo "-- close, and a GET gets $get\n";
    $peer = Peer::program('other_than_get', ['close', '--get', $get]);
    $report = visit($peer->url('/chat'));
    echo "  help  {$report->diagnosis->help[0]}\n";
}
echo "-- closes on the Origin\n";
$peer = Peer::program('other_than_get', ['close', '--origin']);
visit($peer->url('/chat'), ['Origin' => 'https://a.example']);
?>
--EXPECTF--
-- close
handshake.closed: the server closes the connection on an upgrade of /chat, but answers a plain GET of it with 404
  checked  GET without upgrade: HTTP/1.1 404 Not Found
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
fail     handshake.upgrade          the server closed the connection instead of answering the upgrade
fail     handshake.no_subprotocols  refused too: closed without an answer
fail     handshake.no_extensions    refused too: closed without an answer
fail     handshake.no_origin        refused too: closed without an answer
fail     handshake.host_origin      refused too: closed without an answer
pass     handshake.plain_get        HTTP/1.1 404 Not Found
  help  likely no route accepts an upgrade at this path, or it requires another subprotocol: check both
  help  the server or a proxy likely refuses this client, or its handler crashed: see the server's log
-- reset
handshake.reset: the server resets the connection on an upgrade of /chat, but answers a plain GET of it with 404
  checked  GET without upgrade: HTTP/1.1 404 Not Found
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
fail     handshake.upgrade          the server reset the connection instead of answering the upgrade
fail     handshake.no_subprotocols  refused too: reset
fail     handshake.no_extensions    refused too: reset
fail     handshake.no_origin        refused too: reset
fail     handshake.host_origin      refused too: reset
pass     handshake.plain_get        HTTP/1.1 404 Not Found
  help  likely no route accepts an upgrade at this path, or it requires another subprotocol: check both
  help  the server or a proxy likely refuses this client, or its handler crashed: see the server's log
-- silence
handshake.timeout: the server does not answer an upgrade of /chat, but answers a plain GET of it with 404
  checked  GET without upgrade: HTTP/1.1 404 Not Found
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
fail     handshake.upgrade          no answer to the upgrade request within %f ms
fail     handshake.no_subprotocols  refused too: no answer
fail     handshake.no_origin        refused too: no answer
pass     handshake.plain_get        HTTP/1.1 404 Not Found
  help  likely no route accepts an upgrade at this path, or it requires another subprotocol: check both
  help  or what handles upgrades there is stuck, or waits for another server: see the server's log
-- close, and a GET gets 502 Bad Gateway
handshake.gateway: the server closes the connection on an upgrade of /chat, but answers a plain GET of it with 502
  checked  GET without upgrade: HTTP/1.1 502 Bad Gateway
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
fail     handshake.upgrade          the server closed the connection instead of answering the upgrade
fail     handshake.no_extensions    refused too: closed without an answer
fail     handshake.host_origin      refused too: closed without an answer
pass     handshake.plain_get        HTTP/1.1 502 Bad Gateway
  help  a gateway answers there: start its upstream server, or correct the address that it has of it
-- close, and a GET gets 401 Unauthorized
handshake.closed: the server closes the connection on an upgrade of /chat, but answers a plain GET of it with 401
  checked  GET without upgrade: HTTP/1.1 401 Unauthorized
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
fail     handshake.upgrade          the server closed the connection instead of answering the upgrade
fail     handshake.no_extensions    refused too: closed without an answer
fail     handshake.host_origin      refused too: closed without an answer
pass     handshake.plain_get        HTTP/1.1 401 Unauthorized
  help  the server likely requires credentials, as it does for the GET: pass them, or check them
-- close, and a GET gets 301 Moved Permanently\r\nLocation: /ws?token=s3cret
handshake.closed: the server closes the connection on an upgrade of /chat, but answers a plain GET of it with 301
  checked  GET without upgrade: HTTP/1.1 301 Moved Permanently
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
fail     handshake.upgrade          the server closed the connection instead of answering the upgrade
fail     handshake.no_extensions    refused too: closed without an answer
fail     handshake.host_origin      refused too: closed without an answer
pass     handshake.plain_get        HTTP/1.1 301 Moved Permanently
  help  the GET is redirected to /ws?token=***: likely the upgrade is accepted there
-- closes on the Origin
handshake.forbidden_origin: the server refuses the Origin https://a.example: without it the upgrade succeeds
  checked  upgrade without Origin: 101 without it, so the Origin matters
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
fail     handshake.upgrade          the server closed the connection instead of answering the upgrade
fail     handshake.no_extensions    refused too: closed without an answer
pass     handshake.no_origin        101 without it, so the Origin matters
fail     handshake.host_origin      refused too: closed without an answer
pass     handshake.plain_get        HTTP/1.1 404 Not Found
