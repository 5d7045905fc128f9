--TEST--
diagnose() of a healthy server with TLS: no check warns or fails
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/diagnose.inc';

$peer = Peer::testserver('echo', '--tls', pki(), '--cert', 'good', '--alpn', 'http/1.1');
$report = visit($peer->tlsUrl('/echo', '127.0.0.1'), [], [], ['cafile' => pki() . '/ca.pem']);
var_dump($report->ok);
?>
--EXPECTF--
ok
pass     url                        wss, TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks TLS, as wss:// says
pass     tls.handshake              TLSv1.3, TLS_AES_128_GCM_SHA256
pass     tls.versions               TLSv1.3 was negotiated
pass     tls.alpn                   the server chose http/1.1
pass     tls.chain                  CN=localhost ← CN=wsclient test intermediate CA; for localhost, 127.0.0.1, ::1, good.test; until %s UTC
pass     tls.trust                  verified against the 1 root of %s/ca.pem (option cafile)
pass     handshake.upgrade          101
pass     websocket.first_frames     none within %f ms
pass     websocket.ping             %f ms, %f ms, %f ms
pass     websocket.close            answered after %f ms, code 1000
bool(true)
