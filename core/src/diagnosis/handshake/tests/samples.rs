//! Answers of real programs, as they were recorded or as their sources write them: one and more a rule.

/// An answer, and the rule that must know it.
pub(super) struct Sample {
    /// The id of the rule.
    pub(super) rule: &'static str,
    /// What was called.
    pub(super) url: &'static str,
    /// Header fields of the caller.
    pub(super) sent: &'static [(&'static str, &'static str)],
    /// The bytes of the answer.
    pub(super) answer: &'static str,
}

const PLAIN: &str = "ws://app.example/chat";
const SECURE: &str = "wss://app.example/chat";
const ORIGIN: &[(&str, &str)] = &[("Origin", "https://evil.example")];

pub(super) const fn plain(rule: &'static str, answer: &'static str) -> Sample {
    Sample {
        rule,
        url: PLAIN,
        sent: &[],
        answer,
    }
}

pub(super) const fn secure(rule: &'static str, answer: &'static str) -> Sample {
    Sample {
        rule,
        url: SECURE,
        sent: &[],
        answer,
    }
}

const fn with_origin(rule: &'static str, answer: &'static str) -> Sample {
    Sample {
        rule,
        url: PLAIN,
        sent: ORIGIN,
        answer,
    }
}

pub(super) const fn to(url: &'static str, rule: &'static str, answer: &'static str) -> Sample {
    Sample {
        rule,
        url,
        sent: &[],
        answer,
    }
}

const NGINX_497: &str = "HTTP/1.1 400 Bad Request\r\nServer: nginx/1.22.1\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<html>\r\n<head><title>400 The plain HTTP request was sent to HTTPS port</title></head>\r\n<body>\r\n<center><h1>400 Bad Request</h1></center>\r\n<center>The plain HTTP request was sent to HTTPS port</center>\r\n<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>\r\n";
const GO_TLS: &str =
    "HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n";
const APACHE_TLS: &str = "HTTP/1.1 400 Bad Request\r\nServer: Apache/2.4.62 (Debian)\r\nContent-Type: text/html; charset=iso-8859-1\r\nConnection: close\r\n\r\n<!DOCTYPE HTML PUBLIC \"-//IETF//DTD HTML 2.0//EN\">\n<html><head>\n<title>400 Bad Request</title>\n</head><body>\n<h1>Bad Request</h1>\n<p>Your browser sent a request that this server could not understand.<br />\nReason: You're speaking plain HTTP to an SSL-enabled server port.<br />\n Instead use the HTTPS scheme to access this URL, please.<br />\n</p>\n<hr>\n<address>Apache/2.4.62 (Debian) Server at localhost Port 443</address>\n</body></html>\n";
const TOMCAT_TLS: &str = "HTTP/1.1 400 \r\nContent-Type: text/plain;charset=UTF-8\r\nConnection: close\r\n\r\nBad Request\r\nThis combination of host and port requires TLS.\r\n";

