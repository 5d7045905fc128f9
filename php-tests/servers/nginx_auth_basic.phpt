--TEST--
auth_basic of nginx: without credentials, and with wrong ones
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_nginx();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$upstream = Peer::echo();
$peer = Peer::nginx($upstream, more: ['--location', 'auth_basic "the chat"; auth_basic_user_file {folder}/users;']);
report(fn () => new WsClient($peer->url('/chat')));
report(fn () => new WsClient($peer->url('/chat', host: 'alice:wrong-word@127.0.0.1')));
$ws = new WsClient($peer->url('/echo', host: 'alice:sesame@127.0.0.1'));
var_dump($ws->isOpen());
?>
--EXPECTF--
WsClient\HandshakeException: the server requires credentials
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 401)
  received  HTTP/1.1 401 Unauthorized
  server    nginx/%s
  body      <html> <head><title>401 Authorization Required</title>%S
  wants     Basic realm="the chat"
  help      pass user and password in the URL, as in ws://user:password@host, or as headers: ['Authorization' => 'Basic …']
  code      handshake.unauthorized
  [handshake.unauthorized, layer handshake, fault caller, final, docs/errors.md#handshake-unauthorized]
WsClient\HandshakeException: the server does not accept the credentials of the request
  ws://***@127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 401)
  received  HTTP/1.1 401 Unauthorized
  server    nginx/%s
  body      <html> <head><title>401 Authorization Required</title>%S
  wants     Basic realm="the chat"
  help      check user and password; in a URL, characters such as @ : / and % must be percent-encoded
  code      handshake.unauthorized
  [handshake.unauthorized, layer handshake, fault caller, final, docs/errors.md#handshake-unauthorized]
bool(true)
