//! What the peer may send: messages whole, fragmented and compressed, control frames, and violations of RFC 6455.

use flate2::{Compress, FlushCompress};
use wsclient_core::connection::MessageType;

use crate::random::Random;

/// What a part of the peer's bytes means to the client, according to RFC 6455.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    Message(MessageType, Vec<u8>),
    Ping(Vec<u8>),
    Pong(Vec<u8>),
    /// The code, 1005 for none, and the reason.
    Close(u16, String),
    /// The name of the violation, and the code with which it is answered.
    Violation(&'static str, u16),
    /// FIN.
    Fin,
    /// RST.
    Reset,
}

impl Meaning {
    /// Whether what follows has no meaning any more.
    pub(crate) fn is_end(&self) -> bool {
        !matches!(self, Self::Message(..) | Self::Ping(_) | Self::Pong(_))
    }
}

/// A frame of a server; `first` is its first byte.
pub(crate) fn frame(first: u8, payload: &[u8]) -> Vec<u8> {
    let mut wire = vec![first];
    match payload.len() {
        length @ 0..126 => wire.push(length as u8),
        length @ 126..0x1_0000 => {
            wire.push(126);
            wire.extend((length as u16).to_be_bytes());
        }
        length => {
            wire.push(127);
            wire.extend((length as u64).to_be_bytes());
        }
    }
    wire.extend(payload);
    wire
}

/// A message of either side.
pub(crate) fn message(random: &mut Random) -> (MessageType, Vec<u8>) {
    let length = random.pick(&[
        0, 1, 2, 5, 5, 30, 125, 126, 127, 600, 4000, 65_535, 65_536, 70_000,
    ]);
    let length = if random.once_in(3) {
        length
    } else {
        length.min(random.below(40))
    };
    match random.once_in(2) {
        true => {
            let text = random.text("aaab é€𐍈", length / 2);
            (MessageType::Text, text.into_bytes())
        }
        false => (MessageType::Binary, random.bytes(length)),
    }
}

/// The frames of a message, by chance fragmented, with control frames between, and compressed. The last meaning is that of
/// the message.
pub(crate) fn message_frames(
    random: &mut Random,
    kind: MessageType,
    payload: &[u8],
    deflate: Option<&mut Compress>,
) -> Vec<(Vec<u8>, Option<Meaning>)> {
    let opcode = if kind == MessageType::Text { 1 } else { 2 };
    let deflated = deflate
        .filter(|_| !random.once_in(3))
        .map(|deflate| deflated(deflate, payload));
    let (opcode, bytes) = match &deflated {
        Some(deflated) => (0x40 | opcode, &deflated[..]),
        None => (opcode, payload),
    };
    let mut cuts: Vec<usize> = match random.once_in(2) {
        true => Vec::new(),
        false => (0..random.below(4))
            .map(|_| random.below(bytes.len() + 1))
            .collect(),
    };
    cuts.sort_unstable();
    cuts.push(bytes.len());
    let mut frames = Vec::new();
    let mut from = 0;
    for (i, to) in cuts.iter().copied().enumerate() {
        let is_last = i + 1 == cuts.len();
        let first = if is_last { 0x80 } else { 0 } | if i == 0 { opcode } else { 0 };
        let meaning = is_last.then(|| Meaning::Message(kind, payload.to_vec()));
        frames.push((frame(first, &bytes[from..to]), meaning));
        from = to;
        if !is_last && random.once_in(4) {
            let control = control(random, &[]);
            frames.push((control.0, Some(control.1)));
        }
    }
    frames
}

/// A ping or a pong; the pong by chance with one of the payloads `awaited`.
pub(crate) fn control(random: &mut Random, awaited: &[&str]) -> (Vec<u8>, Meaning) {
    let length = random.pick(&[0, 1, 3, 125]);
    let mut payload = random.bytes(length);
    if random.once_in(2) {
        return (frame(0x89, &payload), Meaning::Ping(payload));
    }
    if !awaited.is_empty() && !random.once_in(3) {
        payload = random.pick(awaited).as_bytes().to_vec();
    }
    (frame(0x8a, &payload), Meaning::Pong(payload))
}

/// A Close frame that is allowed.
pub(crate) fn close(random: &mut Random) -> (Vec<u8>, Meaning) {
    if random.once_in(4) {
        return (frame(0x88, &[]), Meaning::Close(1005, String::new()));
    }
    let code: u16 = random.pick(&[
        1000, 1000, 1001, 1002, 1003, 1008, 1011, 1012, 1013, 3000, 4000, 4999,
    ]);
    let length = random.pick(&[0, 0, 4, 60]);
    let reason = random.text("ab é", length);
    let payload = [&code.to_be_bytes()[..], reason.as_bytes()].concat();
    (frame(0x88, &payload), Meaning::Close(code, reason))
}

/// Bytes that break RFC 6455, or the limit of a message's size.
pub(crate) fn violation(
    random: &mut Random,
    inside_message: bool,
    deflate: bool,
    limit: u64,
) -> (Vec<u8>, Meaning) {
    let close_of =
        |code: u16, reason: &[u8]| frame(0x88, &[&code.to_be_bytes()[..], reason].concat());
    let (wire, name, code) = match random.below(12) {
        0 => (vec![0x89, 0x80, 1, 2, 3, 4], "Masked", 1002),
        1 => (
            frame(random.pick(&[0x92, 0xa1, 0xb9]), b"x"),
            "ReservedBits",
            1002,
        ),
        2 => (
            frame(random.pick(&[0x83, 0x87, 0x8b, 0x8f]), b"x"),
            "Opcode",
            1002,
        ),
        3 => (
            frame(random.pick(&[0x09, 0x0a, 0x08]), b""),
            "ControlFrame",
            1002,
        ),
        4 if inside_message => (frame(0x81, b"x"), "StartInsideMessage", 1002),
        4 => (frame(0x80, b"x"), "ContinuationWithoutStart", 1002),
        5 if !inside_message => (vec![0x82, 126, 0, 5], "Length", 1002),
        6 if !inside_message => {
            let mut wire = vec![0x82, 127];
            wire.extend((limit + 1).to_be_bytes());
            (wire, "TooBig", 1009)
        }
        7 if !inside_message => (frame(0x81, b"ok \xff"), "Utf8", 1007),
        8 => (frame(0x88, b"\x03"), "CloseFrame", 1002),
        9 => (
            close_of(
                random.pick(&[0, 999, 1004, 1005, 1006, 1015, 2999, 5000]),
                b"why",
            ),
            "CloseFrame",
            1002,
        ),
        10 => (close_of(1000, b"\xff"), "CloseFrame", 1007),
        11 if deflate && !inside_message => (frame(0xc2, b"\xff\xff\xff"), "Compression", 1007),
        _ => (frame(0xb8, b""), "ReservedBits", 1002),
    };
    (wire, Meaning::Violation(name, code))
}

fn deflated(compress: &mut Compress, message: &[u8]) -> Vec<u8> {
    if message.is_empty() {
        // RFC 7692 §7.2.3.6: the payload of an empty message is one byte of 0x00.
        return vec![0];
    }
    let mut out = Vec::with_capacity(message.len() * 2 + 1000);
    compress
        .compress_vec(message, &mut out, FlushCompress::Sync)
        .unwrap();
    out.truncate(out.len() - 4);
    out
}
