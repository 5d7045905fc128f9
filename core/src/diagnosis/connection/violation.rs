//! Words for what a peer did against RFC 6455, or against a limit.

use super::closed::{code_text, with_words};
use crate::connection::{
    CloseFault, DeflateFault, FrameStart, InvalidDeflate, InvalidUtf8, LengthFault, MessageTooBig,
    MessageType, ProtocolViolation, SizeLimit,
};
use crate::diagnosis::{Code, Diagnosis, Fault, programs};
use crate::secrets::Secrets;
use crate::text::byte_count;

/// How much of a text in place of frames is shown.
const SHOWN: usize = 200;

/// Explains `violation`; `text` is what came in place of frames, if anything did.
pub(super) fn diagnose(
    violation: &ProtocolViolation,
    text: Option<&[u8]>,
    secrets: &Secrets,
) -> Diagnosis {
    match violation {
        ProtocolViolation::Masked { frame } => {
            Diagnosis::new(Code::WebSocketMasked, "the server masked a frame")
                .seen("expected", "server frames without MASK")
                .seen("found", format!("{} with MASK set", frame_text(*frame)))
        }
        ProtocolViolation::ReservedBits { frame, compression } => {
            let bits = frame.reserved_bits();
            let set: Vec<&str> = ["RSV1", "RSV2", "RSV3"]
                .into_iter()
                .zip(bits)
                .filter_map(|(name, set)| set.then_some(name))
                .collect();
            let diagnosis =
                Diagnosis::new(Code::WebSocketReservedBits, "the server set a reserved bit")
                    .seen(
                        "expected",
                        match compression {
                            false => "no reserved bits, because no extension was negotiated",
                            true => "only RSV1, on the first frame of a compressed message",
                        },
                    )
                    .seen(
                        "found",
                        format!("{} with {}", frame_text(*frame), set.join(", ")),
                    );
            // "HTTP/1.1 502 …" or "<html>": what a proxy writes when it fails behind the 101.
            if let Some(what) = frame.begins_text() {
                let text = text.unwrap_or(&frame.bytes()).to_vec();
                return in_place_of_frames(diagnosis, what, &text, secrets);
            }
            if matches!(bits, [true, false, false]) && !compression {
                return diagnosis
                    .help("the server likely compresses, although compression was not negotiated");
            }
            diagnosis.help(OUT_OF_STEP)
        }
        ProtocolViolation::Opcode { frame } => Diagnosis::new(
            Code::WebSocketOpcode,
            "the server sent a frame with an unknown opcode",
        )
        .seen("expected", "opcode 0, 1, 2, 8, 9 or 10")
        .seen("found", frame_text(*frame))
        .help(OUT_OF_STEP),
        ProtocolViolation::ControlFrame { frame } => {
            let fault = if frame.is_final() { "" } else { " without FIN" };
            Diagnosis::new(
                Code::WebSocketControlFrame,
                "the server sent an invalid control frame",
            )
            .seen("expected", "at most 125 bytes, in one frame")
            .seen("found", format!("{}{fault}", frame_text(*frame)))
        }
        ProtocolViolation::ContinuationWithoutStart { frame } => Diagnosis::new(
            Code::WebSocketFragmentation,
            "the server sent a continuation frame outside a message",
        )
        .seen("expected", "a text or binary frame first")
        .seen("found", frame_text(*frame)),
        ProtocolViolation::StartInsideMessage {
            frame,
            open,
            received,
        } => {
            let problem = "the server started a message before the previous one ended";
            let open = type_text(*open);
            Diagnosis::new(Code::WebSocketFragmentation, problem)
                .seen(
                    "expected",
                    format!(
                        "the rest of a {open} message, after {}",
                        byte_count(*received)
                    ),
                )
                .seen("found", frame_text(*frame))
                .help("the server likely sends from two threads or tasks without a lock")
        }
        ProtocolViolation::Length {
            frame,
            length,
            fault,
        } => {
            let expected = match fault {
                LengthFault::NotMinimal => "the length in its shortest form",
                LengthFault::TopBit => "a length below 2^63",
            };
            let form = if frame.bytes()[1] & 0x7f == 126 {
                16
            } else {
                64
            };
            Diagnosis::new(
                Code::WebSocketLength,
                "the server sent an invalid frame length",
            )
            .seen("expected", expected)
            .seen("found", format!("{length} as a {form}-bit number"))
        }
        ProtocolViolation::TooBig(facts) => too_big(*facts),
        ProtocolViolation::Compression(InvalidDeflate { fault, at, agreed }) => Diagnosis::new(
            Code::WebSocketCompression,
            "the server sent a compressed message that cannot be inflated",
        )
        .seen("agreed", agreed.to_string())
        .seen("found", format!("{}, after {} inflated", fault_text(*fault), byte_count(*at)))
        .help("pass compression: false to receive messages without compression")
        .help("the server or a proxy in between likely mixes up the compression of connections or messages: look for an update"),
        ProtocolViolation::Utf8(text) => Diagnosis::new(
            Code::WebSocketUtf8,
            "the server sent a text message that is not UTF-8",
        )
        .seen("found", broken_text(*text))
        .help("on the server, send this as a binary message, or convert it to UTF-8"),
        ProtocolViolation::CloseFrame(fault) => {
            let about = |found: String| {
                let problem = "the server sent an invalid Close frame";
                Diagnosis::new(Code::WebSocketCloseFrame, problem).seen("found", found)
            };
            match fault {
                CloseFault::OneByte(byte) => about(format!("a payload of one byte, {byte:#04x}")),
                CloseFault::Code { code, reason } => {
                    let found = format!("code {code}, which must not be sent in a Close frame");
                    with_reason(about(found), reason, secrets)
                }
                CloseFault::Reason {
                    code,
                    reason,
                    broken,
                } => {
                    let found = format!("a reason that is not UTF-8: {}", broken_text(*broken));
                    let diagnosis = about(found).seen("with", code_text(*code));
                    with_reason(diagnosis, reason, secrets)
                }
            }
        }
    }
}

