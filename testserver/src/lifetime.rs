//! Bounds the process: it ends with its standard input and never outlives its lifetime.

use std::io::{self, Read, Write};
use std::process;
use std::thread;
use std::time::Duration;

/// Starts the two watchers that end the process. Call just before announcing readiness:
/// what fails earlier must be reported even when standard input is at its end already.
pub(crate) fn bound(lifetime: Duration) -> io::Result<()> {
    thread::Builder::new().spawn(move || {
        thread::sleep(lifetime);
        process::exit(0);
    })?;
    thread::Builder::new().spawn(|| {
        let mut discarded = [0; 256];
        let mut stdin = io::stdin().lock();
        loop {
            match stdin.read(&mut discarded) {
                Ok(1..) => {}
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Ok(0) | Err(_) => process::exit(0),
            }
        }
    })?;
    Ok(())
}

/// Waits for the watchers to end the process.
pub(crate) fn wait() -> ! {
    loop {
        thread::park();
    }
}

/// Prints one line to standard output and flushes it, so that whoever waits for it sees it now.
pub(crate) fn announce(line: &str) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    writeln!(stdout, "{line}")?;
    stdout.flush()
}
