//! Rules for an upgrade that got lost on the way: what the application behind the proxy says then.

use super::super::super::Code;
use super::super::server::Program;
use super::{Evidence, Rule, Words, blamed, upgrade_dropped, version_lowered};
use crate::diagnosis::handshake::cure;

const LOST: Code = Code::HandshakeUpgradeNotForwarded;

/// The application says that the request had no upgrade.
const fn dropped(id: &'static str, by: &'static str, when: fn(&Evidence<'_>) -> bool) -> Rule {
    Rule::certain(id, LOST, when, upgrade_dropped).by(by)
}

/// The application says that the request was HTTP/1.0.
const fn lowered(id: &'static str, by: &'static str, when: fn(&Evidence<'_>) -> bool) -> Rule {
    Rule::certain(id, LOST, when, version_lowered).by(by)
}

/// Ratchet's negotiator, which other servers use too, got the request without its upgrade.
fn negotiator_misses_upgrade(e: &Evidence<'_>) -> bool {
    (e.status() == 426 && e.reason_starts("Upgrade header MUST be provided"))
        || (e.status() == 400 && e.reason_starts("Connection Upgrade MUST be requested"))
}

/// Reverb by its name, or by the first frames of its protocol behind a refusal.
fn is_reverb(e: &Evidence<'_>) -> bool {
    e.through(Program::Reverb) || e.says("\"pusher:")
}

pub(super) const RULES: &[Rule] = &[
    dropped("spring", "Spring", |e| {
        e.status() == 400
            && (e.says_only("Can \"Upgrade\" only to \"WebSocket\".")
                || e.says_only("\"Connection\" must be \"upgrade\"."))
    }),
    dropped("aiohttp", "aiohttp", |e| {
        e.status() == 400
            && (e.says("no websocket upgrade hdr:") || e.says("no connection upgrade hdr:"))
    }),
    dropped("node-ws-426", "node's ws", |e| {
        e.status() == 426 && e.says_only("Upgrade Required") && !e.has("Upgrade")
            && !e.has("Sec-WebSocket-Version")
    }),
    dropped("node-ws-400", "node's ws", |e| {
        e.status() == 400 && e.says_only("Invalid Upgrade header")
    }),
    dropped("engine-io-bad-request", "Socket.IO", |e| {
        e.status() == 400 && e.says("\"code\":3") && e.says("\"message\":\"bad request\"")
    }),
    dropped("python-websockets", "python websockets", |e| {
        e.status() == 426
            && ["missing", "empty", "invalid"].iter().any(|fault| {
                ["upgrade", "connection"].iter().any(|name| {
                    e.says(&format!(
                        "failed to open a websocket connection: {fault} {name} header"
                    ))
                })
            })
    }),
    lowered("python-websockets-505", "python websockets", |e| {
        e.status() == 505
            && e.says("failed to open a websocket connection: unsupported http version")
    }),
    dropped("gorilla", "gorilla/websocket", |e| {
        // Its other 400s are for the method, the version and the key, which we send as it wants.
        e.status_in(&[400, 426])
            && (e.says_only("Bad Request") || e.says_only("Upgrade Required"))
            && e.header("Sec-WebSocket-Version") == "13"
    }),
    dropped("coder", "coder/websocket", |e| {
        e.status() == 426
            && e.says("websocket protocol violation:")
            && e.says("does not contain")
    }),
    lowered("coder-http10", "coder/websocket", |e| {
        e.says("handshake request must be at least http/1.1")
    }),
    dropped("ratchet", "Ratchet", |e| negotiator_misses_upgrade(e) && !is_reverb(e)),
    // Reverb has Ratchet's negotiator, and serves the connection whatever that says.
    dropped("reverb-hang", "Laravel Reverb", |e| negotiator_misses_upgrade(e) && is_reverb(e)),
    lowered("ratchet-505", "Ratchet", |e| {
        e.status() == 505 && e.header_has("X-Powered-By", "ratchet")
    }),
    Rule::certain(
        "reverb",
        LOST,
        |e| e.status() == 500 && e.says_only("Internal server error."),
        |rule, e| {
            // Reverb does not look for the header and trips over the plain request.
            upgrade_dropped(rule, e)
        },
    )
    .by("Laravel Reverb"),
    dropped("faye", "faye-websocket", |e| {
        e.status() == 400 && e.says_only("Not a WebSocket request")
    }),
    dropped("bandit", "Phoenix", |e| {
        e.status() == 400
            && (e.says("'connection' header must contain 'upgrade', got")
                || e.says("'upgrade' header must contain 'websocket', got"))
    }),
    lowered("bandit-http10", "Phoenix", |e| e.says("http version http/1.0 unsupported")),
    dropped("cowboy", "Cowboy", |e| {
        e.status() == 426
            && e.is_silent()
            && e.header("Upgrade").eq_ignore_ascii_case("websocket")
            && e.header("Connection").eq_ignore_ascii_case("upgrade")
            && !e.through(Program::Envoy)
    }),
    dropped("swoole", "Swoole", |e| {
        e.status() == 400 && e.says("http 400 bad request") && e.says("powered by swoole")
    }),
    dropped("workerman", "Workerman", |e| {
        e.status() == 400 && e.says("400 bad request") && e.says("<hr>workerman")
    }),
    Rule::certain(
        "envoy-426",
        LOST,
        |e| e.status() == 426 && e.is_silent() && e.through(Program::Envoy),
        |_, e| {
            let before = e.programs.iter().find(|seen| seen.program != Program::Envoy);
            let before = before.map_or("a proxy in front of it", |seen| seen.program.name());
            Words::new(format!(
                "the request reached Envoy in HTTP/1.0, which has no upgrade: {before} changed it"
            ))
            .help("let the proxy in front of Envoy speak HTTP/1.1 and pass Upgrade on; in nginx: proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection \"upgrade\";")
        },
    )
    .by("Envoy"),
    Rule::certain(
        "apache-426",
        LOST,
        |e| {
            e.status() == 426
                && e.says("requested resource can only be retrieved")
                && e.header_has("Upgrade", "websocket")
        },
        |_, _| {
            Words::new("the upgrade did not reach Apache's mod_proxy_wstunnel: a proxy in front of Apache dropped it")
                .help("have the proxy in front of Apache pass Upgrade and Connection on; in nginx: proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection \"upgrade\";")
                .help("what the page says of SSL is a generic text of Apache and does not apply")
        },
    )
    .by("Apache"),
    Rule::certain(
        "apache-unexpected-upgrade",
        LOST,
        |e| e.status() == 502 && e.says("unexpected upgrade:"),
        |_, _| {
            Words::new("the server behind Apache upgraded, but Apache was not told to let it")
                .help("set ProxyPass \"/path\" \"http://backend/path\" upgrade=websocket (Apache 2.4.47 or newer)")
        },
    )
    .by("Apache"),
    Rule::certain(
        "node-ws-version-dropped",
        LOST,
        |e| {
            e.status() == 400
                && e.says_only("Missing or invalid Sec-WebSocket-Version header")
        },
        |rule, e| header_dropped(rule, e, "Sec-WebSocket-Version"),
    )
    .by("node's ws"),
    Rule::likely(
        "workerman-bare",
        LOST,
        |e| {
            e.status() == 400
                && e.is_silent()
                && e.header("Sec-WebSocket-Version") == "13"
                && !e.has("Server")
        },
        |rule, e| header_dropped(rule, e, "Sec-WebSocket-Version"),
    ),
    Rule::likely(
        "tomcat-400",
        LOST,
        |e| e.status() == 400 && e.through(Program::Tomcat),
        |_, e| {
            Words::new("Tomcat does not take the request as an upgrade, likely for a proxy that dropped it")
                .helps(cure::forward_upgrade(e))
        },
    )
    .by("Tomcat"),
    Rule::likely(
        "envoy-403",
        LOST,
        |e| {
            e.status() == 403
                && e.is_silent()
                && e.header("Content-Length") == "0"
                && e.header_has("Server", "envoy")
        },
        |_, _| {
            Words::new("Envoy refused the upgrade (403 without a body)")
                .help("the route likely does not allow it: in Envoy's HTTP connection manager or route, set upgrade_configs: [{upgrade_type: websocket}]")
                .help("Envoy answers so too where no server behind it is up: look whether one is")
                .retryable(true)
        },
    )
    .by("Envoy"),
    Rule::likely(
        "caddy-200",
        LOST,
        |e| e.status() == 200 && e.is_silent() && e.header_has("Server", "caddy"),
        |_, _| {
            Words::new("Caddy got no valid upgrade from the server behind it (200 without a body)")
                .help("the server behind Caddy likely answered 101 with another Upgrade than websocket, or no route of the Caddyfile fits: look at Caddy's log")
        },
    )
    .by("Caddy"),
    // It takes for long polling what does not come as a WebSocket.
    dropped("signalr-400", "SignalR", |e| {
        e.status() == 400 && e.says_only("Connection ID required")
    }),
    Rule::likely(
        "cowboy-501",
        LOST,
        |e| e.status() == 501 && e.is_silent() && e.through(Program::Cowboy),
        |_, _| {
            Words::new("the request reached Cowboy in HTTP/2, which upgrades in another way (501)")
                .help("a proxy in front of it likely speaks HTTP/2 to it: let that proxy speak HTTP/1.1 and pass Upgrade and Connection on")
        },
    )
    .by("Cowboy"),
    Rule::likely(
        "apache-500",
        LOST,
        |e| {
            e.status() == 500
                && e.through(Program::Apache)
                && e.says("the server encountered an internal error or")
                && e.says("misconfiguration")
        },
        |_, _| {
            Words::new("Apache failed on the upgrade (500)")
                .help("likely ProxyPass says ws:// and mod_proxy_wstunnel is not loaded, which Apache's error log calls AH01144: a2enmod proxy_wstunnel")
                .help("from 2.4.47 on ProxyPass \"/path\" \"http://backend/path\" upgrade=websocket does without it")
        },
    )
    .by("Apache"),
    Rule::likely(
        "signalr-204",
        LOST,
        |e| e.status() == 204 && (e.through(Program::Iis) || e.through(Program::Kestrel)),
        |_, _| {
            Words::new("the server did not take the request as an upgrade (204)")
                .help("the feature WebSocket Protocol of IIS is likely missing: Install-WindowsFeature Web-WebSockets")
        },
    ),
];

/// One field of the handshake got lost, though the upgrade came through.
fn header_dropped(rule: &Rule, e: &Evidence<'_>, name: &str) -> Words {
    let words = Words::new(format!(
        "the header field {name} did not reach {} as it was sent: {} changed it",
        rule.program(),
        blamed(e)
    ))
    .help(format!("let the proxy pass {name} on unchanged, likely a rule that removes or rewrites header fields"));
    match cure::suspect(e) {
        Some(_) => words.helps(cure::forward_upgrade(e)),
        None => words,
    }
}
