--TEST--
A URL without a valid host is refused
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/report.inc';

foreach (['ws://', 'ws:///path', 'ws://:80/', 'ws://user@/', 'ws://[::1/', 'ws://[::g]/', 'ws://1.2.3.999/', 'ws://a%20b/', 'ws://a<b/', 'ws://xn--a/'] as $url) {
    report(fn () => new WsClient($url));
}
?>
--EXPECTF--
WsClient\InvalidUrlException: the host of the URL cannot be used: it is missing
  ws://
  code    url.host
  [url.host, layer url, fault caller, final, docs/errors.md#url-host]
WsClient\InvalidUrlException: the host of the URL cannot be used: it is missing
  ws:///path
  code    url.host
  [url.host, layer url, fault caller, final, docs/errors.md#url-host]
WsClient\InvalidUrlException: the host of the URL cannot be used: it is missing
  ws://:80/
  code    url.host
  [url.host, layer url, fault caller, final, docs/errors.md#url-host]
WsClient\InvalidUrlException: the host of the URL cannot be used: it is missing
  ws://***@/
  code    url.host
  [url.host, layer url, fault caller, final, docs/errors.md#url-host]
WsClient\InvalidUrlException: the host of the URL cannot be used: it is not a valid IPv6 address
  ws://[::1/
  code    url.host
  [url.host, layer url, fault caller, final, docs/errors.md#url-host]
WsClient\InvalidUrlException: the host of the URL cannot be used: it is not a valid IPv6 address
  ws://[::g]/
  code    url.host
  [url.host, layer url, fault caller, final, docs/errors.md#url-host]
WsClient\InvalidUrlException: the host of the URL cannot be used: it is not a valid IPv4 address
  ws://1.2.3.999/
  code    url.host
  [url.host, layer url, fault caller, final, docs/errors.md#url-host]
WsClient\InvalidUrlException: the host of the URL cannot be used: it is not a valid domain name
  ws://a%20b/
  code    url.host
  [url.host, layer url, fault caller, final, docs/errors.md#url-host]
WsClient\InvalidUrlException: the host of the URL cannot be used: it is not a valid domain name
  ws://a<b/
  code    url.host
  [url.host, layer url, fault caller, final, docs/errors.md#url-host]
WsClient\InvalidUrlException: the host of the URL cannot be used: it is not a valid domain name
  ws://xn--a/
  code    url.host
  [url.host, layer url, fault caller, final, docs/errors.md#url-host]
