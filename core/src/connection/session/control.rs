//! Control frames, and how they end a session.

use super::session::Session;
use super::session_event::SessionEvent;
use super::state::{CloseState, ReadState, SessionProgress};

/// How many bytes are kept of a text that arrives instead of frames.
const MAX_TEXT_KEPT: usize = 1024;
use crate::connection::close::{self, CloseInfo, LocalClose};
use crate::connection::control_payload::ControlPayload;
use crate::connection::frame::FrameKind;
use crate::connection::message::Payload;
use crate::connection::protocol_violation::ProtocolViolation;

impl<P: Payload> Session<P> {
    /// Makes a pong with this payload a [`SessionEvent::Pong`]; `None` ends that.
    pub(crate) fn await_pong(&mut self, payload: Option<ControlPayload>) {
        if let Some(ping) = &payload {
            self.unanswered.note_ping(*ping);
            self.other_pong = None;
        }
        self.awaited_pong = payload;
    }

    /// The last pong that arrived while another one was awaited.
    pub(crate) fn other_pong(&self) -> Option<ControlPayload> {
        self.other_pong
    }

    /// Starts the closing handshake: messages that arrive are discarded. [`Session::send_close`] sends our
    /// Close frame; before that, a Close of the peer that has already arrived may be handled.
    pub(crate) fn start_close(&mut self, close: &LocalClose) {
        self.closing = CloseState::Requested(close.clone());
        self.message = None;
        if self.has_input() {
            self.progress = SessionProgress::Ready;
        }
        if let ReadState::Payload { left, .. } = self.reading {
            self.reading = ReadState::Discarded { left };
        }
    }

    /// Puts our Close frame into the output, unless it was put there already.
    pub(crate) fn send_close(&mut self) {
        if let CloseState::Requested(close) = &self.closing {
            self.output.queue_close(close.payload());
        }
    }

    /// How the program has closed, as long as the peer has not answered.
    pub(crate) fn unanswered_info(&self) -> CloseInfo {
        let unanswered = |info| CloseInfo {
            clean: false,
            ..info
        };
        match &self.closing {
            CloseState::Requested(ours) => unanswered(ours.answered_info()),
            CloseState::Open => CloseInfo::lost(false),
        }
    }

    /// Whether the program has closed.
    #[inline]
    pub(crate) fn is_closing(&self) -> bool {
        matches!(self.closing, CloseState::Requested(_))
    }

    pub(super) fn receive_control(
        &mut self,
        kind: FrameKind,
        payload: ControlPayload,
    ) -> Result<Option<SessionEvent<P>>, ProtocolViolation> {
        match kind {
            // RFC 6455 §5.5.2: "Upon receipt of a Ping frame, an endpoint MUST send a Pong frame in
            // response, unless it already received a Close frame."
            FrameKind::Ping => {
                self.output.queue_pong(payload);
                Ok(None)
            }
            // RFC 6455 §5.5.3: "A Pong frame MAY be sent unsolicited. ... A response to an
            // unsolicited Pong frame is not expected."
            FrameKind::Pong => {
                self.unanswered.note_pong(&payload);
                let answers = self.awaited_pong.take_if(|awaited| *awaited == payload);
                if answers.is_none() && self.awaited_pong.is_some() {
                    self.other_pong = Some(payload);
                }
                Ok(answers.map(|_| SessionEvent::Pong))
            }
            _ => self
                .receive_close(payload.as_bytes())
                .map(|info| Some(SessionEvent::Closed(info))),
        }
    }

    fn receive_close(&mut self, payload: &[u8]) -> Result<CloseInfo, ProtocolViolation> {
        let info = close::parse(payload)?;
        self.end_reading();
        Ok(match &self.closing {
            // Ours was not sent when the peer's arrived, so the peer closed, and ours is the answer.
            CloseState::Requested(ours) if !self.output.close_staged() => {
                self.output.queue_close(ours.payload());
                info
            }
            CloseState::Requested(ours) => ours.answered_info(),
            CloseState::Open => {
                // RFC 6455 §5.5.1: "When sending a Close frame in response, the endpoint typically
                // echos the status code it received."
                let code = payload.first_chunk::<2>().map_or(&[][..], |code| code);
                if let Some(answer) = ControlPayload::new(code) {
                    self.output.queue_close(answer);
                }
                info
            }
        })
    }

    /// RFC 6455 §7.1.7: "An endpoint MUST NOT continue to attempt to process data (including a
    /// responding Close frame) from the remote endpoint after being instructed to _Fail the
    /// WebSocket Connection_."
    pub(super) fn fail(&mut self, violation: ProtocolViolation) -> SessionEvent<P> {
        if let ProtocolViolation::ReservedBits { frame, .. } = violation
            && frame.begins_text().is_some()
        {
            let bytes = self.input.bytes();
            self.text_instead_of_frames = bytes.get(..MAX_TEXT_KEPT).unwrap_or(bytes).into();
        }
        self.output
            .queue_close(LocalClose::bare(violation.close_code()).payload());
        self.end_reading();
        SessionEvent::Violation(violation)
    }

    pub(super) fn end_reading(&mut self) {
        self.reading = ReadState::Done;
        self.message = None;
        self.deflate = None;
        self.input.clear();
        self.progress = SessionProgress::NeedsInput;
    }
}
