//! The protocol after the handshake as a state machine: bytes in, events out; no sockets, no clocks.

use crate::buffer::Buffer;
use crate::connection::assembly::{self, Assembly};
use crate::connection::control_payload::ControlPayload;
use crate::connection::counters::Counters;
use crate::connection::deflate::{CompressedPayload, PerMessageDeflate};
use crate::connection::frame::{self, FrameKind, ReceivedHeader};
use crate::connection::message::{Message, MessageType, Payload};
use crate::connection::output::Output;
use crate::connection::position::Position;
use crate::connection::protocol_violation::ProtocolViolation;
use crate::connection::utf8;
use crate::handshake::DeflateParameters;

use super::session_event::SessionEvent;
use super::state::{CloseState, ReadState, SessionProgress, UnansweredPings};

/// One side of an open WebSocket connection.
///
/// The caller puts received bytes into [`Session::space`], calls [`Session::filled`], and takes events from
/// [`Session::next_event`] until that needs input. After each event it writes what [`Session::output`]
/// holds. After [`SessionEvent::Closed`] and [`SessionEvent::Violation`] nothing more is read.
#[derive(Debug)]
pub(crate) struct Session<P> {
    pub(super) input: Buffer,
    pub(super) output: Output,
    pub(super) reading: ReadState,
    pub(super) message: Option<Assembly<P>>,
    /// Set if permessage-deflate was negotiated and the connection has not ended.
    pub(super) deflate: Option<Box<PerMessageDeflate>>,
    pub(super) closing: CloseState,
    pub(super) max_message_size: u64,
    pub(super) awaited_pong: Option<ControlPayload>,
    pub(super) unanswered: UnansweredPings,
    /// The last pong that was another than the awaited one.
    pub(super) other_pong: Option<ControlPayload>,
    pub(super) counters: Counters,
    /// The beginning of a text that arrived instead of frames and has ended the connection.
    pub(super) text_instead_of_frames: Box<[u8]>,
    pub(super) progress: SessionProgress,
}

impl<P: Payload> Session<P> {
    /// A session that has already received `received`, and that accepts messages of up to
    /// `max_message_size` bytes.
    pub(crate) fn new(received: Vec<u8>, max_message_size: u64) -> Self {
        Self {
            input: Buffer::with(received),
            output: Output::default(),
            reading: ReadState::Header,
            message: None,
            deflate: None,
            closing: CloseState::Open,
            max_message_size,
            awaited_pong: None,
            unanswered: UnansweredPings::default(),
            other_pong: None,
            counters: Counters::default(),
            text_instead_of_frames: Box::default(),
            progress: SessionProgress::Ready,
        }
    }

    /// The same session with permessage-deflate, if it was negotiated.
    pub(crate) fn with_deflate(mut self, agreed: Option<DeflateParameters>) -> Self {
        self.deflate = agreed.map(|agreed| Box::new(PerMessageDeflate::new(agreed)));
        self
    }

    /// The bytes to write.
    #[inline]
    pub(crate) fn output(&self) -> &Output {
        &self.output
    }

    #[inline]
    pub(crate) fn output_mut(&mut self) -> &mut Output {
        &mut self.output
    }

    #[inline]
    pub(crate) fn counters(&self) -> &Counters {
        &self.counters
    }

    #[inline]
    pub(crate) fn count_sent_frame(&mut self) {
        self.counters.frames_sent += 1;
    }

    /// Counts a message with a payload of `length` bytes; its frames are counted separately.
    #[inline]
    pub(crate) fn count_sent_message(&mut self, length: usize) {
        self.counters.messages_sent += 1;
        self.counters.payload_sent += length as u64;
    }

    /// The beginning of a text that arrived instead of frames and has ended the connection.
    pub(crate) fn text_instead_of_frames(&self) -> Option<&[u8]> {
        Some(&*self.text_instead_of_frames).filter(|text| !text.is_empty())
    }

    /// A payload compressed, if permessage-deflate was negotiated and makes it smaller, and unless
    /// `should_continue` returns false.
    #[inline]
    pub(crate) fn compress(
        &mut self,
        payload: &[u8],
        should_continue: &mut dyn FnMut() -> bool,
    ) -> Option<CompressedPayload> {
        self.deflate.as_mut()?.compress(payload, should_continue)
    }

