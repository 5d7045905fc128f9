--TEST--
Reading and writing the stream warns and changes nothing; closing it does not close the connection
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::echo();
$ws = new WsClient($peer->url('/echo'));
$stream = $ws->getStream();
$ws->send('kept');
$read = [$stream];
$none = null;
stream_select($read, $none, $none, 5);
var_dump(fread($stream, 100));
var_dump(fwrite($stream, 'text'));
var_dump(fclose($stream));
var_dump($ws->isOpen(), $ws->receive(5.0));
$second = $ws->getStream();
$ws->send('again');
$read = [$second];
var_dump(stream_select($read, $none, $none, 5), $ws->poll());
?>
--EXPECTF--
Warning: fread(): The stream of a WsClient only reports readiness; use poll() or receive() in %s on line %d
%s(%A

Warning: fwrite(): The stream of a WsClient only reports readiness; use send() in %s on line %d
bool(false)
bool(true)
bool(true)
string(4) "kept"
int(1)
array(1) {
  [0]=>
  string(5) "again"
}
