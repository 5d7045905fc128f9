//! One seed: a connection, its peer, and calls and events in an order that the seed decides.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::net::{TcpListener, TcpStream};
use std::time::{Duration, Instant};

use socket2::{Domain, Socket, Type};
use wsclient_core::connection::{
    Connection, ConnectionError, ConnectionLimits, ControlPayload, LocalClose, MessageType, Polled,
    TrySend,
};
use wsclient_core::handshake::DeflateParameters;
use wsclient_core::stream::Stream;
use wsclient_core::wait::{Outgoing, Wait};
use wsclient_core::wire::Wire;

use crate::comparison;
use crate::meanwhile::Meanwhile;
use crate::peer::Peer;
use crate::random::Random;
use crate::reference::{Leeway, Reference};
use crate::scene::{PINGS, Scene};
use crate::tls;
use crate::wire;
use crate::without_waiting::refused;

const LIMIT: u64 = 4 << 20;
/// How much longer than its limit a call may take on a busy machine.
const TOLERANCE: Duration = Duration::from_secs(3);

/// What varies between seeds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting {
    tls: bool,
    deflate: bool,
    /// Small buffers towards the peer, so that sending blocks while it does not read.
    pub(crate) small: bool,
    /// How often an event of the peer ends the connection, in percent.
    endings: usize,
}

pub(crate) struct Session {
    pub(crate) random: Random,
    pub(crate) setting: Setting,
    pub(crate) scene: RefCell<Scene>,
    pub(crate) connection: Connection<Vec<u8>>,
    pub(crate) reference: Reference,
    /// The code of a close that no call waits for, and how much had arrived before it.
    pub(crate) closing: Option<(u16, usize)>,
    /// What a signal handler sends in the next call, and then what it has sent.
    handler_sends: Vec<(MessageType, Vec<u8>)>,
    began: Instant,
}

/// Runs a seed. The error is what was wrong, with the steps.
pub(crate) fn run(seed: u64) -> Result<(), String> {
    let mut session = Session::start(seed);
    let steps = 3 + session.random.below(25);
    let mut outcome = Ok(());
    for _ in 0..steps {
        outcome = session.step();
        if outcome.is_err() {
            break;
        }
    }
    let outcome = outcome.and_then(|()| session.finish());
    let setting = session.setting;
    let steps = session.scene.take_steps();
    outcome.map_err(|failure| format!("{setting:?}\n  {}\n{failure}", steps.join("\n  ")))
}

trait TakeSteps {
    fn take_steps(&self) -> Vec<String>;
}

impl TakeSteps for RefCell<Scene> {
    fn take_steps(&self) -> Vec<String> {
        std::mem::take(&mut self.borrow_mut().steps)
    }
}

impl Session {
    fn start(seed: u64) -> Self {
        let mut random = Random::new(seed);
        let setting = Setting {
            tls: random.once_in(6),
            deflate: random.once_in(3),
            small: random.once_in(5),
            endings: random.pick(&[2, 5, 15]),
        };
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let socket = Socket::new(Domain::IPV4, Type::STREAM, None).unwrap();
        // Before the connection, or the window for what the client has not read stays at 64 KiB.
        socket.set_recv_buffer_size(1 << 20).unwrap();
        socket
            .connect(&listener.local_addr().unwrap().into())
            .unwrap();
        socket.set_tcp_nodelay(true).unwrap();
        let ours = TcpStream::from(socket);
        let socket = socket2::SockRef::from(&ours);
        let theirs = listener.accept().unwrap().0;
        if setting.small {
            socket.set_send_buffer_size(4096).unwrap();
            socket2::SockRef::from(&theirs)
                .set_recv_buffer_size(4096)
                .unwrap();
        }
        let wire = Wire::new(ours).unwrap();
        let (stream, peer) = match setting.tls {
            true => tls::handshake(wire, theirs, setting.deflate),
            false => (
                Stream::Plain(wire),
                Peer::new(theirs, None, 0, setting.deflate),
            ),
        };
        let limits = ConnectionLimits {
            max_message_size: LIMIT,
            close_timeout: Duration::from_millis(random.pick(&[0, 0, 5, 200])),
            ..ConnectionLimits::default()
        };
        Self {
            connection: Connection::new(stream, Vec::new(), limits)
                .with_deflate(setting.deflate.then(DeflateParameters::default)),
            scene: RefCell::new(Scene::new(peer, setting.deflate, LIMIT)),
            random,
            setting,
            reference: Reference::default(),
            closing: None,
            handler_sends: Vec::new(),
            began: Instant::now(),
        }
    }

