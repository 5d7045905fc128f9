//! The reference: what RFC 6455 and the rules of the interface say about each call, after what has arrived.
//!
//! It knows nothing of buffers, steps and sockets: only the order in which the peer's frames have arrived, and what the
//! program was told.

use std::collections::VecDeque;

use wsclient_core::connection::{
    CloseInfo, ConnectionError, Message, MessageType, Received, TimedOut,
};

use crate::end::{Check, End};
use crate::peer::Frame;
use crate::wire::Meaning;

/// A message or ping of the program.
pub(crate) struct Sent {
    pub(crate) frame: Frame,
    /// Whether it must arrive at a peer that reads to the end.
    pub(crate) is_certain: bool,
}

/// What is allowed beside the exact rules, because of the circumstances of a call.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Leeway {
    /// A call may stop before it has read all that has arrived: there is much of it, or TLS holds it.
    pub(crate) may_stop_early: bool,
    /// The peer does not read and buffers are small, so a call that sends may have to wait.
    pub(crate) may_block: bool,
    /// A pong may have been read by an earlier call.
    pub(crate) may_have_read_pongs: bool,
    /// The peer has closed its socket, so a write may fail.
    pub(crate) peer_is_gone: bool,
}

#[derive(Default)]
pub(crate) struct Reference {
    /// What has arrived and was not given to the program; after an end nothing follows.
    arrived: VecDeque<Meaning>,
    /// The end that was reported to the program, or that it made.
    end: Option<End>,
    /// All pings that arrived before an end, and how many of them calls have gone past.
    pub(crate) pings: Vec<Vec<u8>>,
    pub(crate) answered: usize,
    pub(crate) sent: Vec<Sent>,
    /// Whether a ping without a result may have read pongs that are in `arrived`.
    may_have_read_pongs: bool,
    /// Whether receive() or poll() have reported a normal end, which is done once.
    has_received_end: bool,
    /// Whether the program closed when a violation had arrived: then the frames after it may have been read.
    pub(crate) closed_after_violation: bool,
}

impl Reference {
    /// Something of the peer has arrived.
    pub(crate) fn arrive(&mut self, meaning: Meaning) {
        if self.arrived.iter().any(Meaning::is_end) || self.end.is_some() {
            return;
        }
        if let Meaning::Ping(payload) = &meaning {
            self.pings.push(payload.clone());
        }
        self.arrived.push_back(meaning);
    }

    /// How many bytes of messages wait.
    pub(crate) fn waiting_bytes(&self) -> usize {
        let size = |meaning: &Meaning| match meaning {
            Meaning::Message(_, payload) => payload.len(),
            _ => 16,
        };
        self.arrived.iter().map(size).sum()
    }

    /// How much has arrived and was not given to the program.
    pub(crate) fn waiting_items(&self) -> usize {
        self.arrived.len()
    }

    /// How many bytes the program has sent.
    pub(crate) fn sent_bytes(&self) -> usize {
        self.sent.iter().map(|sent| sent.frame.payload.len()).sum()
    }

    /// Whether a violation has arrived, so that what waits may be a part of it.
    pub(crate) fn has_violation(&self) -> bool {
        matches!(self.arrived.back(), Some(Meaning::Violation(..)))
    }

    pub(crate) fn waiting_messages(&self) -> u64 {
        self.arrived
            .iter()
            .filter(|meaning| matches!(meaning, Meaning::Message(..)))
            .count() as u64
    }

    /// The end that has arrived, whether it was reported or not.
    fn known_end(&self) -> Option<End> {
        let arrived = self.arrived.back().filter(|meaning| meaning.is_end());
        self.end.clone().or_else(|| arrived.cloned().map(End::Peer))
    }

    /// The peer's Close or violation with which the connection ended, if that was reported.
    pub(crate) fn reported_end(&self) -> Option<&Meaning> {
        match &self.end {
            Some(End::Peer(meaning)) => Some(meaning),
            _ => None,
        }
    }

    /// Goes past the control frames before the next message or end.
    fn skip_controls(&mut self) -> usize {
        let mut count = 0;
        while let Some(Meaning::Ping(_) | Meaning::Pong(_)) = self.arrived.front() {
            self.go_past(0);
            count += 1;
        }
        count
    }

