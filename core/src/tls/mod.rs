//! TLS with rustls: trust, options, the handshake and what is to be known of it afterwards.
//!
//! A [`TlsConnector`] is made from what the caller asked for ([`TlsOptions`]) and what the machine is
//! set to ([`TrustSettings`]). Connectors for equal settings share one configuration per process,
//! so that certificates are parsed once and sessions resume.

mod anchor;
mod audit;
mod capture;
mod certificate;
mod choice;
mod classify;
mod client_auth;
mod connector;
mod constraints;
mod encryption_scheme;
mod error;
mod extensions;
mod fault;
mod file_form;
mod files;
mod handshake;
mod issuers;
mod key_encryption;
mod key_pair;
mod options;
mod parameters;
mod path;
mod pem;
mod pkcs12_kdf;
mod private_key;
mod rules;
mod session;
mod store;
mod stream;
mod survey;
#[cfg(test)]
mod tests;
mod trust;
mod verdict;
mod verifier;
mod wide_hello;

pub use audit::{Audit, Check};
pub use capture::ClientCertificateRequest;
pub use certificate::{CertificateFacts, KeyFacts, utc_text};
pub use choice::Choice;
pub use connector::TlsConnector;
pub use error::{
    FileProblem, KeyKind, KeyProblem, TlsConfigError, TlsError, TlsFailure, TrustProblem,
};
pub use fault::{CertificateFault, Holder, Invalidity, Usage};
pub use file_form::FileForm;
pub use files::{FileError, PathCheck};
pub use options::{Secret, TlsOptions};
pub use stream::{TlsStream, TlsSummary};
pub use survey::{SurveyAnswer, SurveyedVersion, survey};
pub use trust::{ConfiguredPath, Setting, TrustSettings, TrustSource, TrustSummary};
pub use wide_hello::{OddKey, Offer, OfferAnswer, ask};
