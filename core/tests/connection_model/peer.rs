//! The scripted peer: a server's end of the connection, over plain TCP or TLS, in the thread of the test.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use flate2::{Decompress, FlushDecompress, Status};
use rustls::ServerConnection;

/// The peer's socket, and what it has received.
pub(crate) struct Peer {
    /// `None` once it is closed.
    socket: Option<TcpStream>,
    tls: Option<Box<ServerConnection>>,
    /// Bytes given to the kernel, a TLS handshake included.
    pub(crate) written: u64,
    /// Decrypted bytes that are not complete frames yet.
    input: Vec<u8>,
    inflate: Option<Decompress>,
    pub(crate) frames: Vec<Frame>,
    open: Option<Frame>,
    /// Whether the client has ended its side.
    pub(crate) at_end: bool,
}

/// A message or a control frame of the client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Frame {
    pub(crate) opcode: u8,
    pub(crate) payload: Vec<u8>,
}

impl Peer {
    pub(crate) fn new(
        socket: TcpStream,
        tls: Option<Box<ServerConnection>>,
        written: u64,
        deflate: bool,
    ) -> Self {
        socket.set_nonblocking(true).unwrap();
        socket.set_nodelay(true).unwrap();
        Self {
            socket: Some(socket),
            tls,
            written,
            input: Vec::new(),
            inflate: deflate.then(|| Decompress::new(false)),
            frames: Vec::new(),
            open: None,
            at_end: false,
        }
    }

    #[allow(
        dead_code,
        reason = "one of the two tests that have this module uses it"
    )]
    pub(crate) fn is_closed(&self) -> bool {
        self.socket.is_none()
    }

    /// Gives the kernel all of `bytes`; nothing if the client is gone.
    pub(crate) fn write(&mut self, bytes: &[u8]) {
        let Some(socket) = &mut self.socket else {
            return;
        };
        let Some(tls) = &mut self.tls else {
            if socket.write_all(bytes).is_ok() {
                self.written += bytes.len() as u64;
            }
            return;
        };
        tls.writer().write_all(bytes).unwrap();
        while tls.wants_write() {
            match tls.write_tls(socket) {
                Ok(count) => self.written += count as u64,
                Err(_) => return,
            }
        }
    }

    /// Writes bytes below TLS.
    #[allow(
        dead_code,
        reason = "one of the two tests that have this module uses it"
    )]
    pub(crate) fn write_raw(&mut self, bytes: &[u8]) {
        if let Some(socket) = &mut self.socket {
            socket.write_all(bytes).unwrap();
        }
    }

    /// Sends a fatal alert of TLS, as to a record that cannot be decrypted.
    #[allow(
        dead_code,
        reason = "one of the two tests that have this module uses it"
    )]
    pub(crate) fn alert(&mut self) {
        if let Some(tls) = &mut self.tls {
            let record = [&b"\x17\x03\x03\x00\x20"[..], &[0; 32]].concat();
            tls.read_tls(&mut &record[..]).unwrap();
            tls.process_new_packets().unwrap_err();
        }
        self.write(&[]);
    }

    /// Reads all that has arrived, and parses the complete frames in it.
    pub(crate) fn read(&mut self) -> Result<(), String> {
        while let Some(bytes) = self.read_some()? {
            self.input.extend(bytes);
        }
        while let Some((first, payload, size)) = frame(&self.input)? {
            self.input.drain(..size);
            self.take(first, payload)?;
        }
        Ok(())
    }

    fn read_some(&mut self) -> Result<Option<Vec<u8>>, String> {
        let Some(socket) = &mut self.socket else {
            return Ok(None);
        };
        let mut block = vec![0; 1 << 16];
        let outcome = match &mut self.tls {
            None => socket.read(&mut block),
            Some(tls) => match tls.read_tls(socket) {
                Ok(0) => Ok(0),
                Ok(_) => {
                    tls.process_new_packets()
                        .map_err(|error| format!("the client's TLS: {error}"))?;
                    match tls.reader().read(&mut block) {
                        // A record without data.
                        Err(error) if error.kind() == ErrorKind::WouldBlock => {
                            return Ok(Some(Vec::new()));
                        }
                        Ok(count) if count > 0 => {
                            block.truncate(count);
                            let mut rest = Vec::new();
                            let _ = tls.reader().read_to_end(&mut rest);
                            block.extend(rest);
                            return Ok(Some(block));
                        }
                        outcome => outcome,
                    }
                }
                Err(error) => Err(error),
            },
        };
        match outcome {
            Ok(0) => self.at_end = true,
            Ok(count) => {
                block.truncate(count);
                return Ok(Some(block));
            }
            Err(error) if error.kind() == ErrorKind::WouldBlock => {}
            Err(_) => self.at_end = true,
        }
        Ok(None)
    }

    fn take(&mut self, first: u8, payload: Vec<u8>) -> Result<(), String> {
        let (opcode, is_final, is_compressed) = (first & 15, first & 0x80 != 0, first & 0x40 != 0);
        if first & 0x30 != 0 || (is_compressed && self.inflate.is_none()) {
            return Err(format!("the client sent reserved bits: {first:#x}"));
        }
        let payload = match (&mut self.inflate, is_compressed) {
            (Some(inflate), true) => inflated(inflate, payload)?,
            _ => payload,
        };
        match (opcode, self.open.take()) {
            (1 | 2, None) | (8..=10, _) if is_final => self.frames.push(Frame { opcode, payload }),
            (0, Some(mut open)) if !is_compressed => {
                open.payload.extend(payload);
                match is_final {
                    true => self.frames.push(open),
                    false => self.open = Some(open),
                }
            }
            (1 | 2, None) => self.open = Some(Frame { opcode, payload }),
            _ => return Err(format!("the client sent a frame out of order: {first:#x}")),
        }
        Ok(())
    }

    /// Sends FIN, with TLS after close_notify if `notify`, and goes on reading.
    pub(crate) fn shut_down(&mut self, notify: bool) {
        if let Some(tls) = self.tls.as_mut().filter(|_| notify) {
            tls.send_close_notify();
            self.write(&[]);
        }
        if let Some(socket) = &self.socket {
            let _ = socket.shutdown(Shutdown::Write);
        }
    }

    /// Closes the socket; everything was read, so the kernel sends FIN.
    pub(crate) fn close(&mut self) -> Result<(), String> {
        self.read()?;
        self.socket = None;
        Ok(())
    }

    /// Closes the socket with RST.
    pub(crate) fn reset(&mut self) -> Result<(), String> {
        self.read()?;
        if let Some(socket) = self.socket.take() {
            let _ = socket2::SockRef::from(&socket).set_linger(Some(Duration::ZERO));
        }
        Ok(())
    }
}

