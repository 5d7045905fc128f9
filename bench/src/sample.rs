//! Runs work for a while and prints how often it was done, in which time of clock and CPU.

use std::time::{Duration, Instant};

use rustix::time::{ClockId, clock_gettime};

use crate::Failure;
use crate::options::Options;

/// Work that can be counted.
pub trait Work {
    /// Does it so many times.
    ///
    /// # Errors
    /// Whatever went wrong; nothing is measured then.
    fn batch(&mut self, times: u64) -> Result<(), Failure>;

    /// Waits until all that was done has had its effect, which is now `total` times, and checks it.
    ///
    /// # Errors
    /// As `batch`.
    fn settle(&mut self, total: u64) -> Result<(), Failure>;
}

fn cpu() -> Duration {
    Duration::try_from(clock_gettime(ClockId::ProcessCPUTime)).unwrap_or_default()
}

/// Opens as many connections as the batch is long, and prints what they cost while nothing happens.
///
/// # Errors
/// Those of `connect`.
pub fn hold<T>(
    options: &Options,
    mut connect: impl FnMut() -> Result<T, Failure>,
) -> Result<(), Failure> {
    // What is shared by all is there after the first.
    let mut held = vec![connect()?];
    let before = resident()?;
    for _ in 0..options.batch {
        held.push(connect()?);
    }
    let grown = resident()?.saturating_sub(before);
    let (started, used) = (Instant::now(), cpu());
    std::thread::sleep(options.time * 4);
    let seconds = started.elapsed().as_secs_f64();
    let cpu = cpu().saturating_sub(used).as_secs_f64();
    println!(
        "{{\"count\":{},\"seconds\":{seconds:.9},\"cpu\":{cpu:.9},\"bytes\":{grown}}}",
        options.batch
    );
    Ok(())
}

/// The memory of this process that is really there, in bytes.
fn resident() -> Result<u64, Failure> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = line.and_then(|line| line.split_whitespace().next());
    Ok(kib.ok_or("no VmRSS")?.parse::<u64>()? * 1024)
}

/// Measures for the time that the options ask for, behind a tenth of it to warm up.
///
/// # Errors
/// Those of the work.
pub fn sample(options: &Options, work: &mut dyn Work) -> Result<(), Failure> {
    let run = |work: &mut dyn Work, time: Duration, before: u64| {
        let (started, used) = (Instant::now(), cpu());
        let mut count = 0;
        while count == 0 || started.elapsed() < time {
            work.batch(options.batch)?;
            count += options.batch;
        }
        work.settle(before + count)?;
        let seconds = started.elapsed().as_secs_f64();
        let cpu = cpu().saturating_sub(used).as_secs_f64();
        Ok::<_, Failure>((count, seconds, cpu))
    };
    let (warm, _, _) = run(work, options.time / 10, 0)?;
    let (count, seconds, cpu) = run(work, options.time, warm)?;
    println!("{{\"count\":{count},\"seconds\":{seconds:.9},\"cpu\":{cpu:.9}}}");
    Ok(())
}
