--TEST--
diagnose() of a path that the server does not know reports what a plain GET gets there
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/diagnose.inc';

$peer = Peer::echo(true);
visit($peer->url('/nowhere'), ['Origin' => 'https://elsewhere.example'], ['chat']);
visit($peer->tlsUrl('/nowhere', '127.0.0.1'), [], [], ['cafile' => pki() . '/ca.pem']);
?>
--EXPECTF--
handshake.not_found: the server found nothing at /nowhere (404)
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
fail     handshake.upgrade          the server found nothing at /nowhere (404)
fail     handshake.no_subprotocols  refused too: HTTP/1.1 404 Not Found
fail     handshake.no_extensions    refused too: HTTP/1.1 404 Not Found
fail     handshake.no_origin        refused too: HTTP/1.1 404 Not Found
fail     handshake.host_origin      refused too: HTTP/1.1 404 Not Found
pass     handshake.plain_get        HTTP/1.1 404 Not Found
handshake.not_found: the server found nothing at /nowhere (404)
pass     url                        wss, TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks TLS, as wss:// says
pass     tls.handshake              TLSv1.3, TLS_AES_128_GCM_SHA256
pass     tls.versions               TLSv1.3 was negotiated
pass     tls.alpn                   the server chose none, which means HTTP/1.1
pass     tls.chain                  CN=localhost ← CN=wsclient test intermediate CA; for localhost, 127.0.0.1, ::1, good.test; until %s UTC
pass     tls.trust                  verified against the 1 root of %s/ca.pem (option cafile)
fail     handshake.upgrade          the server found nothing at /nowhere (404)
fail     handshake.no_extensions    refused too: HTTP/1.1 404 Not Found
fail     handshake.host_origin      refused too: HTTP/1.1 404 Not Found
pass     handshake.plain_get        HTTP/1.1 404 Not Found
