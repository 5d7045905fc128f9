//! The report of one connection, as data and as text.

mod certificate;
mod fact;
mod phase;
#[expect(clippy::module_inception, reason = "it defines Report")]
mod report;
mod request;
mod text;

pub use certificate::{SentCertificate, ShownCertificate};
pub use fact::{Fact, Facts};
pub use phase::{Phase, attempt_rows, phases};
pub use report::{Report, ShownResponse};
pub use request::ShownRequest;
