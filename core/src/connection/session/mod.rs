//! The protocol after the handshake as a state machine without I/O.

mod control;
mod event;
mod payload;
#[expect(
    clippy::module_inception,
    reason = "the file is named after the type that it defines"
)]
mod session;
mod state;

pub(super) use event::SessionEvent;
pub(super) use session::Session;
