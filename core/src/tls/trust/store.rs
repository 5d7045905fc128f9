//! Reads trusted certificates, and caches them as long as their files stay the same.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use rustls::pki_types::{CertificateDer, TrustAnchor};

use crate::tls::config_error::{TlsConfigError, TrustProblem};
use crate::tls::crypto_provider::sha256;
use crate::tls::files::file_format::FileFormat;
use crate::tls::files::pem::{self, PemCertificate};
use crate::tls::files::regular_file::{self, PathCheck};
use crate::tls::trust::anchor::{self, AnchorLimits, TrustedCertificate};
use crate::tls::trust::settings::TrustSetting;
use crate::tls::trust::source::{ChosenSource, SourceLocation};
use crate::tls::trust::source_identity::{SourceIdentity, identity};
use crate::tls::trust::summary::{TrustSource, TrustSummary};

/// The most stores that a process keeps; beyond it, all are dropped and read again when needed.
const MAX_STORES: usize = 32;

/// Trusted certificates.
#[derive(Debug, Default)]
pub(in crate::tls) struct TrustStore {
    /// The authorities, each with its limits at the same index of `limits`.
    anchors: Vec<TrustAnchor<'static>>,
    /// `None` for the built-in roots, which are names and keys only.
    limits: Vec<Option<AnchorLimits>>,
    /// Certificates that are not of authorities, each trusted only itself.
    servers: Vec<CertificateDer<'static>>,
    pub(in crate::tls) summary: TrustSummary,
    /// SHA-256 of every certificate, to recognise a server certificate among them.
    digests: HashSet<[u8; 32]>,
}

/// Sources that exist, with their identities.
#[derive(Debug)]
pub(in crate::tls) struct InspectedSources {
    sources: Vec<(ChosenSource, SourceIdentity)>,
}

impl InspectedSources {
    /// Checks whether `sources` exist, without reading them. What the script chose has to pass `may_read` first.
    pub(in crate::tls) fn inspect(
        sources: Vec<ChosenSource>,
        may_read: PathCheck,
    ) -> Result<Self, TlsConfigError> {
        let mut inspected = Vec::new();
        let mut problems = Vec::new();
        for source in sources {
            match identity(&source, may_read) {
                Ok(identity) => inspected.push((source, identity)),
                Err(problem) => problems.push((source, problem)),
            }
        }
        for (source, problem) in problems {
            let usable = |(other, _): &(ChosenSource, _)| other.setting == source.setting;
            let identity = match source.path() {
                Some(path) if source.is_one_of_several() && inspected.iter().any(usable) => {
                    SourceIdentity::Unusable(source.setting, path)
                }
                _ => return Err(trust_error(&source, problem)),
            };
            inspected.push((source, identity));
        }
        Ok(Self { sources: inspected })
    }

    pub(in crate::tls) fn identities(&self) -> Vec<SourceIdentity> {
        self.sources
            .iter()
            .map(|(_, identity)| identity.clone())
            .collect()
    }

    /// Reads the sources, or returns what was read of them before.
    pub(in crate::tls) fn load(&self) -> Result<Arc<TrustStore>, TlsConfigError> {
        static STORES: Mutex<Option<HashMap<Vec<SourceIdentity>, Arc<TrustStore>>>> =
            Mutex::new(None);
        let key = self.identities();
        let known = STORES.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(store) = known.as_ref().and_then(|stores| stores.get(&key)) {
            return Ok(Arc::clone(store));
        }
        // Reading takes time; other threads need not wait for it.
        drop(known);
        let store = Arc::new(self.read()?);
        let mut known = STORES.lock().unwrap_or_else(PoisonError::into_inner);
        let stores = known.get_or_insert_with(HashMap::new);
        if stores.len() >= MAX_STORES {
            stores.clear();
        }
        stores.insert(key, Arc::clone(&store));
        Ok(store)
    }

    fn read(&self) -> Result<TrustStore, TlsConfigError> {
        let mut store = TrustStore::default();
        let mut problems = Vec::new();
        for (source, identity) in &self.sources {
            match store.add(source, identity) {
                Ok(()) => {}
                // Without it, the store would be incomplete, also in the cache.
                Err(TrustProblem::Unreadable(error)) if error.is_shortage() => {
                    return Err(trust_error(source, TrustProblem::Unreadable(error)));
                }
                // No setting named this file, so it is not the caller's mistake.
                Err(_) if source.setting == TrustSetting::SystemBundle => {
                    store.summary.unusable.extend(source.path());
                    store.add_built_in();
                }
                Err(problem) => problems.push((source, problem)),
            }
        }
        for (source, problem) in problems {
            if !(source.is_one_of_several() && store.summary.has(source.setting)) {
                return Err(trust_error(source, problem));
            }
            store.summary.unusable.extend(source.path());
        }
        Ok(store)
    }
}

