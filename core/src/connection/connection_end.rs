//! How a connection ended, which every later call reports again.

use std::time::Duration;

use crate::deadline::Deadline;

use super::close::{CloseInfo, NO_CLOSE_FRAME, NO_CODE};
use super::connection_error::{ConnectionError, Lost};
use super::protocol_violation::{CloseFault, ProtocolViolation};

/// How a connection ended.
#[derive(Clone, Debug)]
pub(super) enum ConnectionEnd {
    Closed(CloseInfo),
    Lost(Box<Lost>),
    Violation(ProtocolViolation),
}

impl ConnectionEnd {
    fn close_info(&self) -> CloseInfo {
        match self {
            Self::Closed(info) => info.clone(),
            Self::Lost(_) => CloseInfo::lost(true),
            Self::Violation(ProtocolViolation::CloseFrame(
                CloseFault::Code { code, reason } | CloseFault::Reason { code, reason, .. },
            )) if !matches!(*code, NO_CODE | NO_CLOSE_FRAME) => CloseInfo {
                code: *code,
                reason: reason.clone().into_string(),
                ..CloseInfo::lost(true)
            },
            Self::Violation(violation) => CloseInfo {
                code: violation.close_code(),
                ..CloseInfo::lost(false)
            },
        }
    }

    fn error(&self) -> ConnectionError {
        match self {
            Self::Closed(info) => ConnectionError::Closed(info.clone()),
            Self::Lost(lost) => ConnectionError::Lost(lost.clone()),
            Self::Violation(violation) => ConnectionError::Violation(violation.clone()),
        }
    }
}

/// Whether a connection has ended, and how.
#[derive(Debug)]
pub(super) struct EndState {
    end: Option<ConnectionEnd>,
    /// How long the server may take to end TCP.
    fin_deadline: Deadline,
    /// Whether a call that receives has reported it.
    is_reported: bool,
    /// Whether a search has reported it while messages were left.
    is_reported_before_messages: bool,
}

/// How long close() waits at most for the server to end TCP after its Close frame.
const MAX_FIN_WAIT: Duration = Duration::from_secs(1);

impl EndState {
    /// The state of an open connection.
    pub(super) fn open() -> Self {
        Self {
            end: None,
            fin_deadline: Deadline::NEVER,
            is_reported: false,
            is_reported_before_messages: false,
        }
    }

    #[inline]
    pub(super) fn is_open(&self) -> bool {
        self.end.is_none()
    }

    /// Whether the connection ended with a Close frame, or because the program ended it.
    pub(super) fn is_closed(&self) -> bool {
        matches!(self.end, Some(ConnectionEnd::Closed(_)))
    }

    /// Sets the end, unless there is one, and gives the server `close_timeout` to end TCP, but at most
    /// [`MAX_FIN_WAIT`].
    pub(super) fn set(&mut self, end: ConnectionEnd, close_timeout: Duration) {
        self.end.get_or_insert(end);
        self.fin_deadline = Deadline::after(close_timeout.min(MAX_FIN_WAIT));
    }

    /// Our answer to the peer's Close frame was sent, so that both ends have sent theirs.
    pub(super) fn set_close_answered(&mut self) {
        if let Some(ConnectionEnd::Closed(info)) = &mut self.end
            && info.by_peer
        {
            info.clean = true;
        }
    }

    /// Whether a call that receives has reported it.
    pub(super) fn is_reported(&self) -> bool {
        self.is_reported
    }

    /// Records that the end is reported; whether it is for the first time.
    pub(super) fn report_once(&mut self) -> bool {
        !std::mem::replace(&mut self.is_reported, true)
    }

    /// As [`EndState::report_once`] for a search that leaves messages, so that the call that takes them reports the end.
    pub(super) fn report_once_before_messages(&mut self) -> bool {
        !std::mem::replace(&mut self.is_reported_before_messages, true) && !self.is_reported
    }

    /// Until when the server may take to end TCP.
    pub(super) fn fin_deadline(&self) -> Deadline {
        self.fin_deadline
    }

    pub(super) fn close_info(&self) -> Option<CloseInfo> {
        self.end.as_ref().map(ConnectionEnd::close_info)
    }

    pub(super) fn error(&self) -> Option<ConnectionError> {
        self.end.as_ref().map(ConnectionEnd::error)
    }
}
