//! Explains a connection that was closed, by its close code and reason.

use crate::connection::CloseInfo;
use crate::diagnosis::catalogue::{Code, Fault};
use crate::diagnosis::complaint::{self, Complaint};
use crate::diagnosis::diagnosis::Diagnosis;
use crate::secrets::Secrets;
use crate::text::{one_line, span};

/// How much of the reason is quoted in the problem.
const REASON_IN_PROBLEM: usize = 120;

/// What such a code likely means there.
const BEFORE_ANY_MESSAGE: &str = "this client had not sent a message: the server likely has no route for this path, does not support the subprotocol, or refuses its credentials";

/// Explains the close; `sent_nothing` is whether this client has sent no message.
pub(super) fn closed(info: &CloseInfo, sent_nothing: bool, secrets: &Secrets) -> Diagnosis {
    if !info.by_peer {
        return closed_by_us(info);
    }
    let code = code_text(info.code);
    let problem = format!("the server closed the connection with {code}");
    let reason = secrets.one_line(&info.reason, 200);
    let mut diagnosis = if reason.is_empty() {
        Diagnosis::new(Code::WebSocketClosed, problem)
    } else {
        let problem = format!("{problem}: \"{}\"", one_line(&reason, REASON_IN_PROBLEM));
        Diagnosis::new(Code::WebSocketClosed, problem).seen("reason", reason)
    };
    diagnosis.retryable = matches!(info.code, 1001 | 1012..=1014 | 4429);
    // The reason says more than the code.
    let diagnosis = with_words(diagnosis, &info.reason);
    let advice = match sent_nothing && info.blames_a_message() {
        true => Some(BEFORE_ANY_MESSAGE),
        false => advice(info.code),
    };
    match advice {
        Some(advice) if diagnosis.help.is_empty() => diagnosis.help(advice),
        _ => diagnosis,
    }
}

fn closed_by_us(info: &CloseInfo) -> Diagnosis {
    let problem = "the connection is closed: this program has closed it";
    let mut diagnosis = Diagnosis::new(Code::WebSocketClosed, problem).seen(
        "found",
        match info.unanswered {
            Some(waited) => format!(
                "the server did not answer the Close frame within {}",
                span(waited)
            ),
            None => code_text(info.code),
        },
    );
    diagnosis.fault = Fault::Caller;
    diagnosis
}

/// Adds what helps against what the words of the server complain about, and whether another attempt may succeed.
pub(super) fn with_words(mut diagnosis: Diagnosis, words: &str) -> Diagnosis {
    if words.to_ascii_lowercase().contains("ping timeout") {
        diagnosis.retryable = true;
        return diagnosis.help("the server received no pong in time: call receive(), poll() or ping() more often than its ping timeout");
    }
    let Some(complaint) = complaint::of(words) else {
        return diagnosis;
    };
    match complaint {
        Complaint::RateLimit | Complaint::Unavailable => diagnosis.retryable = true,
        // The server counts over a time of its own.
        Complaint::Quota => {}
        _ => diagnosis.retryable = false,
    }
    match help_for(complaint) {
        Some(help) => diagnosis.help(help),
        None => diagnosis,
    }
}

/// What helps against what the reason complains about.
fn help_for(complaint: Complaint) -> Option<&'static str> {
    Some(match complaint {
        Complaint::InvalidCredentials
        | Complaint::Credentials
        | Complaint::Signature
        | Complaint::Clock => {
            "check the token, key or signature that the server expects, and whether it has expired"
        }
        Complaint::Subprotocol => {
            "offer a subprotocol that the server supports: subprotocols: ['…']"
        }
        Complaint::Origin => {
            "send an Origin that the server allows: headers: ['Origin' => 'https://your.site']"
        }
        Complaint::RateLimit | Complaint::Quota => {
            "send and connect less often, or raise the limit of the account"
        }
        Complaint::Plan => "check the plan and the payments of the account with the provider",
        Complaint::ClientAddress => "add the address of this client to the server's list",
        Complaint::Unavailable => "connect again later, with growing pauses between attempts",
        Complaint::Path => "check the path of the URL",
        Complaint::Version
        | Complaint::Host
        | Complaint::UpgradeMissing
        | Complaint::HttpVersion => return None,
    })
}

fn advice(code: u16) -> Option<&'static str> {
    Some(match code {
        1001 | 1012 => "connect again after a few seconds, with a different delay for each client",
        1002 => {
            "the server considers a frame of this client invalid: likely something in between altered it, which TLS (wss://) prevents"
        }
        1003 => {
            "the server does not accept this type of message: send text instead of binary, or the reverse"
        }
        1007 => {
            "the server could not decode a message: check the encoding and format that it expects"
        }
        1008 => {
            "the server's policy rejects this client or message: check credentials, Origin and the messages sent"
        }
        1009 => "send smaller messages, or raise the server's message size limit",
        1010 => "the server does not support an extension that this client needs",
        1011 => "see the server's log: it failed while it handled this connection",
        1013 => "connect again later, with growing pauses: the server is overloaded",
        1014 => "check the upstream server: the gateway received no valid response from it",
        3000 | 4401 => {
            "credentials are likely missing or expired: check the token, cookie or login"
        }
        3003 | 4403 => "the account likely lacks permission: check its rights on the server",
        3008 | 4408 => {
            "the server likely timed out waiting for a message: check what it expects first"
        }
        4400 => {
            "the server likely considers a message or the URL invalid: check the format, subprotocol and path that it expects"
        }
        4404 => "the server likely found nothing by that name: check the path and identifiers",
        4429 => {
            "the server likely received too many requests or connections: connect again later, with growing pauses"
        }
        4000..=4999 => "the code is specific to the application: see the server's documentation",
        _ => return None,
    })
}

/// A close code with its name in the registry of IANA, as in `1011 (Internal Error)`.
pub(super) fn code_text(code: u16) -> String {
    let name = match code {
        1000 => "Normal Closure",
        1001 => "Going Away",
        1002 => "Protocol error",
        1003 => "Unsupported Data",
        1005 => return "no code (1005, No Status Rcvd)".to_owned(),
        1006 => return "no Close frame (1006, Abnormal Closure)".to_owned(),
        1007 => "Invalid frame payload data",
        1008 => "Policy Violation",
        1009 => "Message Too Big",
        1010 => "Mandatory Ext.",
        1011 => "Internal Error",
        1012 => "Service Restart",
        1013 => "Try Again Later",
        1014 => "Bad Gateway",
        3000 => "Unauthorized",
        3003 => "Forbidden",
        3008 => "Timeout",
        4000..=4999 => "private use",
        _ => return format!("code {code}"),
    };
    format!("code {code} ({name})")
}
