//! One row of the table of programs: what the file of one program has.

use super::answer::KnownAnswer;
use super::program::Program;
#[cfg(test)]
use super::sample::Sample;

/// What is known of one program.
pub(crate) struct Row {
    /// The program itself.
    pub(crate) program: &'static Program,
    /// The answers that it is known for.
    pub(crate) answers: &'static [KnownAnswer],
    /// The name of its file.
    #[cfg(test)]
    pub(crate) module: &'static str,
    /// Its recorded answers.
    #[cfg(test)]
    pub(crate) samples: &'static [Sample],
}
