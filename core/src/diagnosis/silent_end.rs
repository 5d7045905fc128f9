//! Explains a connection that ended without a byte by what is known of the program that listens.

use super::diagnosis::Diagnosis;
use super::handshake::TLS_PORTS_CLOSE;
use super::programs::{self, Program, Relay, Role};
use crate::connect::ConnectError;
use crate::handshake::HandshakeError;
use crate::tls::TlsError;
use crate::url::Target;
use crate::wire::StreamEnd;

/// How many hints are given at most.
const HINTS: usize = 3;

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
    if let Some(relay) = &program.relay {
        let what = match end {
            StreamEnd::Closed => "closed",
            StreamEnd::Reset => "reset",
        };
        diagnosis.problem = format!(
            "{} {what} the connection before the upstream server answered",
            program.name
        );
        diagnosis.help = relay_help(program, relay, end, over_tls);
    } else if let Some(help) = program.closes_without_answer {
        diagnosis.help.insert(0, help.to_owned());
    }
    diagnosis.help.truncate(HINTS);
    diagnosis
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
        let first = program.role == Role::RelaysBytes;
        let at = if first { 0 } else { help.len() };
        help.insert(at, TLS_PORTS_CLOSE.to_owned());
    }
    help.push(format!(
        "the upstream server of {name} is likely not running: start it, or correct {}",
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
