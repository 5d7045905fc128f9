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

/// The CPU time of this process so far.
#[must_use]
pub fn cpu() -> Duration {
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

/// Measures for the time that the options ask for, after a tenth of it to warm up.
///
/// # Errors
/// Those of the work.
pub fn sample(options: &Options, work: &mut dyn Work) -> Result<(), Failure> {
    let mut latencies = Vec::new();
    let mut run = |work: &mut dyn Work, time: Duration, before: u64| {
        latencies.clear();
        let (started, used) = (Instant::now(), cpu());
        let (mut count, mut passed) = (0, Duration::ZERO);
        while count == 0 || passed < time {
            work.batch(options.batch)?;
            count += options.batch;
            let now = started.elapsed();
            if options.latency {
                latencies.push(now.saturating_sub(passed));
            }
            passed = now;
        }
        work.settle(before + count)?;
        let seconds = started.elapsed().as_secs_f64();
        let cpu = cpu().saturating_sub(used).as_secs_f64();
        Ok::<_, Failure>((count, seconds, cpu))
    };
    let (warm, _, _) = run(work, options.time / 10, 0)?;
    let (count, seconds, cpu) = run(work, options.time, warm)?;
    let total = warm + count;
    let percentiles = percentiles(latencies);
    println!(
        "{{\"count\":{count},\"seconds\":{seconds:.9},\"cpu\":{cpu:.9},\"total\":{total}{percentiles}}}"
    );
    Ok(())
}

/// The median and the far end of the times, in seconds, as further fields; empty without times.
#[must_use]
pub fn percentiles(mut times: Vec<Duration>) -> String {
    times.sort_unstable();
    let at = |permille: usize| {
        // The nearest rank: the first that so many of a thousand are not above.
        let rank = (times.len() * permille).div_ceil(1000);
        times.get(rank.saturating_sub(1)).map(Duration::as_secs_f64)
    };
    match (at(500), at(990), at(999)) {
        (Some(p50), Some(p99), Some(p999)) => {
            format!(",\"p50\":{p50:.9},\"p99\":{p99:.9},\"p999\":{p999:.9}")
        }
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_nearest_ranks() {
        let times = (1..=1000).rev().map(Duration::from_secs).collect();
        let expected = ",\"p50\":500.000000000,\"p99\":990.000000000,\"p999\":999.000000000";
        assert_eq!(percentiles(times), expected);
        assert_eq!(percentiles(Vec::new()), "");
    }
}
