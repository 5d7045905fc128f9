//! How a connection ended, which every later call reports again.

use std::time::Duration;

use crate::deadline::Deadline;

use super::close::CloseInfo;
use super::connection_error::{ConnectionError, Lost};
use super::protocol_violation::ProtocolViolation;

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
            Self::Violation(violation) => CloseInfo {
                code: violation.close_code(),
                reason: String::new(),
                clean: false,
                by_peer: false,
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
}

impl EndState {
    /// The state of an open connection.
    pub(super) fn open() -> Self {
        Self {
            end: None,
            fin_deadline: Deadline::NEVER,
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

    /// Sets the end, unless there is one, and gives the server `close_timeout` to end TCP.
    pub(super) fn set(&mut self, end: ConnectionEnd, close_timeout: Duration) {
        self.end.get_or_insert(end);
        self.fin_deadline = Deadline::after(close_timeout);
    }

    /// Our answer to the peer's Close frame was sent, so that both ends have sent theirs.
    pub(super) fn set_close_answered(&mut self) {
        if let Some(ConnectionEnd::Closed(info)) = &mut self.end
            && info.by_peer
        {
            info.clean = true;
        }
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
