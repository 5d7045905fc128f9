--TEST--
diagnose() returns a report for an invalid URL and for a name that does not exist too
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/diagnose.inc';

$report = visit('http://user:sesame@127.0.0.1/?token=sesame');
var_dump(check($report, 'dns'), str_contains(json_encode($report) . $report, 'sesame'));
$report = visit('ws://nowhere.invalid/');
var_dump(check($report, 'tcp.ipv4'));
$report = visit('wss://127.0.0.1:1/', tls: ['cafile' => '/nowhere/ca.pem']);
var_dump(check($report, 'tls.trust'));
?>
--EXPECTF--
url.scheme: "http" is not a WebSocket scheme
fail     url                        "http" is not a WebSocket scheme
string(31) "skipped: the URL cannot be used"
bool(false)
dns.not_found: the name nowhere.invalid does not exist
pass     url                        ws, no TLS, host nowhere.invalid, port 80
fail     dns                        the name nowhere.invalid does not exist
string(34) "skipped: the name was not resolved"
tls.config: the TLS option cafile names /nowhere/ca.pem, which does not exist
pass     url                        wss, TLS, host 127.0.0.1, port 1
pass     dns                        the URL has an IP address, not a name
fail     tcp.ipv4                   127.0.0.1:1 ECONNREFUSED (Connection refused) after %f ms
fail     tls.handshake              the TLS option cafile names /nowhere/ca.pem, which does not exist
string(36) "skipped: no address could be reached"
