//! Chooses the sources of trusted certificates: the first that is configured wins.

use std::env;
use std::fmt;
use std::path::{Path, PathBuf};

use super::options::TlsOptions;

/// Where sources of trusted certificates are configured outside the call.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct TrustSettings {
    /// php.ini `openssl.cafile`.
    pub openssl_cafile: Option<PathBuf>,
    /// php.ini `openssl.capath`.
    pub openssl_capath: Option<PathBuf>,
    /// php.ini `curl.cainfo`.
    pub curl_cainfo: Option<PathBuf>,
    /// The environment's `SSL_CERT_FILE`.
    pub ssl_cert_file: Option<PathBuf>,
    /// The environment's `SSL_CERT_DIR`; may name several folders, as `PATH` does.
    pub ssl_cert_dir: Option<PathBuf>,
}

impl TrustSettings {
    /// Settings with what the process environment says, and nothing of php.ini yet.
    #[must_use]
    pub fn from_environment() -> Self {
        Self {
            ssl_cert_file: env::var_os("SSL_CERT_FILE").map(PathBuf::from),
            ssl_cert_dir: env::var_os("SSL_CERT_DIR").map(PathBuf::from),
            ..Self::default()
        }
    }
}

/// Where a source of trusted certificates is configured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Setting {
    /// Option `ca`.
    OptionCa,
    /// Option `cafile`.
    OptionCafile,
    /// Option `capath`.
    OptionCapath,
    /// php.ini `openssl.cafile`.
    OpensslCafile,
    /// php.ini `openssl.capath`.
    OpensslCapath,
    /// php.ini `curl.cainfo`.
    CurlCainfo,
    /// Environment `SSL_CERT_FILE`.
    SslCertFile,
    /// Environment `SSL_CERT_DIR`.
    SslCertDir,
    /// The bundle of the operating system, found where it usually is.
    SystemBundle,
    /// The Mozilla roots that are built in.
    BuiltIn,
}

impl Setting {
    /// The setting for people, such as `php.ini openssl.cafile`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::OptionCa => "option ca",
            Self::OptionCafile => "option cafile",
            Self::OptionCapath => "option capath",
            Self::OpensslCafile => "php.ini openssl.cafile",
            Self::OpensslCapath => "php.ini openssl.capath",
            Self::CurlCainfo => "php.ini curl.cainfo",
            Self::SslCertFile => "environment variable SSL_CERT_FILE",
            Self::SslCertDir => "environment variable SSL_CERT_DIR",
            Self::SystemBundle => "system bundle",
            Self::BuiltIn => "built-in roots",
        }
    }
}

/// What a chain is checked against.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrustSummary {
    /// The sources, all of which count; none if the option `verify_peer` is off.
    pub sources: Vec<TrustSource>,
    /// A system bundle that is there but could not be used, so that the built-in roots came in.
    pub unusable_bundle: Option<PathBuf>,
}

/// One source of trusted certificates, as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustSource {
    /// Where it is configured.
    pub setting: Setting,
    /// The file or folder; `None` for text and for the built-in roots.
    pub path: Option<PathBuf>,
    /// Certificates in use.
    pub anchors: usize,
    /// Certificates that could not be used.
    pub skipped: usize,
}

impl TrustSummary {
    /// The number of trusted certificates of all sources.
    #[must_use]
    pub fn anchors(&self) -> usize {
        self.sources.iter().map(|source| source.anchors).sum()
    }

    /// Whether the chain is checked at all.
    #[must_use]
    pub fn is_used(&self) -> bool {
        !self.sources.is_empty()
    }

    /// Whether one of the call's own options chose the source.
    #[must_use]
    pub fn is_from_options(&self) -> bool {
        use Setting::{OptionCa, OptionCafile, OptionCapath};
        self.sources
            .iter()
            .any(|source| matches!(source.setting, OptionCa | OptionCafile | OptionCapath))
    }
}

