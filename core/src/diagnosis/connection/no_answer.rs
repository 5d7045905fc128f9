//! Explains a connection that the kernel ended because the peer did not answer it.

use std::time::Duration;

use crate::connection::Lost;
use crate::diagnosis::catalogue::{Code, Fault};
use crate::diagnosis::diagnosis::Diagnosis;
use crate::diagnosis::errno::errno_text;
use crate::text::span;
use crate::wire::TcpInfo;

/// Why no answer came.
enum Silence {
    /// Nothing came from the other machine.
    Gone,
    /// Its packets came, but none acknowledged what was sent.
    OneWay,
    /// It answered that it has no room for more.
    NotReading,
}

impl Silence {
    fn of(tcp: &TcpInfo) -> Self {
        let tries = tcp.retransmits.max(tcp.probes);
        if tcp.send_window == Some(0) && tries <= 1 {
            return Self::NotReading;
        }
        // A machine that is gone was silent during all retransmissions, each of which waits twice as long as
        // the one before.
        let is_heard = tcp.last_acknowledged < tcp.retransmission_timeout / 2;
        match tcp.retransmits >= 2 && is_heard {
            true => Self::OneWay,
            false => Self::Gone,
        }
    }
}

pub(super) fn no_answer(errno: i32, lost: &Lost) -> Diagnosis {
    let lost_code = |problem: String| Diagnosis::new(Code::WebSocketLost, problem);
    let gone = "the other machine, or the path to it, is gone";
    let Some(tcp) = lost.tcp else {
        return lost_code(gone.to_owned())
            .seen("found", format!("no answer: {}", errno_text(errno)))
            .help(CHECK_PATH);
    };
    match Silence::of(&tcp) {
        Silence::Gone => lost_code(gone.to_owned())
            .seen(
                "found",
                format!(
                    "no answer to {} in {}: {}",
                    tries_text(&tcp),
                    span(tcp.last_acknowledged),
                    errno_text(errno)
                ),
            )
            .help(CHECK_PATH),
        Silence::OneWay => {
            lost_code("what was sent does not arrive at the other machine".to_owned())
                .seen(
                    "found",
                    format!(
                        "no acknowledgement of {}, although packets from there arrived, the last {} ago",
                        tries_text(&tcp),
                        span(tcp.last_acknowledged)
                    ),
                )
                .help("likely a firewall, NAT or route that drops packets in one direction: check the path, then connect again")
        }
        Silence::NotReading => {
            let mut diagnosis = lost_code(format!(
                "the server is alive, but its program has not read for {}",
                span(tcp.last_data_sent)
            ))
            .seen(
                "found",
                format!(
                    "its receive buffer is full (window 0), as its machine last confirmed {} ago",
                    span(tcp.last_acknowledged)
                ),
            )
            .help("look for a handler on the server that blocks, is stopped, or waits for this client to read first");
            diagnosis.fault = Fault::Server;
            diagnosis
        }
    }
}

/// "9 retransmissions", or "4 probes" where nothing was waiting for an acknowledgement.
fn tries_text(tcp: &TcpInfo) -> String {
    let (count, what) = match tcp.retransmits {
        0 => (tcp.probes, "probe"),
        retransmits => (retransmits, "retransmission"),
    };
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}

/// What is known while a call timed out, if the peer leaves something unanswered: nothing else shows that the link
/// may be dead.
pub(super) fn unanswered(tcp: &TcpInfo) -> Option<String> {
    let silent = tcp.last_acknowledged;
    if silent < NOTABLE {
        return None;
    }
    let (what, tries) = (span(silent), tries_text(tcp));
    match (tcp.unacknowledged_segments, tcp.retransmits, tcp.probes) {
        (1.., 1.., _) => Some(format!(
            "nothing has been acknowledged for {what}: no answer to {tries}"
        )),
        // The round trip was so long that nothing was sent again yet.
        (1.., 0, _) if tcp.last_data_sent >= NOTABLE => Some(format!(
            "nothing has been acknowledged for {}",
            span(tcp.last_data_sent)
        )),
        (0, _, 2..) => Some(format!(
            "no packet has arrived for {what}: no answer to {tries}"
        )),
        _ => None,
    }
}

/// A machine that answers does so within this time.
const NOTABLE: Duration = Duration::from_secs(1);

const CHECK_PATH: &str = "likely the machine is off or was disconnected, or something on the way (VPN, firewall, NAT) no longer forwards this connection: connect again";
