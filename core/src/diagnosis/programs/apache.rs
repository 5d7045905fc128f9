//! Apache httpd: drops an upgrade unless its ProxyPass is configured to forward it.

use super::answer::{AnsweredBy, Confidence, KnownAnswer};
use super::condition::Condition::{
    Has, Header, Not, NotThrough, Plain, Says, Secure, Status, Through,
};
use super::nginx;
use super::program::{
    ForwardUpgrade, IdleTimeout, KnownFrom, Mark, Program, QuotedSettings, Role, TlsToBackend,
};
#[cfg(test)]
use super::sample::{Sample, from_process, plain, secure};
use super::templates;
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "Apache",
    role: Role::DropsUpgrades,
    marks: &[
        Mark::Header("Server", "apache/"),
        Mark::Body("<address>apache/"),
        // What it passes on has the name of the upstream server only.
        Mark::Process(&["apache2"]),
    ],
    forward_upgrade: Some(ForwardUpgrade {
        advice: "in Apache, set {directives} (2.4.47 or newer); in older versions, load mod_proxy_wstunnel and use ProxyPass \"/path\" \"ws://backend/path\"",
        directives: &["ProxyPass \"/path\" \"http://backend/path\" upgrade=websocket"],
    }),
    tls_to_backend: Some(TlsToBackend {
        advice: "in Apache, set {tls_directives}",
        directives: "SSLProxyEngine on and ProxyPass \"/path\" \"https://backend/path\" upgrade=websocket",
    }),
    idle_timeout: Some(IdleTimeout {
        setting: Some("ProxyTimeout"),
        seconds: Some(60),
    }),
    settings: QuotedSettings {
        certificate_file: Some("SSLCertificateFile"),
        early_client_certificate: Some("SSLVerifyClient outside of <Location>"),
        groups: Some("SSLOpenSSLConfCmd Groups X25519:prime256v1"),
        request_head_size: None,
    },
    manual: Some("https://httpd.apache.org/docs/2.4/mod/mod_proxy.html#wsupgrade"),
    cure_tested: true,
    known_from: KnownFrom::Met("2.4.71"),
    ..Program::DEFAULT
};

const PLAIN_HTTP: &str = "speaking plain http to an ssl-enabled server port";

