//! How much a call may take at once, and what a message counts.

use std::time::{Duration, Instant};

use crate::buffer::BLOCK;

use super::connection_limits::ConnectionLimits;

/// What a call may still read without waiting, so that a peer that never stops sending cannot keep
/// it: as much as one message of the greatest length, in a bounded number of reads, since a peer may
/// send its bytes one by one, and in a bounded time, since it may send what takes long to understand.
pub(super) struct ReadBudget {
    bytes: u64,
    reads: u32,
    until: Instant,
}

impl ReadBudget {
    /// More than the kernel keeps for one connection, at the size of a TLS record.
    const READS: u32 = 512;

    /// So many reads are allowed on the slowest machine.
    const LEAST_READS: u32 = 4;

    const SPAN: Duration = Duration::from_millis(20);

    pub(super) fn of(limits: &ConnectionLimits) -> Self {
        Self {
            bytes: limits.max_message_size.max(BLOCK as u64),
            reads: Self::READS,
            until: Instant::now() + Self::SPAN,
        }
    }

    /// Notes a read of so many bytes.
    pub(super) fn spend(&mut self, bytes: usize) {
        self.bytes = self.bytes.saturating_sub(bytes as u64);
        self.reads = self.reads.saturating_sub(1);
    }

    pub(super) fn is_left(&self) -> bool {
        let is_early = self.reads > Self::READS - Self::LEAST_READS;
        self.bytes > 0 && self.reads > 0 && (is_early || Instant::now() < self.until)
    }
}