impl fmt::Display for TrustSummary {
    /// `the 144 roots of /etc/ssl/certs/ca-certificates.crt`, with the setting if one chose it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.sources.is_empty() {
            return f.write_str("nothing, as verify_peer is off");
        }
        for (index, source) in self.sources.iter().enumerate() {
            if index > 0 {
                f.write_str(" and ")?;
            }
            source.fmt(f)?;
        }
        match &self.unusable_bundle {
            Some(path) => write!(f, " ({} could not be used)", path.display()),
            None => Ok(()),
        }
    }
}

impl fmt::Display for TrustSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let roots = if self.anchors == 1 { "root" } else { "roots" };
        write!(f, "the {} ", self.anchors)?;
        match (&self.path, self.setting) {
            // A path that nobody configured needs no more words.
            (Some(path), Setting::SystemBundle) => write!(f, "{roots} of {}", path.display())?,
            (Some(path), setting) => {
                write!(f, "{roots} of {} ({})", path.display(), setting.name())?;
            }
            (None, Setting::BuiltIn) => write!(f, "built-in {roots}")?,
            (None, setting) => write!(f, "{roots} of {}", setting.name())?,
        }
        if self.skipped > 0 {
            write!(f, ", {} more unusable", self.skipped)?;
        }
        Ok(())
    }
}

/// A source to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Source {
    pub(super) setting: Setting,
    pub(super) place: Place,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// PEM text.
    Text(Vec<u8>),
    File(PathBuf),
    Folder(PathBuf),
    BuiltIn,
}

/// Where Linux distributions and BSDs keep the bundle.
pub(super) const SYSTEM_BUNDLES: [&str; 7] = [
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
    "/usr/local/share/certs/ca-root-nss.crt",
    "/usr/local/etc/ssl/cert.pem",
];

/// The sources that apply. All of them count; the first group that is configured wins.
pub(super) fn choose(
    options: &TlsOptions,
    settings: &TrustSettings,
    bundles: &[&str],
) -> Vec<Source> {
    let text = options
        .ca
        .clone()
        .map(|pem| Source::new(Setting::OptionCa, Place::Text(pem)));
    let mut chosen: Vec<Source> = text
        .into_iter()
        .chain(file(Setting::OptionCafile, options.cafile.as_ref()))
        .chain(folder(Setting::OptionCapath, options.capath.as_ref()))
        .collect();
    if chosen.is_empty() {
        chosen.extend(file(
            Setting::OpensslCafile,
            settings.openssl_cafile.as_ref(),
        ));
        chosen.extend(folder(
            Setting::OpensslCapath,
            settings.openssl_capath.as_ref(),
        ));
    }
    if chosen.is_empty() {
        chosen.extend(file(Setting::CurlCainfo, settings.curl_cainfo.as_ref()));
    }
    if chosen.is_empty() {
        chosen.extend(file(Setting::SslCertFile, settings.ssl_cert_file.as_ref()));
        let folders = settings
            .ssl_cert_dir
            .iter()
            .flat_map(|list| env::split_paths(list));
        chosen.extend(folders.filter_map(|path| folder(Setting::SslCertDir, Some(&path))));
    }
    if chosen.is_empty() {
        let bundle = bundles.iter().find(|path| Path::new(path).is_file());
        chosen.push(match bundle {
            Some(path) => Source::new(Setting::SystemBundle, Place::File(path.into())),
            None => Source::built_in(),
        });
    }
    chosen
}

impl Source {
    fn new(setting: Setting, place: Place) -> Self {
        Self { setting, place }
    }

    pub(super) fn built_in() -> Self {
        Self::new(Setting::BuiltIn, Place::BuiltIn)
    }

    pub(super) fn path(&self) -> Option<PathBuf> {
        match &self.place {
            Place::File(path) | Place::Folder(path) => Some(path.clone()),
            Place::Text(_) | Place::BuiltIn => None,
        }
    }
}

fn file(setting: Setting, path: Option<&PathBuf>) -> Option<Source> {
    configured(path).map(|path| Source::new(setting, Place::File(path)))
}

fn folder(setting: Setting, path: Option<&PathBuf>) -> Option<Source> {
    configured(path).map(|path| Source::new(setting, Place::Folder(path)))
}

/// php.ini and the environment say "not set" with an empty text.
fn configured(path: Option<&PathBuf>) -> Option<PathBuf> {
    path.filter(|path| !path.as_os_str().is_empty()).cloned()
}
