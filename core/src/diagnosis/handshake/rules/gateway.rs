//! Rules for gateways that did not reach the server behind them, each with what its own answer tells.

use super::super::super::Code;
use super::super::server::Program;
use super::{Evidence, Rule, Words};

const GATEWAY: Code = Code::HandshakeGateway;

/// A gateway's own words or dialect.
const fn gateway(
    id: &'static str,
    by: &'static str,
    when: fn(&Evidence<'_>) -> bool,
    words: fn(&Rule, &Evidence<'_>) -> Words,
) -> Rule {
    Rule::certain(id, GATEWAY, when, words).by(by)
}

fn nginx_page(e: &Evidence<'_>, status: u16, words: &str) -> bool {
    e.status() == status && e.says("<center>") && e.says(words) && e.through(Program::Nginx)
}

fn alb(e: &Evidence<'_>, status: u16) -> bool {
    e.status() == status && e.through(Program::Alb)
}

fn cloudflare_words(_: &Rule, e: &Evidence<'_>) -> Words {
    let status = e.status();
    let (problem, help) = match status {
        521 => (
            "the server behind it refuses connections",
            "start that server, and let its firewall accept Cloudflare's addresses",
        ),
        522 => (
            "the server behind it does not answer on TCP",
            "see that the server is up and reachable from Cloudflare: firewall, address and port",
        ),
        523 => (
            "it finds no way to the server behind it",
            "check the server's address in Cloudflare's DNS records",
        ),
        524 => (
            "the server behind it did not answer the upgrade in time",
            "look why the handler is slow to answer: Cloudflare waits 100 seconds by default",
        ),
        525 => (
            "TLS to the server behind it fails",
            "give that server a valid certificate, or lower the SSL mode in Cloudflare from Full to what the server speaks",
        ),
        526 => (
            "the certificate of the server behind it is not valid",
            "renew that certificate, or use one of Cloudflare's origin certificates",
        ),
        530 => (
            "it cannot resolve or reach the server behind it",
            "the error number in the body (1016 is a DNS failure) tells the cause: check Cloudflare's DNS records",
        ),
        _ => (
            "the server behind it gave an answer that Cloudflare does not understand",
            "look at that server's log: it likely crashed, or its answer was empty or its header fields too large",
        ),
    };
    let retryable = !matches!(status, 525 | 526 | 530);
    Words::new(format!("Cloudflare: {problem} ({status})"))
        .help(help)
        .retryable(retryable)
}

pub(super) const RULES: &[Rule] = &[
    gateway(
        "nginx-502",
        "nginx",
        |e| nginx_page(e, 502, "502 bad gateway"),
        |_, _| {
            Words::new("nginx got no valid answer from the server behind it (502)")
                .help("see that the server behind nginx is up and listens where proxy_pass points: nginx's error log names the cause")
                .help("likely too: proxy_pass says http:// to a server that speaks TLS, or https:// to one that does not")
        },
    ),
    gateway(
        "nginx-504",
        "nginx",
        |e| nginx_page(e, 504, "504 gateway time-out"),
        |_, _| {
            Words::new("the server behind nginx did not answer in time (504)")
                .help("look why the server behind nginx is slow or stuck; nginx waits for proxy_read_timeout, 60 s by default")
        },
    ),
    gateway(
        "nginx-503",
        "nginx",
        |e| nginx_page(e, 503, "503 service temporarily unavailable"),
        |_, _| {
            Words::new("nginx does not serve the request for now (503)")
                .help("nginx's error log tells whether limit_req or limit_conn was exceeded, which is likely, or a maintenance page was set up")
        },
    ),
    gateway(
        "haproxy-503",
        "HAProxy",
        |e| e.status() == 503 && e.says("no server is available to handle this request"),
        |_, _| {
            Words::new("HAProxy has no server for the request (503)")
                .help("see that a server of the backend is up: HAProxy's log and stats page show why its health checks fail")
        },
    ),
    gateway(
        "haproxy-502",
        "HAProxy",
        |e| e.status() == 502 && e.says("the server returned an invalid or incomplete response"),
        |_, _| {
            Words::new("HAProxy got an answer that it does not take from the server behind it (502)")
                .help("the server likely speaks TLS there (add ssl to its server line), or crashed")
                .help("or its 101 has no Sec-WebSocket-Accept or no Connection: Upgrade, which HAProxy checks")
        },
    ),
    gateway(
        "haproxy-504",
        "HAProxy",
        |e| e.status() == 504 && e.says("the server didn't respond in time"),
        |_, _| {
            Words::new("the server behind HAProxy did not answer in time (504)")
                .help("look why that server is slow or stuck; HAProxy waits for timeout server")
        },
    ),
    gateway(
        "traefik-503",
        "Traefik",
        |e| e.status() == 503 && e.says_only("no available server"),
        |_, _| {
            Words::new("Traefik has no server for the request (503)")
                .help("see that a server of the service is up and passes its health check")
        },
    ),
    Rule::likely(
        "traefik-502",
        GATEWAY,
        |e| {
            (e.status() == 502 && e.says_only("Bad Gateway"))
                || (e.status() == 504 && e.says_only("Gateway Timeout"))
        },
        |_, e| {
            Words::new(format!(
                "a gateway, likely Traefik, could not reach the server behind it ({})",
                e.status()
            ))
            .help("see that the server behind it is up and listens on the port that the service names")
        },
    ),
    Rule::likely(
        "traefik-404",
        Code::HandshakeNotFound,
        |e| e.status() == 404 && e.says_only("404 page not found"),
        |_, e| {
            Words::new(format!("the server knows no path {} (404)", e.path()))
                .help("a Go program or Traefik answers so: check the path; in Traefik no router's rule likely fits this host and path")
        },
    ),
    gateway(
        "apache-502",
        "Apache",
        |e| {
            e.status() == 502
                && e.says("the proxy server received an invalid")
                && !e.says("unexpected upgrade:")
        },
        |_, _| {
            Words::new("Apache got no valid answer from the server behind it (502)")
                .help("that server likely speaks TLS (set SSLProxyEngine on and use ProxyPass to https:// or wss://), or crashed: Apache's error log names the cause")
        },
    ),
    Rule::likely(
        "apache-503",
        GATEWAY,
        |e| e.status() == 503 && e.says("due to maintenance downtime or capacity"),
        |_, _| {
            Words::new("Apache does not serve the request for now (503)")
                .help("the server behind it is likely down: see that it is up and listens where ProxyPass points; Apache's error log names the cause")
                .help("after a failure Apache does not ask that server again for 60 s, unless ProxyPass says retry=0")
        },
    )
    .by("Apache"),
    gateway(
        "apache-504",
        "Apache",
        |e| e.status() == 504 && e.says("the gateway did not receive a timely response"),
        |_, _| {
            Words::new("the server behind Apache did not answer in time (504)")
                .help("look why that server is slow or stuck; Apache waits for ProxyTimeout")
        },
    ),
    gateway(
        "vinyl-503",
        "Vinyl Cache",
        |e| {
            e.status() == 503
                && e.reason_starts("Backend fetch failed")
                && e.says("vinyl cache server")
        },
        |_, _| {
            Words::new("Vinyl Cache got no valid answer from the server behind it (503)")
                .help("see that the server of the VCL's backend is up and listens there: FetchError in vinyllog names the cause")
                .help("likely too: that server speaks TLS, which Vinyl Cache does not")
        },
    ),
    gateway(
        "varnish-503",
        "Varnish",
        |e| {
            e.status() == 503
                && e.reason_starts("Backend fetch failed")
                && e.says("varnish cache server")
        },
        |_, _| {
            Words::new("Varnish got no valid answer from the server behind it (503)")
                .help("see that the server of the VCL's backend is up and listens there: FetchError in varnishlog names the cause")
                .help("likely too: that server speaks TLS, which Varnish does not")
        },
    ),
    gateway(
        "caddy-502",
        "Caddy",
        |e| e.status_in(&[502, 504]) && e.is_silent() && e.header_has("Server", "caddy"),
        |_, e| {
            Words::new(format!("Caddy could not reach the server behind it ({})", e.status()))
                .help("see that the server of reverse_proxy is up and listens there: Caddy's log names the cause")
                .help("likely too: that server speaks TLS: reverse_proxy https://backend")
        },
    ),
    Rule::likely(
        "envoy-503",
        GATEWAY,
        |e| {
            e.status() == 503
                && e.says("upstream connect error or disconnect/reset before headers")
        },
        |_, _| {
            Words::new("Envoy could not reach the server behind it (503)")
                .help("that server is likely down, or the cluster names another port; the body names how the connection ended")
        },
    )
    .by("Envoy"),
    Rule::likely(
        "envoy-no-healthy",
        GATEWAY,
        |e| e.status() == 503 && e.says_only("no healthy upstream"),
        |_, _| {
            Words::new("no server behind the gateway is healthy (503)")
                .help("likely Envoy or Istio: see that a server of the cluster is up and passes its health check")
        },
    ),
    gateway(
        "cloudflare-5xx",
        "Cloudflare",
        |e| {
            e.through(Program::Cloudflare) && e.status_in(&[520, 521, 522, 523, 524, 525, 526, 530])
        },
        cloudflare_words,
    ),
    gateway(
        "alb-464",
        "AWS load balancer",
        |e| alb(e, 464),
        |_, _| {
            Words::new("the AWS load balancer cannot pass HTTP/1.1 on: its target group speaks HTTP/2 or gRPC (464)")
                .help("set the target group's protocol version to HTTP1: only that passes upgrades on")
                .retryable(false)
        },
    ),
    gateway(
        "alb-463",
        "AWS load balancer",
        |e| alb(e, 463),
        |_, _| {
            Words::new(
                "the AWS load balancer takes no more than 30 addresses in X-Forwarded-For (463)",
            )
            .help("look for proxies that send the request in a circle")
            .retryable(false)
        },
    ),
    Rule::likely(
        "alb-460",
        GATEWAY,
        |e| alb(e, 460),
        |_, _| {
            Words::new("the AWS load balancer saw the client end before the server answered (460)")
                .help("the server behind it is likely slow to answer: look there")
        },
    ),
    Rule::likely(
        "alb-561",
        Code::HandshakeUnauthorized,
        |e| alb(e, 561),
        |_, _| {
            Words::new("the identity provider of the AWS load balancer reported an error (561)")
                .help("authentication through the load balancer likely needs a browser: leave it out for the path of the WebSocket")
        },
    ),
    Rule::likely(
        "alb-502",
        GATEWAY,
        |e| alb(e, 502) || alb(e, 504),
        |_, e| {
            Words::new(format!(
                "the AWS load balancer got no valid answer from its target ({})",
                e.status()
            ))
            .help("the target likely crashed, closed the connection or speaks another protocol than the target group says: look at its log")
        },
    ),
    Rule::likely(
        "alb-503",
        GATEWAY,
        |e| alb(e, 503),
        |_, _| {
            Words::new("the AWS load balancer has no target for the request (503)")
                .help("the target group is likely empty, or no target in it is healthy")
        },
    ),
    Rule::likely(
        "akamai-1",
        GATEWAY,
        |e| e.status_in(&[502, 503, 504]) && e.says("reference&#32;#1."),
        |_, e| {
            Words::new(format!("Akamai got no answer from the server behind it ({})", e.status()))
                .help("that server is likely down or slow: the owner of the site finds the cause by the reference number in the body")
        },
    )
    .by("Akamai"),
    Rule::likely(
        "heroku",
        GATEWAY,
        |e| e.status() == 503 && e.through(Program::Heroku),
        |_, _| {
            Words::new("Heroku got no answer from the application (503)")
                .help("heroku logs shows the H code of the cause: likely H10, the application crashed, H12, it took over 30 s, or H14, no web dyno runs")
        },
    ),
];
