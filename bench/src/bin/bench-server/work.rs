//! What the server does with an open connection, until the client goes.

use std::io::{self, Read, Write};

use wsclient_bench::deflate::{Compressor, Expander};
use wsclient_bench::frame::{self, BINARY, COMPRESSED, CONTROL, Header, TEXT};
use wsclient_bench::payload::{COUNT, of_kind};

/// Writes the same message for ever, in large blocks that are made once.
pub(crate) fn stream_out(
    stream: &mut impl Write,
    size: usize,
    kind: &str,
    fragments: usize,
    deflate: bool,
) -> io::Result<()> {
    const BLOCK: usize = 1 << 20;
    let mut opcode = if kind == "binary" { BINARY } else { TEXT };
    let mut payload = of_kind(kind, size);
    if deflate {
        let mut wire = Vec::new();
        let compressed = Compressor::default().compress(&payload, &mut wire);
        compressed.map_err(|error| io::Error::other(error.to_string()))?;
        payload = wire;
        opcode |= COMPRESSED;
    }
    let mut block = Vec::new();
    while block.len() + payload.len() <= BLOCK || block.is_empty() {
        frame::write_fragments(&mut block, opcode, &payload, fragments);
    }
    loop {
        stream.write_all(&block)?;
    }
}

/// Counts the messages and the bytes of their payloads, and tells both when asked.
pub(crate) fn count(stream: &mut (impl Read + Write)) -> io::Result<()> {
    let mut buffer = vec![0; 1 << 18];
    let (mut kept, mut rest) = (0, 0);
    let (mut messages, mut bytes) = (0_u64, 0);
    loop {
        let read = stream.read(&mut buffer[kept..])?;
        if read == 0 {
            return Ok(());
        }
        let filled = kept + read;
        let (mut at, mut asked) = (0, false);
        loop {
            let taken = rest.min(filled - at);
            at += taken;
            rest -= taken;
            if rest > 0 {
                break;
            }
            let Some(header) = Header::parse(&buffer[at..filled]) else {
                break;
            };
            at += header.length;
            rest = header.payload;
            if header.opcode >= CONTROL {
                continue;
            }
            if header.payload == COUNT.len() {
                asked = true;
            } else {
                messages += 1;
                bytes += header.payload;
            }
        }
        buffer.copy_within(at..filled, 0);
        kept = filled - at;
        if asked {
            let mut answer = Vec::new();
            let sums = format!("{messages} {bytes}");
            frame::write(&mut answer, TEXT, None, sums.as_bytes());
            stream.write_all(&answer)?;
            stream.flush()?;
        }
    }
}

/// What to do with a whole message, and what to answer.
pub(crate) trait Answer {
    fn message(&mut self, header: Header, payload: &[u8], out: &mut Vec<u8>) -> io::Result<()>;
}

/// Returns it.
pub(crate) struct Echo;

impl Answer for Echo {
    fn message(&mut self, header: Header, payload: &[u8], out: &mut Vec<u8>) -> io::Result<()> {
        frame::write(out, header.opcode, None, payload);
        Ok(())
    }
}

/// Counts what it expands to, and tells the sums when asked.
#[derive(Default)]
pub(crate) struct Expanded {
    expander: Expander,
    message: Vec<u8>,
    messages: u64,
    bytes: usize,
}

impl Answer for Expanded {
    fn message(&mut self, header: Header, payload: &[u8], out: &mut Vec<u8>) -> io::Result<()> {
        let mut length = payload.len();
        if header.compressed {
            self.message.reserve(1 << 20);
            let expanded = self.expander.expand(payload, &mut self.message);
            expanded.map_err(|error| io::Error::other(error.to_string()))?;
            length = self.message.len();
        }
        if length == COUNT.len() {
            let sums = format!("{} {}", self.messages, self.bytes);
            frame::write(out, TEXT, None, sums.as_bytes());
        } else {
            self.messages += 1;
            self.bytes += length;
        }
        Ok(())
    }
}

/// Reads whole messages, unmasks them, and sends the answers.
pub(crate) fn exchange(
    stream: &mut (impl Read + Write),
    answer: &mut impl Answer,
) -> io::Result<()> {
    let mut buffer = vec![0; 1 << 18];
    let mut filled = 0;
    let mut out = Vec::new();
    loop {
        let read = stream.read(&mut buffer[filled..])?;
        if read == 0 {
            return Ok(());
        }
        filled += read;
        let mut at = 0;
        while let Some(header) = Header::parse(&buffer[at..filled]) {
            let start = at + header.length;
            let end = start + header.payload;
            if filled < end {
                break;
            }
            at = end;
            if header.opcode < CONTROL {
                let payload = &mut buffer[start..end];
                frame::apply(header.mask, payload);
                answer.message(header, payload, &mut out)?;
            }
        }
        buffer.copy_within(at..filled, 0);
        filled -= at;
        // A message that is longer than the buffer.
        if filled == buffer.len() {
            buffer.resize(filled * 2, 0);
        }
        if !out.is_empty() {
            stream.write_all(&out)?;
            stream.flush()?;
            out.clear();
        }
    }
}
