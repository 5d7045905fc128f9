--TEST--
diagnose() tries each TLS version alone if the server refuses the offered ones
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/diagnose.inc';

// TLS 1.0 to the older ClientHello, an alert to ours: the server of last decade.
$hello = '\x16\x03\x01\x00\x2a\x02\x00\x00\x26\x03\x01' . str_repeat('R', 32) . '\x00\x00\x2f\x00';
$peer = Peer::script('read 5', "send $hello", 'drain');
visit($peer->tlsUrl('/', '127.0.0.1'), connect_timeout: 5.0);
$peer = Peer::script('read 5', 'send \x15\x03\x01\x00\x02\x02\x28', 'close');
$report = visit($peer->tlsUrl('/', '127.0.0.1'), connect_timeout: 5.0);
print_r($report->diagnosis->help);
?>
--EXPECTF--
tls.protocol_version: 127.0.0.1 accepts neither TLS 1.2 nor TLS 1.3
  checked  TLS versions: TLS 1.3 alone: the server chose another version; TLS 1.2 alone: the server chose another version; an older-style ClientHello: the server chose TLS 1.0, TLS_RSA_WITH_AES_128_CBC_SHA
pass     url                        wss, TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks TLS, as wss:// says
fail     tls.handshake              127.0.0.1 accepts neither TLS 1.2 nor TLS 1.3
fail     tls.versions               TLS 1.3 alone: the server chose another version; TLS 1.2 alone: the server chose another version; an older-style ClientHello: the server chose TLS 1.0, TLS_RSA_WITH_AES_128_CBC_SHA
tls.no_common_parameters: 127.0.0.1 and this client have no TLS parameters in common
  checked  TLS versions: TLS 1.3 alone: alert handshake_failure(40); TLS 1.2 alone: alert handshake_failure(40); an older-style ClientHello: alert handshake_failure(40)
  checked  TLS parameters: the server likely refuses for another reason than its parameters: with more cipher suites, alert handshake_failure(40); with more groups, alert handshake_failure(40); with more signature schemes, alert handshake_failure(40)
pass     url                        wss, TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks TLS, as wss:// says
fail     tls.handshake              127.0.0.1 and this client have no TLS parameters in common
fail     tls.versions               TLS 1.3 alone: alert handshake_failure(40); TLS 1.2 alone: alert handshake_failure(40); an older-style ClientHello: alert handshake_failure(40)
warn     tls.parameters             the server likely refuses for another reason than its parameters: with more cipher suites, alert handshake_failure(40); with more groups, alert handshake_failure(40); with more signature schemes, alert handshake_failure(40)
Array
(
    [0] => the server likely has no certificate for this name, requires a client certificate, or refuses this client's address: see its log
)
