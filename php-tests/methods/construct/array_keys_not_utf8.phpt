--TEST--
Array keys that are not UTF-8 are an error where they are names, and are ignored in sendAll()
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::echo();
$key = "\xff\xfe";
thrown(fn () => new WsClient($peer->url(), headers: [$key => 'x']));
thrown(fn () => new WsClient($peer->url(), headers: ["X-A$key" => 'x']));
thrown(fn () => new WsClient($peer->url(), tls: [$key => true]));
thrown(fn () => WsClient::diagnose($peer->url(), [$key => 'x']));
$ws = new WsClient($peer->url('/echo'), headers: ['X-A' => [$key => 'x']], subprotocols: [$key => 'chat']);
$ws->sendAll([$key => 'one', 'two']);
var_dump($ws->receive(5.0), $ws->receive(5.0));
thrown(fn () => $ws->sendAll([$key => 1]));
?>
--EXPECT--
ValueError: WsClient::__construct(): Argument #2 ($headers) has a header name that is not valid
ValueError: WsClient::__construct(): Argument #2 ($headers) has a header name that is not valid after "X-A"
ValueError: WsClient::__construct(): Argument #4 ($tls) has no option "��"; the options are verify_peer, verify_peer_name, allow_self_signed, peer_name, cafile, capath, ca, local_cert, local_pk, passphrase
ValueError: WsClient::diagnose(): Argument #2 ($headers) has a header name that is not valid
string(3) "one"
string(3) "two"
TypeError: WsClient::sendAll(): Argument #1 ($messages) must contain only strings and WsClient\Message objects, int given as element 1
