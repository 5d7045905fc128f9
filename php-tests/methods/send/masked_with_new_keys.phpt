--TEST--
Every frame is masked with its own random key
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::script('101', 'print', 'read 40', 'print', 'hang');
$ws = new WsClient($peer->url());
$peer->read();
for ($i = 0; $i < 5; $i++) {
    $ws->sendBinary("\0\0");
}
$received = hex2bin($peer->read()['received']);
$keys = [];
foreach (str_split($received, 8) as $frame) {
    echo bin2hex(substr($frame, 0, 2)), ' ', (substr($frame, 6) ^ substr($frame, 2, 2)) === "\0\0" ? 'unmasks' : 'broken', "\n";
    $keys[substr($frame, 2, 4)] = true;
}
unset($keys["\0\0\0\0"]);
// By chance two of five keys are equal in one of 430 million runs.
echo count($keys), " keys\n";
?>
--EXPECT--
8282 unmasks
8282 unmasks
8282 unmasks
8282 unmasks
8282 unmasks
5 keys
