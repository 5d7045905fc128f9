//! What the status alone tells, where no rule knows the answer: the first that fits counts.

use super::super::super::Code;
use super::super::redirect;
use super::{Evidence, Rule, Words};
use crate::diagnosis::handshake::cure;

pub(super) const RULES: &[Rule] = &[
    Rule::general(
        "redirect",
        Code::HandshakeRedirect,
        |e| matches!(e.status(), 300..=303 | 307 | 308) && e.has("Location"),
        |_, e| {
            let words = Words::new(redirect::problem(e));
            words.helps(redirect::help(e))
        },
    ),
    Rule::general(
        "page",
        Code::HandshakeNotAWebSocketEndpoint,
        |e| (200..300).contains(&e.status()),
        |_, e| {
            let what = if e.is_page() {
                "with a page"
            } else {
                "in plain HTTP"
            };
            Words::new(format!(
                "{} is no WebSocket endpoint: the server answered {what} ({})",
                e.path(),
                e.status()
            ))
            .helps(path_or_proxy(e))
        },
    ),
    Rule::general(
        "401",
        Code::HandshakeUnauthorized,
        |e| e.status() == 401,
        unauthorized,
    ),
    Rule::general(
        "403",
        Code::HandshakeForbidden,
        |e| e.status() == 403,
        |_, e| {
            let words = Words::new("the server forbids the connection (403)");
            let words = match &e.asked.origin {
                None => words.help("many servers check where a page comes from: try headers: ['Origin' => 'https://your.site']"),
                Some(_) => words.help("many servers allow certain origins only: check the Origin that was sent against their list"),
            };
            words.help("check credentials, cookies and IP address lists on the server")
        },
    ),
    Rule::general(
        "404",
        Code::HandshakeNotFound,
        |e| e.status() == 404,
        |_, e| {
            Words::new(format!("the server knows no path {} (404)", e.path()))
                .helps(path_or_proxy(e))
        },
    ),
    Rule::general(
        "405",
        Code::HandshakeNotAWebSocketEndpoint,
        |e| e.status() == 405,
        |_, e| {
            let words = Words::new(format!(
                "{} is no WebSocket endpoint: the server does not take GET there (405)",
                e.path()
            ));
            let words = if e.has("Allow") {
                words.seen("allows", e.shown("Allow", 80))
            } else {
                words
            };
            words.helps(path_or_proxy(e))
        },
    ),
    Rule::general(
        "426",
        Code::HandshakeUpgradeNotForwarded,
        |e| e.status() == 426,
        |_, e| {
            let hop = match cure::suspect(e) {
                Some(seen) => format!("a proxy on the way, likely {},", seen.program.name()),
                None => "a proxy on the way likely".to_owned(),
            };
            Words::new(format!(
                "the server asks for the upgrade that was sent (426): {hop} dropped it"
            ))
            .helps(cure::forward_upgrade(e))
        },
    ),
    Rule::general(
        "407",
        Code::HandshakeUnexpectedStatus,
        |e| e.status() == 407,
        |_, _| {
            Words::new("a proxy on the way wants credentials (407)")
                .help("the connection likely goes through a proxy that takes it without being asked to: ask who runs the network")
        },
    ),
    Rule::general(
        "429",
        Code::HandshakeRateLimited,
        |e| e.status() == 429,
        |_, e| {
            let words = Words::new("the server has seen too many requests (429)");
            if e.has("Retry-After") {
                words
            } else {
                words.help("connect less often, with a growing pause between attempts")
            }
        },
    ),
    Rule::general(
        "gateway",
        Code::HandshakeGateway,
        |e| matches!(e.status(), 502..=504),
        |_, e| {
            Words::new(format!(
                "a gateway could not reach the server behind it ({})",
                e.status()
            ))
            .help("look at the server behind the gateway: is it up, and does the gateway speak ws:// or wss:// to it as it expects")
        },
    ),
    Rule::general(
        "server-error",
        Code::HandshakeUnexpectedStatus,
        |e| matches!(e.status(), 500 | 505..=599),
        |_, e| {
            let words = Words::new(format!("the server failed on the upgrade ({})", e.status()))
                .help("the cause stands in the server's log: its handler likely crashed, or takes no WebSocket on this path");
            with_suspect(words, e)
        },
    ),
    Rule::general(
        "other",
        Code::HandshakeUnexpectedStatus,
        |_| true,
        |_, e| {
            let line = super::super::status_line(e.response, e.secrets);
            let words = Words::new(format!("the server answered {line} instead of 101"))
                .help("the request reached something that does not take WebSocket there: check the path, and that a proxy in between forwards Upgrade and Connection");
            let words = if matches!(e.status(), 408 | 425) {
                words.retryable(true)
            } else {
                words
            };
            with_suspect(words, e)
        },
    ),
];

/// Adds the directive of a proxy that was recognised, as a guess.
fn with_suspect(words: Words, e: &Evidence<'_>) -> Words {
    match cure::suspect(e) {
        Some(_) => {
            let cures = cure::forward_upgrade(e).into_iter().take(1);
            words.helps(
                cures
                    .map(|cure| format!("if an upgrade never got further: {cure}"))
                    .collect(),
            )
        }
        None => words,
    }
}

/// Where a path is not what the caller thinks, or the request for it lost its upgrade.
fn path_or_proxy(e: &Evidence<'_>) -> Vec<String> {
    let mut help = vec![
        "check the path: the WebSocket endpoint is often not / (for example /ws, /socket, /app/KEY)"
            .to_owned(),
    ];
    match cure::suspect(e) {
        Some(seen) => {
            help.push(format!(
                "or {} likely does not pass the upgrade on, and the server took a plain request:",
                seen.program.name()
            ));
            if let (Some(last), Some(cure)) = (help.last_mut(), cure::forward_upgrade(e).into_iter().next()) {
                last.push(' ');
                last.push_str(&cure);
            }
        }
        None => help.push(
            "behind a proxy, check that the path is passed on and that Upgrade and Connection are forwarded"
                .to_owned(),
        ),
    }
    help
}

fn unauthorized(_: &Rule, e: &Evidence<'_>) -> Words {
    let sent = e.asked.authorization;
    let words = Words::new(if sent {
        "the server does not accept the credentials of the request"
    } else {
        "the server wants credentials"
    });
    let has = |scheme: &str| {
        let mut challenges = e.response.head.headers.all("WWW-Authenticate");
        challenges.any(|challenge| {
            challenge
                .get(..scheme.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        })
    };
    let words = if e.has("WWW-Authenticate") {
        words.seen("wants", e.shown("WWW-Authenticate", 200))
    } else {
        words
    };
    match (sent, has("Basic"), has("Bearer")) {
        (true, true, _) => words.help("check user and password; in a URL, characters such as @ : / and % are written percent-encoded"),
        (true, ..) => words.help("check that the token is for this server and has not expired"),
        (false, true, false) => words.help("pass user and password in the URL, as in ws://user:password@host, or as headers: ['Authorization' => 'Basic …']"),
        (false, false, true) => words.help("pass the token: headers: ['Authorization' => 'Bearer …']"),
        _ => words.help("pass them as a header: headers: ['Authorization' => 'Bearer …'], or as ws://user:password@host for Basic"),
    }
}
