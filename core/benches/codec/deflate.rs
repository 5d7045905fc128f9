//! permessage-deflate through a connection, and the library alone on the same messages.

use std::hint::black_box;
use std::time::Duration;

use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress};
use wsclient_core::connection::MessageType;
use wsclient_core::handshake::DeflateParameters;

use crate::{connection, frame, give_all, row, take_all, timed};

/// The level that connections compress with.
const LEVEL: u32 = 3;

/// What a sync flush ends with, and is not sent.
const EMPTY_BLOCK: [u8; 4] = [0x00, 0x00, 0xff, 0xff];

/// Text that repeats nothing as a whole within the window: 2 MiB of it.
const LENGTH: usize = 2 << 20;

pub(crate) fn rows() {
    let text = json();
    for size in [512, 4096, 65_536] {
        let messages: Vec<&[u8]> = text.chunks_exact(size).collect();
        for (name, alone) in [("", false), (", alone", true)] {
            let bench = Bench {
                messages: &messages,
                alone,
                size,
            };
            row(&format!("receive, deflate{name}"), size, bench.receive());
            row(&format!("receive, flate2{name}"), size, bench.inflate());
            row(&format!("send, deflate{name}"), size, |count| {
                bench.send(count)
            });
            row(&format!("send, flate2{name}"), size, |count| {
                bench.deflate(count)
            });
        }
    }
}

/// Rows of a feed.
fn json() -> Vec<u8> {
    let mut random = 1_u64;
    let mut next = |below: u64| {
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (random >> 33) % below
    };
    let mut text = String::new();
    while text.len() < LENGTH {
        let (symbol, price, cents, amount) = (next(500), next(1000), next(100), next(100_000));
        let side = if next(2) == 0 { "buy" } else { "sell" };
        text += &format!(
            "{{\"symbol\":\"S{symbol}\",\"price\":{price}.{cents:02},\"side\":\"{side}\",\"amount\":{amount}}},"
        );
    }
    text.into_bytes()
}

struct Bench<'a> {
    messages: &'a [&'a [u8]],
    alone: bool,
    size: usize,
}

impl<'a> Bench<'a> {
    fn take(&self, count: usize) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        self.messages.iter().copied().cycle().take(count)
    }

    fn agreed(&self) -> Option<DeflateParameters> {
        Some(DeflateParameters {
            server_no_context_takeover: self.alone,
            client_no_context_takeover: self.alone,
            ..DeflateParameters::default()
        })
    }

    /// Each message as it is on the wire.
    fn compressed(&self, count: usize) -> Vec<Vec<u8>> {
        let mut stream = compressor();
        let payload = |message: &[u8]| {
            let mut out = Vec::new();
            compress(&mut stream, self.alone, message, &mut out);
            out.truncate(out.len() - EMPTY_BLOCK.len());
            out
        };
        self.take(count).map(payload).collect()
    }

    fn receive(&self) -> impl FnMut(usize) -> Duration {
        let mut wire = Vec::new();
        move |count| {
            if wire.is_empty() {
                let payloads = self.compressed(count);
                wire = payloads
                    .iter()
                    .flat_map(|payload| frame(0xc1, payload))
                    .collect();
            }
            let (connection, _peer) = connection(wire.clone());
            take_all(connection.with_deflate(self.agreed()), count)
        }
    }

    fn inflate(&self) -> impl FnMut(usize) -> Duration {
        let mut payloads = Vec::new();
        move |count| {
            if payloads.is_empty() {
                payloads = self.compressed(count);
            }
            let mut stream = Decompress::new(false);
            timed(|| {
                for payload in &payloads {
                    if self.alone {
                        stream.reset(false);
                    }
                    // As in a program, each message has memory of its own.
                    let mut message = Vec::with_capacity(self.size + 1);
                    for input in [payload.as_slice(), &EMPTY_BLOCK] {
                        let flush = FlushDecompress::None;
                        stream.decompress_vec(input, &mut message, flush).unwrap();
                    }
                    assert!(black_box(message).len() == self.size);
                }
            })
        }
    }

    fn send(&self, count: usize) -> Duration {
        let (connection, peer) = connection(Vec::new());
        let connection = connection.with_deflate(self.agreed());
        give_all(connection, peer, MessageType::Text, self.take(count))
    }

    fn deflate(&self, count: usize) -> Duration {
        let (mut stream, mut out) = (compressor(), Vec::new());
        timed(|| {
            for message in self.take(count) {
                compress(&mut stream, self.alone, message, &mut out);
                black_box(&out);
            }
        })
    }
}

fn compressor() -> Compress {
    Compress::new(Compression::new(LEVEL), false)
}

fn compress(stream: &mut Compress, alone: bool, message: &[u8], out: &mut Vec<u8>) {
    if alone {
        stream.reset();
    }
    out.clear();
    out.reserve(message.len() + 64);
    stream
        .compress_vec(message, out, FlushCompress::Sync)
        .unwrap();
    assert!(out.ends_with(&EMPTY_BLOCK));
}