impl TrustStore {
    /// Whether this very certificate is among the trusted ones.
    pub(in crate::tls) fn holds(&self, certificate: &CertificateDer<'_>) -> bool {
        self.digests.contains(&sha256(certificate))
    }

    /// The authorities.
    pub(in crate::tls) fn anchors(&self) -> &[TrustAnchor<'static>] {
        &self.anchors
    }

    /// The certificates that are not of authorities.
    pub(in crate::tls) fn servers(&self) -> &[CertificateDer<'static>] {
        &self.servers
    }

    /// What the certificate of one of [`TrustStore::anchors`] allows. One authority may have several
    /// certificates, with the same name and key.
    pub(in crate::tls) fn limits_of(&self, anchor: &TrustAnchor<'_>) -> Option<&AnchorLimits> {
        let same = |(one, _): &(&TrustAnchor<'_>, _)| std::ptr::eq(*one, anchor);
        let mut anchors = self.anchors.iter().zip(&self.limits);
        anchors.find(same)?.1.as_ref()
    }

    fn add(
        &mut self,
        source: &ChosenSource,
        identity: &SourceIdentity,
    ) -> Result<(), TrustProblem> {
        let mut found = TrustSource::new(source.setting, source.path());
        let mut forbidden = 0;
        match (&source.place, identity) {
            (_, SourceIdentity::Unusable(_, path)) => {
                self.summary.unusable.push(path.clone());
                return Ok(());
            }
            (SourceLocation::Text(pem), _) => self.add_pem(pem, &mut found),
            (SourceLocation::File(path), _) => {
                let pem = regular_file::read(path).map_err(TrustProblem::Unreadable)?;
                if let Some(FileFormat::DerCertificate) = FileFormat::of(&pem) {
                    return Err(TrustProblem::Der);
                }
                self.add_pem(&pem, &mut found);
            }
            (SourceLocation::Folder(_), SourceIdentity::Folder(_, _, folder)) => {
                // In a folder made by c_rehash, each file has a link too.
                let mut seen = HashSet::new();
                let files = folder.files.iter();
                for file in files.filter(|file| seen.insert(file.file())) {
                    match regular_file::read(file.path()) {
                        Ok(pem) => self.add_pem(&pem, &mut found),
                        Err(error) if error.is_shortage() => {
                            return Err(TrustProblem::Unreadable(error));
                        }
                        Err(_) => found.skipped += 1,
                    }
                }
                forbidden = folder.forbidden;
                found.skipped += forbidden;
            }
            (SourceLocation::Folder(_), _) => {}
            (SourceLocation::BuiltIn, _) => {
                self.add_built_in();
                return Ok(());
            }
        }
        if found.anchors + found.servers == 0 {
            return Err(TrustProblem::NoCertificate {
                skipped: found.skipped - forbidden,
                forbidden,
            });
        }
        self.summary.sources.push(found);
        Ok(())
    }

    fn add_pem(&mut self, pem: &[u8], found: &mut TrustSource) {
        for certificate in pem::certificates(pem) {
            let Ok(PemCertificate {
                der: certificate,
                for_servers: true,
            }) = certificate
            else {
                found.skipped += 1;
                continue;
            };
            if self.digests.insert(sha256(&certificate)) {
                self.add_certificate(certificate, found);
            }
        }
    }

    fn add_certificate(&mut self, certificate: CertificateDer<'static>, found: &mut TrustSource) {
        match anchor::read(&certificate) {
            TrustedCertificate::Authority(anchor) => {
                found.newest = found.newest.max(Some(anchor.limits.validity.0));
                self.anchors.push(anchor.trusted);
                self.limits.push(Some(anchor.limits));
                found.anchors += 1;
            }
            TrustedCertificate::Itself => {
                self.servers.push(certificate);
                found.servers += 1;
            }
            TrustedCertificate::Nothing => found.skipped += 1,
        }
    }

    fn add_built_in(&mut self) {
        let roots = webpki_roots::TLS_SERVER_ROOTS;
        self.anchors.extend(roots.iter().cloned());
        self.limits.resize_with(self.anchors.len(), || None);
        self.summary.sources.push(TrustSource {
            anchors: roots.len(),
            ..TrustSource::new(TrustSetting::BuiltIn, None)
        });
    }
}

fn trust_error(source: &ChosenSource, problem: TrustProblem) -> TlsConfigError {
    TlsConfigError::Trust {
        setting: source.setting,
        path: source.path(),
        problem,
    }
}
