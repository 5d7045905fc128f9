--TEST--
Characters that a URL parser would remove or repair are refused; line breaks cannot inject headers
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/report.inc';

foreach (["ws://127.0.0.1/a b", "ws://127.0.0.1/\r\nX-Injected: 1", "ws:\\\\127.0.0.1\\chat", "ws://127.0.0.1/\0", "\tws://127.0.0.1/", "ws://127.0.0.1/\u{a0}"] as $url) {
    report(fn () => new WsClient($url));
}
?>
--EXPECTF--
WsClient\InvalidUrlException: the URL has a space at byte 16
  ws://127.0.0.1/a b
  help    percent-encode the parts of the path and query with rawurlencode()
  code    url.invalid
  [url.invalid, layer url, fault caller, final, docs/errors.md#url-invalid]
WsClient\InvalidUrlException: the URL has the character U+000D at byte 15
  ws://127.0.0.1/ X-Injected: 1
  help    percent-encode the parts of the path and query with rawurlencode()
  code    url.invalid
  [url.invalid, layer url, fault caller, final, docs/errors.md#url-invalid]
WsClient\InvalidUrlException: the URL has a backslash at byte 3
  ws:***
  help    percent-encode the parts of the path and query with rawurlencode()
  code    url.invalid
  [url.invalid, layer url, fault caller, final, docs/errors.md#url-invalid]
WsClient\InvalidUrlException: the URL has the character U+0000 at byte 15
  ws://127.0.0.1/
  help    percent-encode the parts of the path and query with rawurlencode()
  code    url.invalid
  [url.invalid, layer url, fault caller, final, docs/errors.md#url-invalid]
WsClient\InvalidUrlException: the URL has the character U+0009 at byte 0
  ws://127.0.0.1/
  help    percent-encode the parts of the path and query with rawurlencode()
  code    url.invalid
  [url.invalid, layer url, fault caller, final, docs/errors.md#url-invalid]
WsClient\InvalidUrlException: the URL has the character U+00A0 at byte 15
  ws://127.0.0.1/
  help    percent-encode the parts of the path and query with rawurlencode()
  code    url.invalid
  [url.invalid, layer url, fault caller, final, docs/errors.md#url-invalid]
