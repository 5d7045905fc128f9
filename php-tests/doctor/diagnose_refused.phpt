--TEST--
diagnose() of a port on which nothing listens
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/diagnose.inc';

$report = visit(($peer = Peer::closedPort())->url());
var_dump(check($report, 'handshake.upgrade'));
?>
--EXPECTF--
tcp.refused: nothing listens on 127.0.0.1:%d
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
fail     tcp.ipv4                   127.0.0.1:%d ECONNREFUSED (Connection refused) after %f ms
string(36) "skipped: no address could be reached"
