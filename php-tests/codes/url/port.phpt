--TEST--
A port that is not a number from 1 to 65535 is refused
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/report.inc';

foreach (['0', '65536', '-1', 'http', '99999999999999999999'] as $port) {
    report(fn () => new WsClient("ws://127.0.0.1:$port/chat"));
}
?>
--EXPECTF--
WsClient\InvalidUrlException: the port of the URL is not a number from 1 to 65535
  ws://127.0.0.1:0/chat
  code    url.port
  [url.port, layer url, fault caller, final, docs/errors.md#url-port]
WsClient\InvalidUrlException: the port of the URL is not a number from 1 to 65535
  ws://127.0.0.1:65536/chat
  code    url.port
  [url.port, layer url, fault caller, final, docs/errors.md#url-port]
WsClient\InvalidUrlException: the port of the URL is not a number from 1 to 65535
  ws://127.0.0.1:-1/chat
  code    url.port
  [url.port, layer url, fault caller, final, docs/errors.md#url-port]
WsClient\InvalidUrlException: the port of the URL is not a number from 1 to 65535
  ws://127.0.0.1:http/chat
  code    url.port
  [url.port, layer url, fault caller, final, docs/errors.md#url-port]
WsClient\InvalidUrlException: the port of the URL is not a number from 1 to 65535
  ws://127.0.0.1:99999999999999999999/chat
  code    url.port
  [url.port, layer url, fault caller, final, docs/errors.md#url-port]
