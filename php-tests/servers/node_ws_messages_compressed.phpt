--TEST--
Compressed messages with node's ws, with every agreement of parameters
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_node_ws();
?>
--FILE--
<?php
require __DIR__ . '/messages_compressed.inc';

$peer = Peer::program('ws_echo', ['--deflate', 'true'], 'good');
talk_compressed($peer->url());
talk_compressed($peer->tlsUrl());
talk_compressed($peer->url(), compression: false);
foreach ([
    ['serverNoContextTakeover' => true, 'clientNoContextTakeover' => true],
    ['serverMaxWindowBits' => 9, 'clientMaxWindowBits' => 9],
    ['clientMaxWindowBits' => 8, 'clientNoContextTakeover' => true, 'serverNoContextTakeover' => true],
    ['clientMaxWindowBits' => 8, 'threshold' => 0],
] as $options) {
    talk_compressed(($peer = Peer::program('ws_echo', ['--deflate', json_encode($options)]))->url());
}
?>
--EXPECT--
permessage-deflate
  0 different, ping answered, sent much less, received much less
  closed 1000 "bye" clean by us
permessage-deflate
  0 different, ping answered, sent much less, received much less
  closed 1000 "bye" clean by us
nothing agreed
  0 different, ping answered, sent no less, received no less
  closed 1000 "bye" clean by us
permessage-deflate; server_no_context_takeover; client_no_context_takeover
  0 different, ping answered, sent much less, received much less
  closed 1000 "bye" clean by us
permessage-deflate; server_max_window_bits=9; client_max_window_bits=9
  0 different, ping answered, sent much less, received much less
  closed 1000 "bye" clean by us
permessage-deflate; server_no_context_takeover; client_no_context_takeover; client_max_window_bits=8
  0 different, ping answered, sent much less, received much less
  closed 1000 "bye" clean by us
permessage-deflate; client_max_window_bits=8
  0 different, ping answered, sent much less, received much less
  closed 1000 "bye" clean by us
