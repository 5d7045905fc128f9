//! How much a connection has sent and received.

/// Counts since the handshake.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counters {
    /// Messages that were written, or kept to be written.
    pub messages_sent: u64,
    /// Complete messages received, whether the program has taken them or not.
    pub messages_received: u64,
    /// Frames of every kind sent.
    pub frames_sent: u64,
    /// Frames of every kind whose header was received.
    pub frames_received: u64,
    /// Bytes of the messages sent.
    pub payload_sent: u64,
    /// Bytes of messages received, those of incomplete messages included.
    pub payload_received: u64,
    /// Bytes that the kernel accepted, the handshakes included.
    pub wire_sent: u64,
    /// Bytes that the kernel delivered, the handshakes included.
    pub wire_received: u64,
}
