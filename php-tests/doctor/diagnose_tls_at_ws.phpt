--TEST--
diagnose() of a TLS port at a ws:// URL
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/diagnose.inc';

$peer = Peer::echo(true);
visit("ws://127.0.0.1:$peer->tlsPort/echo");
// Whatever is wrong with the certificate, it is TLS.
$peer = Peer::echo(true, 'expired');
visit("ws://127.0.0.1:$peer->tlsPort/echo", [], [], ['cafile' => pki() . '/ca.pem']);
?>
--EXPECTF--
handshake.server_speaks_tls: port %d of 127.0.0.1 speaks TLS, but the URL says ws://
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
fail     tcp.protocol               port %d speaks TLS (TLSv1.3, certificate CN=localhost), but the URL says ws://
fail     handshake.upgrade          port %d of 127.0.0.1 speaks TLS, but the URL says ws://
handshake.server_speaks_tls: port %d of 127.0.0.1 speaks TLS, but the URL says ws://
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
fail     tcp.protocol               port %d speaks TLS (TLSv1.3, certificate CN=localhost), but the URL says ws://
fail     handshake.upgrade          port %d of 127.0.0.1 speaks TLS, but the URL says ws://
