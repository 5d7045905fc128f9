//! The result of one check and how it is described.

use crate::diagnosis::CheckResult;

/// The result of a check, and its description.
pub(crate) type Finding = (CheckResult, String);

pub(crate) fn pass(detail: impl Into<String>) -> Finding {
    (CheckResult::Pass, detail.into())
}

pub(crate) fn warn(detail: impl Into<String>) -> Finding {
    (CheckResult::Warn, detail.into())
}

pub(crate) fn fail(detail: impl Into<String>) -> Finding {
    (CheckResult::Fail, detail.into())
}

pub(crate) fn skipped(detail: impl Into<String>) -> Finding {
    (CheckResult::Skipped, detail.into())
}
