--TEST--
A URL with a fragment is refused, even with an empty one; the fragment is not shown
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/report.inc';

report(fn () => new WsClient('ws://127.0.0.1/chat?room=1#access_token=sesame'));
report(fn () => new WsClient('ws://127.0.0.1/#'));
?>
--EXPECTF--
WsClient\InvalidUrlException: the URL has a fragment, which a WebSocket URL must not have
  ws://127.0.0.1/chat?***
  help    remove the part from "#" on; if "#" belongs to the path or query, write %23
  code    url.fragment
  [url.fragment, layer url, fault caller, final, docs/errors.md#url-fragment]
WsClient\InvalidUrlException: the URL has a fragment, which a WebSocket URL must not have
  ws://127.0.0.1/#***
  help    remove the part from "#" on; if "#" belongs to the path or query, write %23
  code    url.fragment
  [url.fragment, layer url, fault caller, final, docs/errors.md#url-fragment]
