//! The position in the peer's bytes at which the input ends.

/// Where in the peer's bytes the input ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// Between two messages.
    BetweenMessages,
    /// Inside a frame's header or a control frame; carries how many bytes of it were received.
    InsideHeader(u64),
    /// Inside the payload of a data frame.
    InsideFrame {
        /// Bytes of the payload that were received.
        received: u64,
        /// Length of the payload according to the header.
        length: u64,
    },
    /// Between two frames of a message; carries how many bytes of the message were received.
    InsideMessage(u64),
}
