//! Links that fail under an open connection: each test has two network namespaces with a link between them.

use std::net::{Ipv4Addr, SocketAddr};
use std::process::Command;
use std::sync::mpsc::{Sender, channel};
use std::thread::{self, JoinHandle};

use nix::sched::{CloneFlags, unshare};
use nix::unistd::gettid;

use super::super::{ConnectionError, ControlPayload, Lost, LostCause, TimedOut};
use super::*;
use crate::diagnosis::{ConnectionEvidence, Diagnosis, explain_connection};
use crate::secrets::Secrets;

/// After how long a silent link is dead in these tests.
const BOUND: Duration = Duration::from_secs(2);

const OURS: Ipv4Addr = Ipv4Addr::new(10, 77, 0, 1);
const THEIRS: Ipv4Addr = Ipv4Addr::new(10, 77, 0, 2);
const PORT: u16 = 7777;

/// The other machine: a thread in a network namespace of its own.
struct Machine {
    thread: Option<JoinHandle<()>>,
    end: Option<Sender<()>>,
    id: i32,
}

impl Machine {
    /// Runs commands there.
    fn run(&self, commands: &str) {
        let within = format!(
            "nsenter --net=/proc/{}/ns/net sh -exc '{commands}'",
            self.id
        );
        assert!(is_run(&within), "{commands}");
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        self.end = None;
        self.thread.take().map(JoinHandle::join);
    }
}

fn is_run(commands: &str) -> bool {
    let output = Command::new("sh")
        .args(["-exc", commands])
        .output()
        .unwrap();
    eprint!("{}", String::from_utf8_lossy(&output.stderr));
    output.status.success()
}

/// A connection over a link to another machine; `None` where this process may not make network namespaces.
fn link() -> Option<(Connection<Vec<u8>>, TcpStream, Machine)> {
    if unshare(CloneFlags::CLONE_NEWNET).is_err() || !is_run("command -v ip nsenter") {
        eprintln!("skipped: network namespaces require root, iproute2 and util-linux");
        return None;
    }
    let (end, until_end) = channel::<()>();
    let (say, said) = channel();
    let thread = thread::spawn(move || {
        unshare(CloneFlags::CLONE_NEWNET).unwrap();
        let listener = TcpListener::bind((Ipv4Addr::UNSPECIFIED, PORT)).unwrap();
        say.send((gettid().as_raw(), listener)).unwrap();
        let _ = until_end.recv();
    });
    let (id, listener) = said.recv().unwrap();
    let machine = Machine {
        thread: Some(thread),
        end: Some(end),
        id,
    };
    assert!(is_run(&format!(
        "ip link add here type veth peer name there; ip link set there netns {id}
         ip address add {OURS}/24 dev here; ip link set here up"
    )));
    machine.run(&format!(
        "ip address add {THEIRS}/24 dev there; ip link set there up"
    ));
    // A fresh link may lose the first SYN; a round trip measured with that would make all timers slow.
    let connect = || {
        let ours = TcpStream::connect(SocketAddr::from((THEIRS, PORT))).unwrap();
        (ours, listener.accept().unwrap().0)
    };
    drop(connect());
    let (ours, peer) = connect();
    let limits = ConnectionLimits {
        dead_link_timeout: BOUND,
        ..ConnectionLimits::default()
    };
    let stream = Stream::Plain(Wire::new(ours).unwrap());
    Some((Connection::new(stream, Vec::new(), limits), peer, machine))
}

/// Receives until the connection is lost, which must take about [`BOUND`].
fn lost_within_bound(connection: &mut Connection<Vec<u8>>) -> Lost {
    let begun = std::time::Instant::now();
    let limit = long();
    let error = loop {
        if let Err(error) = connection.receive(limit) {
            break error;
        }
        assert!(!limit.deadline().has_passed(), "it is not lost");
    };
    let took = begun.elapsed();
    assert!(
        took < BOUND * 2 + Duration::from_secs(2),
        "{took:?} {error:?}"
    );
    match error {
        ConnectionError::Lost(lost) => *lost,
        other => panic!("{other:?}"),
    }
}

fn explained(error: &ConnectionError, connection: &Connection<Vec<u8>>) -> Diagnosis {
    let known = ConnectionEvidence {
        tcp: connection.tcp_info(),
        ..ConnectionEvidence::default()
    };
    explain_connection(error, known, &Secrets::default(), Duration::from_secs(1))
}

fn found(diagnosis: &Diagnosis) -> &str {
    &diagnosis.evidence[0].1
}

fn explained_loss(lost: Lost, connection: &Connection<Vec<u8>>) -> Diagnosis {
    assert!(matches!(lost.cause, LostCause::NoAnswer(_)), "{lost:?}");
    let diagnosis = explained(&ConnectionError::Lost(Box::new(lost)), connection);
    for help in &diagnosis.help {
        assert!(!help.contains("idle") && !help.contains("size"), "{help}");
    }
    diagnosis
}

