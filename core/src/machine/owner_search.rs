//! Finds the processes that own listening sockets, within a budget.

use std::ffi::CStr;
use std::fmt::Write as _;
use std::fs::File;
use std::io::Read as _;
use std::mem::MaybeUninit;
use std::os::fd::{BorrowedFd, OwnedFd};
use std::time::Duration;

use nix::time::{ClockId, clock_gettime};
use rustix::fs::{Mode, OFlags, RawDir, open, openat, readlinkat_raw};
use rustix::io::Errno;
use rustix::process::geteuid;

use super::listener::SocketOwner;
use super::listening_socket::ListeningSocket;
use super::process;
use crate::deadline::Deadline;

/// The processor time of a search: to explain a failure may take 2 ms in total.
const MAX_CPU_TIME: Duration = if cfg!(test) {
    IN_TESTS
} else {
    Duration::from_micros(1200)
};

/// The time of a search on a machine that is too busy to run it.
const MAX_TIME: Duration = if cfg!(test) {
    IN_TESTS
} else {
    Duration::from_millis(50)
};

/// A test in a debug build on a busy machine must not reach either limit.
const IN_TESTS: Duration = Duration::from_secs(10);

/// How much is read whatever the time says, in descriptors: a clock also counts what other programs of a busy
/// machine, or a tool such as valgrind, take. It takes less than `MAX_CPU_TIME` where nothing slows it down.
const MIN_WORK: u32 = 2048;

/// What a process costs beside its descriptors, in descriptors.
const WORK_PER_PROCESS: u32 = 4;

/// How many processes are read.
const MAX_PROCESSES: usize = 4096;

/// How many times a worker is followed to a parent of the same name.
const MAX_GENERATIONS: usize = 4;

/// The owner of each of `sockets`.
pub(super) fn owners(sockets: &[ListeningSocket], budget: SearchBudget) -> Vec<SocketOwner> {
    OwnerSearch::new(sockets, budget).run()
}

/// The limits of a search.
#[derive(Clone, Copy)]
pub(super) struct SearchBudget {
    cpu_end: Duration,
    end: Deadline,
    /// What is read whatever the time says, in descriptors.
    min_work: u32,
}

impl SearchBudget {
    /// Starts now.
    pub(super) fn start() -> Self {
        Self {
            cpu_end: cpu_time() + MAX_CPU_TIME,
            end: Deadline::after(MAX_TIME),
            min_work: MIN_WORK,
        }
    }

    fn is_used_up(self) -> bool {
        cpu_time() >= self.cpu_end || self.end.has_passed()
    }
}

/// Processor time instead of the clock, so that a busy machine finds as much as an idle one.
///
/// By the C library: rustix calls the vDSO itself, which crashes under valgrind.
fn cpu_time() -> Duration {
    clock_gettime(ClockId::CLOCK_THREAD_CPUTIME_ID).map_or(Duration::ZERO, Duration::from)
}

/// Finds the processes that own some sockets.
struct OwnerSearch<'r> {
    sockets: &'r [ListeningSocket],
    found: Vec<Option<SocketOwner>>,
    budget: SearchBudget,
    /// What was read, in descriptors.
    work: u32,
    /// Whether a process could not be read.
    was_denied: bool,
    /// Whether not every process was read.
    is_incomplete: bool,
}

impl<'r> OwnerSearch<'r> {
    fn new(sockets: &'r [ListeningSocket], budget: SearchBudget) -> Self {
        Self {
            sockets,
            found: sockets.iter().map(unreadable).collect(),
            budget,
            work: 0,
            was_denied: false,
            is_incomplete: false,
        }
    }

    /// One owner for each socket.
    fn run(mut self) -> Vec<SocketOwner> {
        if self.found.iter().any(Option::is_none) {
            match open_folder(c"/proc") {
                Ok(proc) => self.search_all(&proc),
                Err(_) => self.is_incomplete = true,
            }
        }
        let (was_denied, is_incomplete) = (self.was_denied, self.is_incomplete);
        let sockets = self.sockets.iter();
        sockets
            .zip(self.found)
            .map(|(socket, found)| match found {
                Some(owner) => owner,
                None if is_incomplete => SocketOwner::NotSearched,
                None if was_denied => SocketOwner::Unreadable { uid: socket.uid },
                None => SocketOwner::Elsewhere,
            })
            .collect()
    }

