//! Streams numbered messages in each form a message can have: compressed or not, whole or in fragments.

use std::io::{self, Read, Write};

use socket2::SockRef;

use crate::connection::Connection;
use crate::echo::LARGEST;
use crate::frame::{ClientFrame, server_frame};
use crate::head::RequestHead;

/// The size of the blocks that are written, in bytes.
const BLOCK: usize = 256 * 1024;

/// The buffers of the socket where the client has to read while it writes.
const SMALL_BUFFER: usize = 64 * 1024;

/// How many digits a message begins with, if it is long enough.
const DIGITS: usize = 8;

/// The letters behind the digits repeat after so many bytes.
const PERIOD: usize = 23;

const RSV1: u8 = 0x40;
const CLOSE: u8 = 8;
const PING: u8 = 9;
const PONG: u8 = 10;

/// Sends `count` messages of `size` bytes, then a Close.
///
/// A message is its number, in decimal digits that overflow silently, and letters: the byte at `i`
/// is `a` + `i` mod 23. With `burst` the next so many messages are sent when a message or a ping
/// comes whose payload is the count of those sent before; its pong comes behind them.
pub(crate) fn run(connection: &mut Connection, head: &RequestHead) -> io::Result<()> {
    let count: usize = head.number("count", 1000);
    let burst: usize = head.number("burst", 0);
    let mut template = Template::of(head);
    let mut client = Client::default();
    if burst == 0 {
        template.write(connection, count)?;
    } else {
        let socket = SockRef::from(connection.tcp());
        socket.set_recv_buffer_size(SMALL_BUFFER)?;
        socket.set_send_buffer_size(SMALL_BUFFER)?;
    }
    let mut sent = if burst == 0 { count } else { 0 };
    while sent < count {
        let Some((opcode, payload)) = client.next(connection)? else {
            return Ok(());
        };
        let asked: Option<usize> = std::str::from_utf8(&payload)
            .ok()
            .and_then(|text| text.parse().ok());
        if asked == Some(sent) {
            let next = burst.min(count - sent);
            template.write(connection, next)?;
            sent += next;
        }
        if opcode == PING {
            connection.write_all(&server_frame(PONG, &payload))?;
            connection.flush()?;
        }
    }
    connection.write_all(&server_frame(CLOSE, &1000_u16.to_be_bytes()))?;
    connection.flush()?;
    while client.next(connection)?.is_some() {}
    Ok(())
}

/// What the client sends.
#[derive(Default)]
struct Client {
    received: Vec<u8>,
}

impl Client {
    /// The opcode and the payload of the next frame; `None` once it closes.
    fn next(&mut self, connection: &mut Connection) -> io::Result<Option<(u8, Vec<u8>)>> {
        let mut chunk = vec![0; SMALL_BUFFER];
        loop {
            if let Some(frame) = ClientFrame::take(&mut self.received) {
                let opcode = frame.first_byte & 0x0f;
                return Ok((opcode != CLOSE).then_some((opcode, frame.payload)));
            }
            let count = connection.read(&mut chunk)?;
            if count == 0 {
                return Ok(None);
            }
            self.received.extend(chunk.iter().take(count));
        }
    }
}

/// The frames of the next message, and where in them its digits are.
struct Template {
    wire: Vec<u8>,
    digits: Vec<usize>,
}

impl Template {
    fn of(head: &RequestHead) -> Self {
        let size = head.number("size", 1024).min(LARGEST);
        let opcode = match head.query("type").as_deref() {
            Some("text") => 1,
            _ => 2,
        };
        let plain: Vec<u8> = (0..size).map(byte_at).collect();
        let (rsv1, first_digit, payload) = match head.query("deflate").as_deref() {
            Some("stored") => (RSV1, STORED_HEADER, stored(&plain)),
            Some("repeats") => (RSV1, STORED_HEADER, repeats(&plain)),
            _ => (0, 0, plain),
        };
        let fragments = fragments(&payload, &head.query("fragments").unwrap_or_default());
        let mut template = Template {
            wire: Vec::new(),
            digits: Vec::new(),
        };
        let digits = first_digit..first_digit + size.min(DIGITS);
        let mut at = 0;
        for (index, fragment) in fragments.iter().enumerate() {
            let opcode = if index == 0 { opcode | rsv1 } else { 0 };
            let mut frame = server_frame(opcode, fragment);
            if let Some(first) = frame.first_mut().filter(|_| index + 1 < fragments.len()) {
                *first &= 0x7f;
            }
            let before = template.wire.len() + frame.len() - fragment.len();
            let here = digits.start.max(at)..digits.end.min(at + fragment.len());
            template
                .digits
                .extend(here.map(|digit| before + digit - at));
            template.wire.extend(frame);
            at += fragment.len();
        }
        template
    }

    /// Sends the next `count` messages.
    fn write(&mut self, connection: &mut Connection, count: usize) -> io::Result<()> {
        let mut block = Vec::with_capacity(BLOCK + self.wire.len());
        for _ in 0..count {
            block.extend(&self.wire);
            self.advance();
            if block.len() >= BLOCK {
                connection.write_all(&block)?;
                block.clear();
            }
        }
        connection.write_all(&block)?;
        connection.flush()
    }

