//! Links that fail in every state of a connection: each is found within its bound, and named as dead.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use wsclient_core::connection::{
    ConnectionError, ControlPayload, LostCause, MessageType, Received,
};

use crate::link::{self, BOUND, Failure};
use crate::observe::{Client, explained, within, without_times};
use crate::peer::Peer;

/// What the connection is doing when the link fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Idle,
    AfterSend,
    AfterPing,
    MidMessage,
    WhileSending,
}

const STATES: [State; 5] = [
    State::Idle,
    State::AfterSend,
    State::AfterPing,
    State::MidMessage,
    State::WhileSending,
];

/// How much longer than the bound it may take: the kernel looks at it when a timer runs that doubles each time.
const TOLERANCE: Duration = Duration::from_secs(4);

/// The error of the first call that fails otherwise than by its time.
fn lost(client: &mut Client) -> ConnectionError {
    loop {
        match client.receive(within(30.0)) {
            Ok(Received::Message(_)) => {}
            Ok(Received::End) => panic!("a normal end"),
            Err(error) => return error,
        }
    }
}

/// Sends until that fails, while the peer reads and then the link fails; the error, and when the link failed.
fn send_until_lost(
    client: &mut Client,
    peer: &mut Peer,
    fail: impl FnOnce() + Send,
) -> (ConnectionError, Instant) {
    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        let reading = scope.spawn(|| {
            let began = Instant::now();
            while peer.frames.len() < 3 && began.elapsed() < Duration::from_secs(5) {
                let _ = peer.read();
                thread::yield_now();
            }
            fail();
            let failed_at = Instant::now();
            while !is_over.load(Ordering::Relaxed) {
                let _ = peer.read();
                thread::sleep(Duration::from_millis(1));
            }
            failed_at
        });
        let block = vec![0; 1 << 18];
        let error = loop {
            if let Err(error) = client.send(MessageType::Binary, &block, within(30.0)) {
                break error;
            }
        };
        is_over.store(true, Ordering::Relaxed);
        (error, reading.join().unwrap())
    })
}

/// What is wrong with how this combination ends, if anything is; `None` without namespaces.
fn check(state: State, is_tls: bool, failure: Failure) -> Option<Result<(), String>> {
    let (mut client, mut peer, machine) = link::open(is_tls)?;
    let (error, failed_at) = match state {
        State::WhileSending => send_until_lost(&mut client, &mut peer, || machine.fail(failure)),
        _ => {
            if state == State::MidMessage {
                peer.write(b"\x81\x7e\x01\x00ab");
                let error = client.receive(within(0.2)).unwrap_err();
                assert!(matches!(error, ConnectionError::TimedOut(_)), "{error:?}");
            }
            machine.fail(failure);
            let failed_at = Instant::now();
            match state {
                State::AfterSend => client.send(MessageType::Text, b"?", within(5.0)).unwrap(),
                State::AfterPing => {
                    let ping = ControlPayload::new(b"?").unwrap();
                    client.ping(ping, within(0.2)).unwrap_err();
                }
                _ => {}
            }
            (lost(&mut client), failed_at)
        }
    };
    let took = failed_at.elapsed();
    if state == State::AfterSend && !is_tls {
        // The whole frame, however often it was sent again.
        let info = client.tcp_info().unwrap();
        assert_eq!(info.bytes_unacknowledged, Some(7), "{info:?}");
        // Where there is no link, nothing is sent again.
        assert!(info.retransmissions > 0 || failure == Failure::LinkDown);
    }
    let ConnectionError::Lost(facts) = &error else {
        return Some(Err(format!("{error:?}")));
    };
    let diagnosis = explained(&error, &client);
    let words = format!("{} {}", diagnosis.problem, diagnosis.help.join(" "));
    Some(if !matches!(facts.cause, LostCause::NoAnswer(_)) {
        Err(format!("{facts:?}"))
    } else if took > BOUND * 2 + TOLERANCE {
        Err(format!("found after {took:?}"))
    } else if words.contains("idle") || words.contains("size") {
        Err(format!("not what the evidence shows: {words}"))
    } else {
        Ok(())
    })
}

#[test]
fn a_dead_link_is_found_within_its_bound_in_every_state() {
    crate::tcp_info::enable();
    let mut failures = Vec::new();
    thread::scope(|scope| {
        let mut runs = Vec::new();
        for state in STATES {
            for is_tls in [false, true] {
                for failure in Failure::ALL {
                    let name = format!("{state:?}, TLS {is_tls}, {failure:?}");
                    runs.push((name, scope.spawn(move || check(state, is_tls, failure))));
                }
            }
        }
        for (name, run) in runs {
            match run.join() {
                Ok(Some(Err(wrong))) => failures.push(format!("{name}: {wrong}")),
                Ok(_) => {}
                Err(_) => failures.push(format!("{name}: a panic")),
            }
        }
    });
    assert!(failures.is_empty(), "{failures:#?}");
}

/// A row of the page on an end that the network makes: its name, what happens, and the report's problem.
pub(crate) type NetworkEnd = [String; 3];

/// The problem of the report; all these ends have the same code.
fn problem(error: &ConnectionError, client: &Client) -> String {
    let diagnosis = explained(error, client);
    assert_eq!(diagnosis.code.name(), "websocket.lost");
    without_times(&diagnosis.problem)
}

/// The rows that the network makes; `None` without namespaces.
pub(crate) fn rows() -> Option<Vec<NetworkEnd>> {
    let dead = |name: &str, wire: &str, state: State, failure: Failure| {
        let (name, wire) = (name.to_owned(), wire.to_owned());
        thread::spawn(move || {
            let (mut client, _peer, machine) = link::open(false)?;
            machine.fail(failure);
            if state == State::AfterSend {
                client.send(MessageType::Text, b"?", within(5.0)).unwrap();
            }
            let error = lost(&mut client);
            Some([name, wire, problem(&error, &client)])
        })
    };
    let runs = vec![
        dead(
            "the link goes down",
            "nothing; our probes are not answered",
            State::Idle,
            Failure::LinkDown,
        ),
        dead(
            "the link goes down after a message was sent",
            "our bytes, again and again",
            State::AfterSend,
            Failure::LinkDown,
        ),
        dead(
            "packets are lost in both directions",
            "our bytes, again and again",
            State::AfterSend,
            Failure::DropBothWays,
        ),
        dead(
            "packets are lost on the way there",
            "our bytes, again and again",
            State::AfterSend,
            Failure::DropOurs,
        ),
        thread::spawn(|| {
            let (mut client, _peer, _machine) = link::open(false)?;
            let big = vec![0; 16 << 20];
            let error = client
                .send(MessageType::Binary, &big, within(30.0))
                .unwrap_err();
            let problem = problem(&error, &client);
            let wire = "acknowledgements with a closed window";
            Some([
                "the server's program is stopped (`kill -STOP`) or does not read".to_owned(),
                wire.to_owned(),
                problem,
            ])
        }),
        thread::spawn(|| {
            let (mut client, mut peer, machine) = link::open(false)?;
            // It forgets the connection, and its RST is lost.
            machine.keep_in();
            peer.reset().unwrap();
            machine.let_out();
            client.send(MessageType::Text, b"?", within(5.0)).unwrap();
            let error = lost(&mut client);
            let problem = problem(&error, &client);
            let name =
                "a NAT, a firewall or the server has forgotten the connection, or RST was injected";
            Some([
                name.to_owned(),
                "RST to the next packet".to_owned(),
                problem,
            ])
        }),
    ];
    runs.into_iter().map(|run| run.join().unwrap()).collect()
}
