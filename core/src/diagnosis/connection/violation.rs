//! Words for what a peer did against RFC 6455, or against a limit.

use super::bytes;
use crate::connection::{
    BrokenText, CloseFault, FrameStart, LengthFault, MessageType, SizeLimit, TooBig, Violation,
};
use crate::diagnosis::{Code, Diagnosis};

pub(super) fn diagnose(violation: &Violation) -> Diagnosis {
    match violation {
        Violation::Masked { frame } => {
            Diagnosis::new(Code::WebSocketMasked, "the server masked a frame")
                .seen("expected", "frames of a server without MASK")
                .seen("found", format!("{} with MASK set", frame_text(*frame)))
        }
        Violation::ReservedBits { frame } => {
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
                        "no reserved bits, as no extension was agreed on",
                    )
                    .seen(
                        "found",
                        format!("{} with {}", frame_text(*frame), set.join(", ")),
                    );
            // "HTTP/1.1 502 …" or "<html>": what a proxy writes when it fails behind the 101.
            if let Some(text) = text_start(*frame) {
                return diagnosis.seen("that is", format!("\"{text}\", as {} begins", if text == "HT" { "an HTTP response" } else { "a page" }))
                    .help("a proxy or the server likely sent an error behind its 101: look at the log of the server for a handler that failed right after the upgrade")
                    .help(OUT_OF_STEP);
            }
            if matches!(bits, [true, false, false]) {
                return diagnosis
                    .help("the server likely compresses although that was not agreed on");
            }
            diagnosis.help(OUT_OF_STEP)
        }
        Violation::Opcode { frame } => Diagnosis::new(
            Code::WebSocketOpcode,
            "the server sent a frame of an unknown type",
        )
        .seen("expected", "opcode 0, 1, 2, 8, 9 or 10")
        .seen("found", frame_text(*frame))
        .help(OUT_OF_STEP),
        Violation::ControlFrame { frame } => {
            let fault = if frame.is_final() { "" } else { " without FIN" };
            Diagnosis::new(
                Code::WebSocketControlFrame,
                "the server sent an invalid control frame",
            )
            .seen("expected", "at most 125 bytes, in one frame")
            .seen("found", format!("{}{fault}", frame_text(*frame)))
        }
        Violation::ContinuationWithoutStart { frame } => Diagnosis::new(
            Code::WebSocketFragmentation,
            "the server continued no message",
        )
        .seen("expected", "a text or binary frame first")
        .seen("found", frame_text(*frame)),
        Violation::StartInsideMessage {
            frame,
            open,
            received,
        } => {
            let problem = "the server started a message inside another one";
            let open = type_text(*open);
            Diagnosis::new(Code::WebSocketFragmentation, problem)
                .seen(
                    "expected",
                    format!(
                        "the rest of a {open} message of which {} had come",
                        bytes(*received)
                    ),
                )
                .seen("found", frame_text(*frame))
                .help("the server likely sends from two places at once without a lock")
        }
        Violation::Length {
            frame,
            length,
            fault,
        } => {
            let expected = match fault {
                LengthFault::NotMinimal => "the shortest form of the length",
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
        Violation::TooBig(facts) => too_big(*facts),
        Violation::Utf8(text) => Diagnosis::new(
            Code::WebSocketUtf8,
            "the server sent a text that is not UTF-8",
        )
        .seen("found", broken_text(*text))
        .help("the server should send this as a binary message, or convert it to UTF-8"),
        Violation::CloseFrame(fault) => {
            let found = match fault {
                CloseFault::OneByte(byte) => format!("a payload of one byte, {byte:#04x}"),
                CloseFault::Code(code) => format!("code {code}, which must not be sent"),
                CloseFault::Reason(text) => {
                    format!("a reason that is not UTF-8: {}", broken_text(*text))
                }
            };
            Diagnosis::new(
                Code::WebSocketCloseFrame,
                "the server sent an invalid Close frame",
            )
            .seen("found", found)
        }
    }
}

/// The two bytes as text, if they begin an HTTP response or a page.
fn text_start(frame: FrameStart) -> Option<&'static str> {
    ["HT", "<!", "<h", "<H"]
        .into_iter()
        .find(|text| text.as_bytes() == frame.bytes())
}

const OUT_OF_STEP: &str = "likely the bytes are no frames at all: look for something between that writes into the connection";

fn too_big(facts: TooBig) -> Diagnosis {
    let size = bytes(facts.promised);
    let found = format!(
        "at least {size}, of which {} had come",
        bytes(facts.received)
    );
    match facts.limit {
        SizeLimit::MessageSize(limit) => Diagnosis::new(
            Code::WebSocketTooBig,
            "a message is longer than max_message_size",
        )
        .seen("expected", format!("at most {}", bytes(limit)))
        .seen("found", found)
        .help("raise max_message_size, and memory_limit with it if need be"),
        SizeLimit::Memory => {
            Diagnosis::new(Code::WebSocketTooBig, "there is no memory for a message")
                .seen("found", found)
                .help("raise memory_limit, or lower max_message_size to refuse such messages")
        }
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
        Some(length) => format!("{kind} of {}", bytes(u64::from(length))),
        None => format!("{kind} of more than 125 bytes"),
    }
}

fn broken_text(text: BrokenText) -> String {
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

fn type_text(kind: MessageType) -> &'static str {
    match kind {
        MessageType::Text => "text",
        MessageType::Binary => "binary",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_are_described_by_what_stands_in_them() {
        let frame = FrameStart::new(0x81, 0x85);
        let diagnosis = diagnose(&Violation::Masked { frame });
        assert_eq!(diagnosis.code, Code::WebSocketMasked);
        assert!(
            diagnosis
                .evidence
                .contains(&("found", "a text frame of 5 bytes with MASK set".to_owned()))
        );
        let page = diagnose(&Violation::ReservedBits {
            frame: FrameStart::new(b'H', b'T'),
        });
        assert!(page.help[0].contains("sent an error behind its 101"));
        let frame = FrameStart::new(0xd1, 0x7e);
        let diagnosis = diagnose(&Violation::ReservedBits { frame });
        let found = "a text frame of more than 125 bytes with RSV1, RSV3".to_owned();
        assert!(diagnosis.evidence.contains(&("found", found)));
    }
}
