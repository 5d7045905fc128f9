//! How much a call may read without waiting.

use std::time::{Duration, Instant};

use crate::buffer::BLOCK;

use super::connection_limits::ConnectionLimits;

/// What a call may still read without waiting, so that a peer that never stops sending cannot keep it
/// busy: the size of the longest message; a limited number of reads, since a peer may send its bytes one
/// by one; and a limited time, since what it sends may take long to process.
#[derive(Debug)]
pub(super) struct ReadBudget {
    bytes: u64,
    reads: u32,
    until: Instant,
}

impl ReadBudget {
    /// More than the kernel buffers for one connection, if each read is one TLS record.
    const MAX_READS: u32 = 512;

    /// The number of reads that are allowed also on the slowest machine.
    const MIN_READS: u32 = 4;

    const MAX_TIME: Duration = Duration::from_millis(20);

    pub(super) fn of(limits: &ConnectionLimits) -> Self {
        Self {
            bytes: limits.max_message_size.max(BLOCK as u64),
            reads: Self::MAX_READS,
            until: Instant::now() + Self::MAX_TIME,
        }
    }

    /// Records a read of this many bytes.
    pub(super) fn spend(&mut self, bytes: usize) {
        self.bytes = self.bytes.saturating_sub(bytes as u64);
        self.reads = self.reads.saturating_sub(1);
    }

    pub(super) fn is_left(&self) -> bool {
        let is_early = self.reads > Self::MAX_READS - Self::MIN_READS;
        self.bytes > 0 && self.reads > 0 && (is_early || Instant::now() < self.until)
    }
}