    /// Counts one up.
    fn advance(&mut self) {
        for at in self.digits.iter().rev() {
            match self.wire.get_mut(*at) {
                Some(digit) if *digit == b'9' => *digit = b'0',
                Some(digit) => {
                    *digit += 1;
                    return;
                }
                None => return,
            }
        }
    }
}

fn byte_at(index: usize) -> u8 {
    match index {
        ..DIGITS => b'0',
        // Less than 23, so nothing is cut off.
        _ => b'a' + (index % PERIOD) as u8,
    }
}

fn fragments<'p>(payload: &'p [u8], form: &str) -> Vec<&'p [u8]> {
    match form {
        "two" => {
            let (front, back) = payload.split_at(payload.len() / 2);
            vec![front, back]
        }
        "many" if !payload.is_empty() => {
            payload.chunks((payload.len() / 40).clamp(1, 100)).collect()
        }
        "empty" => vec![payload, &[]],
        _ => vec![payload],
    }
}

/// The bytes before those of a stored block: its kind, and its length twice (RFC 1951, 3.2.4).
const STORED_HEADER: usize = 5;

/// Compressed data that is no shorter, as that of random bytes: stored blocks, and what is left of
/// the empty one at the end (RFC 7692, 7.2.1).
fn stored(plain: &[u8]) -> Vec<u8> {
    let mut compressed = stored_blocks(plain);
    compressed.push(0);
    compressed
}

fn stored_blocks(plain: &[u8]) -> Vec<u8> {
    let mut blocks = Vec::new();
    for chunk in plain.chunks(usize::from(u16::MAX)) {
        // The length of a chunk has 16 bits.
        let length = chunk.len() as u16;
        blocks.push(0);
        blocks.extend(length.to_le_bytes());
        blocks.extend((!length).to_le_bytes());
        blocks.extend(chunk);
    }
    blocks
}

/// Compressed data that is much shorter: the digits and one period stored, and a block with fixed
/// codes that repeats them (RFC 1951, 3.2.5 and 3.2.6).
fn repeats(plain: &[u8]) -> Vec<u8> {
    const LONGEST: usize = 258;
    let (front, rest) = plain
        .split_at_checked(DIGITS + PERIOD)
        .unwrap_or((plain, &[]));
    if rest.is_empty() {
        return stored(plain);
    }
    let mut bits = Bits {
        bytes: stored_blocks(front),
        free: 0,
    };
    bits.number(0b010, 3);
    let (matches, literals) = rest.split_at(rest.len() / LONGEST * LONGEST);
    for _ in 0..matches.len() / LONGEST {
        // Length 258, then a distance of 17 to 24, which is 17 + 6.
        bits.code(0b1100_0101, 8);
        bits.code(8, 5);
        bits.number(6, 3);
    }
    for literal in literals {
        bits.code(0x30 + u32::from(*literal), 8);
    }
    // The end of the block, and the kind of the empty stored one behind it.
    bits.code(0, 7);
    bits.number(0, 3);
    bits.bytes
}

/// Writes bits from the lowest of each byte on.
struct Bits {
    bytes: Vec<u8>,
    /// How many bits of the last byte are not used.
    free: u32,
}

impl Bits {
    /// The lowest bit first.
    fn number(&mut self, value: u32, count: u32) {
        for index in 0..count {
            self.bit(value >> index & 1);
        }
    }

    /// The highest bit first, as Huffman codes are.
    fn code(&mut self, value: u32, count: u32) {
        for index in (0..count).rev() {
            self.bit(value >> index & 1);
        }
    }

    fn bit(&mut self, bit: u32) {
        if self.free == 0 {
            self.bytes.push(0);
            self.free = 8;
        }
        if let Some(last) = self.bytes.last_mut().filter(|_| bit == 1) {
            *last |= 1 << (8 - self.free);
        }
        self.free -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn template(query: &str) -> Template {
        Template::of(&RequestHead {
            text: format!("GET /numbered?{query} HTTP/1.1\r\n"),
        })
    }

    #[test]
    fn digits_count_over_fragments() {
        let mut template = template("size=2&type=text&fragments=many");
        for _ in 0..12 {
            template.advance();
        }
        assert_eq!(template.wire, b"\x01\x011\x80\x012");
    }

    #[test]
    fn an_empty_message_has_the_fragments_it_can_have() {
        assert_eq!(template("size=0&fragments=many").wire, b"\x82\0");
        assert_eq!(template("size=0&fragments=empty").wire, b"\x02\0\x80\0");
        assert_eq!(template("size=0&deflate=repeats").wire, b"\xc2\x01\0");
    }

    #[test]
    fn digits_of_compressed_messages_are_stored() {
        let mut template = template("size=9&deflate=stored");
        template.advance();
        assert_eq!(
            template.wire,
            b"\xc2\x0f\0\x09\0\xf6\xff00000001i\0".as_slice()
        );
    }
}
