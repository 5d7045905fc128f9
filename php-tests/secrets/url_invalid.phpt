--TEST--
Possible secrets in a URL that cannot be parsed are not shown
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/report.inc';

foreach ([
    'htp://alice:s3cret@127.0.0.1/?token=s3cret',
    'ws://alice:s3cret@127.0.0.1:0/?token=s3cret',
    'ws://alice:s3cret@127.0.0.1/#s3cret',
    'alice:s3cret@127.0.0.1',
    'ws://alice:s3 cret@127.0.0.1/',
] as $url) {
    $e = report(fn () => new WsClient($url));
    var_dump(str_contains($e . json_encode($e->report) . print_r($e->diagnosis, true), 's3cret'));
}
?>
--EXPECTF--
WsClient\InvalidUrlException: "htp" is not a WebSocket scheme
  htp://***@127.0.0.1/?***
  help    start the URL with wss://, or with ws:// if the server has no TLS
  code    url.scheme
  [url.scheme, layer url, fault caller, final, docs/errors.md#url-scheme]
bool(false)
WsClient\InvalidUrlException: the port of the URL is not a number from 1 to 65535
  ws://***@127.0.0.1:0/?***
  code    url.port
  [url.port, layer url, fault caller, final, docs/errors.md#url-port]
bool(false)
WsClient\InvalidUrlException: the URL has a fragment, which a WebSocket URL must not have
  ws://***@127.0.0.1/#***
  help    remove the part from "#" on; if "#" belongs to the path or query, write %23
  code    url.fragment
  [url.fragment, layer url, fault caller, final, docs/errors.md#url-fragment]
bool(false)
WsClient\InvalidUrlException: the URL has no scheme
  ***@127.0.0.1
  help    start it with wss://, or with ws:// if the server has no TLS
  code    url.scheme
  [url.scheme, layer url, fault caller, final, docs/errors.md#url-scheme]
bool(false)
WsClient\InvalidUrlException: the URL has a space at byte 13
  ws://***@127.0.0.1/
  help    percent-encode the parts of the path and query with rawurlencode()
  code    url.invalid
  [url.invalid, layer url, fault caller, final, docs/errors.md#url-invalid]
bool(false)
