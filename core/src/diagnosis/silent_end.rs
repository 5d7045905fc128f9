//! Explains a connection that ended without a byte by what is known of the program that listens.

use super::diagnosis::Diagnosis;
use super::guess::{Guess, TLS_PORTS_CLOSE};
use super::programs::{self, Place, Program, Relay, Role, SeenProgram};
use crate::connect::ConnectError;
use crate::handshake::{HandshakeError, Response};
use crate::tls::TlsError;
use crate::url::Target;
use crate::wire::StreamEnd;

/// Adds to the explanation of `error` what the listening `process` means for it, if it is known.
#[must_use]
pub(super) fn explain(
    diagnosis: Diagnosis,
    error: &ConnectError,
    target: Option<&Target>,
    process: Option<&str>,
) -> Diagnosis {
    let program = process.and_then(programs::of_process);
    let (Some(program), Some(end)) = (program, ended_without_a_byte(error)) else {
        return diagnosis;
    };
    let over_tls = target.is_none_or(|target| target.secure);
    let mut diagnosis = diagnosis;
    diagnosis.programs.push(SeenProgram {
        name: program.name,
        version: None,
        place: Place::Nearest,
    });
    if let Some(relay) = &program.relay {
        let what = match end {
            StreamEnd::Closed => "closed",
            StreamEnd::Reset => "reset",
        };
        diagnosis.problem = format!(
            "{} {what} the connection without forwarding a response",
            program.name
        );
        diagnosis.help = relay_help(program, relay, end, over_tls);
    } else if let Some(help) = program.closes_without_answer {
        // It says the same, for this program.
        Guess::SilentRoute.remove_from(&mut diagnosis.help);
        diagnosis.help.insert(0, help.to_owned());
    }
    diagnosis.help.truncate(Diagnosis::MAX_HELP);
    diagnosis
}

/// What helps where the program that gave `response` closes without an answer to another request, if that is known.
pub(crate) fn closes_without_answer(response: &Response) -> Option<&'static str> {
    let body = String::from_utf8_lossy(&response.body).to_ascii_lowercase();
    let programs = programs::recognise(&response.head.headers, &body);
    let mut known = programs
        .iter()
        .filter_map(|detected| detected.program.closes_without_answer);
    known.next()
}

fn relay_help(program: &Program, relay: &Relay, end: StreamEnd, over_tls: bool) -> Vec<String> {
    let name = program.name;
    let mut help = Vec::new();
    if let (StreamEnd::Reset, Some(setting)) = (end, relay.expects_proxy_header) {
        help.push(format!(
            "{name} likely expects a PROXY protocol header, which only another proxy sends: connect through that proxy, or remove {setting}"
        ));
    }
    if !over_tls {
        // A relay that is nothing else mostly ends TLS.
        let at = match program.role {
            Role::RelaysBytes => 0,
            _ => help.len(),
        };
        help.insert(at, TLS_PORTS_CLOSE.to_owned());
    }
    let not_running = if help.is_empty() {
        format!("the upstream server of {name} is likely not running")
    } else {
        format!("or the upstream server of {name} is not running")
    };
    help.push(format!(
        "{not_running}: start it, or correct {}",
        relay.server_behind
    ));
    if let Some(setting) = relay.sends_proxy_header {
        help.push(format!(
            "or only one side uses the PROXY protocol: set {setting} if the upstream server expects it, otherwise remove it"
        ));
    }
    help
}

/// How the connection ended, if no byte came.
fn ended_without_a_byte(error: &ConnectError) -> Option<StreamEnd> {
    match error {
        ConnectError::Handshake(failure) if failure.received == 0 => match failure.error {
            HandshakeError::Ended(end) => Some(end),
            _ => None,
        },
        ConnectError::Tls(failure) if failure.tap.received == 0 => match failure.error {
            TlsError::Closed => Some(StreamEnd::Closed),
            TlsError::Reset => Some(StreamEnd::Reset),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use super::*;
    use crate::diagnosis::catalogue::Code;
    use crate::handshake::{HandshakeFailure, Request, RequestOptions};

    fn ended(url: &str, end: StreamEnd, received: usize, process: Option<&str>) -> Diagnosis {
        let target = Target::parse(url).unwrap();
        let failure = HandshakeFailure {
            sent: Vec::new(),
            error: HandshakeError::Ended(end),
            response: None,
            first_bytes: Vec::new(),
            received,
            request: Request::new(&target, &RequestOptions::default(), "key").summary,
            at: SystemTime::UNIX_EPOCH,
        };
        let before = Diagnosis::new(Code::HandshakeClosed, "it ended").help("see the log");
        let error = ConnectError::Handshake(Box::new(failure));
        explain(before, &error, Some(&target), process)
    }

    #[test]
    fn a_relay_is_named_where_no_byte_came() {
        let diagnosis = ended("wss://h/", StreamEnd::Closed, 0, Some("stunnel"));
        assert_eq!(
            diagnosis.problem,
            "stunnel closed the connection without forwarding a response"
        );
        assert!(diagnosis.help[0].contains("likely not running"));
        assert!(diagnosis.help[1].contains("protocol = proxy"));
    }

    #[test]
    fn a_reset_may_mean_that_the_relay_expects_a_proxy_header() {
        let diagnosis = ended("wss://h/", StreamEnd::Reset, 0, Some("haproxy"));
        assert!(diagnosis.help[0].contains("accept-proxy"));
        // A relay that is nothing else mostly ends TLS, so a plain request is the likely fault.
        let diagnosis = ended("ws://h/", StreamEnd::Reset, 0, Some("hitch"));
        assert_eq!(diagnosis.help[0], TLS_PORTS_CLOSE);
        assert!(diagnosis.help[1].contains("proxy-proxy"));
        assert_eq!(diagnosis.help.len(), Diagnosis::MAX_HELP);
    }

    #[test]
    fn an_application_that_is_known_for_it_adds_its_hint() {
        let diagnosis = ended("ws://h/", StreamEnd::Closed, 0, Some("mosquitto"));
        assert_eq!(diagnosis.problem, "it ended");
        assert!(diagnosis.help[0].contains("subprotocols: ['mqtt']"));
        assert_eq!(diagnosis.help[1], "see the log");
    }

    #[test]
    fn other_processes_and_ends_after_a_byte_change_nothing() {
        for (received, process) in [
            (0, None),
            (0, Some("node")),
            (0, Some("lighttpd")),
            (1, Some("stunnel")),
        ] {
            let diagnosis = ended("ws://h/", StreamEnd::Closed, received, process);
            assert_eq!(diagnosis.problem, "it ended", "{process:?}");
            assert_eq!(diagnosis.help, ["see the log"], "{process:?}");
        }
    }
}
