//! Looks up who listens on a port and which process that is, within a budget.

use std::ffi::CStr;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{ErrorKind, Read as _};
use std::mem::MaybeUninit;
use std::os::fd::{BorrowedFd, OwnedFd};
use std::time::Duration;

use nix::time::{ClockId, clock_gettime};
use rustix::fs::{Mode, OFlags, RawDir, open, openat, readlinkat_raw};
use rustix::io::Errno;
use rustix::process::geteuid;
use socket2::{Domain, Protocol, Socket, Type};

use super::sock_diag::{self, AddressFamily, DumpEnd};
use super::table::{ByteOrder, ListeningSocket, TableLine, parse};
use super::{Listener, SocketOwner, process};
use crate::deadline::Deadline;

/// The processor time for all of it: a failure may cost 2 ms more for being explained.
const CPU: Duration = if cfg!(test) {
    IN_TESTS
} else {
    Duration::from_micros(1200)
};

/// The time for all of it, for a machine too busy to let us run.
const PATIENCE: Duration = if cfg!(test) {
    IN_TESTS
} else {
    Duration::from_millis(50)
};

/// A test in a debug build on a busy machine has no use for either limit.
const IN_TESTS: Duration = Duration::from_secs(10);

/// How many processes are looked at.
const MAX_PROCESSES: usize = 4096;

/// How much is read of a table; a listener takes 150 to 180 bytes.
const MAX_TABLE: usize = 256 * 1024;

/// How many listeners one port may have.
const MAX_ROWS: usize = 1024;

/// More than a datagram of an answer is long (NLMSG_GOODSIZE, 8 KiB at most).
const DATAGRAM: usize = 16 * 1024;

// linux/socket.h, linux/netlink.h
const AF_NETLINK: i32 = 16;
const NETLINK_SOCK_DIAG: i32 = 4;

/// How many workers up to the first of its name are followed to a parent.
const MAX_GENERATIONS: usize = 4;

/// The listeners on `port` with their processes; `None` if the tables cannot be read.
pub(super) fn rows(port: u16) -> Option<Vec<Listener>> {
    let budget = SearchBudget::new();
    let found = by_sock_diag(port).or_else(|| by_proc_net(port))?;
    let owners = Search::new(&found, budget).run();
    let mut rows: Vec<Listener> = Vec::new();
    for (row, owner) in found.iter().zip(owners) {
        // Several sockets of one process at one address (SO_REUSEPORT) are one listener.
        let same = rows
            .iter_mut()
            .find(|known| known.address == row.address && known.owner == owner);
        match same {
            Some(known) => known.waiting = known.waiting.saturating_add(row.waiting),
            None => rows.push(Listener {
                address: row.address,
                v6_only: row.v6_only,
                waiting: row.waiting,
                owner,
            }),
        }
    }
    Some(rows)
}

/// The listeners on `port` by sock_diag; `None` if the kernel or a sandbox does not offer it.
fn by_sock_diag(port: u16) -> Option<Vec<ListeningSocket>> {
    let domain = Domain::from(AF_NETLINK);
    let protocol = Protocol::from(NETLINK_SOCK_DIAG);
    let mut socket = Socket::new(domain, Type::DGRAM, Some(protocol)).ok()?;
    // The kernel answers within the call that asks.
    socket.set_nonblocking(true).ok()?;
    let mut rows = Vec::new();
    let mut buffer = vec![0; DATAGRAM];
    for family in [AddressFamily::V4, AddressFamily::V6] {
        socket.send(&sock_diag::request(family, port)).ok()?;
        loop {
            let length = socket.read(&mut buffer).ok()?;
            match sock_diag::parse(buffer.get(..length)?, &mut rows) {
                DumpEnd::More if length > 0 && rows.len() < MAX_ROWS => {}
                DumpEnd::Done => break,
                // A kernel without IPv6 has no handler for it.
                DumpEnd::Failed if family == AddressFamily::V6 => break,
                _ => return None,
            }
        }
    }
    // Not every kernel need look at the port of the request.
    rows.retain(|row| row.port == port);
    Some(rows)
}

/// The listeners on `port` by the tables of `/proc/net`.
fn by_proc_net(port: u16) -> Option<Vec<ListeningSocket>> {
    let mut rows = Vec::new();
    read_table("/proc/net/tcp", port, &mut rows)?;
    read_table("/proc/net/tcp6", port, &mut rows)?;
    Some(rows)
}

