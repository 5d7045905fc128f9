//! When a connection was opened, read from and heard from, and how long its last ping took.

use std::time::{Duration, Instant};

use crate::deadline::Deadline;

/// A program that only sends must still answer pings and notice a Close: it reads at least this often.
const READ_INTERVAL: Duration = Duration::from_secs(1);

/// The times of a connection.
#[derive(Debug)]
pub(super) struct Timing {
    opened: Instant,
    last_byte: Instant,
    last_read: Instant,
    /// Messages that had been sent when the last byte was received.
    sent_before_read: u64,
    latency: Option<Duration>,
    /// When the program closed.
    close_began: Option<Instant>,
}

impl Timing {
    /// The times of a connection that opens now.
    pub(super) fn start() -> Self {
        let now = Instant::now();
        Self {
            opened: now,
            last_byte: now,
            last_read: now,
            sent_before_read: 0,
            latency: None,
            close_began: None,
        }
    }

    /// Notes a read that took place now, whether it received bytes, and how many messages were sent before.
    pub(super) fn note_read(&mut self, has_bytes: bool, messages_sent: u64) {
        self.last_read = Instant::now();
        if has_bytes {
            self.last_byte = self.last_read;
            self.sent_before_read = messages_sent;
        }
    }

    /// How many messages had been sent when the last byte was received.
    pub(super) fn sent_before_read(&self) -> u64 {
        self.sent_before_read
    }

    /// Whether a call that only sends must read first.
    pub(super) fn is_read_due(&self, now: Instant) -> bool {
        now.saturating_duration_since(self.last_read) >= READ_INTERVAL
    }

    /// Notes the round trip of a ping.
    pub(super) fn note_latency(&mut self, latency: Duration) {
        self.latency = Some(latency);
    }

    /// The round trip of the last ping that was answered.
    pub(super) fn latency(&self) -> Option<Duration> {
        self.latency
    }

    /// Notes that the program closes now.
    pub(super) fn note_close(&mut self) {
        self.close_began = Some(Instant::now());
    }

    /// The time since the program closed.
    pub(super) fn since_close(&self) -> Option<Duration> {
        self.close_began.map(|began| began.elapsed())
    }

    /// The moment `limit` after the program closed; never if it did not.
    pub(super) fn close_deadline(&self, limit: Duration) -> Deadline {
        self.close_began
            .map_or(Deadline::NEVER, |began| Deadline::since(began, Some(limit)))
    }

    /// The time since the last byte of the peer.
    pub(super) fn idle(&self) -> Duration {
        self.last_byte.elapsed()
    }

    /// The time since the handshake.
    pub(super) fn age(&self) -> Duration {
        self.opened.elapsed()
    }

    #[cfg(test)]
    pub(super) fn set_last_read(&mut self, at: Instant) {
        self.last_read = at;
    }
}
