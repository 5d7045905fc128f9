//! Words for the limits of this machine, in whatever layer they are met.

use std::io;

use nix::errno::Errno;

use super::errno::errno_text;
use super::{Code, Diagnosis};
use crate::machine::ThreadLimits;
use crate::text::one_line;

/// Explains an error that says that no descriptor is left; `doing` is what could not be done. `None` for another error.
pub(super) fn of_descriptors(errno: Option<i32>, doing: &str) -> Option<Diagnosis> {
    let errno = errno?;
    let help = descriptor_help(Errno::from_raw(errno))?;
    let problem = format!("this machine could not {doing}");
    Some(
        Diagnosis::new(Code::TcpLocalLimit, problem)
            .seen("found", errno_text(errno))
            .help(help),
    )
}

/// What to do where a process, or the machine, has no descriptor left.
pub(super) fn descriptor_help(errno: Errno) -> Option<&'static str> {
    match errno {
        Errno::EMFILE => Some(
            "this process has no file descriptor left: close unused ones, or raise its limit (ulimit -n)",
        ),
        Errno::ENFILE => Some(
            "this machine has no file descriptor left: find the process that holds the most, or raise fs.file-max",
        ),
        _ => None,
    }
}

/// Explains that no thread could be started for a look-up.
pub(super) fn of_threads(host: &str, error: &io::Error, limits: &ThreadLimits) -> Diagnosis {
    let problem = format!("this machine could not start a thread to look up {host}");
    let mut diagnosis = Diagnosis::new(Code::DnsLocalLimit, problem)
        .seen("found", one_line(&error.to_string(), 200));
    if let Some((most, has)) = limits.of_group {
        diagnosis = diagnosis.seen(
            "limits",
            format!("{has} of {most} tasks in its control group (pids.max)"),
        );
    }
    if let Some(most) = limits.of_user {
        diagnosis = diagnosis.seen(
            "limits",
            format!("at most {most} processes and threads for its user (ulimit -u)"),
        );
    }
    let is_full = |(most, has): (u64, u64)| has >= most;
    diagnosis.help(match limits.of_group {
        Some(group) if is_full(group) => {
            "raise the limit of the control group: TasksMax of the service, or the pids limit of the container"
        }
        _ => "raise the limit that was reached: ulimit -u of the user, TasksMax of the service, or the pids limit of the container",
    })
    .help("or use an IP address in the URL, which needs no thread")
}
