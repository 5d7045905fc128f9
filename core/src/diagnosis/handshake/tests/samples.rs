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

const fn plain(rule: &'static str, answer: &'static str) -> Sample {
    Sample {
        rule,
        url: PLAIN,
        sent: &[],
        answer,
    }
}

const fn secure(rule: &'static str, answer: &'static str) -> Sample {
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

const fn to(url: &'static str, rule: &'static str, answer: &'static str) -> Sample {
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
    // Policy.
    secure(
        "client-certificate-missing",
        "HTTP/1.1 400 Bad Request\r\nServer: nginx/1.22.1\r\nContent-Type: text/html\r\n\r\n<html>\r\n<head><title>400 No required SSL certificate was sent</title></head>\r\n<body>\r\n<center><h1>400 Bad Request</h1></center>\r\n<center>No required SSL certificate was sent</center>\r\n<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>\r\n",
    ),
    secure(
        "client-certificate-rejected",
        "HTTP/1.1 400 Bad Request\r\nServer: nginx/1.22.1\r\n\r\n<html>\r\n<head><title>400 The SSL certificate error</title></head>\r\n<body>\r\n<center>The SSL certificate error</center>\r\n<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>\r\n",
    ),
    plain(
        "request-too-large",
        "HTTP/1.1 400 Bad Request\r\nServer: nginx/1.22.1\r\n\r\n<html>\r\n<head><title>400 Request Header Or Cookie Too Large</title></head>\r\n<body>\r\n<center><h1>400 Bad Request</h1></center>\r\n<center>Request Header Or Cookie Too Large</center>\r\n<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>\r\n",
    ),
    plain(
        "request-too-large",
        "HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\n\r\n",
    ),
    secure(
        "cloudflare-challenge",
        "HTTP/1.1 403 Forbidden\r\nServer: cloudflare\r\nCF-RAY: 8f2e-FRA\r\ncf-mitigated: challenge\r\nContent-Type: text/html; charset=UTF-8\r\n\r\n<!DOCTYPE html><html><head><title>Just a moment...</title></head></html>",
    ),
    secure(
        "cloudflare-1015",
        "HTTP/1.1 429 Too Many Requests\r\nServer: cloudflare\r\nCF-RAY: 8f2e-FRA\r\n\r\nerror code: 1015",
    ),
    secure(
        "cloudflare-1020",
        "HTTP/1.1 403 Forbidden\r\nServer: cloudflare\r\nCF-RAY: 8f2e-FRA\r\n\r\nerror code: 1020",
    ),
    plain(
        "captive-portal",
        "HTTP/1.1 511 Network Authentication Required\r\nContent-Type: text/html\r\n\r\n<html><a href=\"https://login.example.net/\">login</a></html>",
    ),
    secure(
        "akamai-18",
        "HTTP/1.1 403 Forbidden\r\nServer: AkamaiGHost\r\nContent-Type: text/html\r\n\r\n<HTML><HEAD>\n<TITLE>Access Denied</TITLE>\n</HEAD><BODY>\n<H1>Access Denied</H1>\nReference&#32;#18.2d351ab8.1557333295.a4e16ab\n</BODY>\n</HTML>\n",
    ),
    secure(
        "akamai-9",
        "HTTP/1.1 400 Bad Request\r\nServer: AkamaiGHost\r\nContent-Type: text/html\r\n\r\n<HTML><BODY><H1>Invalid URL</H1>\nReference&#32;#9.2d351ab8.1557333295.a4e16ab\n</BODY></HTML>\n",
    ),
    secure(
        "api-gateway",
        "HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\nx-amzn-RequestId: 1\r\nx-amzn-ErrorType: ForbiddenException\r\n\r\n{\"message\":\"Forbidden\",\"connectionId\":\"x\",\"requestId\":\"y\"}",
    ),
    plain(
        "haproxy-403",
        "HTTP/1.1 403 Forbidden\r\ncontent-length: 93\r\ncache-control: no-cache\r\ncontent-type: text/html\r\nconnection: close\r\n\r\n<html><body><h1>403 Forbidden</h1>\nRequest forbidden by administrative rules.\n</body></html>\n",
    ),
    plain(
        "haproxy-400",
        "HTTP/1.1 400 Bad request\r\ncontent-length: 90\r\ncache-control: no-cache\r\ncontent-type: text/html\r\nconnection: close\r\n\r\n<html><body><h1>400 Bad request</h1>\nYour browser sent an invalid request.\n</body></html>\n",
    ),
    plain(
        "kong-no-route",
        "HTTP/1.1 404 Not Found\r\nContent-Type: application/json; charset=utf-8\r\nServer: kong/3.4.2\r\n\r\n{\"message\":\"no Route matched with those values\"}",
    ),
    // Gateways.
    plain(
        "nginx-502",
        "HTTP/1.1 502 Bad Gateway\r\nServer: nginx/1.22.1\r\nContent-Type: text/html\r\nContent-Length: 157\r\n\r\n<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>\r\n",
    ),
    plain(
        "nginx-504",
        "HTTP/1.1 504 Gateway Time-out\r\nServer: nginx/1.22.1\r\nContent-Type: text/html\r\n\r\n<html>\r\n<head><title>504 Gateway Time-out</title></head>\r\n<body>\r\n<center><h1>504 Gateway Time-out</h1></center>\r\n<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>\r\n",
    ),
    plain(
        "nginx-503",
        "HTTP/1.1 503 Service Temporarily Unavailable\r\nServer: nginx/1.22.1\r\nContent-Type: text/html\r\n\r\n<html>\r\n<head><title>503 Service Temporarily Unavailable</title></head>\r\n<body>\r\n<center><h1>503 Service Temporarily Unavailable</h1></center>\r\n<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>\r\n",
    ),
    plain(
        "haproxy-503",
        "HTTP/1.1 503 Service Unavailable\r\ncontent-length: 107\r\ncache-control: no-cache\r\ncontent-type: text/html\r\nconnection: close\r\n\r\n<html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this request.\n</body></html>\n",
    ),
    plain(
        "haproxy-502",
        "HTTP/1.1 502 Bad Gateway\r\ncontent-length: 107\r\ncache-control: no-cache\r\ncontent-type: text/html\r\nconnection: close\r\n\r\n<html><body><h1>502 Bad Gateway</h1>\nThe server returned an invalid or incomplete response.\n</body></html>\n",
    ),
    plain(
        "haproxy-504",
        "HTTP/1.1 504 Gateway Time-out\r\ncontent-length: 92\r\ncache-control: no-cache\r\ncontent-type: text/html\r\nconnection: close\r\n\r\n<html><body><h1>504 Gateway Time-out</h1>\nThe server didn't respond in time.\n</body></html>\n",
    ),
    plain(
        "traefik-503",
        "HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nno available server\n",
    ),
    plain(
        "traefik-502",
        "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 11\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nBad Gateway",
    ),
    plain(
        "traefik-404",
        "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain; charset=utf-8\r\nX-Content-Type-Options: nosniff\r\nContent-Length: 19\r\n\r\n404 page not found\n",
    ),
    plain(
        "caddy-502",
        "HTTP/1.1 502 Bad Gateway\r\nServer: Caddy\r\nContent-Length: 0\r\n\r\n",
    ),
    plain(
        "envoy-503",
        "HTTP/1.1 503 Service Unavailable\r\nserver: envoy\r\ncontent-type: text/plain\r\n\r\nupstream connect error or disconnect/reset before headers. reset reason: connection failure",
    ),
    plain(
        "envoy-no-healthy",
        "HTTP/1.1 503 Service Unavailable\r\nserver: istio-envoy\r\ncontent-type: text/plain\r\n\r\nno healthy upstream",
    ),
    secure(
        "cloudflare-5xx",
        "HTTP/1.1 521 \r\nServer: cloudflare\r\nCF-RAY: 8f2e-FRA\r\nRetry-After: 60\r\n\r\nerror code: 521",
    ),
    secure(
        "cloudflare-5xx",
        "HTTP/1.1 526 \r\nServer: cloudflare\r\nCF-RAY: 8f2e-FRA\r\n\r\nerror code: 526",
    ),
    secure(
        "alb-464",
        "HTTP/1.1 464 \r\nServer: awselb/2.0\r\nContent-Length: 0\r\n\r\n",
    ),
    secure(
        "alb-463",
        "HTTP/1.1 463 \r\nServer: awselb/2.0\r\nContent-Length: 0\r\n\r\n",
    ),
    secure(
        "alb-460",
        "HTTP/1.1 460 \r\nServer: awselb/2.0\r\nContent-Length: 0\r\n\r\n",
    ),
    secure(
        "alb-561",
        "HTTP/1.1 561 \r\nServer: awselb/2.0\r\nContent-Length: 0\r\n\r\n",
    ),
    secure(
        "alb-502",
        "HTTP/1.1 502 Bad Gateway\r\nServer: awselb/2.0\r\nContent-Type: text/html\r\n\r\n<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n",
    ),
    secure(
        "alb-503",
        "HTTP/1.1 503 Service Temporarily Unavailable\r\nServer: awselb/2.0\r\nContent-Type: text/html\r\n\r\n<html>\r\n<head><title>503 Service Temporarily Unavailable</title></head>\r\n<body>\r\n<center><h1>503 Service Temporarily Unavailable</h1></center>\r\n</body>\r\n</html>\r\n",
    ),
    secure(
        "heroku",
        "HTTP/1.1 503 Service Unavailable\r\nServer: Cowboy\r\nVia: 1.1 vegur\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<!DOCTYPE html><html><body><iframe src=\"//www.herokucdn.com/error-pages/application-error.html\"></iframe></body></html>",
    ),
    // By the status alone.
    plain(
        "redirect",
        "HTTP/1.1 301 Moved Permanently\r\nServer: nginx/1.22.1\r\nLocation: https://app.example/chat\r\n\r\n",
    ),
    plain(
        "page",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<!doctype html><title>App</title>",
    ),
    plain(
        "page",
        "HTTP/1.1 200 OK\r\nHost: elsewhere\r\nContent-Type: application/json\r\n\r\n{}",
    ),
    plain(
        "401",
        "HTTP/1.1 401 Unauthorized\r\nServer: nginx/1.22.1\r\nWWW-Authenticate: Basic realm=\"x\"\r\n\r\n<html><head><title>401 Authorization Required</title></head><body><center><h1>401 Authorization Required</h1></center><hr><center>nginx/1.22.1</center></body></html>",
    ),
    plain(
        "403",
        "HTTP/1.1 403 Forbidden\r\nServer: nginx/1.22.1\r\n\r\n<html><head><title>403 Forbidden</title></head><body><center><h1>403 Forbidden</h1></center><hr><center>nginx/1.22.1</center></body></html>",
    ),
    plain(
        "404",
        "HTTP/1.1 404 Not Found\r\nServer: nginx/1.22.1\r\n\r\n<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center><hr><center>nginx/1.22.1</center></body></html>",
    ),
    plain(
        "404",
        "HTTP/1.1 404 Not Found\r\nserver: uvicorn\r\ncontent-type: application/json\r\n\r\n{\"detail\":\"Not Found\"}",
    ),
    plain(
        "405",
        "HTTP/1.1 405 Method Not Allowed\r\nAllow: POST\r\nContent-Length: 0\r\n\r\n",
    ),
    plain(
        "426",
        "HTTP/1.1 426 Upgrade Required\r\nServer: nginx/1.22.1\r\nTransfer-Encoding: chunked\r\n\r\n1b\r\na WebSocket is wanted here\n\r\n0\r\n\r\n",
    ),
    plain(
        "426",
        "HTTP/1.1 426 \r\nSec-WebSocket-Version: 13\r\nContent-Type: text/html;charset=utf-8\r\n\r\n<html><h3>Apache Tomcat/10.1.16</h3></html>",
    ),
    plain(
        "407",
        "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"p\"\r\n\r\n",
    ),
    plain(
        "429",
        "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 30\r\n\r\n",
    ),
    plain(
        "429",
        "HTTP/1.1 429 Too Many Requests\r\ncontent-type: text/html\r\n\r\n<html><body><h1>429 Too Many Requests</h1>\nYou have sent too many requests in a given amount of time.\n</body></html>\n",
    ),
    plain(
        "gateway",
        "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n",
    ),
    plain(
        "server-error",
        "HTTP/1.1 500 Internal Server Error\r\nServer: Apache/2.4.62 (Debian)\r\n\r\n<html><head><title>500 Internal Server Error</title></head></html>",
    ),
    plain(
        "other",
        "HTTP/1.1 400 Bad Request\r\nServer: nginx/1.22.1\r\n\r\n<html><head><title>400 Bad Request</title></head><body><center><h1>400 Bad Request</h1></center><hr><center>nginx/1.22.1</center></body></html>",
    ),
    to(
        "ws://app.example/",
        "other",
        "HTTP/1.1 418 I'm a teapot\r\n\r\nshort and stout",
    ),
];
