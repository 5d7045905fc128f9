//! nginx, also as OpenResty: drops an upgrade unless its location sets three directives.

use super::answer::{AnsweredBy, Confidence, KnownAnswer};
use super::condition::Condition::{Has, Plain, Says, Secure, Status, Through};
use super::program::{
    ForwardUpgrade, IdleTimeout, KnownFrom, Mark, Program, QuotedSettings, Role, TlsToBackend,
};
#[cfg(test)]
use super::sample::{Sample, from_process, plain, secure};
use super::templates;
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "nginx",
    role: Role::DropsUpgrades,
    marks: &[
        Mark::Header("Server", "nginx"),
        Mark::Header("Server", "openresty"),
        Mark::Body("<center>nginx"),
        Mark::Body("<center>openresty"),
        // With proxy_pass_header Server, a response has the name of the upstream server only.
        Mark::Process(&["nginx"]),
    ],
    replaces_server_field: true,
    forward_upgrade: Some(ForwardUpgrade {
        advice: "in nginx's location, set {directives}",
        directives: &[
            "proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection \"upgrade\";",
        ],
    }),
    tls_to_backend: Some(TlsToBackend {
        advice: "in nginx, use {tls_directives}",
        directives: "proxy_pass https://backend",
    }),
    idle_timeout: Some(IdleTimeout {
        setting: Some("proxy_read_timeout"),
        seconds: Some(60),
    }),
    settings: QuotedSettings {
        certificate_file: Some("ssl_certificate"),
        early_client_certificate: None,
        groups: Some("ssl_ecdh_curve X25519:prime256v1"),
        request_head_size: Some("large_client_header_buffers 4 32k;"),
    },
    manual: Some("https://nginx.org/en/docs/http/websocket.html"),
    cure_tested: true,
    known_from: KnownFrom::Met("1.22.1"),
    ..Program::DEFAULT
};

/// What an error page ends with that nginx made itself, in place of what a server behind it would have said.
const OWN_PAGE: &str = "<hr><center>nginx";

const PLAIN_HTTP: &str = "the plain http request was sent to https port";

const ADD_LOCATION: &str =
    "likely no location proxies this path: add one with proxy_pass http://backend; {directives}";