/// Adds the listeners on `port`; `None` if the table cannot be read to the last listener.
fn read_table(path: &str, port: u16, rows: &mut Vec<ListeningSocket>) -> Option<()> {
    let mut file = match File::open(path) {
        Ok(file) => file,
        // A kernel without IPv6 has no table for it.
        Err(error) if error.kind() == ErrorKind::NotFound && path.ends_with('6') => {
            return Some(());
        }
        Err(_) => return None,
    };
    let mut text = Vec::new();
    let mut block = [0; 8192];
    let mut total = 0;
    loop {
        let length = match file.read(&mut block) {
            Ok(0) => return Some(()),
            Ok(length) => length,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(_) => return None,
        };
        total += length;
        if total > MAX_TABLE {
            return None;
        }
        text.extend_from_slice(block.get(..length)?);
        while let Some(end) = text.iter().position(|byte| *byte == b'\n') {
            let line = text.drain(..=end).collect::<Vec<u8>>();
            match parse(&String::from_utf8_lossy(&line), ByteOrder::NATIVE) {
                TableLine::Listening(row) if row.port == port => rows.push(row),
                // Thousands of connections may follow; there is no listener among them.
                TableLine::Connected => return Some(()),
                _ => {}
            }
        }
    }
}

/// What the search may use up.
#[derive(Clone, Copy)]
struct SearchBudget {
    cpu_end: Duration,
    end: Deadline,
}

impl SearchBudget {
    fn new() -> Self {
        Self {
            cpu_end: cpu_time() + CPU,
            end: Deadline::after(PATIENCE),
        }
    }

    fn is_used_up(self) -> bool {
        cpu_time() >= self.cpu_end || self.end.has_passed()
    }
}

/// Processor time and not the clock, so that a busy machine finds as much as an idle one.
///
/// The C library's call: rustix has its own way into the vDSO, which crashes under valgrind.
fn cpu_time() -> Duration {
    clock_gettime(ClockId::CLOCK_THREAD_CPUTIME_ID).map_or(Duration::ZERO, Duration::from)
}

/// Finds the processes that hold some sockets.
struct Search<'r> {
    rows: &'r [ListeningSocket],
    found: Vec<Option<SocketOwner>>,
    budget: SearchBudget,
    /// A process could not be looked into.
    denied: bool,
    /// Not every process was looked at.
    cut: bool,
}

impl<'r> Search<'r> {
    fn new(rows: &'r [ListeningSocket], budget: SearchBudget) -> Self {
        Self {
            rows,
            found: rows.iter().map(unreadable).collect(),
            budget,
            denied: false,
            cut: false,
        }
    }

    /// One owner for each row.
    fn run(mut self) -> Vec<SocketOwner> {
        if self.found.iter().any(Option::is_none) {
            match open_folder(c"/proc") {
                Ok(proc) => self.look_through(&proc),
                Err(_) => self.cut = true,
            }
        }
        let (denied, cut) = (self.denied, self.cut);
        let rows = self.rows.iter();
        rows.zip(self.found)
            .map(|(row, found)| match found {
                Some(owner) => owner,
                None if cut => SocketOwner::NotSearched,
                None if denied => SocketOwner::Unreadable { uid: row.uid },
                None => SocketOwner::Elsewhere,
            })
            .collect()
    }

    fn look_through(&mut self, proc: &OwnedFd) {
        let mut pids = Vec::new();
        let listed = names(proc, |name| {
            pids.extend(process::pid(name.to_bytes()));
            true
        });
        // What a developer has just started, before the daemons of the system.
        let newest = process::newest(&String::from_utf8_lossy(&read_start(proc, "loadavg")));
        process::sort_by_age(&mut pids, newest.unwrap_or(u32::MAX));
        self.cut = listed.is_err() || pids.len() > MAX_PROCESSES;
        pids.truncate(MAX_PROCESSES);
        for pid in pids {
            if self.found.iter().all(Option::is_some) {
                return;
            }
            if self.budget.is_used_up() {
                // One more costs little, and nobody is as likely to be the one.
                self.look_into(proc, std::process::id());
                self.cut = true;
                return;
            }
            self.look_into(proc, pid);
        }
    }