    fn step(&mut self) -> Result<(), String> {
        // Looked at while the call owns the connection, and closed before the next.
        self.scene.get_mut().client = self
            .connection
            .fd()
            .and_then(|fd| fd.try_clone_to_owned().ok());
        let outcome = match self.random.once_in(2) {
            true => self
                .scene
                .get_mut()
                .act(&mut self.random, self.setting.endings),
            false => self.call(),
        };
        self.note_arrived();
        self.scene.get_mut().client = None;
        outcome
    }

    fn note_arrived(&mut self) {
        for meaning in self.scene.get_mut().arrived.drain(..) {
            self.reference.arrive(meaning);
        }
    }

    pub(crate) fn leeway(&self) -> Leeway {
        let is_late = self.began.elapsed() > Duration::from_millis(900);
        let peer_is_gone = self.scene.borrow().peer.is_closed();
        Leeway {
            may_stop_early: self.setting.tls || self.reference.waiting_bytes() > 50_000,
            may_block: self.setting.small,
            may_have_read_pongs: self.setting.small || is_late,
            peer_is_gone,
        }
    }

    fn call(&mut self) -> Result<(), String> {
        match self.random.below(24) {
            0..=6 => self.receive(),
            7..=9 => self.poll(),
            10..=12 => self.send(),
            13 => self.send_all(),
            14..=16 => self.ping(),
            17 | 18 => {
                // TLS hides a Close frame.
                let is_visible = !self.setting.tls;
                let is_open = self.connection.is_open_now();
                self.scene
                    .get_mut()
                    .steps
                    .push(format!("is_open_now: {is_open}"));
                if self.is_closing()? {
                    return match is_open || self.connection.close_info().is_some() {
                        true => Err("open, or closed, while it is closing".into()),
                        false => Ok(()),
                    };
                }
                self.reference.is_open(is_open, is_visible)?;
                self.reference
                    .close_info(self.connection.close_info().as_ref())
            }
            19 | 20 => self.queue(),
            21 => self.flush(),
            22 => self.start_close(),
            _ if self.random.once_in(2) => self.close(),
            _ => Ok(()),
        }
    }

