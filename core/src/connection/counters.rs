//! How much has gone over an open connection.

/// Counts since the handshake.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counters {
    /// Messages handed to the stream, or kept for it.
    pub messages_sent: u64,
    /// Messages received complete, whether the program has fetched them or not.
    pub messages_received: u64,
    /// Frames of every kind sent.
    pub frames_sent: u64,
    /// Frames of every kind whose header was received.
    pub frames_received: u64,
    /// Bytes of the messages sent.
    pub payload_sent: u64,
    /// Bytes of messages received, those of unfinished ones included.
    pub payload_received: u64,
    /// Bytes the kernel took for us, the handshakes included.
    pub wire_sent: u64,
    /// Bytes the kernel gave us, the handshakes included.
    pub wire_received: u64,
}