/// The first frame: its first byte, its payload, and its size on the wire.
fn frame(wire: &[u8]) -> Result<Option<(u8, Vec<u8>, usize)>, String> {
    let Some(&[first, second]) = wire.first_chunk() else {
        return Ok(None);
    };
    if second & 0x80 == 0 {
        return Err("the client sent a frame without a mask".into());
    }
    let extended = match second & 0x7f {
        126 => 2,
        127 => 8,
        _ => 0,
    };
    let Some(head) = wire.get(2..2 + extended + 4) else {
        return Ok(None);
    };
    let (length, mask) = head.split_at(extended);
    let length = match length.is_empty() {
        true => usize::from(second & 0x7f),
        false => length
            .iter()
            .fold(0, |sum, byte| sum << 8 | usize::from(*byte)),
    };
    let start = 2 + extended + 4;
    let Some(masked) = wire.get(start..start + length) else {
        return Ok(None);
    };
    let payload = masked
        .iter()
        .zip(mask.iter().cycle())
        .map(|(byte, key)| byte ^ key);
    Ok(Some((first, payload.collect(), start + length)))
}

/// RFC 7692 §7.2.2: "Append 4 octets of 0x00 0x00 0xff 0xff to the tail end of the payload of the message."
fn inflated(inflate: &mut Decompress, mut payload: Vec<u8>) -> Result<Vec<u8>, String> {
    payload.extend([0, 0, 0xff, 0xff]);
    let (mut out, start) = (Vec::new(), inflate.total_in());
    loop {
        let taken = (inflate.total_in() - start) as usize;
        out.reserve(1 << 16);
        match inflate.decompress_vec(&payload[taken..], &mut out, FlushDecompress::Sync) {
            Ok(Status::Ok | Status::BufError) => {}
            other => return Err(format!("the client's compression: {other:?}")),
        }
        if (inflate.total_in() - start) as usize == payload.len() && out.len() < out.capacity() {
            return Ok(out);
        }
    }
}
