--TEST--
The destructor sends a Close with 1001 and does not wait for an answer
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
$peer = Peer::script('101', 'frame', 'transcript', 'hang');
$ws = new WsClient($peer->url());
takes(0.0, 1.0, function () use (&$ws) { unset($GLOBALS['ws']); $ws = null; });
show_frames($peer);
$peer = Peer::scriptTls('good', '101', 'frame', 'transcript', 'hang');
$ws = new WsClient($peer->tlsUrl(), tls: ['cafile' => pki() . '/ca.pem']);
takes(0.0, 1.0, function () use (&$ws) { unset($GLOBALS['ws']); $ws = null; });
show_frames($peer);
?>
--EXPECT--
the server got Close 1001
the server got Close 1001
