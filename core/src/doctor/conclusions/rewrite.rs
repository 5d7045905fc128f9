//! A diagnosis whose cause was proved.

use crate::diagnosis::{Code, Diagnosis};

/// The same fault with another code, a problem that is proved, and `help` before the rest that still applies.
pub(super) fn rewritten(
    mut diagnosis: Diagnosis,
    code: Code,
    problem: impl Into<String>,
    help: impl Into<String>,
) -> Diagnosis {
    if diagnosis.code != code {
        diagnosis.fault = code.fault();
        diagnosis.retryable = code.retryable();
        diagnosis.code = code;
        // It rests on another cause.
        diagnosis.help.clear();
    }
    let help = help.into();
    diagnosis.problem = problem.into();
    diagnosis.help.retain(|line| *line != help);
    diagnosis.help.insert(0, help);
    diagnosis.help.truncate(Diagnosis::MAX_HELP);
    diagnosis
}
