//! Threads that are not PHP's: pools of them, which hold all signals blocked and survive a fork.

mod fork_gate;
mod per_process;
mod pool;

pub(crate) use fork_gate::RunPermit;
pub use fork_gate::{close_for_fork, reopen_after_fork};
pub(crate) use per_process::PerProcess;
pub(crate) use pool::{Start, ThreadPool};
