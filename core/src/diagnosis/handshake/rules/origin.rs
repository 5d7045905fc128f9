//! Rules for servers that look at the Origin, the key, the version or the subprotocols of the request.

use super::super::super::Code;
use super::super::server::Program;
use super::{Evidence, Rule, Words};

const ORIGIN: Code = Code::HandshakeForbiddenOrigin;
const KEY: Code = Code::HandshakeKeyRejected;

/// The Origin was refused: whether we sent one decides what helps.
fn refused(_: &Rule, e: &Evidence<'_>) -> Words {
    match &e.asked.origin {
        Some(origin) => {
            let origin = e.secrets.one_line(origin, 80);
            Words::new(format!("the server does not take the Origin {origin}"))
                .seen("sent", format!("Origin: {origin}"))
                .help("add it to the origins that the server allows, or send one of those: headers: ['Origin' => '…']")
        }
        None => {
            let scheme = if e.target.secure { "https" } else { "http" };
            Words::new("the server wants an Origin that it allows, and the request had none")
                .seen("sent", "no Origin")
                .help(format!(
                    "send the one of the site that the server belongs to: headers: ['Origin' => '{scheme}://{}']",
                    e.target.authority()
                ))
        }
    }
}

/// The same where the answer only fits an Origin check.
fn likely_refused(_: &Rule, e: &Evidence<'_>) -> Words {
    let words = match &e.asked.origin {
        Some(origin) => {
            let origin = e.secrets.one_line(origin, 80);
            Words::new(format!(
                "the server forbids the connection, likely for its Origin {origin}"
            ))
            .help("add it to the origins that the server allows, or send one of those: headers: ['Origin' => '…']")
        }
        None => Words::new("the server forbids the connection, likely for want of an Origin").help(
            "send the one of the site that the server belongs to: headers: ['Origin' => 'https://your.site']",
        ),
    };
    words.help(
        "if it does not look at the Origin, check credentials and cookies: the server's log tells",
    )
}