    /// The message that was compressed last is not sent: the server does not have it in its window.
    pub(crate) fn reset_compressor(&mut self) {
        if let Some(deflate) = &mut self.deflate {
            deflate.reset_compressor();
        }
    }

    /// Where received bytes are put.
    pub(crate) fn space(&mut self) -> &mut [u8] {
        self.input.space()
    }

    /// `count` bytes were put into [`Session::space`].
    pub(crate) fn filled(&mut self, count: usize) {
        self.input.filled(count);
        self.progress = SessionProgress::Ready;
    }

    /// The input that was not processed.
    #[inline]
    pub(crate) fn unread(&self) -> &[u8] {
        self.input.bytes()
    }

    /// Whether another event may be available without more input.
    pub(crate) fn has_input(&self) -> bool {
        match self.progress {
            SessionProgress::Ready => !self.input.is_empty(),
            SessionProgress::NeedsInput => false,
            SessionProgress::Paused | SessionProgress::NoMemory => true,
        }
    }

    /// Whether the last event was [`SessionEvent::Paused`].
    pub(crate) fn is_paused(&self) -> bool {
        self.progress == SessionProgress::Paused
    }

    /// Whether the last event was [`SessionEvent::NoMemory`].
    pub(crate) fn lacks_memory(&self) -> bool {
        self.progress == SessionProgress::NoMemory
    }

    /// Returns the memory that an idle connection does not need; also that of a read that brought nothing after a message.
    pub(crate) fn shrink(&mut self) {
        if self.progress == SessionProgress::NeedsInput || self.input.is_empty() {
            self.input.shrink();
        }
        self.output.shrink();
    }

    /// How many bytes of memory the input holds.
    #[cfg(test)]
    pub(crate) fn input_memory(&self) -> usize {
        self.input.memory()
    }

    /// Frees what only an open connection needs.
    pub(crate) fn release(&mut self) {
        self.output.clear();
        self.deflate = None;
        self.shrink();
    }

    /// Pings after the last one to which a pong has arrived.
    pub(crate) fn pings_unanswered(&self) -> u64 {
        self.unanswered.count
    }

    /// How many messages are complete in the input and were not taken from it, as far as their frames are valid.
    pub(crate) fn messages_in_input(&self) -> u64 {
        let mut bytes = self.input.bytes();
        let mut count = 0;
        let mut skip = |bytes: &mut &[u8], length: u64, ends_message: bool| {
            let rest = usize::try_from(length)
                .ok()
                .and_then(|length| bytes.get(length..));
            *bytes = rest?;
            count += u64::from(ends_message);
            Some(())
        };
        let mut next = match self.reading {
            ReadState::Header => Some(()),
            ReadState::Payload { left, is_final, .. } => skip(&mut bytes, left, is_final),
            ReadState::Discarded { .. } | ReadState::Failed(_) | ReadState::Done => None,
        };
        while next.is_some() && !self.is_closing() {
            next = match frame::parse(bytes, self.deflate.is_some()) {
                Ok(Some(header)) if header.kind != FrameKind::Close => {
                    bytes = bytes.get(header.size..).unwrap_or_default();
                    let is_data =
                        matches!(header.kind, FrameKind::Start(_) | FrameKind::Continuation);
                    skip(
                        &mut bytes,
                        header.length,
                        is_data && header.start.is_final(),
                    )
                }
                _ => None,
            };
        }
        count
    }

    /// Where in the peer's bytes the input ends.
    pub(crate) fn position(&self) -> Position {
        let open = self.message.as_ref().map(Assembly::received);
        match (&self.reading, open) {
            (ReadState::Payload { left, length, .. }, _) => Position::InsideFrame {
                received: length - left,
                length: *length,
            },
            (ReadState::Header, _) if !self.input.is_empty() => {
                Position::InsideHeader(self.input.len() as u64)
            }
            (_, Some(received)) => Position::InsideMessage(received),
            _ => Position::BetweenMessages,
        }
    }

    /// The common case of [`Session::next_event`]: a message in one frame, all of it in the input.
    /// If there is none, or if something is wrong with it, nothing changes.
    #[inline]
    pub(crate) fn next_unfragmented(&mut self) -> Option<Message<P>> {
        if !matches!(self.reading, ReadState::Header) || self.message.is_some() || self.is_closing()
        {
            return None;
        }
        let whole = frame::parse_unfragmented(self.input.bytes())?;
        let (kind, length) = (whole.kind, whole.payload.len() as u64);
        if length > self.max_message_size
            || (kind == MessageType::Text && utf8::check(whole.payload).is_err())
        {
            return None;
        }
        let (payload, frame) = (P::copy_of(whole.payload).ok()?, whole.frame);
        self.input.consume(frame);
        self.counters.frames_received += 1;
        self.counters.messages_received += 1;
        self.counters.payload_received += length;
        Some(Message { kind, payload })
    }