const UNEXPECTED_UPGRADE: &str = "unexpected upgrade:";

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "tls-port-apache",
        when: &[Plain, Status(&[400]), Says(PLAIN_HTTP)],
        ..templates::TLS_PORT
    },
    KnownAnswer {
        id: "tls-backend-apache",
        when: &[Secure, Status(&[400]), Says(PLAIN_HTTP)],
        ..templates::TLS_BACKEND
    },
    KnownAnswer {
        id: "apache-426",
        code: Code::HandshakeUpgradeNotForwarded,
        when: &[
            Status(&[426]),
            Says("requested resource can only be retrieved"),
            Header("Upgrade", "websocket"),
        ],
        problem: "the upgrade did not reach Apache's mod_proxy_wstunnel: a proxy in front of Apache dropped it",
        help: &[
            "configure the proxy in front of Apache to forward Upgrade and Connection; {example_directives}",
            "ignore what the body says about SSL: it is Apache's generic text for 426",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "apache-unexpected-upgrade",
        code: Code::HandshakeUpgradeNotForwarded,
        when: &[Status(&[502]), Says(UNEXPECTED_UPGRADE)],
        problem: "the upstream server upgraded, but Apache is not configured to allow it",
        help: &["set {directives} (Apache 2.4.47 or newer)"],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "apache-500",
        code: Code::HandshakeUpgradeNotForwarded,
        confidence: Confidence::Likely,
        when: &[
            Status(&[500]),
            Through(&PROGRAM),
            Says("the server encountered an internal error or"),
            Says("misconfiguration"),
        ],
        problem: "Apache failed to handle the upgrade (500)",
        help: &[
            "likely ProxyPass uses ws:// and mod_proxy_wstunnel is not loaded (AH01144 in Apache's error log): a2enmod proxy_wstunnel",
            "or, from 2.4.47 on, use {directives}, which does not need it",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "apache-static-files",
        code: Code::HandshakeNotAWebSocketEndpoint,
        confidence: Confidence::Likely,
        by: AnsweredBy::Unsaid,
        // What it adds to a file of its own, and hardly to what it passes on.
        when: &[
            Status(&[200]),
            Through(&PROGRAM),
            NotThrough(&nginx::PROGRAM),
            Has("ETag"),
            Has("Accept-Ranges"),
        ],
        problem: "Apache serves {path} as a file",
        help: &[
            "likely no ProxyPass matches this path: add {directives} (2.4.47 or newer)",
            "or the path is wrong: check the URL",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "apache-502",
        code: Code::HandshakeGateway,
        when: &[
            Status(&[502]),
            Says("the proxy server received an invalid"),
            Not(&Says(UNEXPECTED_UPGRADE)),
        ],
        problem: "Apache received no valid response from the upstream server (502)",
        help: &[
            "the upstream server likely speaks TLS (set {tls_directives}), or crashed: see Apache's error log",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "apache-503",
        code: Code::HandshakeGateway,
        confidence: Confidence::Likely,
        when: &[
            Status(&[503]),
            Says("due to maintenance downtime or capacity"),
        ],
        problem: "Apache cannot serve the request now (503)",
        help: &[
            "the upstream server is likely down: check that it is running and listens where ProxyPass points; see Apache's error log",
            "after a failure, Apache does not try that server again for 60 s, unless ProxyPass sets retry=0",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "apache-504",
        code: Code::HandshakeGateway,
        when: &[
            Status(&[504]),
            Says("the gateway did not receive a timely response"),
        ],
        problem: "the upstream server did not answer Apache in time (504)",
        help: &[
            "find out why the upstream server is slow or stuck; Apache's ProxyTimeout sets the limit",
        ],
        ..KnownAnswer::DEFAULT
    },
];

#[cfg(test)]
const TLS_SAMPLE: &str = "HTTP/1.1 400 Bad Request\r\nServer: Apache/2.4.62 (Debian)\r\nContent-Type: text/html; charset=iso-8859-1\r\nConnection: close\r\n\r\n<!DOCTYPE HTML PUBLIC \"-//IETF//DTD HTML 2.0//EN\">\n<html><head>\n<title>400 Bad Request</title>\n</head><body>\n<h1>Bad Request</h1>\n<p>Your browser sent a request that this server could not understand.<br />\nReason: You're speaking plain HTTP to an SSL-enabled server port.<br />\n Instead use the HTTPS scheme to access this URL, please.<br />\n</p>\n<hr>\n<address>Apache/2.4.62 (Debian) Server at localhost Port 443</address>\n</body></html>\n";

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    plain("tls-port-apache", TLS_SAMPLE),
    secure("tls-backend-apache", TLS_SAMPLE),
    plain(
        "apache-426",
        "HTTP/1.1 426 Upgrade Required\r\nServer: Apache/2.4.62 (Debian)\r\nUpgrade: WebSocket\r\nConnection: Upgrade\r\nContent-Type: text/html; charset=iso-8859-1\r\n\r\n<html><head>\n<title>426 Upgrade Required</title>\n</head><body>\n<h1>Upgrade Required</h1>\n<p>The requested resource can only be retrieved\nusing SSL.  The server is willing to upgrade the current\nconnection to SSL, but your client doesn't support it.</p>\n</body></html>\n",
    ),
    plain(
        "apache-unexpected-upgrade",
        "HTTP/1.1 502 Proxy Error\r\nServer: Apache/2.4.62 (Debian)\r\nContent-Type: text/html; charset=iso-8859-1\r\n\r\n<html><head><title>502 Proxy Error</title></head><body><h1>Proxy Error</h1><p>The proxy server could not handle the request<p>Reason: <strong>Unexpected Upgrade: websocket (expecting n/a)</strong></p></body></html>",
    ),
    plain(
        "apache-500",
        "HTTP/1.1 500 Internal Server Error\r\nServer: Apache/2.4.62 (Debian)\r\nContent-Type: text/html; charset=iso-8859-1\r\n\r\n<html><head>\n<title>500 Internal Server Error</title>\n</head><body>\n<h1>Internal Server Error</h1>\n<p>The server encountered an internal error or\nmisconfiguration and was unable to complete\nyour request.</p>\n</body></html>\n",
    ),
    plain(
        "apache-static-files",
        "HTTP/1.1 200 OK\r\nServer: Apache/2.4.71 (Debian)\r\nETag: W/\"25-660e961307b6f\"\r\nAccept-Ranges: bytes\r\nContent-Length: 5\r\n\r\nhello",
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
    from_process(
        "apache2",
        "tornado-400",
        "HTTP/1.1 400 Bad Request\r\nDate: Sat, 28 Nov 2026 17:47:32 GMT\r\nServer: TornadoServer/6.6.1\r\nContent-Type: text/html; charset=UTF-8\r\nContent-Length: 34\r\nConnection: close\r\n\r\nCan \"Upgrade\" only to \"WebSocket\".",
    ),
];
