//! Explains what calls on an open connection meet.

mod closed;
mod evidence;
mod explain;
mod idle;
mod interrupted;
mod last_text;
mod lost;
mod no_answer;
mod only_message;
mod timed_out;
mod violation;

pub use evidence::ConnectionEvidence;
pub(super) use explain::diagnose;
