//! The report of one connection, as data and as text.

mod fact;
mod phase;
#[expect(clippy::module_inception, reason = "it defines Report")]
mod report;
mod text;

pub use fact::{Fact, Facts};
pub use phase::{Phase, attempt_rows, phases};
pub use report::{Report, ShownResponse};