    fn go_past(&mut self, index: usize) {
        if let Some(Meaning::Ping(_)) = self.arrived.remove(index) {
            self.answered += 1;
        }
    }

    /// A call has read all that has arrived, and keeps the messages.
    fn go_past_all_controls(&mut self) {
        for index in (0..self.arrived.len()).rev() {
            if matches!(self.arrived[index], Meaning::Ping(_) | Meaning::Pong(_)) {
                self.go_past(index);
            }
        }
    }

    /// The program was told of the end.
    fn report(&mut self, error: &ConnectionError) -> Check {
        let Some(end) = self.known_end() else {
            return Err(format!("there was no end, but {error:?}"));
        };
        end.is_reported_by(error)?;
        self.end = Some(end);
        self.go_past_all_controls();
        Ok(())
    }

    /// A signal handler has sent `messages` while a call waited, which is over now.
    pub(crate) fn handler_sent(&mut self, messages: Vec<(MessageType, Vec<u8>)>, leeway: Leeway) {
        let is_certain = self.known_end().is_none() && !leeway.peer_is_gone;
        for (kind, payload) in messages {
            let opcode = if kind == MessageType::Text { 1 } else { 2 };
            let frame = Frame { opcode, payload };
            self.sent.push(Sent { frame, is_certain });
        }
    }

    /// A call has failed that only needs an open connection.
    pub(crate) fn ended(&mut self, error: &ConnectionError) -> Check {
        self.report(error)
    }

    fn no_result(&self, error: &ConnectionError, leeway: Leeway, has_outcome: bool) -> Check {
        match error {
            ConnectionError::TimedOut(_) | ConnectionError::Interrupted
                if !has_outcome || leeway.may_stop_early =>
            {
                Ok(())
            }
            _ => Err(format!(
                "expected the result that has arrived, but {error:?}"
            )),
        }
    }

    pub(crate) fn receive(
        &mut self,
        result: Result<Received<Vec<u8>>, ConnectionError>,
        leeway: Leeway,
    ) -> Check {
        let answered = self.answered;
        let controls = self.skip_controls();
        if matches!(
            result,
            Err(ConnectionError::TimedOut(_) | ConnectionError::Interrupted)
        ) && leeway.may_stop_early
        {
            self.answered = answered;
        }
        let message = match self.arrived.front() {
            Some(Meaning::Message(kind, payload)) => Some((*kind, payload.clone())),
            _ => None,
        };
        match (result, message) {
            (Ok(Received::Message(received)), Some(message)) => {
                self.arrived.pop_front();
                same(&received, &message)
            }
            (Ok(Received::Message(received)), None) => {
                Err(format!("no message was sent, but {received:?}"))
            }
            (Ok(Received::End), None) => {
                let end = self.known_end().ok_or("there was no end")?;
                if !end.is_normal() || self.has_received_end {
                    return Err(format!("not a normal end, or reported before: {end:?}"));
                }
                self.has_received_end = true;
                self.end = Some(end);
                Ok(())
            }
            (
                Err(error @ (ConnectionError::TimedOut(_) | ConnectionError::Interrupted)),
                message,
            ) => {
                if let ConnectionError::TimedOut(what) = error
                    && !matches!(what, TimedOut::Receive { .. })
                {
                    return Err(format!("{what:?}"));
                }
                // Signal handlers run, and may end the call, after each control frame.
                let may_stop = error == ConnectionError::Interrupted && controls > 0;
                let has_outcome = message.is_some() || self.known_end().is_some();
                self.no_result(&error, leeway, has_outcome && !may_stop)
            }
            (Err(error), None) => {
                let end = self.known_end();
                if end.is_some_and(|end| end.is_normal()) && !self.has_received_end {
                    return Err(format!("a normal end, but {error:?}"));
                }
                self.report(&error)
            }
            (other, Some((kind, payload))) => Err(format!(
                "a {kind:?} message of {} bytes was lost: {other:?}",
                payload.len()
            )),
        }
    }

