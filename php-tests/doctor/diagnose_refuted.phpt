--TEST--
diagnose() leaves out advice that its checks exclude: an Origin that was tried, a proxy that drops upgrades
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

/** Diagnoses a server with this answer to an upgrade, and another to a plain GET. */
function refused(string $upgrade, string $get, mixed ...$arguments): void
{
    $peer = Peer::program('other_than_get', ['close', '--upgrade', $upgrade, '--get', $get]);
    $report = visit($peer->url('/chat'), ...$arguments);
    foreach ($report->diagnosis->help as $help) {
        echo "  help  $help\n";
    }
}

echo "-- ASGI without a word\n";
refused('403 Forbidden', '404 Not Found\r\nServer: uvicorn');
echo "-- ASGI through wsproto\n";
refused('403 ', '404 Not Found');
echo "-- the Origin as a guess\n";
refused('403 Forbidden\r\ncache-control: max-age=0, private, must-revalidate', '404 Not Found');
echo "-- the upgrade has arrived\n";
refused('400 Bad Request', '426 Upgrade Required');
echo "-- it may not have arrived\n";
refused('404 Not Found', '404 Not Found');
echo "-- a 401 without a challenge\n";
refused('401 Unauthorized', '404 Not Found');
?>
--EXPECTF--
-- ASGI without a word
handshake.forbidden: the server forbids the connection (403)
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
fail     handshake.upgrade          the server forbids the connection (403)
fail     handshake.no_extensions    refused too: HTTP/1.1 403 Forbidden
fail     handshake.host_origin      refused too: HTTP/1.1 403 Forbidden
pass     handshake.plain_get        HTTP/1.1 404 Not Found (Server: uvicorn)
  help  check the path: many frameworks answer 403 where no route accepts the upgrade
  help  check credentials, cookies and the server's IP address lists
-- ASGI through wsproto
handshake.forbidden: the application closed the WebSocket before accepting it (403)
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
fail     handshake.upgrade          the application closed the WebSocket before accepting it (403)
fail     handshake.no_extensions    refused too: HTTP/1.1 403
fail     handshake.host_origin      refused too: HTTP/1.1 403
pass     handshake.plain_get        HTTP/1.1 404 Not Found
  help  check the path: likely no WebSocket route matches it
  help  or the handler rejects this client: check the token, cookie or subprotocol that it requires
  help  or it failed before websocket.accept(): see the application's log
-- the Origin as a guess
handshake.forbidden: the server forbids the connection, whatever the Origin (403)
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
fail     handshake.upgrade          the server forbids the connection, likely because the request had no Origin
fail     handshake.no_extensions    refused too: HTTP/1.1 403 Forbidden
fail     handshake.host_origin      refused too: HTTP/1.1 403 Forbidden
pass     handshake.plain_get        HTTP/1.1 404 Not Found
  help  check the path: many frameworks answer 403 where no route accepts the upgrade
  help  check credentials, cookies and the server's IP address lists
-- the upgrade has arrived
handshake.unexpected_status: the server answered HTTP/1.1 400 Bad Request instead of 101
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
fail     handshake.upgrade          the server answered HTTP/1.1 400 Bad Request instead of 101
fail     handshake.no_extensions    refused too: HTTP/1.1 400 Bad Request
fail     handshake.host_origin      refused too: HTTP/1.1 400 Bad Request
pass     handshake.plain_get        HTTP/1.1 426 Upgrade Required
  help  check the path: a WebSocket endpoint often has its own, such as /ws, /socket or /app/KEY
-- it may not have arrived
handshake.not_found: the server found nothing at /chat (404)
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
fail     handshake.upgrade          the server found nothing at /chat (404)
fail     handshake.no_extensions    refused too: HTTP/1.1 404 Not Found
fail     handshake.host_origin      refused too: HTTP/1.1 404 Not Found
pass     handshake.plain_get        HTTP/1.1 404 Not Found
  help  check the path: a WebSocket endpoint often has its own, such as /ws, /socket or /app/KEY
  help  if there is a proxy, check that it forwards the path, Upgrade and Connection
-- a 401 without a challenge
handshake.unauthorized: the server requires credentials
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
fail     handshake.upgrade          the server requires credentials
fail     handshake.no_extensions    refused too: HTTP/1.1 401 Unauthorized
fail     handshake.host_origin      refused too: HTTP/1.1 401 Unauthorized
pass     handshake.plain_get        HTTP/1.1 404 Not Found
  help  pass credentials: headers: ['Authorization' => 'Bearer …'], or ws://user:password@host for Basic
  help  or the server refuses something else, such as the path: its 401 names no scheme for credentials