pub(super) const SAMPLES: &[Sample] = &[
    // The upgrade got lost on the way.
    plain(
        "spring",
        "HTTP/1.1 400 \r\nServer: nginx\r\nContent-Length: 34\r\n\r\nCan \"Upgrade\" only to \"WebSocket\".",
    ),
    plain(
        "spring",
        "HTTP/1.1 400 \r\nContent-Length: 33\r\n\r\n\"Connection\" must be \"upgrade\".\r\n",
    ),
    plain(
        "aiohttp",
        "HTTP/1.1 400 Bad Request\r\nServer: nginx/1.22.1\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 66\r\nConnection: keep-alive\r\n\r\nNo WebSocket UPGRADE hdr: None\n Can \"Upgrade\" only to \"WebSocket\".",
    ),
    plain(
        "aiohttp",
        "HTTP/1.1 400 Bad Request\r\nServer: Python/3.11 aiohttp/3.9.1\r\nContent-Length: 40\r\n\r\nNo CONNECTION upgrade hdr: keep-alive   ",
    ),
    plain(
        "node-ws-426",
        "HTTP/1.1 426 Upgrade Required\r\nServer: nginx/1.22.1\r\nTransfer-Encoding: chunked\r\nConnection: keep-alive\r\n\r\n10\r\nUpgrade Required\r\n0\r\n\r\n",
    ),
    plain(
        "node-ws-426",
        "HTTP/1.1 426 Upgrade Required\r\nContent-Length: 16\r\nContent-Type: text/plain\r\nVia: kong/0.10.1\r\n\r\nUpgrade Required",
    ),
    plain(
        "node-ws-400",
        "HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Type: text/html\r\nContent-Length: 22\r\n\r\nInvalid Upgrade header",
    ),
    plain(
        "engine-io-bad-request",
        "HTTP/1.1 400 Bad Request\r\nServer: nginx/1.22.1\r\nContent-Type: application/json\r\n\r\n{\"code\":3,\"message\":\"Bad request\"}",
    ),
    plain(
        "python-websockets",
        "HTTP/1.1 426 Upgrade Required\r\nServer: nginx/1.22.1\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: keep-alive\r\nUpgrade: websocket\r\n\r\nFailed to open a WebSocket connection: missing Connection header.\n\nYou cannot access a WebSocket server directly with a browser. You need a WebSocket client.\n",
    ),
    plain(
        "python-websockets",
        "HTTP/1.1 426 Upgrade Required\r\nServer: Python/3.11 websockets/12.0\r\nUpgrade: websocket\r\n\r\nFailed to open a WebSocket connection: invalid Connection header: keep-alive.\n\nYou cannot access a WebSocket server directly with a browser. You need a WebSocket client.\n",
    ),
    plain(
        "python-websockets-505",
        "HTTP/1.1 505 HTTP Version Not Supported\r\nServer: nginx/1.22.1\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 75\r\n\r\nFailed to open a WebSocket connection: unsupported HTTP version: HTTP/1.0.\n",
    ),
    plain(
        "gorilla",
        "HTTP/1.1 400 Bad Request\r\nServer: nginx/1.22.1\r\nContent-Type: text/plain; charset=utf-8\r\nSec-Websocket-Version: 13\r\nX-Content-Type-Options: nosniff\r\n\r\nBad Request\n",
    ),
    plain(
        "gorilla",
        "HTTP/1.1 426 Upgrade Required\r\nContent-Type: text/plain; charset=utf-8\r\nSec-Websocket-Version: 13\r\nUpgrade: websocket\r\n\r\nUpgrade Required\n",
    ),
    plain(
        "coder",
        "HTTP/1.1 426 Upgrade Required\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nWebSocket protocol violation: Connection header \"keep-alive\" does not contain Upgrade\n",
    ),
    plain(
        "coder-http10",
        "HTTP/1.1 400 Bad Request\r\nServer: nginx\r\n\r\nWebSocket protocol violation: handshake request must be at least HTTP/1.1: \"HTTP/1.0\"\n",
    ),
    plain(
        "ratchet",
        "HTTP/1.1 426 Upgrade header MUST be provided\r\nServer: nginx\r\nSec-WebSocket-Version: 13\r\nX-Powered-By: Ratchet/0.4.4\r\nConnection: keep-alive\r\n\r\n",
    ),
    plain(
        "ratchet",
        "HTTP/1.1 400 Connection Upgrade MUST be requested\r\nX-Powered-By: Ratchet/0.4.4\r\nConnection: close\r\n\r\n",
    ),
    plain(
        "ratchet-505",
        "HTTP/1.1 505 HTTP Version Not Supported\r\nX-Powered-By: Ratchet/0.4.4\r\nConnection: close\r\n\r\n",
    ),
    plain(
        "reverb",
        "HTTP/1.1 500 Internal Server Error\r\nServer: nginx\r\nContent-Length: 22\r\n\r\nInternal server error.",
    ),
    plain(
        "faye",
        "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\nContent-Length: 23\r\n\r\nNot a WebSocket request",
    ),
    plain(
        "bandit",
        "HTTP/1.1 400 Bad Request\r\nServer: nginx\r\n\r\n'upgrade' header must contain 'websocket', got []",
    ),
    plain(
        "bandit-http10",
        "HTTP/1.1 400 Bad Request\r\nServer: nginx\r\n\r\nHTTP version HTTP/1.0 unsupported",
    ),
    plain(
        "cowboy",
        "HTTP/1.1 426 Upgrade Required\r\nconnection: upgrade\r\ncontent-length: 0\r\nserver: Cowboy\r\nupgrade: websocket\r\n\r\n",
    ),
    plain(
        "swoole",
        "HTTP/1.1 400 Bad Request\r\nServer: swoole-http-server\r\nContent-Type: text/html\r\n\r\n<html><body><h2>HTTP 400 Bad Request</h2><hr><i>Powered by Swoole (5.1.0)</i></body></html>",
    ),
    plain(
        "workerman",
        "HTTP/1.1 400 Bad Request\r\nServer: workerman\r\n\r\n<div style=\"text-align:center\"><h1>400 Bad Request</h1><hr>workerman</div>",
    ),
    plain(
        "envoy-426",
        "HTTP/1.1 426 Upgrade Required\r\ndate: Mon, 23 Nov 2026 02:48:37 GMT\r\nserver: istio-envoy\r\nconnection: close\r\ncontent-length: 0\r\n\r\n",
    ),
    plain(
        "apache-426",
        "HTTP/1.1 426 Upgrade Required\r\nServer: Apache/2.4.62 (Debian)\r\nUpgrade: WebSocket\r\nConnection: Upgrade\r\nContent-Type: text/html; charset=iso-8859-1\r\n\r\n<html><head>\n<title>426 Upgrade Required</title>\n</head><body>\n<h1>Upgrade Required</h1>\n<p>The requested resource can only be retrieved\nusing SSL.  The server is willing to upgrade the current\nconnection to SSL, but your client doesn't support it.</p>\n</body></html>\n",
    ),
    plain(
        "apache-unexpected-upgrade",
        "HTTP/1.1 502 Proxy Error\r\nServer: Apache/2.4.62 (Debian)\r\nContent-Type: text/html; charset=iso-8859-1\r\n\r\n<html><head><title>502 Proxy Error</title></head><body><h1>Proxy Error</h1><p>The proxy server could not handle the request<p>Reason: <strong>Unexpected Upgrade: websocket (expecting n/a)</strong></p></body></html>",
    ),
    plain(
        "node-ws-version-dropped",
        "HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Type: text/html\r\nContent-Length: 47\r\nSec-WebSocket-Version: 13, 8\r\n\r\nMissing or invalid Sec-WebSocket-Version header",
    ),
    plain(
        "workerman-bare",
        "HTTP/1.1 400 Bad Request\r\nSec-WebSocket-Version: 13\r\nContent-Length: 0\r\n\r\n",
    ),
    secure(
        "envoy-403",
        "HTTP/1.1 403 Forbidden\r\ndate: Mon, 23 Nov 2026 02:48:37 GMT\r\nserver: envoy\r\ncontent-length: 0\r\n\r\n",
    ),
    plain(
        "caddy-200",
        "HTTP/1.1 200 OK\r\nServer: Caddy\r\nContent-Length: 0\r\n\r\n",
    ),
    plain(
        "signalr-204",
        "HTTP/1.1 204 No Content\r\nServer: Microsoft-IIS/10.0\r\nX-Powered-By: ASP.NET\r\n\r\n",
    ),
    plain(
        "tomcat-400",
        "HTTP/1.1 400 \r\nContent-Type: text/html;charset=utf-8\r\n\r\n<!doctype html><html lang=\"en\"><head><title>HTTP Status 400 – Bad Request</title></head><body><h3>Apache Tomcat/10.1.16</h3></body></html>",
    ),
    // Another service.
    plain("tls-port-nginx", NGINX_497),
    secure("tls-backend-nginx", NGINX_497),
    plain("tls-port-go", GO_TLS),
    secure("tls-backend-go", GO_TLS),
    plain("tls-port-apache", APACHE_TLS),
    secure("tls-backend-apache", APACHE_TLS),
    plain("tls-port-tomcat", TOMCAT_TLS),
    secure("tls-backend-tomcat", TOMCAT_TLS),
    plain(
        "kong-https",
        "HTTP/1.1 426 Upgrade Required\r\nContent-Type: application/json; charset=utf-8\r\nConnection: Upgrade\r\nUpgrade: TLS/1.2, HTTP/1.1\r\nServer: kong/3.4.2\r\n\r\n{\"message\":\"Please use HTTPS protocol\"}",
    ),
    secure(
        "http2-only-node",
        "HTTP/1.0 403 Forbidden\r\nContent-Type: text/html\r\n\r\nMissing ALPN Protocol, expected `h2` to be available.\nIf this is a HTTP request: The server was not configured with the `allowHTTP1` option or a listener for the `unknownProtocol` event.\n",
    ),
    plain(
        "engine-io-transport",
        "HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n\r\n{\"code\":0,\"message\":\"Transport unknown\"}",
    ),
    plain(
        "engine-io-transport",
        "HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-type: text/html\r\nContent-Length: 17\r\n\r\nTransport unknown",
    ),
    plain(
        "engine-io-session",
        "HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n\r\n{\"code\":1,\"message\":\"Session ID unknown\"}",
    ),
    plain(
        "engine-io-method",
        "HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n\r\n{\"code\":2,\"message\":\"Bad handshake method\"}",
    ),
    plain(
        "engine-io-forbidden",
        "HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\n\r\n{\"code\":4,\"message\":\"Forbidden\"}",
    ),
    plain(
        "engine-io-version",
        "HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n\r\n{\"code\":5,\"message\":\"Unsupported protocol version\"}",
    ),
    plain(
        "php-development-server",
        "HTTP/1.1 200 OK\r\nHost: app.example\r\nDate: Mon, 23 Nov 2026 02:48:37 GMT\r\nConnection: close\r\nX-Powered-By: PHP/8.2.31\r\nContent-type: text/html; charset=UTF-8\r\n\r\n<h1>hello</h1>",
    ),
    plain(
        "python-http-server",
        "HTTP/1.0 200 OK\r\nServer: SimpleHTTP/0.6 Python/3.11.2\r\nContent-type: text/html; charset=utf-8\r\n\r\n<!DOCTYPE HTML>",
    ),
    plain(
        "python-http-server",
        "HTTP/1.0 404 File not found\r\nServer: SimpleHTTP/0.6 Python/3.11.2\r\nConnection: close\r\nContent-Type: text/html;charset=utf-8\r\n\r\n<!DOCTYPE HTML>\n<html lang=\"en\"><head><title>Error response</title></head></html>",
    ),
    plain(
        "reverb-404",
        "HTTP/1.1 404 Not Found\r\nContent-Length: 10\r\n\r\nNot found.",
    ),
    plain(
        "static-files",
        "HTTP/1.1 200 OK\r\nServer: nginx/1.22.1\r\nContent-Type: text/html\r\nContent-Length: 15\r\nETag: \"67a1-f\"\r\nAccept-Ranges: bytes\r\n\r\n<!doctype html>",
    ),
    plain(
        "static-files-apache",
        "HTTP/1.1 200 OK\r\nServer: Apache/2.4.71 (Debian)\r\nETag: W/\"25-660e961307b6f\"\r\nAccept-Ranges: bytes\r\nContent-Length: 5\r\n\r\nhello",
    ),
    plain("daphne-500", "HTTP/1.1 500 Internal server error\r\n\r\n"),
    plain(
        "engine-io-forbidden",
        "HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-type: text/html\r\nContent-Length: 9\r\n\r\nForbidden",
    ),
    // Origin, key, version, subprotocol.
    with_origin(
        "gorilla-origin",
        "HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain; charset=utf-8\r\nSec-Websocket-Version: 13\r\n\r\nForbidden\n",
    ),
    with_origin(
        "coder-origin",
        "HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nrequest Origin \"https://evil.example\" is not authorized for Host \"app.example\"\n",
    ),
    plain(
        "python-websockets-origin",
        "HTTP/1.1 403 Forbidden\r\nServer: Python/3.11 websockets/12.0\r\n\r\nFailed to open a WebSocket connection: missing Origin header.\n",
    ),
    with_origin(
        "python-websockets-origin",
        "HTTP/1.1 403 Forbidden\r\nServer: Python/3.11 websockets/12.0\r\n\r\nFailed to open a WebSocket connection: invalid Origin header: https://evil.example.\n",
    ),
    plain(
        "origin-in-words",
        "HTTP/1.1 403 Forbidden\r\nContent-Length: 18\r\n\r\nOrigin not allowed",
    ),
    plain(
        "ratchet-origin",
        "HTTP/1.1 403 Forbidden\r\nX-Powered-By: Ratchet/0.4.4\r\nConnection: close\r\n\r\n",
    ),
    plain(
        "channels-denied",
        "HTTP/1.1 403 Access denied\r\nServer: Daphne\r\n\r\n",
    ),
    with_origin(
        "tomcat-origin",
        "HTTP/1.1 403 \r\nContent-Type: text/html;charset=utf-8\r\n\r\n<!doctype html><html lang=\"en\"><head><title>HTTP Status 403 – Forbidden</title></head><body><h1>HTTP Status 403</h1><hr /><h3>Apache Tomcat/10.1.16</h3></body></html>",
    ),
    with_origin(
        "cowboy-origin",
        "HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nserver: Cowboy\r\n\r\n",
    ),
    plain(
        "action-cable",
        "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nPage not found",
    ),
    plain(
        "uvicorn-403",
        "HTTP/1.1 403 Forbidden\r\nserver: uvicorn\r\ncontent-length: 0\r\nconnection: close\r\n\r\n",
    ),
    plain(
        "node-ws-key",
        "HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Type: text/html\r\n\r\nMissing or invalid Sec-WebSocket-Key header",
    ),
    plain(
        "ratchet-key",
        "HTTP/1.1 400 Invalid Sec-WebSocket-Key\r\nX-Powered-By: Ratchet/0.4.4\r\n\r\n",
    ),
    plain(
        "python-websockets-key",
        "HTTP/1.1 400 Bad Request\r\nServer: nginx\r\n\r\nFailed to open a WebSocket connection: missing Sec-WebSocket-Key header.\n",
    ),
    plain(
        "aiohttp-key",
        "HTTP/1.1 400 Bad Request\r\nServer: Python/3.11 aiohttp/3.9.1\r\n\r\nHandshake error: None",
    ),
    plain(
        "other-version",
        "HTTP/1.1 426 Upgrade Required\r\nSec-WebSocket-Version: 8, 7\r\nContent-Length: 0\r\n\r\n",
    ),
    plain(
        "version-in-words",
        "HTTP/1.1 400 Bad Request\r\n\r\nUnsupported version: None",
    ),
    plain(
        "version-in-words",
        "HTTP/1.1 400 Bad Request\r\nServer: nginx\r\n\r\nFailed to open a WebSocket connection: missing Sec-WebSocket-Version header.\n",
    ),
    plain(
        "subprotocol-in-words",
        "HTTP/1.1 426 No Sec-WebSocket-Protocols requested supported\r\nX-Powered-By: Ratchet/0.4.4\r\nSec-WebSocket-Version: 13\r\n\r\n",
    ),
    plain(
        "subprotocol-in-words",
        "HTTP/1.1 400 Bad Request\r\nServer: Python/3.11 websockets/17.0\r\n\r\nFailed to open a WebSocket connection: missing subprotocol.\n",
    ),
    plain(
        "uvicorn-404",
        "HTTP/1.1 404 Not Found\r\nserver: uvicorn\r\ncontent-type: application/json\r\n\r\n{\"detail\":\"Not Found\"}",
    ),
    plain(
        "daphne-404",
        "HTTP/1.1 404 Not Found\r\nServer: daphne\r\nContent-Type: text/html\r\n\r\n<h1>Not Found</h1>",
    ),
    plain(
        "cowboy-400",
        "HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\nserver: Cowboy\r\n\r\n",
    ),
];
