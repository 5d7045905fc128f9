--TEST--
diagnose() of a port without TLS at a wss:// URL; no secret is sent unencrypted
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/diagnose.inc';

$peer = Peer::script('head', 'print', 'send HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi', 'close');
visit("wss://user:sesame@127.0.0.1:$peer->port/open?token=sesame", ['Authorization' => 'Bearer sesame', 'Cookie' => 'a=sesame'],
    connect_timeout: 1.0);
// The first connection got our ClientHello, the second the request.
for ($seen = ''; !str_contains($seen, 'GET '); ) {
    $seen = hex2bin($peer->read()['received']);
}
var_dump(str_contains($seen, 'GET / HTTP/1.1'), str_contains($seen, 'sesame'));
?>
--EXPECTF--
tls.not_tls: port %d speaks HTTP without TLS (HTTP/1.1 200 OK), but the URL says wss://
pass     url                        wss, TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
fail     tcp.protocol               port %d speaks HTTP without TLS (HTTP/1.1 200 OK), but the URL says wss://
fail     tls.handshake              127.0.0.1 accepted the connection, but did not answer the TLS handshake in time
bool(true)
bool(false)
