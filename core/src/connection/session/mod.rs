//! The protocol after the handshake as a state machine without I/O.

mod control;
mod payload;
#[expect(
    clippy::module_inception,
    reason = "the file is named after the type that it defines"
)]
mod session;
mod session_event;
mod state;

pub(super) use session::Session;
pub(super) use session_event::SessionEvent;
