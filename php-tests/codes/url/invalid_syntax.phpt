--TEST--
An empty URL, and one that cannot be parsed
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/report.inc';

foreach (['', 'ws://127.0.0.1/%zz', 'ws:/\/127.0.0.1/', 'ws://user@name@127.0.0.1/'] as $url) {
    report(fn () => new WsClient($url));
}
?>
--EXPECTF--
WsClient\InvalidUrlException: the URL is empty
  code    url.invalid
  [url.invalid, layer url, fault caller, final, docs/errors.md#url-invalid]
WsClient\InvalidUrlException: the URL cannot be parsed: expected 2 hex digits after %
  ws://127.0.0.1/%zz
  code    url.invalid
  [url.invalid, layer url, fault caller, final, docs/errors.md#url-invalid]
WsClient\InvalidUrlException: the URL has a backslash at byte 4
  ws:/\/127.0.0.1/
  help    percent-encode the parts of the path and query with rawurlencode()
  code    url.invalid
  [url.invalid, layer url, fault caller, final, docs/errors.md#url-invalid]
WsClient\InvalidUrlException: the URL cannot be parsed: unencoded @ sign in username or password
  ws://***@127.0.0.1/
  code    url.invalid
  [url.invalid, layer url, fault caller, final, docs/errors.md#url-invalid]
