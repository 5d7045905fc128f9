--TEST--
Codes that may not be sent, and reasons that are too long or not UTF-8, are ValueErrors; the connection stays open
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::echo();
$ws = new WsClient($peer->url('/echo'));
foreach ([-1, 0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65536 + 1000, PHP_INT_MAX] as $code) {
    thrown(fn () => $ws->close($code));
}
thrown(fn () => $ws->close(1000, str_repeat('r', 124)));
thrown(fn () => $ws->close(1000, str_repeat('€', 41) . 'é'));
thrown(fn () => $ws->close(1000, "a\xff"));
thrown(fn () => $ws->close(5000, "a\xff"));
$ws->send('still there');
var_dump($ws->receive(5.0), $ws->isOpen());
?>
--EXPECT--
ValueError: WsClient::close(): Argument #1 ($code) must be a close code that a client may send: 1000 to 1003, 1007 to 1014 or 3000 to 4999
ValueError: WsClient::close(): Argument #1 ($code) must be a close code that a client may send: 1000 to 1003, 1007 to 1014 or 3000 to 4999
ValueError: WsClient::close(): Argument #1 ($code) must be a close code that a client may send: 1000 to 1003, 1007 to 1014 or 3000 to 4999
ValueError: WsClient::close(): Argument #1 ($code) must be a close code that a client may send: 1000 to 1003, 1007 to 1014 or 3000 to 4999
ValueError: WsClient::close(): Argument #1 ($code) must be a close code that a client may send: 1000 to 1003, 1007 to 1014 or 3000 to 4999
ValueError: WsClient::close(): Argument #1 ($code) must be a close code that a client may send: 1000 to 1003, 1007 to 1014 or 3000 to 4999
ValueError: WsClient::close(): Argument #1 ($code) must be a close code that a client may send: 1000 to 1003, 1007 to 1014 or 3000 to 4999
ValueError: WsClient::close(): Argument #1 ($code) must be a close code that a client may send: 1000 to 1003, 1007 to 1014 or 3000 to 4999
ValueError: WsClient::close(): Argument #1 ($code) must be a close code that a client may send: 1000 to 1003, 1007 to 1014 or 3000 to 4999
ValueError: WsClient::close(): Argument #1 ($code) must be a close code that a client may send: 1000 to 1003, 1007 to 1014 or 3000 to 4999
ValueError: WsClient::close(): Argument #1 ($code) must be a close code that a client may send: 1000 to 1003, 1007 to 1014 or 3000 to 4999
ValueError: WsClient::close(): Argument #1 ($code) must be a close code that a client may send: 1000 to 1003, 1007 to 1014 or 3000 to 4999
ValueError: WsClient::close(): Argument #2 ($reason) must be at most 123 bytes long
ValueError: WsClient::close(): Argument #2 ($reason) must be at most 123 bytes long
ValueError: WsClient::close(): Argument #2 ($reason) must be valid UTF-8
ValueError: WsClient::close(): Argument #1 ($code) must be a close code that a client may send: 1000 to 1003, 1007 to 1014 or 3000 to 4999
string(11) "still there"
bool(true)
