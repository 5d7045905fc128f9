//! Control frames, and how a session ends by them.

use super::event::Event;
use super::session::Session;
use super::state::{Closing, Progress, Reading};

/// How many bytes are kept of a text that arrives instead of frames.
const TEXT_KEPT: usize = 1024;
use crate::connection::close::{self, CloseInfo, ControlPayload, LocalClose};
use crate::connection::frame::FrameKind;
use crate::connection::message::Payload;
use crate::connection::protocol_violation::ProtocolViolation;

impl<P: Payload> Session<P> {
    /// From now on a pong with this payload is an [`Event::Pong`]; `None` ends that.
    pub(crate) fn await_pong(&mut self, payload: Option<ControlPayload>) {
        self.awaited_pong = payload;
    }

    /// From now on messages that come are discarded; [`Session::send_close`] tells the peer. Between
    /// the two a Close of the peer that has arrived already may be found.
    pub(crate) fn close(&mut self, close: &LocalClose) {
        self.closing = Closing::Asked(close.clone());
        self.message = None;
        if self.has_input() {
            self.progress = Progress::Ready;
        }
        if let Reading::Payload { left, .. } = self.reading {
            self.reading = Reading::Discarded { left };
        }
    }

    /// Puts our Close frame into the output, if it is not there.
    pub(crate) fn send_close(&mut self) {
        if let Closing::Asked(close) = &self.closing {
            self.output.close(close.payload());
        }
    }

    /// Whether the program has closed.
    pub(crate) fn is_closing(&self) -> bool {
        matches!(self.closing, Closing::Asked(_))
    }

    pub(super) fn receive_control(
        &mut self,
        kind: FrameKind,
        payload: ControlPayload,
    ) -> Result<Option<Event<P>>, ProtocolViolation> {
        match kind {
            // RFC 6455 §5.5.2: "Upon receipt of a Ping frame, an endpoint MUST send a Pong frame in
            // response, unless it already received a Close frame."
            FrameKind::Ping => {
                self.output.answer_ping(payload);
                Ok(None)
            }
            // RFC 6455 §5.5.3: "A Pong frame MAY be sent unsolicited. ... A response to an
            // unsolicited Pong frame is not expected."
            FrameKind::Pong => {
                let answers = self.awaited_pong.take_if(|awaited| *awaited == payload);
                Ok(answers.map(|_| Event::Pong))
            }
            _ => self
                .receive_close(payload.as_bytes())
                .map(|info| Some(Event::Closed(info))),
        }
    }

    fn receive_close(&mut self, payload: &[u8]) -> Result<CloseInfo, ProtocolViolation> {
        let peers = close::parse(payload)?;
        self.end();
        Ok(match &self.closing {
            // Ours had not left when the peer's came, so the peer closed, and ours is the answer.
            Closing::Asked(ours) if !self.output.close_staged() => {
                self.output.close(ours.payload());
                peers
            }
            Closing::Asked(ours) => ours.answered(),
            Closing::No => {
                // RFC 6455 §5.5.1: "When sending a Close frame in response, the endpoint typically
                // echos the status code it received."
                let code = payload.first_chunk::<2>().map_or(&[][..], |code| code);
                if let Some(answer) = ControlPayload::new(code) {
                    self.output.close(answer);
                }
                peers
            }
        })
    }

    /// RFC 6455 §7.1.7: "An endpoint MUST NOT continue to attempt to process data (including a
    /// responding Close frame) from the remote endpoint after being instructed to _Fail the
    /// WebSocket Connection_."
    pub(super) fn fail(&mut self, violation: ProtocolViolation) -> Event<P> {
        if let ProtocolViolation::ReservedBits { frame, .. } = violation
            && frame.begins_text().is_some()
        {
            let bytes = self.input.bytes();
            self.text_instead_of_frames = bytes.get(..TEXT_KEPT).unwrap_or(bytes).into();
        }
        self.output
            .close(LocalClose::bare(violation.close_code()).payload());
        self.end();
        Event::Violated(violation)
    }

    pub(super) fn end(&mut self) {
        self.reading = Reading::Nothing;
        self.message = None;
        self.deflate = None;
        self.input.clear();
        self.progress = Progress::Starved;
    }
}
