--TEST--
Compressed messages with Python's websockets, with every window and with and without context takeover
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_python('websockets');
?>
--FILE--
<?php
require __DIR__ . '/messages_compressed.inc';

$peer = Peer::program('websockets_echo', cert: 'good');
talk_compressed($peer->url());
talk_compressed($peer->tlsUrl());
talk_compressed($peer->url(), compression: false);
foreach ([
    ['server_no_context_takeover' => true],
    ['client_no_context_takeover' => true],
    ['server_max_window_bits' => 15, 'client_max_window_bits' => 15],
    ['server_max_window_bits' => 9, 'client_max_window_bits' => 8],
    ['server_max_window_bits' => 10, 'client_max_window_bits' => 9],
    ['server_max_window_bits' => 11, 'client_max_window_bits' => 14],
] as $options) {
    talk_compressed(($peer = Peer::program('websockets_echo', ['--deflate', json_encode($options)]))->url());
}
?>
--EXPECT--
permessage-deflate; server_max_window_bits=12; client_max_window_bits=12
  0 different, ping answered, sent much less, received much less
  closed 1000 "bye" clean by us
permessage-deflate; server_max_window_bits=12; client_max_window_bits=12
  0 different, ping answered, sent much less, received much less
  closed 1000 "bye" clean by us
nothing agreed
  0 different, ping answered, sent no less, received no less
  closed 1000 "bye" clean by us
permessage-deflate; server_no_context_takeover
  0 different, ping answered, sent much less, received much less
  closed 1000 "bye" clean by us
permessage-deflate; client_no_context_takeover
  0 different, ping answered, sent much less, received much less
  closed 1000 "bye" clean by us
permessage-deflate
  0 different, ping answered, sent much less, received much less
  closed 1000 "bye" clean by us
permessage-deflate; server_max_window_bits=9; client_max_window_bits=8
  0 different, ping answered, sent much less, received much less
  closed 1000 "bye" clean by us
permessage-deflate; server_max_window_bits=10; client_max_window_bits=9
  0 different, ping answered, sent much less, received much less
  closed 1000 "bye" clean by us
permessage-deflate; server_max_window_bits=11; client_max_window_bits=14
  0 different, ping answered, sent much less, received much less
  closed 1000 "bye" clean by us
