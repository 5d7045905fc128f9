//! TLS with rustls: trusted certificates, options, the handshake and the stream after it.
//!
//! A [`TlsClient`] is made from the caller's options ([`TlsOptions`]) and the settings of the machine
//! ([`TrustSettings`]). Clients for equal options and settings share one configuration per process, so that certificates
//! are parsed once and sessions resume.
//!
//! The folders in the order in which they build on each other: `files`, `certificate`, `trust`, `chain`, `keys`,
//! `session`, `probes`.

mod capture;
mod certificate;
mod chain;
mod client;
mod config_error;
mod crypto_provider;
mod files;
mod handshake_error;
mod keys;
mod options;
mod probes;
mod session;
#[cfg(test)]
pub(crate) mod tests;
mod trust;

pub use capture::ClientCertificateRequest;
pub use certificate::facts::{CertificateFacts, utc_text};
pub use certificate::fault::{CertificateFault, CertificateRef, CertificateUsage, Invalidity};
pub use certificate::public_key::KeyFacts;
pub use chain::audit::{Audit, CertificateCheck};
pub use client::TlsClient;
pub use config_error::{FileProblem, KeyKind, KeyProblem, TlsConfigError, TrustProblem};
pub use files::file_format::FileFormat;
pub use files::regular_file::{FileError, PathCheck};
pub use handshake_error::{AfterRefusal, TlsError, TlsFailure};
pub use options::{Secret, TlsOptions};
pub use probes::version_probe::{ProbedVersion, VersionProbeAnswer, probe_version};
pub use probes::wide_hello::{Offer, OfferAnswer, UnsupportedKey, probe};
pub use session::server_flight::ServerChoice;
pub use session::tls_stream::{TlsStream, TlsSummary};
pub use trust::settings::{ConfiguredPath, TrustSetting, TrustSettings};
pub use trust::summary::{TrustSource, TrustSummary};
