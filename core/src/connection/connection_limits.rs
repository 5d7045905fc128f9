//! The limits of a connection.

use std::time::Duration;

use crate::wire::DEAD_LINK_TIMEOUT;

/// The limits of a connection.
#[derive(Clone, Copy, Debug)]
pub struct ConnectionLimits {
    /// The longest message that is accepted, in bytes. The inbox holds as much.
    pub max_message_size: u64,
    /// How long to wait for the server to end TCP after it sent its Close frame, and for the Close frame itself where no
    /// call waits for it.
    pub close_timeout: Duration,
    /// After how long a link is dead on which the peer has answered nothing.
    pub dead_link_timeout: Duration,
}

impl Default for ConnectionLimits {
    fn default() -> Self {
        Self {
            max_message_size: 64 << 20,
            close_timeout: Duration::from_secs(5),
            dead_link_timeout: DEAD_LINK_TIMEOUT,
        }
    }
}
