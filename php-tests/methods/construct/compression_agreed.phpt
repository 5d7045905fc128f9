--TEST--
getInfo() has the agreed parameters of compression, and messages follow RFC 7692
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::script(
    '101 Sec-WebSocket-Extensions: permessage-deflate;server_no_context_takeover; client_max_window_bits="12"\r\n',
    // RFC 7692, 7.2.3: one frame, two fragments, a stored block, BFINAL, two blocks, an empty message, one as it is.
    'send \xc1\x07\xf2\x48\xcd\xc9\xc9\x07\x00',
    'send \x41\x03\xf2\x48\xcd\x80\x04\xc9\xc9\x07\x00',
    'send \xc2\x0b\x00\x05\x00\xfa\xff\x48\x65\x6c\x6c\x6f\x00',
    'send \xc1\x08\xf3\x48\xcd\xc9\xc9\x07\x00\x00',
    'send \xc1\x0d\xf2\x48\x05\x00\x00\x00\xff\xff\xca\xc9\xc9\x07\x00',
    'send \xc1\x01\x00\x81\x05as is',
    'frame', 'frame', 'frame', 'transcript', 'drain',
);
$ws = new WsClient($peer->url());
$info = $ws->getInfo();
echo json_encode([$info->extensions, $info->compression, $info->phases[2]->facts['extensions']]), "\n";
for ($i = 0; $i < 7; $i++) {
    $message = $ws->receiveMessage(5.0);
    echo $message->type->name, ' ', json_encode((string) $message), "\n";
}
$ws->send(str_repeat('x', 127));
$ws->send(str_repeat('x', 128));
$ws->sendBinary($random = random_bytes(2000));
foreach ($peer->read()['transcript'] as $frame) {
    $same = $frame['payload'] === bin2hex($random) ? ', as it is' : '';
    echo "opcode $frame[opcode], rsv $frame[rsv], ", strlen($frame['payload']) / 2 < 20 ? 'short' : strlen($frame['payload']) / 2 . ' bytes', "$same\n";
}
?>
--EXPECT--
[["permessage-deflate; server_no_context_takeover; client_max_window_bits=12"],{"serverNoContextTakeover":true,"clientNoContextTakeover":false,"serverMaxWindowBits":15,"clientMaxWindowBits":12},["permessage-deflate; server_no_context_takeover; client_max_window_bits=12"]]
Text "Hello"
Text "Hello"
Binary "Hello"
Text "Hello"
Text "Hello"
Text ""
Text "as is"
opcode 1, rsv 0, 127 bytes
opcode 1, rsv 4, short
opcode 2, rsv 0, 2000 bytes, as it is