#[test]
fn an_idle_connection_is_lost_when_the_link_goes_down() {
    let Some((mut connection, _peer, machine)) = link() else {
        return;
    };
    machine.run("ip link set there down");
    let lost = lost_within_bound(&mut connection);
    let diagnosis = explained_loss(lost, &connection);
    assert_eq!(
        diagnosis.problem,
        "the other machine, or the path to it, is gone"
    );
    assert!(found(&diagnosis).contains("probe"), "{}", found(&diagnosis));
}

#[test]
fn a_connection_with_a_message_on_its_way_is_lost_when_the_link_goes_down() {
    let Some((mut connection, _peer, machine)) = link() else {
        return;
    };
    machine.run("ip link set there down");
    connection.send(MessageType::Text, b"lost", long()).unwrap();
    let lost = lost_within_bound(&mut connection);
    assert_eq!(lost.sent_since_read, 1);
    let diagnosis = explained_loss(lost, &connection);
    assert_eq!(
        diagnosis.problem,
        "the other machine, or the path to it, is gone"
    );
    assert!(
        found(&diagnosis).contains("retransmission"),
        "{}",
        found(&diagnosis)
    );
    let sent = "1 message since the last byte received; 10 bytes not acknowledged".to_owned();
    assert!(diagnosis.evidence.contains(&("sent", sent)));
}

#[test]
fn a_timeout_after_an_unanswered_ping_says_since_when_nothing_was_acknowledged() {
    let Some((mut connection, _peer, machine)) = link() else {
        return;
    };
    machine.run("ip route replace blackhole 10.77.0.1/32");
    let one = |seconds: f64| {
        Wait::new(
            Deadline::after(Duration::from_secs_f64(seconds)),
            &Uninterruptible,
        )
    };
    let ping = connection.ping(ControlPayload::new(b"?").unwrap(), one(0.7));
    assert!(matches!(
        ping,
        Err(ConnectionError::TimedOut(TimedOut::Ping { .. }))
    ));
    let error = connection.receive(one(1.0)).unwrap_err();
    let diagnosis = explained(&error, &connection);
    let (label, unanswered) = diagnosis.evidence.last().unwrap();
    assert_eq!(*label, "unanswered");
    assert!(
        unanswered.starts_with("nothing has been acknowledged for 1."),
        "{unanswered}"
    );
    assert!(
        !diagnosis
            .help
            .iter()
            .any(|help| help.contains("nothing is lost"))
    );
    let lost = lost_within_bound(&mut connection);
    explained_loss(lost, &connection);
}

#[test]
fn a_peer_that_answers_but_does_not_read_is_alive() {
    let Some((mut connection, _peer, _machine)) = link() else {
        return;
    };
    let big = vec![0; 16 << 20];
    let error = connection
        .send(MessageType::Binary, &big, long())
        .unwrap_err();
    let ConnectionError::Lost(lost) = error else {
        panic!("{error:?}")
    };
    let diagnosis = explained_loss(*lost, &connection);
    assert!(
        diagnosis
            .problem
            .starts_with("the server is alive, but its program has not read for "),
        "{}",
        diagnosis.problem
    );
}

#[test]
fn packets_that_are_lost_on_the_way_there_only_are_named() {
    // The other machine's kernel repeats its packets at growing intervals. On a busy machine the last one may come too
    // early to show that it is alive, and then nothing shows it.
    const ATTEMPTS: usize = 4;
    for attempt in 1..=ATTEMPTS {
        let Some(problem) = problem_of_packets_lost_on_the_way_there() else {
            return;
        };
        if attempt == ATTEMPTS || problem != "the other machine, or the path to it, is gone" {
            assert_eq!(
                problem,
                "what was sent does not arrive at the other machine"
            );
            return;
        }
    }
}

fn problem_of_packets_lost_on_the_way_there() -> Option<String> {
    let (mut connection, mut peer, machine) = link()?;
    // The other machine no longer accepts packets for its address, and can still send.
    machine.run(&format!(
        "echo 0 > /proc/sys/net/ipv4/ip_early_demux
         ip route del local {THEIRS} table local; ip route add blackhole {THEIRS}/32 table local"
    ));
    let other_end = peer.try_clone().unwrap();
    let streaming = thread::spawn(move || {
        while peer.write_all(&frame(0x81, b"still here")).is_ok() {
            thread::sleep(Duration::from_millis(50));
        }
    });
    connection.send(MessageType::Text, b"lost", long()).unwrap();
    let lost = lost_within_bound(&mut connection);
    let diagnosis = explained_loss(lost, &connection);
    other_end.shutdown(std::net::Shutdown::Both).unwrap();
    streaming.join().unwrap();
    Some(diagnosis.problem)
}
