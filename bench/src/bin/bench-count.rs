//! Runs a command and prints how many system calls, instructions and cycles it took: `bench-count COMMAND...`.
//!
//! The line follows what the command prints: `{"calls":N,"instructions":N,"cycles":N,"kernel":true}`,
//! with null where the kernel does not allow a counter, and `kernel` false where only user mode was
//! counted. Starting the command is counted too: who calls it compares a short run with a longer one.

use std::fs;
use std::process::{Command, exit};

use perf_event::events::{Event, Hardware, Tracepoint};
use perf_event::{Builder, Counter};
use wsclient_bench::Failure;

fn main() -> Result<(), Failure> {
    let mut words = std::env::args_os().skip(1);
    let program = words.next().ok_or("which command?")?;
    let counters = Counters::open();
    // The command inherits the counters; what it counted is added when it ends.
    let status = Command::new(program).args(words).status()?;
    counters.print();
    exit(status.code().unwrap_or(1));
}

struct Counters {
    calls: Option<Counter>,
    instructions: Option<Counter>,
    cycles: Option<Counter>,
    kernel: bool,
}

impl Counters {
    fn open() -> Self {
        let with_kernel = open(Hardware::INSTRUCTIONS, true);
        let kernel = with_kernel.is_some();
        Self {
            calls: system_calls(),
            instructions: with_kernel.or_else(|| open(Hardware::INSTRUCTIONS, false)),
            cycles: open(Hardware::CPU_CYCLES, kernel),
            kernel,
        }
    }

    fn print(self) {
        let [calls, instructions, cycles] = [self.calls, self.instructions, self.cycles].map(read);
        let kernel = self.kernel;
        println!(
            "{{\"calls\":{calls},\"instructions\":{instructions},\"cycles\":{cycles},\"kernel\":{kernel}}}"
        );
    }
}

fn open(event: impl Event, kernel: bool) -> Option<Counter> {
    let mut builder = Builder::new(event);
    builder.inherit(true).enabled(true).exclude_kernel(!kernel);
    builder.build().ok()
}

/// The tracepoint that every system call passes when it starts.
fn system_calls() -> Option<Counter> {
    let number = ["/sys/kernel/tracing", "/sys/kernel/debug/tracing"]
        .iter()
        .find_map(|folder| {
            fs::read_to_string(format!("{folder}/events/raw_syscalls/sys_enter/id")).ok()
        })?;
    open(Tracepoint::with_id(number.trim_end().parse().ok()?), true)
}

fn read(counter: Option<Counter>) -> String {
    counter
        .and_then(|mut counter| counter.read().ok())
        .map_or("null".to_owned(), |count| count.to_string())
}
