//! What the status alone says, where the answer is not known: the first rule that fits counts.

use super::advice::Advice;
use super::proxies;
use super::redirect;
use super::status_line::status_line;
use crate::diagnosis::catalogue::Code;
use crate::diagnosis::guess::{FORBIDDEN_CLIENT, FORBIDDEN_WITHOUT_ROUTE};
use crate::diagnosis::programs::Evidence;

/// What is said about a status.
pub(super) struct StatusRule {
    /// A stable name for tests.
    #[cfg_attr(not(test), expect(dead_code, reason = "no report shows it"))]
    pub(super) id: &'static str,
    /// The error code.
    pub(super) code: Code,
    /// Whether it is for this response.
    pub(super) when: fn(&Evidence<'_>) -> bool,
    /// What to say.
    pub(super) advice: fn(&Evidence<'_>) -> Advice,
}

impl StatusRule {
    const fn new(
        id: &'static str,
        code: Code,
        when: fn(&Evidence<'_>) -> bool,
        advice: fn(&Evidence<'_>) -> Advice,
    ) -> Self {
        Self {
            id,
            code,
            when,
            advice,
        }
    }
}

pub(super) const RULES: &[StatusRule] = &[
    StatusRule::new(
        "redirect",
        Code::HandshakeRedirect,
        |e| matches!(e.status(), 300..=303 | 307 | 308) && e.has("Location"),
        |e| {
            let advice = Advice::new(redirect::problem(e));
            advice.helps(redirect::help(e))
        },
    ),
    StatusRule::new(
        "page",
        Code::HandshakeNotAWebSocketEndpoint,
        |e| (200..300).contains(&e.status()),
        |e| {
            let what = if e.is_page() {
                "an HTML page"
            } else {
                "plain HTTP"
            };
            Advice::new(format!(
                "the server answered {} with {what} ({}), not with an upgrade",
                e.path(),
                e.status()
            ))
            .helps(path_or_proxy(e))
        },
    ),
    StatusRule::new(
        "401",
        Code::HandshakeUnauthorized,
        |e| e.status() == 401,
        |e| {
            let advice = unauthorized(e);
            // RFC 9110 §15.5.2 requires one where credentials are what is missing.
            if e.has("WWW-Authenticate") {
                advice
            } else {
                advice.help("or the server refuses something else, such as the path or the Origin: its 401 names no scheme for credentials")
            }
        },
    ),
    StatusRule::new(
        "403",
        Code::HandshakeForbidden,
        |e| e.status() == 403,
        forbidden,
    ),
    StatusRule::new(
        "404",
        Code::HandshakeNotFound,
        |e| e.status() == 404,
        |e| {
            Advice::new(format!("the server found nothing at {} (404)", e.path()))
                .helps(path_or_proxy(e))
        },
    ),
    StatusRule::new(
        "405",
        Code::HandshakeNotAWebSocketEndpoint,
        |e| e.status() == 405,
        |e| {
            let advice = Advice::new(format!(
                "{} is not a WebSocket endpoint: the server does not accept GET there (405)",
                e.path()
            ));
            let advice = if e.has("Allow") {
                advice.seen("allows", e.shown("Allow", 80))
            } else {
                advice
            };
            advice.helps(path_or_proxy(e))
        },
    ),
    StatusRule::new(
        "426",
        Code::HandshakeUpgradeNotForwarded,
        |e| e.status() == 426,
        |e| {
            Advice::new(format!(
                "the server requires an upgrade (426), and the request had one: {} dropped it",
                suspected_hop(e)
            ))
            .helps(proxies::forward_upgrade(e))
        },
    ),
    StatusRule::new(
        "407",
        Code::HandshakeUnexpectedStatus,
        |e| e.status() == 407,
        |_| {
            Advice::new("a proxy in between requires credentials (407)")
                .help("a transparent proxy likely intercepts the connection: ask the network's administrator")
        },
    ),
    StatusRule::new(
        "429",
        Code::HandshakeRateLimited,
        |e| e.status() == 429,
        |_| {
            Advice::new("the server received too many requests (429)")
                .help("connect less often, with growing pauses between attempts")
        },
    ),
    StatusRule::new(
        "unavailable",
        Code::HandshakeUnavailable,
        // A gateway in front of a server that does not answer has no idea when it will.
        |e| e.status() == 503 && e.has("Retry-After") && proxies::on_the_way(e).next().is_none(),
        |_| {
            Advice::new("the server is overloaded or under maintenance (503)")
                .help("connect again later, with growing pauses between attempts")
        },
    ),
    StatusRule::new(
        "gateway",
        Code::HandshakeGateway,
        |e| matches!(e.status(), 502..=504),
        gateway,
    ),
    StatusRule::new(
        "http-version",
        Code::HandshakeUpgradeNotForwarded,
        |e| e.status() == 505,
        |e| {
            let mut advice = other_http_version(e);
            advice.problem.push_str(" (505)");
            advice
        },
    ),
    StatusRule::new(
        "server-error",
        Code::HandshakeUnexpectedStatus,
        |e| matches!(e.status(), 500 | 506..=599),
        |e| {
            let advice = Advice::new(format!("the server failed to handle the upgrade ({})", e.status()))
                .help("see the server's log: its handler likely crashed, or does not accept WebSocket on this path");
            with_suspect(advice, e)
        },
    ),
    StatusRule::new(
        "other",
        Code::HandshakeUnexpectedStatus,
        |_| true,
        |e| {
            let line = status_line(e.response, e.secrets);
            let advice = Advice::new(format!("the server answered {line} instead of 101"))
                .helps(path_or_proxy(e));
            if matches!(e.status(), 408 | 425) {
                advice.retryable(true)
            } else {
                advice
            }
        },
    ),
];

/// Who likely dropped or changed what the request had, as the subject of a sentence.
pub(super) fn suspected_hop(e: &Evidence<'_>) -> String {
    match proxies::suspect_name(e) {
        Some(name) => format!("a proxy in between, likely {name},"),
        None => "a proxy in between likely".to_owned(),
    }
}

/// The request was HTTP/1.1, so something in between speaks another version to the server.
pub(super) fn other_http_version(e: &Evidence<'_>) -> Advice {
    Advice::new(format!(
        "the server does not accept the version of HTTP that it received, and the request was HTTP/1.1: {} changed it",
        suspected_hop(e)
    ))
    .helps(proxies::forward_upgrade(e))
}

/// A refusal without a reason: frameworks answer so where no route accepts the upgrade, too.
fn forbidden(e: &Evidence<'_>) -> Advice {
    let advice = Advice::new("the server forbids the connection (403)");
    match &e.asked.origin {
        None => advice
            .help(FORBIDDEN_WITHOUT_ROUTE)
            .help(FORBIDDEN_CLIENT)
            .help("some servers require an Origin: try headers: ['Origin' => 'https://your.site']"),
        Some(_) => advice
            .help("many servers allow only certain origins: check that the Origin sent is one of them")
            .help(FORBIDDEN_WITHOUT_ROUTE)
            .help(FORBIDDEN_CLIENT),
    }
}

/// Adds the directive of a proxy that was recognised, as a guess.
fn with_suspect(advice: Advice, e: &Evidence<'_>) -> Advice {
    match proxies::suspect(e) {
        Some(_) => {
            let cures = proxies::forward_upgrade(e).into_iter().take(1);
            advice.helps(
                cures
                    .map(|cure| format!("if upgrades never reach the server: {cure}"))
                    .collect(),
            )
        }
        None => advice,
    }
}

/// Where a path is not what the caller thinks, or the request for it lost its upgrade.
pub(super) fn path_or_proxy(e: &Evidence<'_>) -> Vec<String> {
    let mut help = vec![
        "check the path: a WebSocket endpoint often has its own, such as /ws, /socket or /app/KEY"
            .to_owned(),
    ];
    match proxies::suspect(e) {
        Some(proxy) => {
            help.push(format!(
                "or {} likely did not forward the upgrade:",
                proxy.program.name
            ));
            if let (Some(last), Some(cure)) = (
                help.last_mut(),
                proxies::forward_upgrade(e).into_iter().next(),
            ) {
                last.push(' ');
                last.push_str(&cure);
            }
        }
        None => help.push(
            "if there is a proxy, check that it forwards the path, Upgrade and Connection"
                .to_owned(),
        ),
    }
    help
}

/// RFC 9110 §15.6: only 502 and 504 are of gateways; any server may answer 503.
fn gateway(e: &Evidence<'_>) -> Advice {
    let problem = match e.status() {
        502 => "a gateway received no valid response from the upstream server (502)",
        504 => "a gateway received no response from the upstream server in time (504)",
        _ => "the server, or a gateway's upstream server, is unavailable (503)",
    };
    let advice = Advice::new(problem);
    let advice = if e.status() == 503 {
        advice.help("the server is likely overloaded or under maintenance: see its log")
    } else {
        advice
    };
    advice.help("check that the gateway's upstream server is running, and that the gateway connects to it with the right scheme, http or https")
}

pub(super) fn unauthorized(e: &Evidence<'_>) -> Advice {
    let sent = e.asked.authorization;
    let advice = Advice::new(if sent {
        "the server does not accept the credentials of the request"
    } else {
        "the server requires credentials"
    });
    let has = |scheme: &str| {
        let mut challenges = e.response.head.headers.all("WWW-Authenticate");
        challenges.any(|challenge| {
            challenge
                .get(..scheme.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        })
    };
    let advice = if e.has("WWW-Authenticate") {
        advice.seen("wants", e.shown("WWW-Authenticate", 200))
    } else {
        advice
    };
    match (sent, has("Basic"), has("Bearer")) {
        (true, true, _) => advice.help("check user and password; in a URL, characters such as @ : / and % must be percent-encoded"),
        (true, ..) => advice.help("check that the token is for this server and has not expired"),
        (false, true, false) => advice.help("pass user and password in the URL, as in ws://user:password@host, or as headers: ['Authorization' => 'Basic …']"),
        (false, false, true) => advice.help("pass the token: headers: ['Authorization' => 'Bearer …']"),
        _ => advice.help("pass credentials: headers: ['Authorization' => 'Bearer …'], or ws://user:password@host for Basic"),
    }
}
