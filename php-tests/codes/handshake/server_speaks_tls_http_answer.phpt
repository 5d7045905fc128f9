--TEST--
TLS ports that ask for TLS in a plain HTTP answer (recorded)
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach ([
    ['HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n', []],
    ['HTTP/1.1 400 Bad Request\r\nServer: Apache/2.4.62 (Debian)\r\n\r\nReason: You\'re speaking plain HTTP to an SSL-enabled server port.<br />', []],
    ['HTTP/1.1 400 \r\nContent-Type: text/plain;charset=UTF-8\r\nConnection: close\r\n\r\nBad Request\r\nThis combination of host and port requires TLS.\r\n', []],
] as [$answer, $arguments]) {
    $peer = Peer::script('head', "send $answer", 'close');
    report(fn () => new WsClient($peer->url('/chat'), ...$arguments));
}
?>
--EXPECTF--
WsClient\HandshakeException: port %d of 127.0.0.1 speaks TLS, but the URL says ws://
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 400)
  received  HTTP/1.0 400 Bad Request
  body      Client sent an HTTP request to an HTTPS server.
  by        a Go server
  help      use wss://127.0.0.1:%d/chat
  help      if a proxy listens there, it sends plain HTTP to a TLS port of a Go server: configure the proxy to use https for that port, or to use a plain HTTP port; in Apache: SSLProxyEngine on and ProxyPass "/path" "https://backend/path" upgrade=websocket; in nginx: proxy_pass https://backend
  code      handshake.server_speaks_tls
  [handshake.server_speaks_tls, layer handshake, fault caller, final, docs/errors.md#handshake-server-speaks-tls]
WsClient\HandshakeException: port %d of 127.0.0.1 speaks TLS, but the URL says ws://
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 400)
  received  HTTP/1.1 400 Bad Request
  server    Apache/2.4.62 (Debian)
  body      Reason: You're speaking plain HTTP to an SSL-enabled server port.<br />
  by        Apache
  help      use wss://127.0.0.1:%d/chat
  help      if a proxy listens there, it sends plain HTTP to a TLS port of Apache: configure the proxy to use https for that port, or to use a plain HTTP port; in Apache: SSLProxyEngine on and ProxyPass "/path" "https://backend/path" upgrade=websocket; in nginx: proxy_pass https://backend
  code      handshake.server_speaks_tls
  [handshake.server_speaks_tls, layer handshake, fault caller, final, docs/errors.md#handshake-server-speaks-tls]
WsClient\HandshakeException: port %d of 127.0.0.1 speaks TLS, but the URL says ws://
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 400)
  received  HTTP/1.1 400
  body      Bad Request This combination of host and port requires TLS.
  by        Tomcat
  help      use wss://127.0.0.1:%d/chat
  help      if a proxy listens there, it sends plain HTTP to a TLS port of Tomcat: configure the proxy to use https for that port, or to use a plain HTTP port; in Apache: SSLProxyEngine on and ProxyPass "/path" "https://backend/path" upgrade=websocket; in nginx: proxy_pass https://backend
  code      handshake.server_speaks_tls
  [handshake.server_speaks_tls, layer handshake, fault caller, final, docs/errors.md#handshake-server-speaks-tls]
