//! Rewrites the diagnosis where the checks prove its cause, or exclude what it only guessed.
//!
//! ```text
//! another protocol on the port ──→ that is the diagnosis
//! one variant of the upgrade succeeds ──→ what it leaves out or changes is the cause
//! none succeeds ──→ unanswered: what answers in place of the upgrade
//!                   refuted: advice that a check excludes is removed
//! opened, and ended before anything was sent ──→ opened
//! ```

mod apply;
mod facts;
mod opened;
mod refuted;
mod rewrite;
mod unanswered;
mod variants;

pub(super) use apply::apply;
pub(super) use facts::ConclusionFacts;
pub(super) use opened::{ended_early, with_message};
