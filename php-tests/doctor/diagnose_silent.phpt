--TEST--
diagnose() of a server that never answers ends within the time limits
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/diagnose.inc';

$peer = Peer::script('hang');
visit($peer->url(), connect_timeout: 0.3);
visit($peer->tlsUrl('/', '127.0.0.1'), connect_timeout: 0.3);
?>
--EXPECTF--
handshake.timeout: no answer to the upgrade request within %f ms
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
warn     tcp.protocol               port %d answers neither HTTP nor TLS: no answer to the TLS handshake
fail     handshake.upgrade          no answer to the upgrade request within %f ms
tls.timeout: 127.0.0.1 accepted the connection, but did not answer the TLS handshake in time
pass     url                        wss, TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
warn     tcp.protocol               port %d answers neither TLS nor HTTP: no answer
fail     tls.handshake              127.0.0.1 accepted the connection, but did not answer the TLS handshake in time
