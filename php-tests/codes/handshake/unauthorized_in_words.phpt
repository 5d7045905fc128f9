--TEST--
Refusals that blame a signature, the time or a token: the server's words are quoted, not an Origin suggested
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach ([
    '{"message":"HMAC signature does not match"}',
    '{"message":"HMAC signature cannot be verified, a valid date or x-date header is required for HMAC Authentication"}',
    '{"message":"request timestamp is outside of the allowed skew"}',
    '{"error":"invalid_token","error_description":"The token has expired"}',
    '{"code":40001,"msg":"\\\\u7b7e\\\\u540d\\\\u9519\\\\u8bef"}',
] as $body) {
    $peer = Peer::script('head', 'send HTTP/1.1 403 Forbidden\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\n\r\n' . $body, 'close');
    report(fn () => new WsClient($peer->url()));
}
?>
--EXPECTF--
WsClient\HandshakeException: the server does not accept the signature of the request (403): "HMAC signature does not match"
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 403)
  received  HTTP/1.1 403 Forbidden
  body      {"message":"HMAC signature does not match"}
  clock     this machine is %d s ahead of the server's Date
  help      check the key, which fields are signed and in which order, and that no proxy changes them
  code      handshake.unauthorized
  [handshake.unauthorized, layer handshake, fault caller, final, docs/errors.md#handshake-unauthorized]
WsClient\HandshakeException: the server does not accept the signature of the request (403): "HMAC signature cannot be verified, a valid date or x-date header is required for HMAC Authentication"
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 403)
  received  HTTP/1.1 403 Forbidden
  body      {"message":"HMAC signature cannot be verified, a valid date or x-date header is required for HMAC Authentication"}
  clock     this machine is %d s ahead of the server's Date
  help      send the date that the signature covers, in the field that the server names: headers: ['Date' => gmdate(DATE_RFC7231)]
  help      check the key, which fields are signed and in which order, and that no proxy changes them
  code      handshake.unauthorized
  [handshake.unauthorized, layer handshake, fault caller, final, docs/errors.md#handshake-unauthorized]
WsClient\HandshakeException: the server does not accept the time of the request (403): "request timestamp is outside of the allowed skew"
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 403)
  received  HTTP/1.1 403 Forbidden
  body      {"message":"request timestamp is outside of the allowed skew"}
  clock     this machine is %d s ahead of the server's Date
  help      set this machine's clock by NTP, and create tokens and signatures directly before each attempt
  code      handshake.unauthorized
  [handshake.unauthorized, layer handshake, fault caller, final, docs/errors.md#handshake-unauthorized]
WsClient\HandshakeException: the server does not accept the credentials of the request (403): "The token has expired"
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 403)
  received  HTTP/1.1 403 Forbidden
  body      {"error":"invalid_token","error_description":"The token has expired"}
  help      check that the token, key or password is for this server, complete, and still valid
  code      handshake.unauthorized
  [handshake.unauthorized, layer handshake, fault caller, final, docs/errors.md#handshake-unauthorized]
WsClient\HandshakeException: the server does not accept the signature of the request (403): "签名错误"
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 403)
  received  HTTP/1.1 403 Forbidden
  body      {"code":40001,"msg":"\u7b7e\u540d\u9519\u8bef"}
  clock     this machine is %d s ahead of the server's Date
  help      check the key, which fields are signed and in which order, and that no proxy changes them
  code      handshake.unauthorized
  [handshake.unauthorized, layer handshake, fault caller, final, docs/errors.md#handshake-unauthorized]