    /// Runs a call within a random limit, with the peer's events while it waits; checks that it ends in time.
    fn timed<T>(
        &mut self,
        name: &str,
        answers: bool,
        call: impl FnOnce(&mut Connection<Vec<u8>>, Wait<'_>) -> T,
    ) -> Result<T, String>
    where
        T: std::fmt::Debug,
    {
        let events = match self.random.once_in(2) {
            true => 1 + self.random.below(3),
            false => 0,
        };
        let milliseconds = match events {
            0 => self.random.pick(&[0, 0, 1]),
            // Ended by its result or the interrupt; the time is only for a call that hangs.
            _ => 20_000,
        };
        let limit = Duration::from_millis(milliseconds);
        let meanwhile = Meanwhile {
            scene: &self.scene,
            random: RefCell::new(Random::new(self.random.next())),
            events: Cell::new(events),
            answers,
            interrupts: events > 0,
            requests: self.random.once_in(2),
            is_requested: Cell::new(false),
            handler_sends: RefCell::new(outgoing(&self.handler_sends)),
            has_handler_run: Cell::new(false),
            failure: RefCell::new(None),
        };
        let began = Instant::now();
        let result = call(&mut self.connection, Wait::within(Some(limit), &meanwhile));
        let took = began.elapsed();
        let failure = meanwhile.failure.into_inner();
        let unsent = meanwhile.handler_sends.into_inner().len();
        self.handler_sends
            .truncate(self.handler_sends.len() - unsent);
        let handler_sent = self.handler_sends.len();
        let mut shown = format!("{result:?}");
        shown.truncate(shown.floor_char_boundary(200));
        let scene = self.scene.get_mut();
        scene.steps.push(format!(
            "{name} within {milliseconds} ms, {events} events, {handler_sent} messages of a handler: {shown}"
        ));
        if let Some(failure) = failure {
            return Err(failure);
        }
        // With events, nothing that is right takes as long as the limit.
        let most = if events == 0 {
            limit + TOLERANCE
        } else {
            TOLERANCE * 2
        };
        match took > most {
            true => Err(format!("{name} took {took:?}")),
            false => Ok(result),
        }
    }

    fn receive(&mut self) -> Result<(), String> {
        self.let_handler_send();
        let result = self.timed("receive", false, |connection, wait| {
            connection.receive(wait).map_err(plain)
        })?;
        self.note_arrived();
        let handler_sent = std::mem::take(&mut self.handler_sends);
        if self.is_closing()? {
            return match result {
                Err(ConnectionError::TimedOut(_) | ConnectionError::Interrupted) => Ok(()),
                other => Err(format!("closing, but {other:?}")),
            };
        }
        let leeway = self.leeway();
        self.reference.receive(result, leeway)?;
        self.reference.handler_sent(handler_sent, leeway);
        let waiting = self.connection.messages_waiting();
        match waiting <= self.reference.waiting_messages() || self.reference.has_violation() {
            true => Ok(()),
            false => Err(format!("{waiting} messages wait")),
        }
    }

    fn poll(&mut self) -> Result<(), String> {
        let leeway = self.leeway();
        let mut messages = Vec::new();
        let result = self.connection.poll(|message| {
            messages.push(message);
            std::ops::ControlFlow::Continue(())
        });
        self.scene
            .get_mut()
            .steps
            .push(format!("poll: {} messages, {result:?}", messages.len()));
        if self.is_closing()? {
            return match result {
                Ok(Polled::Messages(0)) if messages.is_empty() => Ok(()),
                other => Err(format!("closing, but {other:?}")),
            };
        }
        self.reference
            .poll(messages, result.map(|polled| polled == Polled::End), leeway)
    }

    pub(crate) fn outgoing(&mut self) -> (MessageType, Vec<u8>) {
        match self.setting.small && self.random.once_in(3) {
            true => {
                let length = self.random.below(60_000);
                (MessageType::Binary, self.random.bytes(length))
            }
            false => wire::message(&mut self.random),
        }
    }

    fn send(&mut self) -> Result<(), String> {
        let (kind, payload) = self.outgoing();
        let name = format!("send {kind:?} of {} bytes", payload.len());
        let fast = self.random.once_in(2);
        let bytes = &payload[..];
        let result = self.timed(&name, true, |connection, wait| {
            // As the extension sends.
            match if fast {
                connection.try_send(kind, bytes)
            } else {
                TrySend::NotSent
            } {
                TrySend::Complete => Ok(()),
                TrySend::Partial(partial) => connection.finish_send(partial, wait),
                TrySend::NotSent => connection.send(kind, bytes, wait),
            }
            .map_err(plain)
        })?;
        self.note_arrived();
        self.sent(&[(kind, payload)], result)
    }

    /// Checks the result of a call that sends.
    pub(crate) fn sent(
        &mut self,
        messages: &[(MessageType, Vec<u8>)],
        result: Result<(), ConnectionError>,
    ) -> Result<(), String> {
        if self.is_closing()? {
            return refused(&result);
        }
        let leeway = self.leeway();
        self.reference.send(messages, result, leeway)
    }

    fn send_all(&mut self) -> Result<(), String> {
        let count = self.random.below(5);
        let messages: Vec<_> = (0..count).map(|_| self.outgoing()).collect();
        let slices: Vec<_> = messages
            .iter()
            .map(|(kind, payload)| (*kind, &payload[..]))
            .collect();
        let name = format!("send_all {count}");
        let result = self.timed(&name, true, |connection, wait| {
            connection.send_all(&slices, wait).map_err(plain)
        })?;
        self.note_arrived();
        match count == 0 {
            true => Ok(()),
            false => self.sent(&messages, result),
        }
    }

    fn ping(&mut self) -> Result<(), String> {
        let text = self.random.pick(&PINGS);
        let payload = ControlPayload::new(text.as_bytes()).unwrap();
        let answers = !self.random.once_in(3);
        self.let_handler_send();
        let name = format!("ping {text:?}");
        let result = self.timed(&name, answers, |connection, wait| {
            connection.ping(payload, wait).map_err(plain)
        })?;
        self.note_arrived();
        let handler_sent = std::mem::take(&mut self.handler_sends);
        if self.is_closing()? {
            return refused(&result.map(drop));
        }
        let leeway = self.leeway();
        self.reference
            .ping(text.as_bytes(), result.map(drop), leeway)?;
        self.reference.handler_sent(handler_sent, leeway);
        Ok(())
    }

    fn let_handler_send(&mut self) {
        if self.random.once_in(3) {
            let count = 1 + self.random.below(2);
            self.handler_sends = (0..count).map(|_| self.outgoing()).collect();
        }
    }

    fn close(&mut self) -> Result<(), String> {
        let code = self.random.pick(&[1000, 1001, 4321]);
        let close = LocalClose::new(i64::from(code), b"bye").unwrap();
        let before = self.reference.waiting_items();
        let leeway = self.leeway();
        let info = self.timed("close", true, |connection, wait| {
            connection.close(&close, wait)
        })?;
        self.note_arrived();
        if self.closing.is_some() {
            return self.is_closing().map(drop);
        }
        self.reference.close(code, before, &info, leeway)
    }

    /// Ends the connection, and compares what the peer has received with what was sent.
    fn finish(&mut self) -> Result<(), String> {
        self.step_reads()?;
        if self.random.once_in(2) {
            self.close()?;
        }
        let is_small = self.setting.small;
        let was_open = self.connection.is_open();
        self.connection
            .abandon(wsclient_core::connection::Descriptor::Shared);
        let scene = self.scene.get_mut();
        scene.steps.push("the end".into());
        let until = Instant::now() + Duration::from_secs(10);
        while !scene.peer.at_end && !scene.peer.is_closed() && Instant::now() < until {
            scene.peer.read()?;
            std::thread::yield_now();
        }
        // What the kernel holds when the client closes may be lost with RST, if the client has not read all.
        let is_little = self.reference.sent_bytes() < 50_000;
        let is_whole = !is_small && is_little && !scene.peer.is_closed();
        comparison::check(&scene.peer.frames, &self.reference, is_whole, was_open)
    }

    fn step_reads(&mut self) -> Result<(), String> {
        self.scene.get_mut().peer.read()
    }
}

/// An interrupt that the program asks for ends a call as an exception does.
fn plain(error: ConnectionError) -> ConnectionError {
    match error {
        ConnectionError::InterruptRequested(_) => ConnectionError::Interrupted,
        error => error,
    }
}

fn outgoing(messages: &[(MessageType, Vec<u8>)]) -> VecDeque<Outgoing> {
    let outgoing = |(kind, payload): &(MessageType, Vec<u8>)| Outgoing {
        is_text: *kind == MessageType::Text,
        payload: payload.clone(),
    };
    messages.iter().map(outgoing).collect()
}
