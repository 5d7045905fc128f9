//! Rules for what a proxy, a firewall or the network itself forbids.

use super::super::super::Code;
use super::super::server::Program;
use super::{Rule, Words};

const FORBIDDEN: Code = Code::HandshakeForbidden;

pub(super) const RULES: &[Rule] = &[
    Rule::certain(
        "client-certificate-missing",
        Code::TlsClientCertificateRequired,
        |e| e.status() == 400 && e.says("no required ssl certificate was sent"),
        |_, e| {
            Words::new(format!("{} wants a client certificate, and none was given", e.target.host))
                .help("pass the certificate and its key: tls: ['local_cert' => '/path/to/client.pem', 'local_pk' => '/path/to/client.key']")
        },
    )
    .by("nginx"),
    Rule::certain(
        "client-certificate-rejected",
        Code::TlsClientCertificateRejected,
        |e| e.status() == 400 && e.says("the ssl certificate error"),
        |_, e| {
            Words::new(format!("{} does not accept the client certificate", e.target.host))
                .help("its issuer is likely not among the ssl_client_certificate of nginx, or it has expired: nginx's error log says which")
        },
    )
    .by("nginx"),
    Rule::certain(
        "request-too-large",
        Code::HandshakeRequestTooLarge,
        |e| {
            e.status() == 431
                || (e.status() == 400 && e.says("request header or cookie too large"))
        },
        |_, e| {
            Words::new("the head of the request is too large for the server")
                .seen("sent", format!("a head of {} bytes", e.asked.bytes))
                .help(if e.asked.cookie {
                    "send fewer or shorter cookies and header fields"
                } else {
                    "send fewer or shorter header fields, and a shorter query"
                })
                .help("or raise the server's limit; in nginx: large_client_header_buffers 4 32k;")
        },
    ),
    Rule::certain(
        "cloudflare-challenge",
        Code::HandshakeChallenge,
        |e| {
            e.header_has("cf-mitigated", "challenge")
                || (e.through(Program::Cloudflare)
                    && e.status_in(&[403, 503])
                    && e.says("<title>just a moment"))
        },
        |_, _| {
            Words::new("Cloudflare wants proof that a person with a browser asks, which no program can give")
                .help("in Cloudflare, add a WAF rule that skips the challenge for the path of the WebSocket, or for this client's address")
        },
    )
    .by("Cloudflare"),
    Rule::likely(
        "cloudflare-1015",
        Code::HandshakeRateLimited,
        |e| e.through(Program::Cloudflare) && e.says("error code: 1015"),
        |_, _| {
            Words::new("Cloudflare limits how often this client may connect (error 1015)")
                .help("connect less often, likely with a growing pause between attempts, or raise the limit in Cloudflare's rate limiting rules")
        },
    )
    .by("Cloudflare"),
    Rule::likely(
        "cloudflare-1020",
        FORBIDDEN,
        |e| e.through(Program::Cloudflare) && e.says("error code: 1020"),
        |_, _| {
            Words::new("a firewall rule in Cloudflare forbids the connection (error 1020)")
                .help("look for the CF-RAY of this answer under Security, Events in Cloudflare: the rule that matched likely stands there")
        },
    )
    .by("Cloudflare"),
    Rule::likely(
        "cloudflare-10xx",
        FORBIDDEN,
        |e| {
            e.through(Program::Cloudflare)
                && e.status() == 403
                && e.says("error code: 10")
                && !e.says("error code: 1015")
                && !e.says("error code: 1020")
        },
        |_, _| {
            Words::new("Cloudflare forbids the connection")
                .help("the error number in the body tells why; likely a ban of this client's address, country or way to speak TLS in the security settings of the site")
        },
    )
    .by("Cloudflare"),
    Rule::likely(
        "alb-403",
        FORBIDDEN,
        |e| e.status() == 403 && e.through(Program::Alb),
        |_, _| {
            Words::new("the AWS load balancer forbids the connection")
                .help("a rule of AWS WAF likely matched: the web ACL's sampled requests name it")
        },
    )
    .by("AWS load balancer"),
    Rule::likely(
        "alb-400",
        Code::HandshakeUnexpectedStatus,
        |e| e.status() == 400 && e.through(Program::Alb),
        |_, e| {
            Words::new("the AWS load balancer takes the request for invalid (400)")
                .seen("sent", format!("a head of {} bytes", e.asked.bytes))
                .help("likely a header field is longer than the 16 kB that it takes, or all of them are longer than 64 kB")
        },
    )
    .by("AWS load balancer"),
    Rule::likely(
        "nginx-403",
        FORBIDDEN,
        |e| e.status() == 403 && e.says("<hr><center>nginx"),
        |_, e| {
            Words::new(format!("nginx itself forbids {} (403)", e.path()))
                .help("likely a deny rule for this client's address, or a folder without an index page: nginx's error log tells which")
                .help("if no location passes this path on, add one with proxy_pass http://backend; proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection \"upgrade\";")
        },
    )
    .by("nginx"),
    Rule::certain(
        "captive-portal",
        Code::HandshakeCaptivePortal,
        |e| e.status() == 511,
        |_, _| {
            Words::new("the network wants a login before it lets anything through (511)")
                .help("log in to the network: open any http:// page in a browser on this machine")
        },
    ),
    Rule::certain(
        "akamai-18",
        FORBIDDEN,
        |e| e.status() == 403 && e.says("reference&#32;#18"),
        |_, _| {
            Words::new("Akamai forbids the connection (reference 18)")
                .help("a rule of its firewall or bot manager matched: the owner of the site finds it by the reference number in the body")
        },
    )
    .by("Akamai"),
    Rule::likely(
        "akamai-9",
        Code::HandshakeUnexpectedStatus,
        |e| e.status() == 400 && e.says("reference&#32;#9"),
        |_, e| {
            Words::new(format!("Akamai does not take the request for {}", e.target.host))
                .help("the host or the path is likely not set up there: check the URL")
        },
    )
    .by("Akamai"),
    Rule::likely(
        "api-gateway",
        FORBIDDEN,
        |e| e.status() == 403 && e.header_has("x-amzn-errortype", "forbiddenexception"),
        |_, e| {
            Words::new("AWS API Gateway forbids the connection")
                .help(format!(
                    "the stage is likely missing in the path or another: the URL ends in the stage's name, and this path is {}",
                    e.path()
                ))
                .help("or an authorizer or a resource policy refuses: check what it wants")
        },
    )
    .by("AWS API Gateway"),
    Rule::certain(
        "haproxy-403",
        FORBIDDEN,
        |e| e.status() == 403 && e.says("request forbidden by administrative rules"),
        |_, _| {
            Words::new("a rule of HAProxy forbids the connection")
                .help("look for http-request deny in its configuration: a rule on the path, the address or a header field matches")
        },
    )
    .by("HAProxy"),
    Rule::certain(
        "haproxy-400",
        Code::HandshakeUnexpectedStatus,
        |e| e.status() == 400 && e.says("your browser sent an invalid request"),
        |_, _| {
            Words::new("HAProxy takes the request for invalid")
                .help("show errors on its stats socket tells which byte it dislikes; a proxy in front of it likely changed Sec-WebSocket-Key or another field of the handshake")
        },
    )
    .by("HAProxy"),
    Rule::likely(
        "kong-no-route",
        Code::HandshakeNotFound,
        |e| e.status() == 404 && e.says("no route matched with those values"),
        |_, e| {
            Words::new(format!("Kong has no route for {} (404)", e.path()))
                .help("the path or the host is likely another than its routes name: check both, or add a route for them")
        },
    )
    .by("Kong"),
];
