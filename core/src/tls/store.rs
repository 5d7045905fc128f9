//! Reads trusted certificates, and keeps them for as long as their files stay the same.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;

use super::error::{TlsConfigError, TrustProblem};
use super::pem::{self, PemCertificate};
use super::trust::{Place, Setting, Source, TrustSource, TrustSummary};

/// How many stores a process keeps; over that, all are forgotten and read again when needed.
const KEPT: usize = 32;

/// Trusted certificates.
#[derive(Debug)]
pub(super) struct TrustStore {
    pub(super) roots: RootCertStore,
    pub(super) summary: TrustSummary,
    /// SHA-256 of every certificate, for servers whose own certificate is among them.
    digests: HashSet<Digest>,
}

type Digest = [u8; 32];

/// What tells a file from another one, and from itself after a change.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct FileIdentity {
    path: PathBuf,
    device: u64,
    inode: u64,
    size: u64,
    modified: (i64, i64),
}

/// What tells the content of a source.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum SourceIdentity {
    Text(Setting, Vec<u8>),
    File(Setting, FileIdentity),
    Folder(Setting, PathBuf, Vec<FileIdentity>),
    BuiltIn,
}

/// Sources that are there, with their identities.
#[derive(Debug)]
pub(super) struct Inspected {
    sources: Vec<(Source, SourceIdentity)>,
}

impl FileIdentity {
    pub(super) fn of(path: &Path) -> io::Result<Self> {
        let found = fs::metadata(path)?;
        if found.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        Ok(Self {
            path: path.to_owned(),
            device: found.dev(),
            inode: found.ino(),
            size: found.size(),
            modified: (found.mtime(), found.mtime_nsec()),
        })
    }
}

impl Inspected {
    /// Looks whether `sources` are there, without reading them.
    pub(super) fn look(sources: Vec<Source>) -> Result<Self, TlsConfigError> {
        let sources = sources
            .into_iter()
            .map(|source| match identity(&source) {
                Ok(identity) => Ok((source, identity)),
                Err(problem) => Err(trust_error(&source, problem)),
            })
            .collect::<Result<_, _>>()?;
        Ok(Self { sources })
    }

    pub(super) fn identities(&self) -> Vec<SourceIdentity> {
        self.sources
            .iter()
            .map(|(_, identity)| identity.clone())
            .collect()
    }

    /// Reads the sources, or gives what was read of them before.
    pub(super) fn load(&self) -> Result<Arc<TrustStore>, TlsConfigError> {
        static STORES: Mutex<Option<HashMap<Vec<SourceIdentity>, Arc<TrustStore>>>> =
            Mutex::new(None);
        let key = self.identities();
        let known = STORES.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(store) = known.as_ref().and_then(|stores| stores.get(&key)) {
            return Ok(Arc::clone(store));
        }
        // Reading takes a while; other threads need not wait for it.
        drop(known);
        let store = Arc::new(self.read()?);
        let mut known = STORES.lock().unwrap_or_else(PoisonError::into_inner);
        let stores = known.get_or_insert_with(HashMap::new);
        if stores.len() >= KEPT {
            stores.clear();
        }
        stores.insert(key, Arc::clone(&store));
        Ok(store)
    }

    fn read(&self) -> Result<TrustStore, TlsConfigError> {
        let mut store = TrustStore {
            roots: RootCertStore::empty(),
            summary: TrustSummary::default(),
            digests: HashSet::new(),
        };
        for (source, identity) in &self.sources {
            match store.add(source, identity) {
                Ok(()) => {}
                // Nobody named this file, so its absence of sense is not the caller's problem.
                Err(_) if source.setting == Setting::SystemBundle => {
                    store.summary.unusable_bundle = source.path();
                    store.add_built_in();
                }
                Err(problem) => return Err(trust_error(source, problem)),
            }
        }
        Ok(store)
    }
}

impl TrustStore {
    /// Whether this very certificate is among the trusted ones.
    pub(super) fn holds(&self, certificate: &CertificateDer<'_>) -> bool {
        digest(certificate).is_some_and(|digest| self.digests.contains(&digest))
    }

    fn add(&mut self, source: &Source, identity: &SourceIdentity) -> Result<(), TrustProblem> {
        let mut found = TrustSource {
            setting: source.setting,
            path: source.path(),
            anchors: 0,
            skipped: 0,
        };
        match (&source.place, identity) {
            (Place::Text(pem), _) => self.add_pem(pem, &mut found),
            (Place::File(path), _) => {
                let pem = fs::read(path).map_err(TrustProblem::Unreadable)?;
                self.add_pem(&pem, &mut found);
            }
            (Place::Folder(_), SourceIdentity::Folder(_, _, files)) => {
                // A folder made by c_rehash links to each file a second time.
                let mut seen = HashSet::new();
                for file in files
                    .iter()
                    .filter(|file| seen.insert((file.device, file.inode)))
                {
                    match fs::read(&file.path) {
                        Ok(pem) => self.add_pem(&pem, &mut found),
                        Err(_) => found.skipped += 1,
                    }
                }
            }
            (Place::Folder(_), _) => {}
            (Place::BuiltIn, _) => {
                self.add_built_in();
                return Ok(());
            }
        }
        if found.anchors == 0 {
            return Err(TrustProblem::NoCertificate {
                skipped: found.skipped,
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
            let is_new = digest(&certificate).is_none_or(|digest| self.digests.insert(digest));
            if !is_new {
                continue;
            }
            match self.roots.add(certificate) {
                Ok(()) => found.anchors += 1,
                Err(_) => found.skipped += 1,
            }
        }
    }

    fn add_built_in(&mut self) {
        let roots = webpki_roots::TLS_SERVER_ROOTS;
        self.roots.extend(roots.iter().cloned());
        self.summary.sources.push(TrustSource {
            setting: Setting::BuiltIn,
            path: None,
            anchors: roots.len(),
            skipped: 0,
        });
    }
}

fn identity(source: &Source) -> Result<SourceIdentity, TrustProblem> {
    let setting = source.setting;
    match &source.place {
        Place::Text(pem) => Ok(SourceIdentity::Text(setting, pem.clone())),
        Place::BuiltIn => Ok(SourceIdentity::BuiltIn),
        Place::File(path) => FileIdentity::of(path)
            .map(|file| SourceIdentity::File(setting, file))
            .map_err(TrustProblem::Unreadable),
        Place::Folder(path) => {
            let entries = fs::read_dir(path).map_err(|error| match error.kind() {
                io::ErrorKind::NotADirectory => TrustProblem::NotAFolder,
                _ => TrustProblem::Unreadable(error),
            })?;
            // Broken links and folders in it are nobody's fault.
            let mut files: Vec<FileIdentity> = entries
                .flatten()
                .filter_map(|e| FileIdentity::of(&e.path()).ok())
                .collect();
            files.sort_by(|a, b| a.path.cmp(&b.path));
            Ok(SourceIdentity::Folder(setting, path.clone(), files))
        }
    }
}

fn trust_error(source: &Source, problem: TrustProblem) -> TlsConfigError {
    TlsConfigError::Trust {
        setting: source.setting,
        path: source.path(),
        problem,
    }
}

fn digest(certificate: &[u8]) -> Option<Digest> {
    ring::digest::digest(&ring::digest::SHA256, certificate)
        .as_ref()
        .try_into()
        .ok()
}
