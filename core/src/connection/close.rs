//! Close frames: their codes and reasons, received and sent.

use std::time::Duration;

use super::control_payload::ControlPayload;
use super::frame_start::MAX_CONTROL_PAYLOAD;
use super::protocol_violation::{CloseFault, ProtocolViolation};
use super::utf8::{self, InvalidUtf8};

/// How a WebSocket connection was closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CloseInfo {
    /// The close code: the peer's; ours, if we closed; 1005 if the peer's Close frame had none; 1006 if the
    /// connection ended without a Close frame.
    pub code: u16,
    /// The reason that was received, or sent, with the code.
    pub reason: String,
    /// Whether both ends have sent their Close frame.
    pub clean: bool,
    /// Whether the peer was the first to close.
    pub by_peer: bool,
    /// How long our Close frame was not answered, if the wait for that ended the connection.
    pub unanswered: Option<Duration>,
}

impl CloseInfo {
    /// The end without a Close frame of the peer.
    pub(crate) fn lost(by_peer: bool) -> Self {
        Self {
            code: NO_CLOSE_FRAME,
            reason: String::new(),
            clean: false,
            by_peer,
            unanswered: None,
        }
    }

    /// Whether this is an end that a program expects: its own, or 1000, 1001 or 1005 of the peer.
    #[must_use]
    pub fn is_normal(&self) -> bool {
        !self.by_peer || matches!(self.code, 1000 | 1001 | NO_CODE)
    }

    /// Whether the code blames a frame or message, so that it cannot mean one of a client that has sent none.
    #[must_use]
    pub fn blames_a_message(&self) -> bool {
        matches!(self.code, 1002 | 1003 | 1007 | 1009)
    }
}

/// The peer's Close frame had no code.
pub(crate) const NO_CODE: u16 = 1005;
/// There was no Close frame.
pub(crate) const NO_CLOSE_FRAME: u16 = 1006;

/// A code and reason that we may send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalClose {
    code: u16,
    reason: String,
}

/// Why a code and reason may not be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocalCloseFault {
    /// Not one of 1000 to 1003, 1007 to 1014, 3000 to 4999.
    Code,
    /// The reason has more than 123 bytes; carries how many.
    ReasonLength(usize),
    /// The reason is not UTF-8.
    ReasonUtf8(InvalidUtf8),
}

impl LocalClose {
    /// The longest reason, in bytes: what a control frame can hold besides the code.
    pub const REASON_LIMIT: usize = MAX_CONTROL_PAYLOAD - 2;

    /// Checks a code and a reason that the program wants to send.
    ///
    /// # Errors
    /// [`LocalCloseFault`]; the code is checked first.
    pub fn new(code: i64, reason: &[u8]) -> Result<Self, LocalCloseFault> {
        let code = u16::try_from(code).map_err(|_| LocalCloseFault::Code)?;
        if !is_sendable_code(code) {
            return Err(LocalCloseFault::Code);
        }
        if reason.len() > Self::REASON_LIMIT {
            return Err(LocalCloseFault::ReasonLength(reason.len()));
        }
        utf8::check(reason).map_err(LocalCloseFault::ReasonUtf8)?;
        Ok(Self {
            code,
            reason: String::from_utf8_lossy(reason).into_owned(),
        })
    }

    /// The code alone.
    pub(crate) fn bare(code: u16) -> Self {
        Self {
            code,
            reason: String::new(),
        }
    }

    pub(crate) fn payload(&self) -> ControlPayload {
        ControlPayload::joined(&self.code.to_be_bytes(), self.reason.as_bytes())
    }

    /// How the connection was closed, once the peer has answered.
    pub(crate) fn answered_info(&self) -> CloseInfo {
        CloseInfo {
            code: self.code,
            reason: self.reason.clone(),
            clean: true,
            by_peer: false,
            unanswered: None,
        }
    }
}

/// RFC 6455 §7.4: the codes that are allowed in a Close frame. 1012 to 1014 were registered later.
fn is_sendable_code(code: u16) -> bool {
    matches!(code, 1000..=1003 | 1007..=1014 | 3000..=4999)
}

/// Reads the payload of the peer's Close frame.
pub(crate) fn parse(payload: &[u8]) -> Result<CloseInfo, ProtocolViolation> {
    let (code, reason) = match payload {
        [] => (NO_CODE, &[][..]),
        [byte] => return Err(ProtocolViolation::CloseFrame(CloseFault::OneByte(*byte))),
        [high, low, reason @ ..] => (u16::from_be_bytes([*high, *low]), reason),
    };
    if !payload.is_empty() && !is_sendable_code(code) {
        let reason = String::from_utf8_lossy(reason).into();
        let fault = CloseFault::Code { code, reason };
        return Err(ProtocolViolation::CloseFrame(fault));
    }
    let broken = utf8::check(reason).err();
    let reason = String::from_utf8_lossy(reason).into_owned();
    if let Some(broken) = broken {
        let reason = reason.into();
        let fault = CloseFault::Reason {
            code,
            reason,
            broken,
        };
        return Err(ProtocolViolation::CloseFrame(fault));
    }
    Ok(CloseInfo {
        code,
        reason,
        clean: false,
        by_peer: true,
        unanswered: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forbidden_codes_are_refused_in_both_directions() {
        let refused = [
            0_u16, 1, 999, 1004, 1005, 1006, 1015, 1016, 2000, 2999, 5000, 65535,
        ];
        for code in refused {
            assert_eq!(
                LocalClose::new(i64::from(code), b""),
                Err(LocalCloseFault::Code),
                "{code}"
            );
            let fault = parse(&code.to_be_bytes()).unwrap_err();
            let reason = "".into();
            let expected = CloseFault::Code { code, reason };
            assert_eq!(fault, ProtocolViolation::CloseFrame(expected));
            assert_eq!(fault.close_code(), 1002);
        }
        for code in [1000_u16, 1003, 1007, 1014, 3000, 3999, 4000, 4999] {
            assert!(LocalClose::new(i64::from(code), b"").is_ok(), "{code}");
            assert_eq!(parse(&code.to_be_bytes()).unwrap().code, code);
        }
        assert_eq!(LocalClose::new(-1, b""), Err(LocalCloseFault::Code));
        assert_eq!(LocalClose::new(66536, b""), Err(LocalCloseFault::Code));
    }

    #[test]
    fn a_reason_is_short_utf8() {
        let fits = LocalClose::new(1000, &[b'a'; 123]).unwrap();
        assert_eq!(fits.payload().as_bytes().len(), 125);
        let long = LocalClose::new(1000, &[b'a'; 124]);
        assert_eq!(long, Err(LocalCloseFault::ReasonLength(124)));
        assert!(matches!(
            LocalClose::new(1000, b"\xff"),
            Err(LocalCloseFault::ReasonUtf8(_))
        ));
        let fault = parse(b"\x03\xe8ab\xff").unwrap_err();
        assert!(
            matches!(&fault, ProtocolViolation::CloseFrame(CloseFault::Reason { code: 1000, reason, broken })
                if broken.at == 2 && **reason == *"ab\u{fffd}")
        );
        assert_eq!(fault.close_code(), 1007);
    }

    #[test]
    fn a_close_frame_has_no_payload_or_a_whole_code() {
        let info = parse(b"").unwrap();
        assert_eq!((info.code, info.is_normal()), (1005, true));
        let fault = parse(b"\x03").unwrap_err();
        assert_eq!(fault, ProtocolViolation::CloseFrame(CloseFault::OneByte(3)));
    }
}