/// What the server meant by an invalid Close frame.
fn with_reason(diagnosis: Diagnosis, reason: &str, secrets: &Secrets) -> Diagnosis {
    if reason.is_empty() {
        return diagnosis;
    }
    // A secret may have been cut where the reason is not UTF-8.
    let pieces = reason.split(char::REPLACEMENT_CHARACTER);
    let shown: Vec<String> = pieces.map(|piece| secrets.one_line(piece, SHOWN)).collect();
    let shown = shown.join("\u{fffd}");
    with_words(diagnosis.seen("reason", shown), reason)
}

/// A text arrived instead of frames; `text` is its beginning.
fn in_place_of_frames(
    mut diagnosis: Diagnosis,
    what: &'static str,
    text: &[u8],
    secrets: &Secrets,
) -> Diagnosis {
    let text = String::from_utf8_lossy(text);
    diagnosis.problem = format!("the server sent {what} after its 101, in place of frames");
    diagnosis = diagnosis.seen("that is", secrets.one_line(&text, SHOWN));
    if let Some(refusal) = programs::refused_in_place_of_frames(&text.to_ascii_lowercase()) {
        refusal.problem.clone_into(&mut diagnosis.problem);
        diagnosis.fault = Fault::Caller;
        return refusal
            .help
            .iter()
            .copied()
            .fold(diagnosis, Diagnosis::help);
    }
    diagnosis
        .help("the server or a proxy likely sent an error after the 101: check the server's log for a handler that failed right after the upgrade")
        .help(OUT_OF_STEP)
}

const OUT_OF_STEP: &str = "the bytes are likely not frames at all: look for something in between that writes into the connection";

fn too_big(facts: MessageTooBig) -> Diagnosis {
    let size = byte_count(facts.promised);
    let found = format!(
        "at least {size}, of which {} had arrived",
        byte_count(facts.received)
    );
    match facts.limit {
        SizeLimit::MessageSize(limit) => {
            Diagnosis::new(Code::WebSocketTooBig, "a message exceeds max_message_size")
                .seen("expected", format!("at most {}", byte_count(limit)))
                .seen("found", found)
                .help("raise max_message_size, and memory_limit if necessary")
        }
        SizeLimit::InflatedSize(limit) => Diagnosis::new(
            Code::WebSocketTooBig,
            "a compressed message exceeds max_message_size",
        )
        .seen(
            "expected",
            format!("at most {} once inflated", byte_count(limit)),
        )
        .seen("found", format!("at least {size}"))
        .help("raise max_message_size, and memory_limit if necessary"),
        SizeLimit::Memory => Diagnosis::new(
            Code::WebSocketTooBig,
            "there is not enough memory for a message",
        )
        .seen("found", found)
        .help("raise memory_limit, or lower max_message_size to refuse such messages"),
    }
}

