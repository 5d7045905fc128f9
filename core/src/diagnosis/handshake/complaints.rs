//! What to say about a refusal whose reason the server itself gives in words.

use super::advice::Advice;
use super::by_status::{self, suspected_hop};
use super::proxies;
use super::usual_subprotocol;
use crate::diagnosis::catalogue::Code;
use crate::diagnosis::complaint::Complaint;
use crate::diagnosis::programs::Evidence;

/// The code and the advice for `complaint`, which the server makes in `words`; they are quoted behind the problem.
pub(super) fn explain(complaint: Complaint, words: &str, e: &Evidence<'_>) -> (Code, Advice) {
    match complaint {
        Complaint::Subprotocol => (Code::HandshakeSubprotocol, subprotocol(e)),
        Complaint::Version => (
            Code::HandshakeVersionUnsupported,
            Advice::new("the server does not accept the WebSocket version")
                .seen("sent", "Sec-WebSocket-Version: 13")
                .help("13 is the only version of RFC 6455: a proxy likely changed the field, or the server supports drafts only"),
        ),
        Complaint::UpgradeMissing => (
            Code::HandshakeUpgradeNotForwarded,
            Advice::new(format!(
                "the server received no upgrade, and the request had one: {} dropped it",
                suspected_hop(e)
            ))
            .helps(proxies::forward_upgrade(e)),
        ),
        Complaint::HttpVersion => (Code::HandshakeUpgradeNotForwarded, by_status::other_http_version(e)),
        Complaint::Origin => (Code::HandshakeForbiddenOrigin, origin(e)),
        Complaint::Host => (
            Code::HandshakeForbidden,
            Advice::new("the server does not accept the Host of the request")
                .seen("sent", format!("Host: {}", host(e)))
                .help("use the host that the server is configured for, or add this one to its allowed hosts"),
        ),
        Complaint::Signature => {
            let advice = Advice::new("the server does not accept the signature of the request");
            // Many signatures cover the date, and the server may miss that alone.
            let advice = if words.to_lowercase().contains("date") {
                advice.help("send the date that the signature covers, in the field that the server names: headers: ['Date' => gmdate(DATE_RFC7231)]")
            } else {
                advice
            };
            let help = "check the key, which fields are signed and in which order, and that no proxy changes them";
            (Code::HandshakeUnauthorized, advice.help(help))
        }
        Complaint::Clock => (
            Code::HandshakeUnauthorized,
            Advice::new("the server does not accept the time of the request")
                .help("set this machine's clock by NTP, and create tokens and signatures directly before each attempt"),
        ),
        Complaint::InvalidCredentials => (
            Code::HandshakeUnauthorized,
            Advice::new("the server does not accept the credentials of the request")
                .help("check that the token, key or password is for this server, complete, and still valid"),
        ),
        Complaint::Credentials => {
            let mut advice = by_status::unauthorized(e);
            // A challenge says how; words alone leave that open.
            if words.to_lowercase().contains("token") && !e.has("WWW-Authenticate") && !e.asked.authorization {
                advice.help = vec!["pass the token where the server expects it: headers: ['Authorization' => 'Bearer …'], the query, a cookie or a subprotocol".to_owned()];
            }
            (Code::HandshakeUnauthorized, advice)
        }
        Complaint::RateLimit => (
            Code::HandshakeRateLimited,
            Advice::new("the server limits the rate of requests")
                .help("connect less often, with growing pauses between attempts"),
        ),
        Complaint::Quota => (
            Code::HandshakeRateLimited,
            Advice::new("a limit of the server or of the account is reached")
                .help("close connections that are not needed, or raise the limit"),
        ),
        Complaint::Plan => (
            Code::HandshakeForbidden,
            Advice::new("the account does not include this connection")
                .help("check the plan and the payments of the account with the provider"),
        ),
        Complaint::ClientAddress => (
            Code::HandshakeForbidden,
            Advice::new("the server does not allow the address of this client")
                .help("add the address to the server's list; behind NAT or a proxy it is the outer address"),
        ),
        Complaint::Unavailable => (
            Code::HandshakeUnavailable,
            Advice::new("the server is unavailable")
                .help("connect again later, with growing pauses between attempts"),
        ),
        Complaint::Path => (
            Code::HandshakeNotFound,
            Advice::new(format!("the server has no endpoint at {}", e.path()))
                .helps(by_status::path_or_proxy(e)),
        ),
    }
}

fn subprotocol(e: &Evidence<'_>) -> Advice {
    let offered = e.secrets.conceal_subprotocols(&e.asked.subprotocols);
    let usual = usual_subprotocol::help(e.target, &e.asked.subprotocols);
    let usual: Vec<String> = usual.into_iter().collect();
    if offered.is_empty() {
        return Advice::new("the server requires a subprotocol, and none was offered")
            .seen("sent", "no Sec-WebSocket-Protocol")
            .helps(usual)
            .help("offer the one that the server's documentation names: subprotocols: ['…']");
    }
    Advice::new("the server does not accept the subprotocols that were offered")
        .seen("sent", format!("Sec-WebSocket-Protocol: {offered}"))
        .helps(usual)
        .help("offer one that the server supports, in its exact spelling, or none")
}

fn origin(e: &Evidence<'_>) -> Advice {
    match &e.asked.origin {
        Some(origin) => {
            let origin = e.secrets.one_line(origin, 80);
            Advice::new("the server does not accept the Origin")
                .seen("sent", format!("Origin: {origin}"))
                .help("add it to the server's allowed origins, send an allowed one, or send none")
        }
        None => Advice::new("the server requires an allowed Origin, and the request had none")
            .seen("sent", "no Origin")
            .help("send the Origin of the site that the server belongs to: headers: ['Origin' => 'https://your.site']"),
    }
}

/// The `Host` that was sent.
fn host(e: &Evidence<'_>) -> String {
    let own = || e.target.authority();
    let host = e.asked.host.clone().unwrap_or_else(own);
    e.secrets.one_line(&host, 80)
}
