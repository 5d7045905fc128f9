--TEST--
diagnose() reports a redirect and does not follow it
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/diagnose.inc';

$peer = Peer::script('head', 'send HTTP/1.1 301 Moved Permanently\r\nLocation: /ws\r\nContent-Length: 0\r\n\r\n', 'close');
$report = visit($peer->url('/old'));
var_dump($report->response['headers']['Location']);
?>
--EXPECTF--
handshake.redirect: the server redirects to /ws
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
fail     handshake.upgrade          the server redirects to /ws
fail     handshake.no_extensions    refused too: HTTP/1.1 301 Moved Permanently
fail     handshake.host_origin      refused too: HTTP/1.1 301 Moved Permanently
pass     handshake.plain_get        HTTP/1.1 301 Moved Permanently
string(3) "/ws"