const OTHER_PATH: &str = "or the path is wrong: check the URL";

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "tls-port-nginx",
        when: &[Plain, Status(&[400]), Says(PLAIN_HTTP)],
        ..templates::TLS_PORT
    },
    KnownAnswer {
        id: "tls-backend-nginx",
        when: &[Secure, Status(&[400]), Says(PLAIN_HTTP)],
        ..templates::TLS_BACKEND
    },
    KnownAnswer {
        id: "nginx-client-certificate-missing",
        code: Code::TlsClientCertificateRequired,
        when: &[Status(&[400]), Says("no required ssl certificate was sent")],
        problem: "{host} requires a client certificate, and none was sent",
        help: &[
            "pass the certificate and its key: tls: ['local_cert' => '/path/to/client.pem', 'local_pk' => '/path/to/client.key']",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "nginx-client-certificate-rejected",
        code: Code::TlsClientCertificateRejected,
        when: &[Status(&[400]), Says("the ssl certificate error")],
        problem: "{host} does not accept the client certificate",
        help: &[
            "its issuer is likely not in nginx's ssl_client_certificate, or it has expired: see nginx's error log",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "nginx-request-too-large",
        by: AnsweredBy::Unsaid,
        when: &[Status(&[400]), Says("request header or cookie too large")],
        ..templates::HEAD_TOO_LARGE
    },
    KnownAnswer {
        id: "nginx-403",
        code: Code::HandshakeForbidden,
        confidence: Confidence::Likely,
        when: &[Status(&[403]), Says(OWN_PAGE)],
        problem: "nginx itself forbids {path} (403)",
        help: &[
            "likely a deny rule for this client's address, or a folder without an index page: see nginx's error log",
            "if no location proxies this path, add one with proxy_pass http://backend; {directives}",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "nginx-404",
        code: Code::HandshakeNotFound,
        confidence: Confidence::Likely,
        when: &[Status(&[404]), Says(OWN_PAGE)],
        problem: "nginx found nothing at {path} (404)",
        help: &[ADD_LOCATION, OTHER_PATH],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "nginx-static-files",
        code: Code::HandshakeNotAWebSocketEndpoint,
        confidence: Confidence::Likely,
        by: AnsweredBy::Unsaid,
        // What it adds to a file of its own, and hardly to what it passes on.
        when: &[
            Status(&[200]),
            Through(&PROGRAM),
            Has("ETag"),
            Has("Accept-Ranges"),
        ],
        problem: "nginx serves {path} as a file",
        help: &[ADD_LOCATION, OTHER_PATH],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "nginx-502",
        code: Code::HandshakeGateway,
        when: &[
            Status(&[502]),
            Says("<center>"),
            Says("502 bad gateway"),
            Through(&PROGRAM),
        ],
        problem: "nginx received no valid response from the upstream server (502)",
        help: &[
            "check that the upstream server is running and listens where proxy_pass points: see nginx's error log",
            "or proxy_pass uses http:// for a server that speaks TLS, or https:// for one that does not",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "nginx-504",
        code: Code::HandshakeGateway,
        when: &[
            Status(&[504]),
            Says("<center>"),
            Says("504 gateway time-out"),
            Through(&PROGRAM),
        ],
        problem: "the upstream server did not answer nginx in time (504)",
        help: &[
            "find out why the upstream server is slow or stuck; nginx waits for {idle_timeout}",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "nginx-503",
        code: Code::HandshakeGateway,
        when: &[
            Status(&[503]),
            Says("<center>"),
            Says("503 service temporarily unavailable"),
            Through(&PROGRAM),
        ],
        problem: "nginx cannot serve the request now (503)",
        help: &[
            "limit_req or limit_conn was likely exceeded, or a maintenance page is configured: see nginx's error log",
        ],
        ..KnownAnswer::DEFAULT
    },
];

#[cfg(test)]
const TLS_SAMPLE: &str = "HTTP/1.1 400 Bad Request\r\nServer: nginx/1.22.1\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<html>\r\n<head><title>400 The plain HTTP request was sent to HTTPS port</title></head>\r\n<body>\r\n<center><h1>400 Bad Request</h1></center>\r\n<center>The plain HTTP request was sent to HTTPS port</center>\r\n<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>\r\n";

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain("tls-port-nginx", TLS_SAMPLE),
    secure("tls-backend-nginx", TLS_SAMPLE),
    secure(
        "nginx-client-certificate-missing",
        "HTTP/1.1 400 Bad Request\r\nServer: nginx/1.22.1\r\nContent-Type: text/html\r\n\r\n<html>\r\n<head><title>400 No required SSL certificate was sent</title></head>\r\n<body>\r\n<center><h1>400 Bad Request</h1></center>\r\n<center>No required SSL certificate was sent</center>\r\n<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>\r\n",
    ),
    secure(
        "nginx-client-certificate-rejected",
        "HTTP/1.1 400 Bad Request\r\nServer: nginx/1.22.1\r\n\r\n<html>\r\n<head><title>400 The SSL certificate error</title></head>\r\n<body>\r\n<center>The SSL certificate error</center>\r\n<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>\r\n",
    ),
    plain(
        "nginx-request-too-large",
        "HTTP/1.1 400 Bad Request\r\nServer: nginx/1.22.1\r\n\r\n<html>\r\n<head><title>400 Request Header Or Cookie Too Large</title></head>\r\n<body>\r\n<center><h1>400 Bad Request</h1></center>\r\n<center>Request Header Or Cookie Too Large</center>\r\n<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>\r\n",
    ),
    plain(
        "nginx-403",
        "HTTP/1.1 403 Forbidden\r\nServer: nginx/1.22.1\r\n\r\n<html><head><title>403 Forbidden</title></head><body><center><h1>403 Forbidden</h1></center><hr><center>nginx/1.22.1</center></body></html>",
    ),
    plain(
        "nginx-404",
        "HTTP/1.1 404 Not Found\r\nServer: nginx/1.22.1\r\n\r\n<html>\r\n<head><title>404 Not Found</title></head>\r\n<body>\r\n<center><h1>404 Not Found</h1></center>\r\n<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>\r\n",
    ),
    plain(
        "nginx-static-files",
        "HTTP/1.1 200 OK\r\nServer: nginx/1.22.1\r\nContent-Type: text/html\r\nContent-Length: 15\r\nETag: \"67a1-f\"\r\nAccept-Ranges: bytes\r\n\r\n<!doctype html>",
    ),
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
        "node-ws-426",
        "HTTP/1.1 426 Upgrade Required\r\nServer: openresty/1.25.3.1\r\nContent-Length: 16\r\n\r\nUpgrade Required",
    ),
    plain(
        "other",
        "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n<html><head><title>400 Bad Request</title></head><body><center><h1>400 Bad Request</h1></center><hr><center>openresty/1.25.3.1</center></body></html>",
    ),
    from_process(
        "nginx",
        "tornado-400",
        "HTTP/1.1 400 Bad Request\r\nDate: Sat, 28 Nov 2026 15:58:58 GMT\r\nContent-Type: text/html; charset=UTF-8\r\nContent-Length: 34\r\nConnection: keep-alive\r\nServer: TornadoServer/6.6.1\r\n\r\nCan \"Upgrade\" only to \"WebSocket\".",
    ),
];
