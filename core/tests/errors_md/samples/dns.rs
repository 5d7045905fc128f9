//! Examples of names that are not resolved.

use wsclient_core::connect::ConnectError;
use wsclient_core::diagnosis::Report;
use wsclient_core::layer::Layer;
use wsclient_core::machine::ThreadLimits;
use wsclient_core::resolve::{GetaddrinfoError, GetaddrinfoErrorKind, ResolveError};

use super::{URL, report, trace};

pub(super) fn all() -> Vec<Report> {
    let answer = |kind, number, text: &str| {
        ResolveError::Failed(GetaddrinfoError {
            kind,
            number,
            errno: None,
            text: text.to_owned(),
            missing: Vec::new(),
        })
    };
    [
        answer(
            GetaddrinfoErrorKind::NotFound,
            -2,
            "Name or service not known",
        ),
        answer(
            GetaddrinfoErrorKind::Temporary,
            -3,
            "Temporary failure in name resolution",
        ),
        answer(
            GetaddrinfoErrorKind::NoAddress,
            -5,
            "No address associated with hostname",
        ),
        answer(
            GetaddrinfoErrorKind::Other,
            -4,
            "Non-recoverable failure in name resolution",
        ),
        ResolveError::NoThread {
            error: std::io::Error::from_raw_os_error(11),
            limits: ThreadLimits {
                of_user: Some(15_000),
                of_group: Some((100, 100)),
            },
        },
        ResolveError::TimedOut,
    ]
    .map(|error| report(ConnectError::Resolve(error), trace(URL, Layer::Dns)))
    .into()
}
