//! Records what the callbacks of rustls receive during a handshake, for the code that runs it.
//!
//! The verifier and the resolver must be shared by all connections of a configuration, because rustls resumes a session
//! only if they are the same objects; so they cannot hold the state of one handshake. rustls calls them synchronously on
//! the thread that passes it the received bytes, which takes the records immediately after each call.

use std::cell::RefCell;

use rustls::pki_types::CertificateDer;

use crate::tls::certificate::names::name_text;

/// A CertificateRequest of the server (RFC 8446 §4.3.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientCertificateRequest {
    /// The certificate authorities that the server named, such as `CN=Client CA, O=Lab`; at most 16.
    pub authorities: Vec<String>,
    /// The certificate that we sent, if we did.
    pub sent: Option<CertificateDer<'static>>,
}

/// What the callbacks received.
#[derive(Debug, Default)]
pub(in crate::tls) struct Capture {
    pub(in crate::tls) chain: Option<Vec<CertificateDer<'static>>>,
    pub(in crate::tls) request: Option<ClientCertificateRequest>,
    /// The server's signature of the handshake is not valid under the key of its certificate.
    pub(in crate::tls) proof_failed: bool,
}

thread_local! {
    static NOTES: RefCell<Capture> = const {
        RefCell::new(Capture { chain: None, request: None, proof_failed: false })
    };
}

/// The most names of authorities that are kept; some servers send their whole trust store.
const MAX_AUTHORITIES: usize = 16;

impl Capture {
    /// Takes what this thread has recorded.
    pub(in crate::tls) fn take() -> Self {
        NOTES.take()
    }

    /// Adds `later` records to these.
    pub(in crate::tls) fn absorb(&mut self, later: Self) {
        self.chain = later.chain.or(self.chain.take());
        self.request = later.request.or(self.request.take());
        self.proof_failed |= later.proof_failed;
    }
}

pub(in crate::tls) fn note_chain(leaf: &CertificateDer<'_>, others: &[CertificateDer<'_>]) {
    let chain = std::iter::once(leaf)
        .chain(others)
        .map(|der| der.clone().into_owned())
        .collect();
    NOTES.with_borrow_mut(|notes| notes.chain = Some(chain));
}

pub(in crate::tls) fn note_request(authorities: &[&[u8]], sent: Option<CertificateDer<'static>>) {
    let authorities = authorities
        .iter()
        .take(MAX_AUTHORITIES)
        .map(|der| name_text(der))
        .collect();
    let request = ClientCertificateRequest { authorities, sent };
    NOTES.with_borrow_mut(|notes| notes.request = Some(request));
}

pub(in crate::tls) fn note_failed_proof() {
    NOTES.with_borrow_mut(|notes| notes.proof_failed = true);
}