const fn forbidden(id: &'static str, by: &'static str, when: fn(&Evidence<'_>) -> bool) -> Rule {
    Rule::certain(id, ORIGIN, when, refused).by(by)
}

const fn likely_forbidden(
    id: &'static str,
    by: &'static str,
    when: fn(&Evidence<'_>) -> bool,
) -> Rule {
    Rule::likely(id, ORIGIN, when, likely_refused).by(by)
}

/// The key did not arrive as it was sent: it is made anew for each request, and valid.
fn key_rejected(rule: &Rule, _: &Evidence<'_>) -> Words {
    Words::new(format!(
        "{} does not take the Sec-WebSocket-Key of the request",
        rule.program()
    ))
    .help("the key was valid when it was sent: a proxy on the way likely removed or changed it, so look there for rules on Sec-WebSocket-* header fields")
}

const fn no_key(id: &'static str, by: &'static str, when: fn(&Evidence<'_>) -> bool) -> Rule {
    Rule::certain(id, KEY, when, key_rejected).by(by)
}

fn gorilla_403(e: &Evidence<'_>) -> bool {
    e.says_only("Forbidden") && e.header("Sec-WebSocket-Version") == "13"
}

fn coder_403(e: &Evidence<'_>) -> bool {
    e.says("request origin") && e.says("is not authorized for host")
}

fn python_403(e: &Evidence<'_>) -> bool {
    e.says("failed to open a websocket connection") && e.says("origin header")
}

/// A body that blames the Origin in words that no rule of its own knows.
fn blames_origin(e: &Evidence<'_>) -> bool {
    [
        "origin not allowed",
        "invalid origin",
        "origin is not allowed",
        "origin denied",
        "forbidden origin",
    ]
    .iter()
    .any(|words| e.says(words))
}

pub(super) const RULES: &[Rule] = &[
    forbidden("gorilla-origin", "gorilla/websocket", |e| e.status() == 403 && gorilla_403(e)),
    forbidden("coder-origin", "coder/websocket", |e| e.status() == 403 && coder_403(e)),
    forbidden("python-websockets-origin", "python websockets", |e| {
        e.status() == 403 && python_403(e)
    }),
    Rule::certain(
        "origin-in-words",
        ORIGIN,
        |e| e.status_in(&[400, 401, 403]) && blames_origin(e) && !python_403(e) && !coder_403(e),
        refused,
    ),
    likely_forbidden("ratchet-origin", "Ratchet", |e| {
        e.status() == 403 && e.through(Program::Ratchet)
    }),
    likely_forbidden("channels-denied", "Django Channels", |e| {
        e.status() == 403 && e.reason_starts("Access denied")
    }),
    likely_forbidden("tomcat-origin", "Tomcat", |e| {
        e.status() == 403 && e.through(Program::Tomcat)
    }),
    likely_forbidden("cowboy-origin", "Phoenix", |e| {
        e.status() == 403 && e.is_silent() && e.through(Program::Cowboy)
    }),
    // Plug, on which Phoenix stands, begins every response with this field.
    likely_forbidden("bandit-origin", "Phoenix", |e| {
        e.status() == 403
            && e.is_silent()
            && e.header("Cache-Control") == "max-age=0, private, must-revalidate"
            && !e.through(Program::Cowboy)
    }),
    Rule::likely(
        "action-cable",
        ORIGIN,
        |e| {
            e.status() == 404
                && e.says_only("Page not found")
                && e.header_has("Content-Type", "text/plain")
        },
        |_, e| {
            let words = Words::new("Action Cable does not take the request, likely for its Origin")
                .help(match &e.asked.origin {
                    Some(_) => "add the Origin to config.action_cable.allowed_request_origins",
                    None => "send the Origin of the site: headers: ['Origin' => 'https://your.site']; by default only the server's own host is allowed",
                });
            words.help("or a proxy in front of it dropped the upgrade; in nginx: proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection \"upgrade\";")
        },
    )
    .by("Action Cable"),
    Rule::likely(
        "uvicorn-403",
        Code::HandshakeForbidden,
        |e| {
            e.status() == 403
                && e.is_silent()
                && (e.through(Program::Uvicorn) || e.through(Program::Gunicorn))
        },
        |_, _| {
            Words::new("the application closed the WebSocket before it accepted it (403)")
                .help("likely the handler refuses: check the token, cookie, Origin or path that it wants")
                .help("or it failed before websocket.accept(), or no WebSocket route has this path: look at the application's log")
        },
    )
    .by("an ASGI application"),
    no_key("node-ws-key", "node's ws", |e| {
        e.status() == 400 && e.says_only("Missing or invalid Sec-WebSocket-Key header")
    }),
    no_key("ratchet-key", "Ratchet", |e| {
        e.status() == 400 && e.reason_starts("Invalid Sec-WebSocket-Key")
    }),
    no_key("python-websockets-key", "python websockets", |e| {
        e.status() == 400
            && e.says("failed to open a websocket connection")
            && e.says("sec-websocket-key header")
    }),
    no_key("jetty-key", "Jetty", |e| {
        e.status() == 400 && e.says("missing request header") && e.says("sec-websocket-key")
    }),
    no_key("aiohttp-key", "aiohttp", |e| {
        e.status() == 400 && e.says("handshake error: ")
    }),
    Rule::likely(
        "cowboy-400",
        KEY,
        |e| e.status() == 400 && e.is_silent() && e.through(Program::Cowboy),
        key_rejected,
    )
    .by("Cowboy"),
    Rule::certain(
        "other-version",
        Code::HandshakeVersionUnsupported,
        |e| e.status_in(&[400, 426]) && e.wants_other_version(),
        |_, e| {
            Words::new("the server wants another version of the WebSocket protocol")
                .seen("expected", "Sec-WebSocket-Version: 13")
                .seen(
                    "found",
                    format!("Sec-WebSocket-Version: {}", e.shown("Sec-WebSocket-Version", 40)),
                )
                .help("the server only speaks drafts of the protocol from before 2011: update it")
        },
    ),
    Rule::certain(
        "version-in-words",
        Code::HandshakeVersionUnsupported,
        |e| {
            (e.says("unsupported version: ") && e.status() == 400)
                || (e.says("failed to open a websocket connection")
                    && e.says("sec-websocket-version header"))
        },
        |_, _| {
            Words::new("the server does not take the version of the WebSocket protocol that it got")
                .seen("sent", "Sec-WebSocket-Version: 13")
                .help("a proxy on the way likely removed or changed Sec-WebSocket-Version: 13 is the only version since 2011")
        },
    ),
    Rule::certain(
        "subprotocol-in-words",
        Code::HandshakeSubprotocol,
        |e| {
            e.reason_starts("No Sec-WebSocket-Protocols requested supported")
                || (e.says("failed to open a websocket connection")
                    && e.says("subprotocol"))
        },
        |_, e| {
            let offered = e.asked.subprotocols.join(", ");
            let offered = if offered.is_empty() {
                "none".to_owned()
            } else {
                e.secrets.one_line(&offered, 160)
            };
            Words::new("the server takes none of the subprotocols that were offered")
                .seen("offered", offered)
                .help("pass the one that both sides speak: subprotocols: ['…']; upper and lower case count")
        },
    ),
];
