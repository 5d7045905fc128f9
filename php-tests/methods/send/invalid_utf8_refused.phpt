--TEST--
Text that is not UTF-8 is a ValueError that names the byte and sendBinary(); nothing is sent
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::script('101', 'frame', 'frame', 'transcript', 'hang');
$ws = new WsClient($peer->url());
$broken = [
    "\xff", "abc\xc3", "a\x80", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "é\xe2\x82x",
    str_repeat('é', 100_000) . "\xfe",
];
foreach ($broken as $text) {
    thrown(fn () => $ws->send($text));
}
var_dump($ws->getInfo()->framesSent, $ws->isOpen());
$ws->send("h\u{e9}");
$ws->sendBinary("\xff");
show_frames($peer);
?>
--EXPECT--
ValueError: WsClient::send(): Argument #1 ($text) must be valid UTF-8 (byte 0 is not); use sendBinary() for other data
ValueError: WsClient::send(): Argument #1 ($text) must be valid UTF-8 (byte 3 is not); use sendBinary() for other data
ValueError: WsClient::send(): Argument #1 ($text) must be valid UTF-8 (byte 1 is not); use sendBinary() for other data
ValueError: WsClient::send(): Argument #1 ($text) must be valid UTF-8 (byte 0 is not); use sendBinary() for other data
ValueError: WsClient::send(): Argument #1 ($text) must be valid UTF-8 (byte 0 is not); use sendBinary() for other data
ValueError: WsClient::send(): Argument #1 ($text) must be valid UTF-8 (byte 0 is not); use sendBinary() for other data
ValueError: WsClient::send(): Argument #1 ($text) must be valid UTF-8 (byte 2 is not); use sendBinary() for other data
ValueError: WsClient::send(): Argument #1 ($text) must be valid UTF-8 (byte 200000 is not); use sendBinary() for other data
int(0)
bool(true)
the server got Text hé
the server got Binary ff
