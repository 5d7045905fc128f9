//! The payloads of data frames: from the input, or read directly into their message.

use std::io;

use super::session::Session;
use super::session_event::SessionEvent;
use super::state::{ReadState, SessionProgress};
use crate::buffer::MIN_SPACE;
use crate::connection::assembly::{Assembly, AssemblyError};
use crate::connection::message::{Payload, ReadInto};
use crate::connection::protocol_violation::ProtocolViolation;

impl<P: Payload> Session<P> {
    /// Whether so much of a payload is missing that it is better read directly into its message.
    pub(crate) fn wants_direct_read(&self) -> bool {
        let is_far_from_end =
            matches!(self.reading, ReadState::Payload { left, .. } if left >= MIN_SPACE as u64);
        let is_uncompressed = |message: &Assembly<P>| !message.is_compressed;
        is_far_from_end
            && self.message.as_ref().is_some_and(is_uncompressed)
            && self.input.is_empty()
    }

    /// Lets `read` read into the message for which [`Session::wants_direct_read`] is true, and returns its
    /// result; `None` if the message cannot continue, which the next event reports.
    pub(crate) fn read_into_message(
        &mut self,
        read: &mut ReadInto<'_>,
    ) -> Option<io::Result<usize>> {
        let (ReadState::Payload { left, .. }, Some(message)) =
            (&mut self.reading, &mut self.message)
        else {
            return None;
        };
        let outcome = match message.fill(*left, read) {
            Ok(outcome) => outcome,
            Err(AssemblyError::Violation(violation)) => {
                self.reading = ReadState::Failed(Box::new(violation));
                self.progress = SessionProgress::Paused;
                return None;
            }
            Err(AssemblyError::NoMemory | AssemblyError::Pause) => {
                self.progress = SessionProgress::NoMemory;
                return None;
            }
        };
        if let Ok(count) = outcome {
            *left = left.saturating_sub(count as u64);
            self.counters.payload_received += count as u64;
            // A complete message is available without more input.
            self.progress = match *left {
                0 => SessionProgress::Paused,
                _ => SessionProgress::Ready,
            };
        }
        Some(outcome)
    }

    pub(super) fn read_payload(
        &mut self,
        left: u64,
        length: u64,
        is_final: bool,
    ) -> Result<Option<SessionEvent<P>>, ProtocolViolation> {
        let bytes = self.input.bytes();
        let here = usize::try_from(left)
            .ok()
            .and_then(|left| bytes.get(..left))
            .unwrap_or(bytes);
        let (count, outcome) = match (&mut self.message, &mut self.deflate) {
            (Some(message), Some(deflate)) if message.is_compressed => {
                deflate.inflate(here, message, self.max_message_size)
            }
            (Some(message), _) => match message.append(here, left - here.len() as u64) {
                Ok(()) => (here.len(), Ok(())),
                Err(halt) => (0, Err(halt)),
            },
            (None, _) => (here.len(), Ok(())),
        };
        self.input.consume(count);
        self.counters.payload_received += count as u64;
        let left = left - count as u64;
        self.reading = ReadState::Payload {
            left,
            length,
            is_final,
        };
        match outcome {
            Ok(()) => {}
            Err(AssemblyError::Violation(violation)) => return Err(violation),
            Err(AssemblyError::NoMemory) => return Ok(Some(SessionEvent::NoMemory)),
            Err(AssemblyError::Pause) => return Ok(Some(SessionEvent::Paused)),
        }
        if left > 0 {
            return Ok(Some(SessionEvent::NeedsInput));
        }
        self.reading = ReadState::Header;
        match self.message.take_if(|_| is_final) {
            Some(message) => {
                if let (true, Some(deflate)) = (message.is_compressed, &mut self.deflate) {
                    deflate.finish_message(&message)?;
                }
                let message = message.finish()?;
                self.counters.messages_received += 1;
                Ok(Some(SessionEvent::Message(message)))
            }
            None => Ok(None),
        }
    }

    pub(super) fn discard(&mut self, left: u64) -> Option<SessionEvent<P>> {
        let here = usize::try_from(left)
            .unwrap_or(usize::MAX)
            .min(self.input.len());
        self.input.consume(here);
        let left = left - here as u64;
        self.reading = if left > 0 {
            ReadState::Discarded { left }
        } else {
            ReadState::Header
        };
        (left > 0).then_some(SessionEvent::NeedsInput)
    }
}