    pub(crate) fn poll(
        &mut self,
        messages: Vec<Message<Vec<u8>>>,
        result: Result<bool, ConnectionError>,
        leeway: Leeway,
    ) -> Check {
        let count = messages.len();
        for message in messages {
            self.receive(Ok(Received::Message(message)), leeway)?;
        }
        self.skip_controls();
        let left = self.waiting_messages();
        match result {
            Ok(true) if count == 0 => self.receive(Ok(Received::End), leeway),
            Ok(false) if leeway.may_stop_early || left == 0 => {
                let is_end = count == 0 && self.known_end().is_some();
                match is_end && !leeway.may_stop_early {
                    true => Err("the end was not reported".into()),
                    false => Ok(()),
                }
            }
            Ok(_) => Err(format!("poll() left {left} messages")),
            Err(error) if count == 0 => self.receive(Err(error), leeway),
            Err(error) => Err(format!("{count} messages and {error:?}")),
        }
    }

    pub(crate) fn ping(
        &mut self,
        payload: &[u8],
        result: Result<(), ConnectionError>,
        leeway: Leeway,
    ) -> Check {
        let frame = Frame {
            opcode: 9,
            payload: payload.to_vec(),
        };
        let end = self.known_end();
        let pong = self
            .arrived
            .iter()
            .position(|arrived| *arrived == Meaning::Pong(payload.to_vec()));
        let was_ended = self.end.is_some();
        self.may_have_read_pongs &= self
            .arrived
            .iter()
            .any(|arrived| matches!(arrived, Meaning::Pong(_)));
        let may_have_read_pongs = leeway.may_have_read_pongs || self.may_have_read_pongs;
        if !was_ended {
            let is_certain = !leeway.may_block
                && !leeway.peer_is_gone
                && end.is_none()
                && !matches!(
                    result,
                    Err(ConnectionError::TimedOut(TimedOut::Ping {
                        sent: false,
                        ..
                    }))
                );
            self.sent.push(Sent { frame, is_certain });
        }
        match result {
            Ok(()) => {
                let pong = pong.filter(|_| !was_ended).ok_or("there was no pong")?;
                self.go_past(pong);
                for index in (0..pong).rev() {
                    if matches!(self.arrived[index], Meaning::Ping(_) | Meaning::Pong(_)) {
                        self.go_past(index);
                    }
                }
                Ok(())
            }
            Err(error @ (ConnectionError::TimedOut(_) | ConnectionError::Interrupted)) => {
                let allowed = matches!(
                    error,
                    ConnectionError::Interrupted | ConnectionError::TimedOut(TimedOut::Ping { .. })
                );
                // It may end after each frame that it reads.
                let is_first = pong.map_or(self.arrived.len() <= 1, |pong| pong == 0);
                let pong = pong.filter(|_| !may_have_read_pongs);
                let has_outcome = is_first && (pong.is_some() || end.is_some());
                // It may have read all, or have stopped before.
                self.may_have_read_pongs = true;
                match allowed {
                    true if error != ConnectionError::Interrupted => Ok(()),
                    true => self.no_result(&error, leeway, has_outcome && !leeway.may_block),
                    false => Err(format!("{error:?}")),
                }
            }
            Err(error) => {
                if pong.is_some() && !was_ended && !leeway.peer_is_gone && !may_have_read_pongs {
                    return Err(format!("the pong had arrived, but {error:?}"));
                }
                self.report(&error)
            }
        }
    }

    /// The result of sending `messages` with one call, of which so many were sent if it timed out.
    pub(crate) fn send(
        &mut self,
        messages: &[(MessageType, Vec<u8>)],
        result: Result<(), ConnectionError>,
        leeway: Leeway,
    ) -> Check {
        let end = self.known_end();
        if self.end.is_some() && result.is_ok() {
            return Err("a message was sent after the end".into());
        }
        let (certain, possible) = match &result {
            Ok(()) => (messages.len(), messages.len()),
            Err(ConnectionError::TimedOut(TimedOut::Send { sent, .. })) => {
                (0, usize::from(*sent > 0))
            }
            Err(ConnectionError::TimedOut(TimedOut::SendAll { sent, .. })) => {
                (0, usize::try_from(*sent).unwrap_or(usize::MAX))
            }
            Err(_) => (0, messages.len()),
        };
        for (index, (kind, payload)) in messages.iter().enumerate().take(possible) {
            let opcode = if *kind == MessageType::Text { 1 } else { 2 };
            let frame = Frame {
                opcode,
                payload: payload.clone(),
            };
            let is_certain = index < certain && !leeway.peer_is_gone;
            self.sent.push(Sent { frame, is_certain });
        }
        match result {
            Ok(()) => Ok(()),
            // After a write that failed, what had arrived is read before the end is reported.
            Err(ConnectionError::TimedOut(_) | ConnectionError::Interrupted)
                if leeway.may_block || (end.is_some() && self.end.is_none()) =>
            {
                Ok(())
            }
            Err(error) if end.is_some() => self.report(&error),
            Err(error) => Err(format!("the peer reads, but {error:?}")),
        }
    }