fn frame_text(frame: FrameStart) -> String {
    let kind = match frame.opcode() {
        0x0 => "a continuation frame".to_owned(),
        0x1 => "a text frame".to_owned(),
        0x2 => "a binary frame".to_owned(),
        0x8 => "a Close frame".to_owned(),
        0x9 => "a ping".to_owned(),
        0xa => "a pong".to_owned(),
        other => format!("a frame with opcode {other}"),
    };
    match frame.short_length() {
        Some(length) => format!("{kind} of {}", byte_count(u64::from(length))),
        None => format!("{kind} of more than 125 bytes"),
    }
}

fn broken_text(text: InvalidUtf8) -> String {
    let hex: Vec<String> = text
        .bytes()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let hex = hex.join(" ");
    if text.truncated {
        return format!(
            "the text ends inside a character: {hex} at byte {}",
            text.at
        );
    }
    format!("{hex} at byte {}", text.at)
}

fn fault_text(fault: DeflateFault) -> &'static str {
    match fault {
        DeflateFault::BlockType => "a block of an unknown type",
        DeflateFault::StoredLength => "a stored block whose LEN and NLEN do not match",
        DeflateFault::Codes => "a block with invalid Huffman codes",
        DeflateFault::Symbol => "an invalid symbol, or a distance beyond the data before it",
        DeflateFault::Unfinished => "the end of the message inside a block",
    }
}

fn type_text(kind: MessageType) -> &'static str {
    match kind {
        MessageType::Text => "text",
        MessageType::Binary => "binary",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn explained(violation: &ProtocolViolation, text: Option<&[u8]>) -> Diagnosis {
        diagnose(violation, text, &Secrets::default())
    }

    #[test]
    fn frames_are_described_by_what_stands_in_them() {
        let frame = FrameStart::new(0x81, 0x85);
        let diagnosis = explained(&ProtocolViolation::Masked { frame }, None);
        assert_eq!(diagnosis.code, Code::WebSocketMasked);
        assert!(
            diagnosis
                .evidence
                .contains(&("found", "a text frame of 5 bytes with MASK set".to_owned()))
        );
        let frame = FrameStart::new(0xd1, 0x7e);
        let compression = false;
        let diagnosis = explained(
            &ProtocolViolation::ReservedBits { frame, compression },
            None,
        );
        let found = "a text frame of more than 125 bytes with RSV1, RSV3".to_owned();
        assert!(diagnosis.evidence.contains(&("found", found)));
    }

    #[test]
    fn a_text_in_place_of_frames_is_shown_as_far_as_it_came() {
        let violation = ProtocolViolation::ReservedBits {
            frame: FrameStart::new(b'H', b'T'),
            compression: false,
        };
        for (text, shown) in [
            (None, "HT"),
            (Some(&b"HTTP/1.1 500 x\r\n\r\ny"[..]), "HTTP/1.1 500 x y"),
        ] {
            let page = explained(&violation, text);
            assert!(page.problem.contains("an HTTP response after its 101"));
            assert!(page.evidence.contains(&("that is", shown.to_owned())));
            assert!(page.help[0].contains("sent an error after the 101"));
        }
    }

    #[test]
    fn socket_io_of_another_version_is_known_by_its_words() {
        let frame = FrameStart::new(b'H', b'T');
        let text = b"HTTP/1.1 400 Bad Request\r\n\r\nUnsupported protocol version";
        let diagnosis = explained(
            &ProtocolViolation::ReservedBits {
                frame,
                compression: false,
            },
            Some(text),
        );
        assert!(diagnosis.problem.contains("Socket.IO"));
        assert!(diagnosis.help[0].contains("EIO=4"));
    }
}
