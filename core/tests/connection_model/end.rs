//! How a connection ended according to the reference, and how that is reported.

use wsclient_core::connection::{CloseInfo, ConnectionError, LostCause};

use crate::wire::Meaning;

/// What is wrong, if anything is.
pub(crate) type Check = Result<(), String>;

/// The end that the program was told, or that it made.
#[derive(Clone, Debug)]
pub(crate) enum End {
    Peer(Meaning),
    /// The program closed.
    Own(CloseInfo),
}

impl End {
    pub(crate) fn is_normal(&self) -> bool {
        match self {
            Self::Own(info) => !info.by_peer || matches!(info.code, 1000 | 1001 | 1005),
            Self::Peer(meaning) => matches!(meaning, Meaning::Close(1000 | 1001 | 1005, _)),
        }
    }

    pub(crate) fn is_reported_by(&self, error: &ConnectionError) -> Check {
        let is_right = match (self, error) {
            (_, ConnectionError::Closed(info)) => return self.is_shown_by(info),
            (Self::Peer(Meaning::Violation(name, code)), ConnectionError::Violation(violation)) => {
                format!("{violation:?}").starts_with(name) && violation.close_code() == *code
            }
            (Self::Peer(Meaning::Fin), ConnectionError::Lost(lost)) => {
                matches!(
                    lost.cause,
                    LostCause::Fin | LostCause::FinBeforeWrite | LostCause::CloseNotify
                )
            }
            (Self::Peer(Meaning::Reset), ConnectionError::Lost(lost)) => {
                lost.cause == LostCause::Reset
            }
            _ => false,
        };
        match is_right {
            true => Ok(()),
            false => Err(format!("the end was {self:?}, but {error:?}")),
        }
    }

    pub(crate) fn is_shown_by(&self, info: &CloseInfo) -> Check {
        let is_right = match self {
            Self::Own(own) => info == own,
            Self::Peer(Meaning::Close(code, reason)) => {
                (info.by_peer, info.code, &info.reason) == (true, *code, reason)
            }
            // The peer's code and reason, although they are not allowed.
            Self::Peer(Meaning::Violation("CloseFrame", _)) if info.by_peer => !info.clean,
            Self::Peer(Meaning::Violation(_, code)) => info.code == *code && !info.clean,
            Self::Peer(_) => (info.by_peer, info.code, info.clean) == (true, 1006, false),
        };
        match is_right {
            true => Ok(()),
            false => Err(format!("the end was {self:?}, but {info:?}")),
        }
    }
}
