--TEST--
Compressed messages with aiohttp
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_python('aiohttp');
?>
--FILE--
<?php
require __DIR__ . '/messages_compressed.inc';

$peer = Peer::program('aiohttp_echo', cert: 'good');
talk_compressed($peer->url());
talk_compressed($peer->tlsUrl());
?>
--EXPECT--
permessage-deflate
  0 different, ping answered, sent much less, received much less
  closed 1000 "bye" clean by us
permessage-deflate
  0 different, ping answered, sent much less, received much less
  closed 1000 "bye" clean by us
