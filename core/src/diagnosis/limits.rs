//! Words for the limits of this machine, in whatever layer they are met.

use std::io;

use nix::errno::Errno;

use super::errno::errno_text;
use super::{Code, Diagnosis};
use crate::connect::BackgroundError;
use crate::machine::ThreadLimits;
use crate::text::{one_line, span};
use crate::url::Target;

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
    with_thread_limits(Diagnosis::new(Code::DnsLocalLimit, problem), error, limits)
        .help("or use an IP address in the URL, which needs no thread")
}

/// Explains why `WsClient::open()` did not begin to connect.
pub(super) fn of_opening(error: &BackgroundError, target: &Target) -> Diagnosis {
    let host = &target.host;
    let new = |problem| Diagnosis::new(Code::TcpLocalLimit, problem);
    match error {
        BackgroundError::NoDescriptor(error) => {
            of_io(error, &format!("begin to connect to {host}"))
        }
        BackgroundError::NoStream(error) => {
            of_io(error, &format!("create a stream for the attempt to connect to {host}"))
        }
        BackgroundError::NoThread { error, limits } => {
            let problem = format!("this machine could not start a thread to connect to {host}");
            with_thread_limits(new(problem), error, limits)
                .help("or use the constructor of WsClient, which needs no thread for an IP address")
        }
        BackgroundError::Queued { at_once, timeout } => new(format!(
            "the attempt to connect to {host} did not begin within {}, because none of the {at_once} that this process made at the same time ended",
            span(*timeout)
        ))
        .help("open fewer connections at the same time, or raise connect_timeout: it includes the wait for the others"),
    }
}

fn of_io(error: &io::Error, doing: &str) -> Diagnosis {
    of_descriptors(error.raw_os_error(), doing).unwrap_or_else(|| {
        let problem = format!("this machine could not {doing}");
        Diagnosis::new(Code::TcpLocalLimit, problem)
            .seen("found", one_line(&error.to_string(), 200))
    })
}

fn with_thread_limits(
    mut diagnosis: Diagnosis,
    error: &io::Error,
    limits: &ThreadLimits,
) -> Diagnosis {
    diagnosis = diagnosis.seen("found", one_line(&error.to_string(), 200));
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
}
