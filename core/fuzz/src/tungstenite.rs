//! Frames are read as tungstenite's own reader reads them, but for the differences listed here.

use tungstenite::Message;
use tungstenite::protocol::Role;
use wsclient_core::connection::{
    CloseFault, ConnectionError, LengthFault, MessageType, ProtocolViolation,
};

use super::frames::{is_end_of_stream, limit, outcome};
use super::input::Input;
use super::peer::{Peer, read_all};

/// The code to which tungstenite changes a code that it does not allow.
const NOT_ALLOWED: (u16, &str) = (1002, "Protocol violation");

/// Compares the messages and the end.
///
/// What may differ:
/// - A length that is not minimal is an end for us (RFC 6455 §5.2), but not for tungstenite; that
///   of a control frame is one too, as it claims more than 125 bytes.
/// - Close codes that must not be sent are a violation for us; tungstenite makes them 1002, as it
///   does with 1014, which was registered later.
/// - We refuse at the first byte that shows the violation, tungstenite when the frame is complete, so
///   the end of the stream may come before.
pub fn run(data: &[u8]) {
    let Some(input) = Input::new(data) else {
        return;
    };
    let limit = limit(input.options);
    let ours = outcome(Peer::new(limit), &[&input.bytes]);
    let (all, error) = read_all(input.bytes.clone(), Role::Client, limit);
    let mut theirs = Vec::new();
    let mut closed = None;
    for message in all {
        match message {
            Message::Text(text) => theirs.push((MessageType::Text, text.as_bytes().to_vec())),
            Message::Binary(bytes) => theirs.push((MessageType::Binary, bytes.to_vec())),
            Message::Close(close) => {
                closed = Some(close.map_or((1005, String::new()), |close| {
                    (close.code.into(), close.reason.to_string())
                }));
                break;
            }
            Message::Ping(_) | Message::Pong(_) => {}
            Message::Frame(_) => panic!("a frame by itself"),
        }
    }
    let not_allowed = (NOT_ALLOWED.0, NOT_ALLOWED.1.to_owned());
    match ours.end {
        ConnectionError::Violation(ProtocolViolation::Length {
            length,
            fault: LengthFault::NotMinimal,
            ..
        }) => {
            // The longest form, which 127 announces, is too long for these, the next one for less.
            assert!(length < 126 || length < 65536 && input.bytes.contains(&127));
            assert!(theirs.starts_with(&ours.messages));
            return;
        }
        ConnectionError::Violation(ProtocolViolation::ControlFrame { frame })
            if frame.is_final() && frame.bytes()[1] & 0x7f > 125 =>
        {
            assert!(theirs.starts_with(&ours.messages));
            return;
        }
        ConnectionError::Violation(ProtocolViolation::CloseFrame(CloseFault::Code { .. })) => {
            // None where the reason is no UTF-8 either.
            assert!(closed.is_none_or(|closed| closed == not_allowed));
        }
        ConnectionError::Violation(violation) => {
            assert_eq!(closed, None, "only we refused: {violation:?}");
        }
        ConnectionError::Closed(info) if info.code == 1014 => assert_eq!(closed, Some(not_allowed)),
        ConnectionError::Closed(info) => assert_eq!(closed, Some((info.code, info.reason))),
        ConnectionError::Lost(lost) => {
            assert_eq!(closed, None);
            assert!(
                is_end_of_stream(&error),
                "only they refused: {error}, {lost:?}"
            );
        }
        other => panic!("{other:?} is no end"),
    }
    assert_eq!(ours.messages, theirs);
}
