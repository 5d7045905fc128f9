//! Drives the opening handshake over a stream, within a deadline.

use std::io;
use std::mem::MaybeUninit;
use std::time::{Duration, SystemTime};

use super::{
    HandshakeRefusal, HandshakeViolation, HeadError, Opened, Opening, Request, RequestSummary,
    Response, Wants,
};
use crate::deadline::Deadline;
use crate::stream::Stream;
use crate::wait::{Interest, Wait, WaitError};
use crate::wire::StreamEnd;

/// How long the body of a refusal is waited for: most servers keep the connection open behind it.
const BODY_PATIENCE: Duration = Duration::from_secs(2);

/// How many of the first bytes of an answer are kept as evidence.
const KEPT: usize = 512;

/// Why the opening handshake failed, and what had arrived by then.
#[derive(Debug)]
pub struct HandshakeFailure {
    /// The cause.
    pub error: HandshakeError,
    /// The response, where there was one.
    pub response: Option<Response>,
    /// The first bytes of an answer that did not become a response, at most 512.
    pub first_bytes: Vec<u8>,
    /// How many bytes of the answer had arrived.
    pub received: usize,
    /// What the request said.
    pub request: RequestSummary,
    /// When it failed; what a server says of a date is measured against it.
    pub at: SystemTime,
}

/// The cause of a failed opening handshake.
#[derive(Debug)]
pub enum HandshakeError {
    /// The answer was not complete at the deadline.
    TimedOut,
    /// The caller wants the call to end.
    Interrupted,
    /// The server ended the stream before a complete head.
    Ended(StreamEnd),
    /// Another error of the stream.
    Io(io::Error),
    /// The bytes are no acceptable HTTP response.
    Head(HeadError),
    /// Another status than 101; the response has it.
    Status,
    /// A 101 that RFC 6455 tells us to fail.
    Violation(HandshakeViolation),
}

/// Sends `request` and reads the answer.
///
/// # Errors
/// [`HandshakeFailure`].
pub fn exchange(
    stream: &mut Stream,
    request: Request,
    wait: Wait<'_>,
) -> Result<Opened, Box<HandshakeFailure>> {
    // A server may answer and close without reading the whole request; then its answer explains
    // more than our failed write, so reading goes on and the write's error is the second choice.
    let sent = send(stream, &request.bytes, wait);
    // What else is to be done for a connection is done while the server works on its answer.
    let mut opening = Opening::new(request);
    if let Stream::Plain(wire) = stream {
        wire.set_options();
    }
    let unsent = match sent {
        Ok(()) => None,
        Err(error @ (HandshakeError::TimedOut | HandshakeError::Interrupted)) => {
            return Err(failure(error, &opening));
        }
        Err(error) => Some(error),
    };
    if let Err(error) = receive(stream, &mut opening, wait) {
        return Err(failure(unsent.unwrap_or(error), &opening));
    }
    let (error, response) = match opening.finish() {
        Some(Ok(opened)) => return Ok(opened),
        None => (HandshakeError::Ended(StreamEnd::Closed), None),
        Some(Err(refusal)) => match *refusal {
            HandshakeRefusal::Head(error) => (HandshakeError::Head(error), None),
            HandshakeRefusal::Status(response) => (HandshakeError::Status, Some(response)),
            HandshakeRefusal::Violation(violation, response) => {
                (HandshakeError::Violation(violation), Some(response))
            }
        },
    };
    let mut failed = failure(error, &opening);
    failed.response = response;
    Err(failed)
}

fn send(stream: &mut Stream, mut bytes: &[u8], wait: Wait<'_>) -> Result<(), HandshakeError> {
    loop {
        let step = if bytes.is_empty() {
            stream.flush().map(|()| 0)
        } else {
            stream.write(bytes)
        };
        match step {
            Ok(_) if bytes.is_empty() => return Ok(()),
            Ok(count) => bytes = bytes.get(count..).unwrap_or_default(),
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                wait.for_fd(&*stream, Interest::WRITE)
                    .map_err(HandshakeError::from)?;
            }
            Err(error) => return Err(ended(stream, error)),
        }
    }
}

/// Reads until the machine has its result. The head has the deadline of the call; the body of a
/// refusal has its own, and where it stops coming the refusal stands without it.
fn receive(
    stream: &mut Stream,
    opening: &mut Opening,
    wait: Wait<'_>,
) -> Result<(), HandshakeError> {
    let mut block = [MaybeUninit::uninit(); 8192];
    let mut wants = Wants::Head;
    let mut patience = wait;
    // The answer cannot be there yet, unless the server spoke first.
    let mut look_first = !stream.is_idle();
    loop {
        if wants == Wants::Nothing {
            return Ok(());
        }
        let give_up = |error| match wants {
            Wants::Body => Ok(()),
            _ => Err(error),
        };
        match patience.check() {
            Err(WaitError::Interrupted) => return Err(HandshakeError::Interrupted),
            Err(error) => return give_up(error.into()),
            Ok(()) => {}
        }
        let read = if std::mem::replace(&mut look_first, true) {
            stream.read_uninit(&mut block)
        } else {
            Err(io::ErrorKind::WouldBlock.into())
        };
        match read {
            Ok([]) => return give_up(HandshakeError::Ended(StreamEnd::Closed)),
            Ok(bytes) => {
                let now_wants = opening.receive(bytes);
                if wants == Wants::Head && now_wants == Wants::Body {
                    patience = wait.until(Deadline::after(BODY_PATIENCE));
                }
                wants = now_wants;
            }
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                match patience.for_fd(&*stream, stream.interest_to_read()) {
                    Ok(()) => {}
                    Err(WaitError::Interrupted) => return Err(HandshakeError::Interrupted),
                    Err(error) => return give_up(error.into()),
                }
            }
            Err(error) => return give_up(ended(stream, error)),
        }
    }
}

fn ended(stream: &Stream, error: io::Error) -> HandshakeError {
    // rustls reports the end of TCP without close_notify as UnexpectedEof.
    match (stream.tap().end, error.kind()) {
        (Some(StreamEnd::Reset), _) => HandshakeError::Ended(StreamEnd::Reset),
        (_, io::ErrorKind::UnexpectedEof) => HandshakeError::Ended(StreamEnd::Closed),
        _ => HandshakeError::Io(error),
    }
}

fn failure(error: HandshakeError, opening: &Opening) -> Box<HandshakeFailure> {
    let bytes = opening.received();
    let first_bytes = bytes
        .get(..bytes.len().min(KEPT))
        .unwrap_or_default()
        .to_vec();
    Box::new(HandshakeFailure {
        error,
        response: None,
        first_bytes,
        received: bytes.len(),
        request: opening.request().summary.clone(),
        at: SystemTime::now(),
    })
}

impl From<WaitError> for HandshakeError {
    fn from(error: WaitError) -> Self {
        match error {
            WaitError::TimedOut => Self::TimedOut,
            WaitError::Interrupted => Self::Interrupted,
            WaitError::Os(error) => Self::Io(error),
        }
    }
}
