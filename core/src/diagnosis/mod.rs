//! Turns the facts that a layer reports into words: what is wrong, on what evidence, and what helps.

pub mod catalogue;
mod check;
mod clock;
mod complaint;
mod connection;
#[expect(clippy::module_inception, reason = "it defines Diagnosis")]
mod diagnosis;
mod dial;
mod errno;
mod explain;
mod guess;
mod handshake;
mod limits;
mod listener;
mod own_words;
mod programs;
mod protocol;
pub mod report;
mod resolve;
mod silent_end;
mod tls;
mod url;

pub use catalogue::{Class, Code, Fault};
pub use check::{Check, CheckId, CheckResult};
pub use connection::ConnectionEvidence;
pub use diagnosis::Diagnosis;
pub use explain::{explain, explain_connection};
pub use programs::{Place, SeenProgram};
pub use report::{Report, attempt_rows};

pub(crate) use clock::{CLOCK_TOLERANCE, clock_difference, parse_date, unix_seconds};
pub(crate) use dial::outcome_text;
pub(crate) use guess::{FORBIDDEN_CLIENT, FORBIDDEN_WITHOUT_ROUTE, Guess};
pub(crate) use handshake::status_line;
pub(crate) use programs::setting_examples;
pub(crate) use silent_end::closes_without_answer;
pub(crate) use tls::alert_name;

pub(crate) use crate::secrets::Secrets;