    fn search_all(&mut self, proc: &OwnedFd) {
        let mut pids = Vec::new();
        let listed = names(proc, |name| {
            pids.extend(process::pid(name.to_bytes()));
            true
        });
        // A program that a developer has just started comes before the daemons of the system.
        let newest = process::newest(&String::from_utf8_lossy(&read_start(proc, "loadavg")));
        process::sort_by_age(&mut pids, newest.unwrap_or(u32::MAX));
        self.is_incomplete = listed.is_err() || pids.len() > MAX_PROCESSES;
        pids.truncate(MAX_PROCESSES);
        for pid in pids {
            if self.found.iter().all(Option::is_some) {
                return;
            }
            if self.is_budget_used_up() {
                // One more costs little, and this process is the most likely owner.
                self.search_process(proc, std::process::id());
                self.is_incomplete = true;
                return;
            }
            self.search_process(proc, pid);
        }
    }

    fn is_budget_used_up(&self) -> bool {
        self.work >= self.budget.min_work && self.budget.is_used_up()
    }

    fn search_process(&mut self, proc: &OwnedFd, pid: u32) {
        let sockets = match self.sockets_of(proc, pid) {
            Ok(sockets) => sockets,
            // The process has ended meanwhile.
            Err(Errno::NOENT | Errno::SRCH) => return,
            Err(_) => {
                self.was_denied = true;
                return;
            }
        };
        for index in sockets {
            if self.found.get(index).is_some_and(Option::is_none) {
                let owner = self.topmost_owner(proc, pid, index);
                if let Some(slot) = self.found.get_mut(index) {
                    *slot = Some(owner);
                }
            }
        }
    }

    /// The indices of the sockets that the process has.
    fn sockets_of(&mut self, proc: &OwnedFd, pid: u32) -> Result<Vec<usize>, Errno> {
        self.work += WORK_PER_PROCESS;
        let folder = openat(proc, path(pid, "fd"), folder_flags(), Mode::empty())?;
        let mut held = Vec::new();
        names(&folder, |name| {
            self.work += 1;
            if self.work.is_multiple_of(32) && self.is_budget_used_up() {
                self.is_incomplete = true;
                return false;
            }
            let mut buffer = [MaybeUninit::uninit(); 64];
            if let Ok((link, _)) = readlinkat_raw(&folder, name, &mut buffer)
                && let Some(inode) = process::socket_inode(link)
            {
                let sockets = self.sockets.iter().enumerate();
                held.extend(
                    sockets
                        .filter(|(_, socket)| socket.inode == inode)
                        .map(|(at, _)| at),
                );
            }
            true
        })?;
        Ok(held)
    }

    /// A worker inherits its socket from the process that started it, which is the one to report. But if a
    /// child of this process has the socket, this process is not the one that should answer.
    fn topmost_owner(&mut self, proc: &OwnedFd, pid: u32, index: usize) -> SocketOwner {
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
            match self.sockets_of(proc, parent) {
                Ok(sockets) if sockets.contains(&index) => first = parent,
                _ => break,
            }
        }
        SocketOwner::Process { name, pid: first }
    }
}

/// The owner without a search: only root may read the descriptors of other users' processes.
fn unreadable(socket: &ListeningSocket) -> Option<SocketOwner> {
    let own = geteuid().as_raw();
    (own != 0 && own != socket.uid).then_some(SocketOwner::Unreadable { uid: socket.uid })
}

/// The program's name. The main thread of node and others is called "MainThread", which does not name the program.
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
mod tests {
    use super::*;
    use crate::machine::listening_sockets;

    /// A budget whose time is over.
    fn used_up(min_work: u32) -> SearchBudget {
        SearchBudget {
            cpu_end: Duration::ZERO,
            end: Deadline::NEVER,
            min_work,
        }
    }

    /// A listener that only a process has which was started just now.
    fn listening_child() -> (ListeningSocket, std::process::Child) {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let rows = listening_sockets::find(listener.local_addr().unwrap().port()).unwrap();
        let child = std::process::Command::new("sleep")
            .arg("60")
            .stdin(OwnedFd::from(listener))
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        (rows.into_iter().next().unwrap(), child)
    }

    #[test]
    fn a_new_process_is_found_whatever_the_time_says() {
        let (socket, mut child) = listening_child();
        let found = owners(std::slice::from_ref(&socket), used_up(MIN_WORK));
        let not_found = owners(&[socket], used_up(0));
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(
            matches!(&found[..], [SocketOwner::Process { pid, .. }] if *pid == child.id()),
            "{found:?}"
        );
        assert_eq!(not_found, [SocketOwner::NotSearched]);
    }

    #[test]
    fn with_a_used_up_budget_only_this_process_is_known() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let mut rows = listening_sockets::find(listener.local_addr().unwrap().port()).unwrap();
        let budget = used_up(0);
        let found = owners(&rows, budget);
        assert!(
            matches!(&found[..], [SocketOwner::Process { pid, .. }] if *pid == std::process::id())
        );
        // A socket of another process.
        rows[0].inode += 1_000_000_000;
        assert_eq!(owners(&rows, budget), [SocketOwner::NotSearched]);
    }
}
