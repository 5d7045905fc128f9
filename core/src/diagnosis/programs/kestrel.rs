//! Kestrel, the server of ASP.NET Core.

use super::answer::KnownAnswer;
use super::program::{Mark, Program};
#[cfg(test)]
use super::sample::Sample;

pub(super) static PROGRAM: Program = Program {
    name: "Kestrel",
    marks: &[Mark::Header("Server", "kestrel")],
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[];
