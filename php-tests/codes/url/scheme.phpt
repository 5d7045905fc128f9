--TEST--
A URL with another scheme, or without one, is refused before connecting
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/report.inc';

foreach (['http://example.com/', 'https://example.com/', 'ftp://example.com/', 'example.com/ws', '//example.com/ws', '://example.com'] as $url) {
    report(fn () => new WsClient($url));
}
?>
--EXPECTF--
WsClient\InvalidUrlException: "http" is not a WebSocket scheme
  http://example.com/
  help    use ws:// instead; it has the same default port as http://
  code    url.scheme
  [url.scheme, layer url, fault caller, final, docs/errors.md#url-scheme]
WsClient\InvalidUrlException: "https" is not a WebSocket scheme
  https://example.com/
  help    use wss:// instead; it has the same default port as https://
  code    url.scheme
  [url.scheme, layer url, fault caller, final, docs/errors.md#url-scheme]
WsClient\InvalidUrlException: "ftp" is not a WebSocket scheme
  ftp://example.com/
  help    start the URL with wss://, or with ws:// if the server has no TLS
  code    url.scheme
  [url.scheme, layer url, fault caller, final, docs/errors.md#url-scheme]
WsClient\InvalidUrlException: the URL has no scheme
  example.com/ws
  help    start it with wss://, or with ws:// if the server has no TLS
  code    url.scheme
  [url.scheme, layer url, fault caller, final, docs/errors.md#url-scheme]
WsClient\InvalidUrlException: the URL has no scheme
  //example.com/ws
  help    start it with wss://, or with ws:// if the server has no TLS
  code    url.scheme
  [url.scheme, layer url, fault caller, final, docs/errors.md#url-scheme]
WsClient\InvalidUrlException: the URL has no scheme
  ://example.com
  help    start it with wss://, or with ws:// if the server has no TLS
  code    url.scheme
  [url.scheme, layer url, fault caller, final, docs/errors.md#url-scheme]