    fn look_into(&mut self, proc: &OwnedFd, pid: u32) {
        let sockets = match self.sockets(proc, pid) {
            Ok(sockets) => sockets,
            // It ended meanwhile.
            Err(Errno::NOENT | Errno::SRCH) => return,
            Err(_) => {
                self.denied = true;
                return;
            }
        };
        for index in sockets {
            if self.found.get(index).is_some_and(Option::is_none) {
                let owner = self.first_of_its_name(proc, pid, index);
                if let Some(slot) = self.found.get_mut(index) {
                    *slot = Some(owner);
                }
            }
        }
    }

    /// The rows whose sockets the process holds.
    fn sockets(&mut self, proc: &OwnedFd, pid: u32) -> Result<Vec<usize>, Errno> {
        let folder = openat(proc, path(pid, "fd"), folder_flags(), Mode::empty())?;
        let mut held = Vec::new();
        let mut looked = 0_u32;
        names(&folder, |name| {
            looked += 1;
            if looked.is_multiple_of(32) && self.budget.is_used_up() {
                self.cut = true;
                return false;
            }
            let mut buffer = [MaybeUninit::uninit(); 64];
            if let Ok((link, _)) = readlinkat_raw(&folder, name, &mut buffer)
                && let Some(inode) = process::socket_inode(link)
            {
                let rows = self.rows.iter().enumerate();
                held.extend(rows.filter(|(_, row)| row.inode == inode).map(|(at, _)| at));
            }
            true
        })?;
        Ok(held)
    }

    /// A worker has its socket from the process that started it; that one is who listens. This
    /// process, though, cannot be the one that is to answer while a child of its own has the socket.
    fn first_of_its_name(&mut self, proc: &OwnedFd, pid: u32, index: usize) -> SocketOwner {
        let name = name_of(proc, pid);
        let (mut first, own) = (pid, std::process::id());
        for _ in 0..MAX_GENERATIONS {
            let stat = read_start(proc, &path(first, "stat"));
            let parent = match process::parent(&String::from_utf8_lossy(&stat)) {
                Some(parent) if parent != 0 && parent != own && name_of(proc, parent) == name => {
                    parent
                }
                _ => break,
            };
            match self.sockets(proc, parent) {
                Ok(sockets) if sockets.contains(&index) => first = parent,
                _ => break,
            }
        }
        SocketOwner::Process { name, pid: first }
    }
}

/// Only root may read the descriptors of other users' processes, so a search would be in vain.
fn unreadable(row: &ListeningSocket) -> Option<SocketOwner> {
    let own = geteuid().as_raw();
    (own != 0 && own != row.uid).then_some(SocketOwner::Unreadable { uid: row.uid })
}

/// The program's name; node and others call their main thread so, which says nothing.
fn name_of(proc: &OwnedFd, pid: u32) -> String {
    let name = process::name(&read_start(proc, &path(pid, "comm")));
    if name.is_empty() || name.ends_with("MainThread") {
        let mut buffer = [MaybeUninit::uninit(); 1024];
        if let Ok((exe, _)) = readlinkat_raw(proc, path(pid, "exe"), &mut buffer)
            && let Some(program) = process::program(exe)
        {
            return program;
        }
    }
    name
}

fn path(pid: u32, file: &str) -> String {
    let mut path = String::with_capacity(16);
    let _ = write!(path, "{pid}/{file}");
    path
}

/// The beginning of a small file; nothing if it cannot be read.
fn read_start(proc: &OwnedFd, path: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let flags = OFlags::RDONLY | OFlags::CLOEXEC;
    if let Ok(file) = openat(proc, path, flags, Mode::empty()) {
        let _ = File::from(file).take(512).read_to_end(&mut bytes);
    }
    bytes
}

fn open_folder(path: &CStr) -> Result<OwnedFd, Errno> {
    open(path, folder_flags(), Mode::empty())
}

fn folder_flags() -> OFlags {
    OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC
}

/// Calls `each` with every name in the folder, until it returns false.
fn names(folder: &OwnedFd, mut each: impl FnMut(&CStr) -> bool) -> Result<(), Errno> {
    use std::os::fd::AsFd as _;
    let folder: BorrowedFd<'_> = folder.as_fd();
    let mut buffer = [MaybeUninit::uninit(); 4096];
    let mut entries = RawDir::new(folder, &mut buffer);
    while let Some(entry) = entries.next() {
        if !each(entry?.file_name()) {
            break;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
