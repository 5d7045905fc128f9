//! Answers that are known by their words or their status alone, whatever program gave them.

use crate::diagnosis::programs::{Sample, plain, to};

pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "origin-in-words",
        "HTTP/1.1 403 Forbidden\r\nContent-Length: 18\r\n\r\nOrigin not allowed",
    ),
    plain(
        "event-stream",
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-cache\r\n\r\n: hello\n\n",
    ),
    plain(
        "other-version",
        "HTTP/1.1 426 Upgrade Required\r\nSec-WebSocket-Version: 8, 7\r\nContent-Length: 0\r\n\r\n",
    ),
    plain(
        "head-too-large",
        "HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\n\r\n",
    ),
    plain(
        "captive-portal",
        "HTTP/1.1 511 Network Authentication Required\r\nContent-Type: text/html\r\n\r\n<html><a href=\"https://login.example.net/\">login</a></html>",
    ),
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
        "unavailable",
        "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 120\r\nContent-Length: 0\r\n\r\n",
    ),
    plain(
        "gateway",
        "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n",
    ),
    plain(
        "http-version",
        "HTTP/1.1 505 Unsupported HTTP version \"HTTP/1.0\"\r\nServer: nginx/1.22.1\r\n\r\n",
    ),
    plain(
        "http-version",
        "HTTP/1.1 505 HTTP Version Not Supported\r\nContent-Length: 0\r\n\r\n",
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
