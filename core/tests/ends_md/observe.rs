//! What each call does on a connection that has ended, in the words of the page.

use std::net::{TcpListener, TcpStream};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use wsclient_core::connection::{
    Connection, ConnectionError, ConnectionLimits, ControlPayload, MessageType, Polled, Received,
};
use wsclient_core::deadline::Deadline;
use wsclient_core::diagnosis::{ConnectionEvidence, Diagnosis, explain_connection};
use wsclient_core::secrets::Secrets;
use wsclient_core::stream::Stream;
use wsclient_core::wait::{Uninterruptible, Wait};
use wsclient_core::wire::Wire;

use crate::ends::End;
use crate::peer::Peer;
use crate::tls;

pub(crate) type Client = Connection<Vec<u8>>;

pub(crate) fn within(seconds: f64) -> Wait<'static> {
    Wait::new(
        Deadline::after(Duration::from_secs_f64(seconds)),
        &Uninterruptible,
    )
}

/// A connection and its peer over two connected sockets.
pub(crate) fn over(
    ours: TcpStream,
    theirs: TcpStream,
    is_tls: bool,
    bound: Duration,
) -> (Client, Peer) {
    ours.set_nodelay(true).unwrap();
    let wire = Wire::new(ours).unwrap();
    let (stream, peer) = match is_tls {
        true => tls::handshake(wire, theirs, false),
        false => (Stream::Plain(wire), Peer::new(theirs, None, 0, false)),
    };
    let limits = ConnectionLimits {
        close_timeout: Duration::from_millis(100),
        dead_link_timeout: bound,
        ..ConnectionLimits::default()
    };
    (Connection::new(stream, Vec::new(), limits), peer)
}

/// A connection on this machine.
pub(crate) fn open(is_tls: bool) -> (Client, Peer) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let ours = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    over(
        ours,
        listener.accept().unwrap().0,
        is_tls,
        Duration::from_secs(120),
    )
}

/// A connection on which `end` has arrived.
fn ended(end: &End, is_tls: bool) -> (Client, Peer) {
    let (client, mut peer) = open(is_tls);
    (end.make)(&mut peer);
    wait_for(&client, PollFlags::IN, 10);
    (client, peer)
}

/// Waits for something of the descriptor; errors and the end of both directions are always waited for.
fn wait_for(client: &Client, what: PollFlags, seconds: u64) {
    let limit = Timespec::try_from(Duration::from_secs(seconds)).unwrap();
    if let Some(fd) = client.fd() {
        let _ = poll(&mut [PollFd::from_borrowed_fd(fd, what)], Some(&limit));
    }
}

pub(crate) fn explained(error: &ConnectionError, client: &Client) -> Diagnosis {
    let known = ConnectionEvidence {
        tcp: client.tcp_info(),
        ..ConnectionEvidence::default()
    };
    explain_connection(error, known, &Secrets::default(), Duration::from_secs(1))
}

/// The exception in PHP, with its code.
pub(crate) fn exception(error: &ConnectionError, client: &Client) -> String {
    let code = explained(error, client).code;
    format!("`{:?}Exception` `{}`", code.class(), code.name())
}

/// A row of the page: how the calls end over this scheme.
pub(crate) struct Row {
    pub(crate) problem: String,
    pub(crate) receiving: String,
    pub(crate) sending: String,
    pub(crate) state: String,
}

pub(crate) fn row(end: &End, is_tls: bool) -> Row {
    let (mut client, _peer) = ended(end, is_tls);
    let mut problem = String::new();
    let receive = |client: &mut Client, problem: &mut String| match client.receive(within(10.0)) {
        Ok(Received::Message(_)) => "a message".to_owned(),
        Ok(Received::End) => "`null`".to_owned(),
        Err(error) => {
            *problem = without_times(&explained(&error, client).problem);
            exception(&error, client)
        }
    };
    let first = receive(&mut client, &mut problem);
    let second = receive(&mut client, &mut problem);
    let receiving = then(&[first.clone(), second]);
    let closed = client.close_info().map_or("null".into(), |info| {
        let clean = if info.clean { "clean" } else { "not clean" };
        let side = if info.by_peer {
            "by the server"
        } else {
            "by this side"
        };
        format!("{}, {clean}, {side}", info.code)
    });

    let (mut client, _peer) = ended(end, is_tls);
    let mut polled = client.poll(|_| std::ops::ControlFlow::Continue(()));
    let until = Instant::now() + Duration::from_secs(10);
    while matches!(polled, Ok(Polled::Messages(0))) && Instant::now() < until {
        wait_for(&client, PollFlags::IN, 10);
        polled = client.poll(|_| std::ops::ControlFlow::Continue(()));
    }
    let polled = match polled {
        Ok(Polled::End) => "`null`".to_owned(),
        Ok(Polled::Messages(count)) => format!("{count} messages"),
        Err(error) => exception(&error, &client),
    };
    assert_eq!(polled, first, "{}: poll() and receive() differ", end.name);

    let (mut client, _peer) = ended(end, is_tls);
    let mut sent = Vec::new();
    for _ in 0..3 {
        match client.send(MessageType::Text, b"hello", within(10.0)) {
            Ok(()) => sent.push("sent".to_owned()),
            Err(error) => {
                sent.push(exception(&error, &client));
                break;
            }
        }
        // If the server is gone, its kernel answers with RST.
        wait_for(&client, PollFlags::empty(), 0);
    }
    let (mut client, _peer) = ended(end, is_tls);
    let ping = match client.ping(ControlPayload::new(b"").unwrap(), within(10.0)) {
        Ok(_) => "a pong".to_owned(),
        Err(error) => exception(&error, &client),
    };
    let sending = match sent.last() == Some(&ping) && sent.len() == 1 {
        true => ping,
        false => format!("send(): {}; ping(): {ping}", then(&sent)),
    };
    let (mut client, _peer) = ended(end, is_tls);
    let is_open = client.is_open_now();
    let state = format!("`{is_open}`; {closed}");
    Row {
        problem,
        receiving,
        sending,
        state,
    }
}

/// `first, then second`, without repetition.
fn then(results: &[String]) -> String {
    let mut results = results.to_vec();
    results.dedup();
    results.join(", then ")
}

/// A problem without times, which vary.
pub(crate) fn without_times(problem: &str) -> String {
    let words: Vec<&str> = problem.split(' ').collect();
    let shown = words.iter().enumerate().map(|(i, word)| {
        let is_unit = words
            .get(i + 1)
            .is_some_and(|unit| matches!(unit.trim_end_matches([',', ':', ';']), "ms" | "s"));
        match word.parse::<f64>() {
            Ok(_) if is_unit => "…",
            _ => word,
        }
    });
    shown.collect::<Vec<_>>().join(" ")
}
