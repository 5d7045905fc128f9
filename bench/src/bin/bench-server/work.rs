//! What the server does with an open connection, until the client goes.

use std::io::{self, Read, Write};

use wsclient_bench::frame::{self, BINARY, CONTROL, Header, TEXT};
use wsclient_bench::payload::{COUNT, payload};

/// Writes the same message for ever, in large blocks that are made once.
pub(crate) fn stream_out(stream: &mut impl Write, size: usize, text: bool) -> io::Result<()> {
    const BLOCK: usize = 1 << 20;
    let (opcode, payload) = (if text { TEXT } else { BINARY }, payload(size));
    let mut block = Vec::new();
    while block.len() + payload.len() <= BLOCK || block.is_empty() {
        frame::write(&mut block, opcode, None, &payload);
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

/// Returns every message, unmasked.
pub(crate) fn echo(stream: &mut (impl Read + Write)) -> io::Result<()> {
    let mut buffer = vec![0; 1 << 18];
    let mut filled = 0;
    let mut answer = Vec::new();
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
            if buffer.len() - at < end - at + 1 {
                buffer.resize(end + (1 << 18), 0);
            }
            if filled < end {
                break;
            }
            at = end;
            if header.opcode < CONTROL {
                let payload = &mut buffer[start..end];
                frame::apply(header.mask, payload);
                frame::write(&mut answer, header.opcode, None, payload);
            }
        }
        buffer.copy_within(at..filled, 0);
        filled -= at;
        if !answer.is_empty() {
            stream.write_all(&answer)?;
            stream.flush()?;
            answer.clear();
        }
    }
}
