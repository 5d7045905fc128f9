//! TLS with rustls: trusted certificates, options, the handshake and the stream after it.
//!
//! A [`TlsConnector`] is made from what the caller asked for ([`TlsOptions`]) and what the machine is
//! set to ([`TrustSettings`]). Connectors for equal settings share one configuration per process,
//! so that certificates are parsed once and sessions resume.
//!
//! The folders in the order in which they build on each other: `files`, `certificate`, `trust`, `chain`, `keys`,
//! `session`, `probes`.

mod capture;
mod certificate;
mod chain;
mod client;
mod error;
mod files;
mod keys;
mod options;
mod probes;
mod session;
#[cfg(test)]
mod tests;
mod trust;

pub use capture::ClientCertificateRequest;
pub use certificate::facts::{CertificateFacts, KeyFacts, utc_text};
pub use certificate::fault::{CertificateFault, Holder, Invalidity, Usage};
pub use chain::audit::{Audit, Check};
pub use client::TlsConnector;
pub use error::{
    FileProblem, KeyKind, KeyProblem, TlsConfigError, TlsError, TlsFailure, TrustProblem,
};
pub use files::file_format::FileForm;
pub use files::regular_file::{FileError, PathCheck};
pub use options::{Secret, TlsOptions};
pub use probes::version_probe::{SurveyAnswer, SurveyedVersion, survey};
pub use probes::wide_hello::{OddKey, Offer, OfferAnswer, ask};
pub use session::server_flight::Choice;
pub use session::tls_stream::{TlsStream, TlsSummary};
pub use trust::source::{ConfiguredPath, Setting, TrustSettings, TrustSource, TrustSummary};