    /// `before` is how much of what has arrived was there when the call began.
    pub(crate) fn close(
        &mut self,
        code: u16,
        before: usize,
        info: &CloseInfo,
        leeway: Leeway,
    ) -> Check {
        if let Some(end) = &self.end {
            self.arrived.clear();
            return end.is_shown_by(info);
        }
        let end = self.arrived.iter().position(Meaning::is_end);
        let was_there = end.is_some_and(|end| end < before);
        let meaning = end.and_then(|end| self.arrived.get(end).cloned());
        self.closed_after_violation = matches!(meaning, Some(Meaning::Violation(..)));
        self.arrived.clear();
        let by_peer = meaning
            .clone()
            .is_some_and(|meaning| End::Peer(meaning).is_shown_by(info).is_ok());
        let own = (info.by_peer, info.code, info.clean);
        let answered = own == (false, code, true);
        let unanswered = own == (false, 1006, false);
        let is_right = match &meaning {
            Some(Meaning::Close(..)) if was_there => {
                by_peer || (leeway.may_stop_early && (answered || unanswered))
            }
            // An answer; or it was there when the call first read.
            Some(Meaning::Close(..)) => answered || by_peer || unanswered,
            // What would be wrong with data is not looked for after our Close, so that there may be a Close after it.
            Some(Meaning::Violation(..)) => true,
            // An earlier call may have read as far.
            _ => unanswered || by_peer,
        };
        self.end = Some(match &meaning {
            Some(meaning) if by_peer => End::Peer(meaning.clone()),
            _ => End::Own(info.clone()),
        });
        match is_right {
            true => Ok(()),
            false => Err(format!(
                "{meaning:?} has arrived, there before: {was_there}, but {info:?}"
            )),
        }
    }

    /// `is_visible`: an end that comes next can be recognised without reading.
    pub(crate) fn is_open(&self, is_open: bool, is_visible: bool) -> Check {
        let has_messages = self.waiting_messages() > 0;
        let is_next = match self.arrived.front() {
            Some(Meaning::Close(..)) => self.arrived.len() == 1,
            // What is before the end of the stream is read.
            _ => matches!(self.arrived.back(), Some(Meaning::Fin | Meaning::Reset)),
        };
        match is_open {
            true if self.end.is_some() && !has_messages => Err("open after its end".into()),
            true if is_next && is_visible && !has_messages => {
                Err("open, but the end has come".into())
            }
            false if self.known_end().is_none() => Err("not open, but there was no end".into()),
            false if has_messages && self.end.is_none() => {
                Err("not open, but messages wait".into())
            }
            _ => Ok(()),
        }
    }

    pub(crate) fn close_info(&self, info: Option<&CloseInfo>) -> Check {
        match (info, self.known_end()) {
            (Some(info), Some(end)) => end.is_shown_by(info),
            (None, _) if self.end.is_none() => Ok(()),
            (info, end) => Err(format!("{end:?}, but {info:?}")),
        }
    }
}

fn same(received: &Message<Vec<u8>>, (kind, payload): &(MessageType, Vec<u8>)) -> Check {
    match received.kind == *kind && received.payload == *payload {
        true => Ok(()),
        false => Err(format!(
            "expected {kind:?} of {} bytes, received {:?} of {} bytes",
            payload.len(),
            received.kind,
            received.payload.len()
        )),
    }
}
