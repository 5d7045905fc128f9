//! A connection to another machine, which is a network namespace with a link to ours.

use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::Command;
use std::sync::mpsc::{Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use nix::sched::{CloneFlags, unshare};
use nix::unistd::gettid;

use crate::observe::{self, Client};
use crate::peer::Peer;

/// After how long a link that answers nothing is dead in these tests.
pub(crate) const BOUND: Duration = Duration::from_secs(2);

const OURS: Ipv4Addr = Ipv4Addr::new(10, 78, 0, 1);
const THEIRS: Ipv4Addr = Ipv4Addr::new(10, 78, 0, 2);
const PORT: u16 = 7778;

/// How a link fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    DropBothWays,
    DropOurs,
    LinkDown,
}

impl Failure {
    pub(crate) const ALL: [Self; 3] = [Self::DropBothWays, Self::DropOurs, Self::LinkDown];
}

/// The other machine: a thread in a namespace of its own.
pub(crate) struct Machine {
    thread: Option<JoinHandle<()>>,
    end: Option<Sender<()>>,
    id: i32,
}

impl Machine {
    pub(crate) fn fail(&self, failure: Failure) {
        // The other machine no longer accepts packets for its address.
        let ours = format!(
            "echo 0 > /proc/sys/net/ipv4/ip_early_demux
             ip route del local {THEIRS} table local; ip route add blackhole {THEIRS}/32 table local"
        );
        self.run(&match failure {
            Failure::LinkDown => "ip link set there down".to_owned(),
            Failure::DropOurs => ours,
            Failure::DropBothWays => format!("{ours}; ip route replace blackhole {OURS}/32"),
        });
    }

    /// Nothing of it arrives here, until [`Machine::let_out`].
    pub(crate) fn keep_in(&self) {
        self.run(&format!("ip route replace blackhole {OURS}/32"));
    }

    pub(crate) fn let_out(&self) {
        self.run(&format!("ip route del blackhole {OURS}/32"));
    }

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
    let errors = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        eprint!("{errors}");
    }
    output.status.success()
}

/// A connection over a link; the calling thread is moved into a namespace. `None` where this process may not do that.
pub(crate) fn open(is_tls: bool) -> Option<(Client, Peer, Machine)> {
    if unshare(CloneFlags::CLONE_NEWNET).is_err() || !is_run("command -v ip nsenter") {
        println!("skipped: network namespaces require root, iproute2 and util-linux");
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
    let connect = || {
        let ours = TcpStream::connect(SocketAddr::from((THEIRS, PORT))).unwrap();
        (ours, listener.accept().unwrap().0)
    };
    // A fresh link may lose the first SYN; a round trip measured with that would make all timers slow.
    drop(connect());
    let (ours, theirs) = connect();
    let (client, peer) = observe::over(ours, theirs, is_tls, BOUND);
    Some((client, peer, machine))
}