    /// The next event of the input.
    pub(crate) fn next_event(&mut self) -> SessionEvent<P> {
        if let Some(message) = self.next_unfragmented() {
            return SessionEvent::Message(message);
        }
        loop {
            let step = match self.reading {
                ReadState::Header => self.read_header(),
                ReadState::Payload {
                    left,
                    length,
                    is_final,
                } => self.read_payload(left, length, is_final),
                ReadState::Discarded { left } => Ok(self.discard(left)),
                ReadState::Failed(_) => self.take_failure(),
                ReadState::Done => Ok(Some(SessionEvent::NeedsInput)),
            };
            match step {
                Ok(None) => {}
                Ok(Some(event)) => {
                    self.progress = match event {
                        SessionEvent::NeedsInput => SessionProgress::NeedsInput,
                        SessionEvent::Paused => SessionProgress::Paused,
                        SessionEvent::NoMemory => SessionProgress::NoMemory,
                        _ => SessionProgress::Ready,
                    };
                    return event;
                }
                Err(violation) => return self.fail(violation),
            }
        }
    }

    fn read_header(&mut self) -> Result<Option<SessionEvent<P>>, ProtocolViolation> {
        let bytes = self.input.bytes();
        let Some(header) = frame::parse(bytes, self.deflate.is_some())? else {
            return Ok(Some(SessionEvent::NeedsInput));
        };
        let payload = bytes.get(header.size..).unwrap_or_default();
        let whole = usize::try_from(header.length)
            .ok()
            .and_then(|length| payload.get(..length));
        let kind = match header.kind {
            FrameKind::Start(kind) => Some(kind),
            FrameKind::Continuation => None,
            FrameKind::Close | FrameKind::Ping | FrameKind::Pong => {
                let Some(control) = whole.and_then(ControlPayload::new) else {
                    return Ok(Some(SessionEvent::NeedsInput));
                };
                self.counters.frames_received += 1;
                self.input.consume(header.size + control.as_bytes().len());
                return self.receive_control(header.kind, control);
            }
        };
        self.counters.frames_received += 1;
        if self.is_closing() {
            self.input.consume(header.size);
            self.reading = ReadState::Discarded {
                left: header.length,
            };
            return Ok(None);
        }
        self.check_order(&header, kind)?;
        let received = self.message.as_ref().map_or(0, Assembly::received);
        let is_compressed = match &self.message {
            Some(open) => open.is_compressed,
            None => header.start.starts_compressed(),
        };
        // The length of a compressed message is known only when it is inflated.
        if !is_compressed {
            assembly::check_size::<P>(received, &header, self.max_message_size)?;
        }
        if let Some(kind) = kind {
            self.message = Some(Assembly::new(kind, is_compressed));
        }
        self.input.consume(header.size);
        let (length, is_final) = (header.length, header.start.is_final());
        self.reading = ReadState::Payload {
            left: length,
            length,
            is_final,
        };
        Ok(None)
    }

    /// RFC 6455 §5.4: "The fragments of one message MUST NOT be interleaved between the fragments
    /// of another message unless an extension has been negotiated that can interpret the
    /// interleaving."
    fn check_order(
        &self,
        header: &ReceivedHeader,
        start: Option<MessageType>,
    ) -> Result<(), ProtocolViolation> {
        let frame = header.start;
        match (&self.message, start) {
            (Some(open), Some(_)) => Err(ProtocolViolation::StartInsideMessage {
                frame,
                open: open.kind,
                received: open.received(),
            }),
            (None, None) => Err(ProtocolViolation::ContinuationWithoutStart { frame }),
            _ => Ok(()),
        }
    }

    fn take_failure(&mut self) -> Result<Option<SessionEvent<P>>, ProtocolViolation> {
        match std::mem::replace(&mut self.reading, ReadState::Done) {
            ReadState::Failed(violation) => Err(*violation),
            _ => Ok(None),
        }
    }
}
