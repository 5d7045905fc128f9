--TEST--
isOpen() and getCloseInfo() during the life of a connection
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::echo();
$ws = new WsClient($peer->url('/echo'));
var_dump($ws->isOpen(), $ws->getCloseInfo());
$ws->close(4321, 'done');
var_dump($ws->isOpen(), $ws->getCloseInfo());
$info = $ws->getCloseInfo();
thrown(function () use ($info) { $info->code = 1; });
?>
--EXPECTF--
bool(true)
NULL
bool(false)
object(WsClient\CloseInfo)#%d (4) {
  ["code"]=>
  int(4321)
  ["reason"]=>
  string(4) "done"
  ["clean"]=>
  bool(true)
  ["byPeer"]=>
  bool(false)
}
Error: Cannot modify readonly property WsClient\CloseInfo::$code
