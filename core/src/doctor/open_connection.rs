//! Listens, pings and closes on the connection that was opened.

use std::time::{Duration, Instant};

use super::prober::Prober;
use crate::connection::{
    CloseInfo, Connection, ConnectionError, ConnectionLimits, ControlPayload, LocalClose, Message,
    MessageTooBig, MessageType, ProtocolViolation, Received,
};
use crate::deadline::Deadline;
use crate::diagnosis::ConnectionEvidence;
use crate::handshake::Agreement;
use crate::stream::Stream;

/// How long to listen for what the server sends by itself, where it does not answer a ping before.
const LISTEN_TIME: Duration = Duration::from_millis(250);

/// How long to listen at least after a pong, which the server's WebSocket library may send before the application
/// looks at the connection.
const LISTEN_AFTER_PONG: Duration = Duration::from_millis(25);

/// How many pings are sent.
const PINGS: usize = 3;

/// The longest message that is read.
const MAX_MESSAGE_SIZE: u64 = 1024 * 1024;

/// What the server did on an open connection.
#[derive(Debug)]
pub(crate) struct OpenConnectionChecks {
    /// What it sent by itself.
    pub(crate) first: FirstFrame,
    /// How long that took.
    pub(crate) first_took: Duration,
    /// The round trips of the pings that were answered.
    pub(crate) pings: Vec<Duration>,
    /// Why there are not three; `None` also where none was sent.
    pub(crate) ping_error: Option<ConnectionError>,
    /// What came in place of frames, if that looks like text.
    pub(crate) text_in_place: Option<Box<[u8]>>,
    /// The only message of a connection that ended behind it, if it is a text.
    pub(crate) only_message: Option<Box<str>>,
    /// How it closed, and how long that took; `None` if the connection had ended before.
    pub(crate) close: Option<(CloseInfo, Duration)>,
}

/// What a server sends first by itself.
#[derive(Debug)]
pub(crate) enum FirstFrame {
    /// Nothing for a while.
    Silence,
    /// A message.
    Message {
        /// Its type.
        kind: MessageType,
        /// Its length in bytes.
        length: usize,
    },
    /// A message over the size limit, which is not read.
    LongMessage,
    /// A close that programs expect.
    Closed(Option<CloseInfo>),
    /// An end that they do not.
    Failed(ConnectionError),
}

impl OpenConnectionChecks {
    /// The same as far as it explains an error.
    pub(crate) fn evidence(&self) -> ConnectionEvidence<'_> {
        ConnectionEvidence {
            text_in_place: self.text_in_place.as_deref(),
            only_message: self.only_message.as_deref(),
            ..ConnectionEvidence::default()
        }
    }

    /// The error that ended the connection, if something was wrong with it.
    pub(crate) fn failure(&self) -> Option<&ConnectionError> {
        match (&self.first, &self.ping_error) {
            (FirstFrame::Failed(error), _) => Some(error),
            (_, Some(error)) if !matches!(error, ConnectionError::TimedOut(_)) => {
                // A close that is in order is no fault.
                match error {
                    ConnectionError::Closed(info) if info.is_normal() => None,
                    error => Some(error),
                }
            }
            _ => None,
        }
    }
}

/// Listens, pings and closes. The server took `answered_in` to answer the upgrade.
pub(super) fn check(
    stream: Stream,
    agreement: &Agreement,
    rest: Vec<u8>,
    answered_in: Duration,
    prober: &Prober<'_>,
) -> OpenConnectionChecks {
    let limits = ConnectionLimits {
        max_message_size: MAX_MESSAGE_SIZE,
        close_timeout: prober.options.timeout,
        ..ConnectionLimits::default()
    };
    let mut connection =
        Connection::<Vec<u8>>::new(stream, rest, limits).with_deflate(agreement.deflate);
    let started = Instant::now();
    let (first, pong) = listen(&mut connection, answered_in, prober);
    let mut checks = OpenConnectionChecks {
        first,
        first_took: started.elapsed(),
        pings: Vec::new(),
        ping_error: None,
        text_in_place: connection.text_instead_of_frames().map(Into::into),
        only_message: None,
        close: None,
    };
    match pong {
        Ok(pong) => checks.pings.extend(pong),
        Err(error) => checks.ping_error = Some(error),
    }
    if !connection.is_open() {
        checks.only_message = connection.only_message().map(Into::into);
        return checks;
    }
    while checks.pings.len() < PINGS {
        let number = checks.pings.len().to_string();
        let Some(payload) = ControlPayload::new(number.as_bytes()) else {
            break;
        };
        match connection.ping(payload, prober.wait()) {
            Ok(round_trip) => checks.pings.push(round_trip),
            Err(error) => {
                checks.ping_error = Some(error);
                break;
            }
        }
    }
    checks.text_in_place = connection.text_instead_of_frames().map(Into::into);
    if connection.is_open()
        && let Ok(close) = LocalClose::new(1000, b"")
    {
        let started = Instant::now();
        let info = connection.close(&close, prober.wait());
        checks.close = Some((info, started.elapsed()));
    }
    checks
}

/// Listens for what the server sends by itself. A ping ends that early: what was sent before the pong has arrived by
/// then, so that only what an application does a little later remains to be waited for.
///
/// Returns the round trip of the ping too, or the error that it met after a message.
fn listen(
    connection: &mut Connection<Vec<u8>>,
    answered_in: Duration,
    prober: &Prober<'_>,
) -> (FirstFrame, Result<Option<Duration>, ConnectionError>) {
    let wait = prober.wait_for(LISTEN_TIME);
    let Some(payload) = ControlPayload::new(b"0") else {
        return (FirstFrame::Silence, Ok(None));
    };
    let (pong, wait) = match connection.ping(payload, wait) {
        Ok(round_trip) => {
            // A server that was slow to answer may be as slow to look at the connection.
            let time = answered_in.saturating_mul(2).max(LISTEN_AFTER_PONG);
            (Some(round_trip), wait.until(Deadline::after(time)))
        }
        Err(error) => match (connection.buffered_message(), end_of_listening(&error)) {
            (Some(message), Some(_)) => return (message_frame(&message), Err(error)),
            (Some(message), None) => return (message_frame(&message), Ok(None)),
            (None, Some(end)) => return (end, Ok(None)),
            (None, None) => (None, wait),
        },
    };
    let first = match connection.receive(wait) {
        Ok(Received::Message(message)) => message_frame(&message),
        Ok(Received::End) => FirstFrame::Closed(connection.close_info()),
        Err(error) => end_of_listening(&error).unwrap_or(FirstFrame::Silence),
    };
    (first, Ok(pong))
}

fn message_frame(message: &Message<Vec<u8>>) -> FirstFrame {
    FirstFrame::Message {
        kind: message.kind,
        length: message.payload.len(),
    }
}

/// What ended the connection, unless only the time is over.
fn end_of_listening(error: &ConnectionError) -> Option<FirstFrame> {
    match error {
        ConnectionError::TimedOut(_)
        | ConnectionError::Interrupted
        | ConnectionError::InterruptRequested(_)
        | ConnectionError::NoDescriptor(_)
        | ConnectionError::InboxFull(_)
        | ConnectionError::NoMemory => None,
        ConnectionError::Violation(ProtocolViolation::TooBig(MessageTooBig { .. })) => {
            Some(FirstFrame::LongMessage)
        }
        ConnectionError::Closed(info) if info.is_normal() => {
            Some(FirstFrame::Closed(Some(info.clone())))
        }
        error => Some(FirstFrame::Failed(error.clone())),
    }
}
