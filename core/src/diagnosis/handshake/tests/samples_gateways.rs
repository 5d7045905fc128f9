//! Answers of proxies, firewalls and gateways, and those that are known by their status alone.

use super::samples::{Sample, plain, secure, to};

pub(super) const SAMPLES: &[Sample] = &[
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
        "apache-502",
        "HTTP/1.1 502 Proxy Error\r\nServer: Apache/2.4.71 (Debian)\r\nContent-Type: text/html; charset=iso-8859-1\r\n\r\n<html><head>\n<title>502 Proxy Error</title>\n</head><body>\n<h1>Proxy Error</h1>\n<p>The proxy server received an invalid\nresponse from an upstream server.<br />\nThe proxy server could not handle the request<p>Reason: <strong>Error reading from remote server</strong></p></p>\n</body></html>\n",
    ),
    plain(
        "apache-503",
        "HTTP/1.1 503 Service Unavailable\r\nServer: Apache/2.4.71 (Debian)\r\nContent-Type: text/html; charset=iso-8859-1\r\n\r\n<html><head>\n<title>503 Service Unavailable</title>\n</head><body>\n<h1>Service Unavailable</h1>\n<p>The server is temporarily unable to service your\nrequest due to maintenance downtime or capacity\nproblems. Please try again later.</p>\n</body></html>\n",
    ),
    plain(
        "apache-504",
        "HTTP/1.1 504 Gateway Timeout\r\nServer: Apache/2.4.71 (Debian)\r\nContent-Type: text/html; charset=iso-8859-1\r\n\r\n<html><head>\n<title>504 Gateway Timeout</title>\n</head><body>\n<h1>Gateway Timeout</h1>\n<p>The gateway did not receive a timely response\nfrom the upstream server or application.</p>\n</body></html>\n",
    ),
    plain(
        "varnish-503",
        "HTTP/1.1 503 Backend fetch failed\r\nServer: Varnish\r\nRetry-After: 5\r\nX-Varnish: 2\r\nVia: 1.1 varnish (Varnish/7.1)\r\n\r\n<!DOCTYPE html>\n<html>\n  <head>\n    <title>503 Backend fetch failed</title>\n  </head>\n  <body>\n    <h1>Error 503 Backend fetch failed</h1>\n    <p>Backend fetch failed</p>\n    <h3>Guru Meditation:</h3>\n    <p>XID: 3</p>\n    <hr>\n    <p>Varnish cache server</p>\n  </body>\n</html>\n",
    ),
    plain(
        "vinyl-503",
        "HTTP/1.1 503 Backend fetch failed\r\nServer: Vinyl-Cache\r\nRetry-After: 5\r\nX-Vinyl: 2\r\nVia: 1.1 proxy.example.com (Vinyl-Cache/9.0)\r\n\r\n<!DOCTYPE html>\n<html>\n  <head>\n    <title>503 Backend fetch failed</title>\n  </head>\n  <body>\n    <h1>Error 503 Backend fetch failed</h1>\n    <p>Backend fetch failed</p>\n    <h3>Guru Meditation:</h3>\n    <p>XID: 3</p>\n    <hr>\n    <p>Vinyl Cache server</p>\n  </body>\n</html>\n",
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
        "HTTP/1.1 403 Forbidden\r\nServer: nginx/1.22.1\r\nContent-Type: application/json\r\n\r\n{\"error\":\"forbidden\"}",
    ),
    plain(
        "404",
        "HTTP/1.1 404 Not Found\r\nServer: nginx/1.22.1\r\nX-Powered-By: Express\r\n\r\n<!DOCTYPE html><pre>Cannot GET /chat</pre>",
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
