//! Performs the steps of a script on one connection.

use std::io::{self, ErrorKind, Read, Write};
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crate::connection::Connection;
use crate::frame::{ClientFrame, hex};
use crate::head;
use crate::lifetime::announce;
use crate::script::Step;
use crate::template::Template;

/// Repeated texts are sent in blocks of about this size.
const BLOCK: usize = 256 * 1024;

/// The state of one connection between its steps.
struct Peer {
    /// `None` once a step has closed it.
    connection: Option<Connection>,
    number: usize,
    port: u16,
    key: String,
    /// Received, but not taken by a step yet.
    unread: Vec<u8>,
    /// Received since the last `print`; stays empty in a script that never prints.
    received: Vec<u8>,
    records: bool,
    frames: Vec<ClientFrame>,
}

/// Runs every step, then closes orderly.
///
/// When the peer goes in the middle, the steps that need it are passed over, and those that print
/// are still carried out: a test wants to know what came until then.
pub(crate) fn run(connection: Connection, number: usize, steps: &[Step]) {
    let port = connection.tcp().local_addr().map_or(0, |it| it.port());
    let mut peer = Peer {
        connection: Some(connection),
        number,
        port,
        key: String::new(),
        unread: Vec::new(),
        received: Vec::new(),
        records: steps.contains(&Step::Print),
        frames: Vec::new(),
    };
    let mut gone = false;
    for step in steps {
        let reports = matches!(step, Step::Print | Step::Transcript);
        if !gone || reports {
            gone |= peer.step(step).is_err();
        }
    }
    if let Some(connection) = peer.connection {
        connection.close();
    }
}

/// Returns once `count` connections have called it.
fn wait_for_others(count: usize) {
    static ARRIVED: Mutex<usize> = Mutex::new(0);
    static CHANGE: Condvar = Condvar::new();
    let mut arrived = ARRIVED.lock().unwrap_or_else(PoisonError::into_inner);
    *arrived += 1;
    CHANGE.notify_all();
    drop(CHANGE.wait_while(arrived, |arrived| *arrived < count));
}

impl Peer {
    fn step(&mut self, step: &Step) -> io::Result<()> {
        match step {
            Step::Head => self.head(),
            Step::Read(count) => self.read(*count),
            Step::Send(count, text) => self.send(*count, text),
            Step::Drip(delay, text) => self.drip(*delay, text),
            Step::Pause(delay) => {
                thread::sleep(*delay);
                Ok(())
            }
            Step::Barrier(count) => {
                wait_for_others(*count);
                Ok(())
            }
            Step::Frame => self.frame(),
            Step::Close => self.end(Connection::close),
            Step::Truncate => self.end(Connection::truncate),
            Step::Reset => self.end(Connection::reset),
            Step::Shutdown => {
                let connection = self.connection()?;
                connection.close_notify();
                connection.shutdown_write();
                Ok(())
            }
            Step::Hang => {
                self.connection()?.wait_until_gone(None);
                Ok(())
            }
            Step::Drain => self.drain(),
            Step::Print => {
                let received = std::mem::take(&mut self.received);
                self.print("received", &format!("\"{}\"", hex(&received)))
            }
            Step::Transcript => {
                let frames = std::mem::take(&mut self.frames);
                let frames: Vec<String> = frames.iter().map(ClientFrame::json).collect();
                self.print("transcript", &format!("[{}]", frames.join(",")))
            }
            Step::SwitchingProtocols(extra) => {
                let extra = extra.fill(&self.key, self.port);
                let mut response = head::switching_protocols(&self.key, "").into_bytes();
                // In front of the blank line, and as bytes: the text may be wrong on purpose.
                response.splice(response.len() - 2..response.len() - 2, extra);
                self.write(&response)
            }
        }
    }

    fn connection(&mut self) -> io::Result<&mut Connection> {
        self.connection
            .as_mut()
            .ok_or_else(|| ErrorKind::NotConnected.into())
    }

    fn end(&mut self, how: fn(Connection)) -> io::Result<()> {
        let connection = self.connection.take().ok_or(ErrorKind::NotConnected)?;
        how(connection);
        Ok(())
    }

    /// Receives something, or fails when the peer has nothing more to say.
    fn receive(&mut self) -> io::Result<()> {
        let mut chunk = vec![0; 64 * 1024];
        let count = self.connection()?.read(&mut chunk)?;
        chunk.truncate(count);
        if self.records {
            self.received.extend(&chunk);
        }
        self.unread.append(&mut chunk);
        match count {
            0 => Err(ErrorKind::UnexpectedEof.into()),
            _ => Ok(()),
        }
    }

    fn head(&mut self) -> io::Result<()> {
        loop {
            if let Some((head, rest)) = head::split(&self.unread) {
                self.unread = rest;
                let key = head.header("Sec-WebSocket-Key");
                self.key = key.unwrap_or_default().to_owned();
                return Ok(());
            }
            self.receive()?;
        }
    }

    fn read(&mut self, count: usize) -> io::Result<()> {
        while self.unread.len() < count {
            self.receive()?;
        }
        self.unread.drain(..count);
        Ok(())
    }

    fn frame(&mut self) -> io::Result<()> {
        loop {
            if let Some(frame) = ClientFrame::take(&mut self.unread) {
                self.frames.push(frame);
                return Ok(());
            }
            self.receive()?;
        }
    }

    fn drain(&mut self) -> io::Result<()> {
        loop {
            self.unread.clear();
            if self.receive().is_err() {
                // The end that was waited for, however it came.
                return Ok(());
            }
        }
    }

    fn send(&mut self, count: u64, text: &Template) -> io::Result<()> {
        let text = text.fill(&self.key, self.port);
        let fitting = (BLOCK / text.len().max(1)).max(1) as u64;
        let per_block = fitting.min(count).max(1);
        let block = text.repeat(usize::try_from(per_block).unwrap_or(1));
        for _ in 0..count / per_block {
            self.write(&block)?;
        }
        for _ in 0..count % per_block {
            self.write(&text)?;
        }
        Ok(())
    }

    fn drip(&mut self, delay: Duration, text: &Template) -> io::Result<()> {
        let text = text.fill(&self.key, self.port);
        for (index, byte) in text.into_iter().enumerate() {
            if index > 0 && self.connection()?.wait_until_gone(Some(delay)) {
                return Err(ErrorKind::ConnectionAborted.into());
            }
            self.write(&[byte])?;
        }
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let connection = self.connection()?;
        connection.write_all(bytes)?;
        connection.flush()
    }

    fn print(&self, name: &str, json: &str) -> io::Result<()> {
        let number = self.number;
        announce(&format!("{{\"{name}\":{json},\"connection\":{number}}}"))
    }
}
