--TEST--
diagnose() of a certificate from an unknown authority reports the chain, and that it is not trusted
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/diagnose.inc';

$peer = Peer::echo(true, 'unknown-issuer');
visit($peer->tlsUrl('/echo', '127.0.0.1'), [], [], ['cafile' => pki() . '/ca.pem']);
// With the check off it is a healthy server, but for that.
visit($peer->tlsUrl('/echo', '127.0.0.1'), [], [], ['verify_peer' => false, 'verify_peer_name' => false]);
?>
--EXPECTF--
tls.certificate.unknown_issuer: the certificate of 127.0.0.1 leads to "Other root CA", which is not among the certificates of option cafile
  checked  the only problem is the issuer; dates and name are valid
pass     url                        wss, TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks TLS, as wss:// says
pass     tls.handshake              TLSv1.3, up to the server's certificate
pass     tls.chain                  CN=localhost ← CN=Other intermediate CA; for localhost, 127.0.0.1, ::1, good.test; until %s UTC
fail     tls.trust                  the certificate of 127.0.0.1 leads to "Other root CA", which is not among the certificates of option cafile
ok
pass     url                        wss, TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks TLS, as wss:// says
pass     tls.handshake              TLSv1.3, TLS_AES_128_GCM_SHA256
pass     tls.versions               TLSv1.3 was negotiated
pass     tls.alpn                   the server chose none, which means HTTP/1.1
pass     tls.chain                  CN=localhost ← CN=Other intermediate CA; for localhost, 127.0.0.1, ::1, good.test; until %s UTC
warn     tls.trust                  not fully checked: the TLS options turn checks off
pass     handshake.upgrade          101
pass     websocket.first_frames     none within %f ms
pass     websocket.ping             %f ms, %f ms, %f ms
pass     websocket.close            answered after %f ms, code 1000
