//! Django Channels, whose consumers and Origin validator refuse with a reason phrase of their own.

use super::answer::KnownAnswer;
use super::condition::Condition::{ReasonStarts, Status};
use super::program::Program;
#[cfg(test)]
use super::sample::{Sample, plain};
use super::templates;

pub(super) static PROGRAM: Program = Program {
    name: "Django Channels",
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[KnownAnswer {
    id: "channels-denied",
    when: &[Status(&[403]), ReasonStarts("Access denied")],
    ..templates::ORIGIN_LIKELY_REFUSED
}];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[plain(
    "channels-denied",
    "HTTP/1.1 403 Access denied\r\nServer: Daphne\r\n\r\n",
)];
