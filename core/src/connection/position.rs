//! Where in a peer's bytes an end or a timeout came.

/// Where in the peer's bytes the input ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// Between two messages.
    BetweenMessages,
    /// Inside a frame's header, or a control frame; carries how many bytes of it had come.
    InsideHeader(u64),
    /// Inside the payload of a data frame.
    InsideFrame {
        /// Bytes of the payload that had come.
        received: u64,
        /// Bytes of the payload that the header promised.
        length: u64,
    },
    /// Between two frames of a message; carries how many bytes of the message had come.
    InsideMessage(u64),
}
