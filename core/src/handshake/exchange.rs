//! Drives the opening handshake over a stream, within a deadline.

use std::io;
use std::mem::MaybeUninit;
use std::time::{Duration, SystemTime};

use super::handshake_failure::{HandshakeError, HandshakeFailure};
use super::opening::{Awaiting, Opened, Opening};
use super::request::Request;
use super::response::HandshakeRefusal;
use crate::deadline::Deadline;
use crate::stream::Stream;
use crate::wait::{Interest, Wait, WaitError};
use crate::wire::StreamEnd;

/// How long the body of a refusal is waited for: most servers keep the connection open after it.
const BODY_TIMEOUT: Duration = Duration::from_secs(2);

/// How many of the first bytes of an answer are kept as evidence.
const FIRST_BYTES: usize = 512;

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
    // more than our failed write, so reading continues and the write's error is the second choice.
    let sent = send(stream, &request.bytes, wait);
    // Other preparations are made while the server works on its answer.
    let mut opening = Opening::new(request);
    if let Stream::Plain(wire) = stream {
        wire.set_options();
    }
    let unsent = match sent {
        Ok(()) => None,
        Err(error @ (HandshakeError::TimedOut | HandshakeError::Interrupted)) => {
            return Err(failure(error, &mut opening));
        }
        Err(error) => Some(error),
    };
    if let Err(error) = receive(stream, &mut opening, wait) {
        return Err(failure(unsent.unwrap_or(error), &mut opening));
    }
    let (error, response) = match opening.finish() {
        Some(Ok(opened)) => {
            return Ok(Opened {
                sent: opening.take_request_bytes(),
                ..opened
            });
        }
        None => (HandshakeError::Ended(StreamEnd::Closed), None),
        Some(Err(refusal)) => match *refusal {
            HandshakeRefusal::Head(error) => (HandshakeError::Head(error), None),
            HandshakeRefusal::Status(response) => (HandshakeError::Status, Some(response)),
            HandshakeRefusal::Violation(violation, response) => {
                (HandshakeError::Violation(violation), Some(response))
            }
        },
    };
    let mut failed = failure(error, &mut opening);
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

/// Reads until the handshake has its result. The head has the deadline of the call; the body of a
/// refusal has its own, and may be incomplete.
fn receive(
    stream: &mut Stream,
    opening: &mut Opening,
    wait: Wait<'_>,
) -> Result<(), HandshakeError> {
    let mut block = [MaybeUninit::uninit(); 8192];
    let mut awaiting = Awaiting::Head;
    let mut body_wait = wait;
    // The answer cannot have arrived yet, unless the server sent something first.
    let mut read_first = !stream.is_idle();
    loop {
        if awaiting == Awaiting::Nothing {
            return Ok(());
        }
        let give_up = |error| match awaiting {
            Awaiting::Body => Ok(()),
            _ => Err(error),
        };
        match body_wait.check() {
            Err(WaitError::Interrupted) => return Err(HandshakeError::Interrupted),
            Err(error) => return give_up(error.into()),
            Ok(()) => {}
        }
        let read = if std::mem::replace(&mut read_first, true) {
            let read = stream.read_uninit(&mut block);
            // If this one took what was buffered, the next one must not wait for it.
            stream.let_next_read_wait(false);
            read
        } else {
            Err(io::ErrorKind::WouldBlock.into())
        };
        match read {
            Ok([]) => return give_up(HandshakeError::Ended(StreamEnd::Closed)),
            Ok(bytes) => {
                let next = opening.receive(bytes);
                if awaiting == Awaiting::Head && next == Awaiting::Body {
                    body_wait = wait.until(Deadline::after(BODY_TIMEOUT));
                }
                awaiting = next;
            }
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                match stream.wait_for_next_read(body_wait) {
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

fn failure(error: HandshakeError, opening: &mut Opening) -> Box<HandshakeFailure> {
    let sent = opening.take_request_bytes();
    let bytes = opening.received();
    let first_bytes = bytes
        .get(..bytes.len().min(FIRST_BYTES))
        .unwrap_or_default()
        .to_vec();
    Box::new(HandshakeFailure {
        error,
        response: None,
        first_bytes,
        received: bytes.len(),
        sent,
        request: opening.request().summary.clone(),
        at: SystemTime::now(),
    })
}
