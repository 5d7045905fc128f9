//! Answers of frameworks and gateways that come in several forms: SignalR, Jetty, Reverb, Phoenix, Apache.

use super::samples::{Sample, plain, secure, to};

pub(super) const SAMPLES: &[Sample] = &[
    plain(
        "reverb-hang",
        "HTTP/1.1 400 Connection Upgrade MUST be requested\r\nX-Powered-By: Laravel Reverb\r\n\r\n",
    ),
    plain(
        "reverb-hang",
        "HTTP/1.1 426 Upgrade header MUST be provided\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\r\n\u{1}z{\"event\":\"pusher:connection_established\",\"data\":\"{}\"}",
    ),
    plain(
        "signalr-400",
        "HTTP/1.1 400 Bad Request\r\nServer: nginx/1.22.1\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n16\r\nConnection ID required\r\n0\r\n\r\n",
    ),
    plain(
        "signalr-400",
        "HTTP/1.1 400 Bad Request\r\nServer: Microsoft-IIS/10.0\r\nContent-Type: text/plain\r\n\r\nConnection ID required",
    ),
    to(
        "wss://app.example/hub/negotiate",
        "signalr-negotiation",
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nServer: Kestrel\r\n\r\n{\"negotiateVersion\":1,\"connectionId\":\"x\",\"connectionToken\":\"y\",\"availableTransports\":[{\"transport\":\"WebSockets\",\"transferFormats\":[\"Text\",\"Binary\"]}]}",
    ),
    to(
        "wss://app.example/signalr/negotiate?clientProtocol=1.5",
        "signalr-negotiation",
        "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=UTF-8\r\nServer: Microsoft-IIS/10.0\r\n\r\n{\"Url\":\"/signalr\",\"ConnectionToken\":\"y\",\"ConnectionId\":\"x\",\"KeepAliveTimeout\":20.0,\"TryWebSockets\":true,\"ProtocolVersion\":\"1.5\"}",
    ),
    secure(
        "signalr-id",
        "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nServer: Kestrel\r\n\r\nNo Connection with that ID",
    ),
    secure(
        "signalr-transport",
        "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nServer: Kestrel\r\n\r\nWebSockets transport not supported by this end point type",
    ),
    plain(
        "jetty-400",
        "HTTP/1.1 400 Bad Request\r\nServer: Jetty(12.0.5)\r\nContent-Type: text/html;charset=iso-8859-1\r\nConnection: close\r\n\r\n<html>\n<head>\n<title>Error 400 Invalid upgrade request</title>\n</head>\n<body>\n<h2>HTTP ERROR 400 Invalid upgrade request</h2>\n<hr/><a href=\"https://jetty.org/\">Powered by Jetty:// 12.0.5</a><hr/>\n</body>\n</html>\n",
    ),
    plain(
        "jetty-key",
        "HTTP/1.1 400 Bad Request\r\nServer: Jetty(12.0.5)\r\nContent-Type: text/html;charset=iso-8859-1\r\n\r\n<h2>HTTP ERROR 400 Missing request header &apos;Sec-WebSocket-Key&apos;</h2>",
    ),
    plain(
        "jetty-404",
        "HTTP/1.1 404 Not Found\r\nContent-Type: text/html;charset=iso-8859-1\r\n\r\n<html>\n<head>\n<title>Error 404 Not Found</title>\n</head>\n<body><h2>HTTP ERROR 404 Not Found</h2>\n<hr/><a href=\"https://eclipse.org/jetty\">Powered by Jetty:// 10.0.15</a><hr/>\n</body>\n</html>\n",
    ),
    plain(
        "ratchet-404",
        "HTTP/1.1 404 Not Found\r\nX-Powered-By: Ratchet/0.4.4\r\nConnection: close\r\n\r\n",
    ),
    plain(
        "bandit-origin",
        "HTTP/1.1 403 Forbidden\r\ndate: Mon, 23 Nov 2026 02:48:37 GMT\r\ncontent-length: 0\r\nvary: accept-encoding\r\ncache-control: max-age=0, private, must-revalidate\r\n\r\n",
    ),
    plain(
        "cowboy-501",
        "HTTP/1.1 501 Not Implemented\r\nServer: Cowboy\r\nContent-Length: 0\r\n\r\n",
    ),
    plain(
        "apache-500",
        "HTTP/1.1 500 Internal Server Error\r\nServer: Apache/2.4.62 (Debian)\r\nContent-Type: text/html; charset=iso-8859-1\r\n\r\n<html><head>\n<title>500 Internal Server Error</title>\n</head><body>\n<h1>Internal Server Error</h1>\n<p>The server encountered an internal error or\nmisconfiguration and was unable to complete\nyour request.</p>\n</body></html>\n",
    ),
    plain(
        "nginx-403",
        "HTTP/1.1 403 Forbidden\r\nServer: nginx/1.22.1\r\n\r\n<html><head><title>403 Forbidden</title></head><body><center><h1>403 Forbidden</h1></center><hr><center>nginx/1.22.1</center></body></html>",
    ),
    plain(
        "nginx-404",
        "HTTP/1.1 404 Not Found\r\nServer: nginx/1.22.1\r\n\r\n<html>\r\n<head><title>404 Not Found</title></head>\r\n<body>\r\n<center><h1>404 Not Found</h1></center>\r\n<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>\r\n",
    ),
    secure(
        "cloudflare-10xx",
        "HTTP/1.1 403 Forbidden\r\nServer: cloudflare\r\nCF-RAY: 8f2e-FRA\r\n\r\nerror code: 1010",
    ),
    secure(
        "alb-403",
        "HTTP/1.1 403 Forbidden\r\nServer: awselb/2.0\r\nContent-Type: text/html\r\n\r\n<html>\r\n<head><title>403 Forbidden</title></head>\r\n<body>\r\n<center><h1>403 Forbidden</h1></center>\r\n</body>\r\n</html>\r\n",
    ),
    secure(
        "alb-400",
        "HTTP/1.1 400 Bad Request\r\nServer: awselb/2.0\r\nContent-Type: text/html\r\n\r\n<html>\r\n<head><title>400 Bad Request</title></head>\r\n<body>\r\n<center><h1>400 Bad Request</h1></center>\r\n</body>\r\n</html>\r\n",
    ),
    secure(
        "akamai-1",
        "HTTP/1.1 503 Service Unavailable\r\nServer: AkamaiGHost\r\nContent-Type: text/html\r\n\r\n<HTML><BODY><H1>Service Unavailable</H1>\nReference&#32;#1.2d351ab8.1557333295.a4e16ab\n</BODY></HTML>\n",
    ),
];
