//! The open connection: frames, messages, control frames and the closing handshake of RFC 6455.
//!
//! ```text
//!             bytes                     events                    messages
//!   Stream ──────────→ Session (sans I/O) ──────→ Connection ──────────────→ the program
//!          ←────────── Output               ←──── (the only I/O here) ←─────
//!             frames                     answers                  send, ping, close
//!
//!   session      parses headers (frame), assembles messages (assembly, message, utf8), answers (output)
//!   deflate      compresses and inflates messages, if that was negotiated
//!   transport    the stream, and whether it can still be written to
//!   connection   holds session, transport and the state between the calls (inbox, connection_end, timing)
//!   io           writes, reads and waits; receiving handles what was read, within a budget
//!   ending       ends a connection, and sends what is left to send
//!   sending      sends one message, send_all several; what arrives meanwhile is put into the inbox
//!   try_send     the fast path of sending
//!   queue        sends without waiting, and flushes what was queued
//!   search       offers the messages to a program that looks for one
//!   is_open      looks for an end that was not read
//!   announcing   reports what a call has left to those that wait for the connection
//!   closing      the program's close, with a wait or without
//!   calls        the other calls of a program: receive, poll, ping
//! ```
//!
//! A connection is open until it has one of three ends, which every later call reports again:
//!
//! ```text
//!          peer's Close ──→ answered, wait for its FIN ──→ Closed
//!   open ─ our close()  ──→ sent, wait for its Close ────→ Closed
//!          FIN, RST, … ──────────────────────────────────→ Lost
//!          a violation ───→ Close 1002/1007/1009 sent ───→ Violation
//! ```

mod announcing;
mod assembly;
#[allow(clippy::disallowed_methods, reason = "does I/O")]
mod calls;
mod close;
mod closing;
#[expect(
    clippy::module_inception,
    reason = "the file is named after the type that it defines"
)]
mod connection;
mod connection_end;
mod connection_error;
mod connection_limits;
mod control_payload;
mod counters;
mod deflate;
mod ending;
mod first_text;
mod frame;
mod frame_payload;
mod frame_start;
mod inbox;
mod io;
mod is_open;
mod last_text;
#[allow(clippy::disallowed_methods, reason = "does I/O")]
mod mask;
mod message;
mod output;
mod position;
mod protocol_violation;
#[allow(clippy::disallowed_methods, reason = "does I/O")]
mod queue;
#[allow(clippy::disallowed_methods, reason = "does I/O")]
mod read_budget;
mod receiving;
mod search;
mod send_all;
mod sending;
mod session;
mod stop_reason;
#[cfg(test)]
mod tests;
#[allow(clippy::disallowed_methods, reason = "does I/O")]
mod timing;
mod transport;
#[allow(clippy::disallowed_methods, reason = "does I/O")]
mod try_send;
mod utf8;
mod watches;

pub use calls::{Polled, Received};
pub use close::{CloseInfo, LocalClose, LocalCloseFault};
pub use connection::Connection;
pub use connection_error::{ConnectionError, Lost, LostCause, TimedOut};
pub use connection_limits::ConnectionLimits;
pub use control_payload::ControlPayload;
pub use counters::Counters;
pub use ending::Descriptor;
pub use frame_start::FrameStart;
pub use message::{AllocationError, Message, MessageType, Payload, ReadInto};
pub use position::Position;
pub use protocol_violation::{
    CloseFault, DeflateFault, InvalidDeflate, LengthFault, MessageTooBig, ProtocolViolation,
    SizeLimit,
};
pub use search::{Candidate, Search};
pub use try_send::{PartialFrame, TrySend};
pub use utf8::{InvalidUtf8, check as check_utf8};
