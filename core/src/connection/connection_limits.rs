//! The limits of a connection.

use std::time::Duration;

/// The limits of a connection.
#[derive(Clone, Copy, Debug)]
pub struct ConnectionLimits {
    /// The longest message that is accepted, in bytes. The inbox holds as much.
    pub max_message_size: u64,
    /// How long to wait for the server to end TCP after it sent its Close frame.
    pub close_timeout: Duration,
}
