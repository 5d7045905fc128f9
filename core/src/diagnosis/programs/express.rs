//! Express, a web framework for node, known by its field X-Powered-By.

use super::answer::KnownAnswer;
use super::program::{Mark, Program};
#[cfg(test)]
use super::sample::Sample;

pub(super) static PROGRAM: Program = Program {
    name: "Express",
    marks: &[Mark::Header("X-Powered-By", "express")],
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[];
