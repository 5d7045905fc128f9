//! Chooses the sources of trusted certificates: the first that is configured wins.

use std::env;
use std::fmt;
use std::path::{Path, PathBuf};

use crate::tls::files::regular_file::PathCheck;
use crate::tls::options::TlsOptions;

/// Where sources of trusted certificates are configured outside the call, and what the call may read.
#[derive(Clone, Debug)]
pub struct TrustSettings {
    /// php.ini `openssl.cafile`.
    pub openssl_cafile: Option<ConfiguredPath>,
    /// php.ini `openssl.capath`.
    pub openssl_capath: Option<ConfiguredPath>,
    /// php.ini `curl.cainfo`.
    pub curl_cainfo: Option<ConfiguredPath>,
    /// The environment's `SSL_CERT_FILE`.
    pub ssl_cert_file: Option<ConfiguredPath>,
    /// The environment's `SSL_CERT_DIR`; may name several folders, as `PATH` does.
    pub ssl_cert_dir: Option<ConfiguredPath>,
    /// Asked before any path that the script gave is looked at.
    pub may_read: PathCheck,
}

/// A path of a setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfiguredPath {
    /// As configured.
    pub path: PathBuf,
    /// Whether the script itself set it, or a file in its folders, so that it has no more rights than the
    /// script; not the administrator.
    pub by_script: bool,
}

impl Default for TrustSettings {
    /// Nothing configured, and every path may be read.
    fn default() -> Self {
        Self {
            openssl_cafile: None,
            openssl_capath: None,
            curl_cainfo: None,
            ssl_cert_file: None,
            ssl_cert_dir: None,
            may_read: |_| Ok(()),
        }
    }
}

impl From<PathBuf> for ConfiguredPath {
    /// A path that the administrator set.
    fn from(path: PathBuf) -> Self {
        Self {
            path,
            by_script: false,
        }
    }
}

/// Where a source of trusted certificates is configured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TrustSetting {
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

impl TrustSetting {
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
    /// Files and folders that could not be used: a system bundle, in place of which the built-in roots
    /// came in, or some of several folders.
    pub unusable: Vec<PathBuf>,
}

/// One source of trusted certificates, as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustSource {
    /// Where it is configured.
    pub setting: TrustSetting,
    /// The file or folder; `None` for text and for the built-in roots.
    pub path: Option<PathBuf>,
    /// Certificates of authorities.
    pub anchors: usize,
    /// Certificates of others, each of which is trusted for itself alone.
    pub servers: usize,
    /// Certificates that could not be used.
    pub skipped: usize,
}

impl TrustSource {
    /// A source in which nothing has been found yet.
    #[must_use]
    pub fn new(setting: TrustSetting, path: Option<PathBuf>) -> Self {
        Self {
            setting,
            path,
            anchors: 0,
            servers: 0,
            skipped: 0,
        }
    }
}

impl TrustSummary {
    /// The number of trusted authorities of all sources.
    #[must_use]
    pub fn anchors(&self) -> usize {
        self.sources.iter().map(|source| source.anchors).sum()
    }

    /// Whether a source of that setting is in use.
    pub(in crate::tls) fn has(&self, setting: TrustSetting) -> bool {
        self.sources.iter().any(|source| source.setting == setting)
    }

    /// Whether the chain is checked at all.
    #[must_use]
    pub fn is_used(&self) -> bool {
        !self.sources.is_empty()
    }

    /// Whether one of the call's own options chose the source.
    #[must_use]
    pub fn is_from_options(&self) -> bool {
        use TrustSetting::{OptionCa, OptionCafile, OptionCapath};
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
        for path in &self.unusable {
            write!(f, " ({} could not be used)", path.display())?;
        }
        Ok(())
    }
}

impl fmt::Display for TrustSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let root = match self.setting {
            TrustSetting::BuiltIn => "built-in root",
            _ => "root",
        };
        let authorities = counted(self.anchors, root);
        let servers = counted(self.servers, "server certificate");
        match (self.anchors, self.servers) {
            (_, 0) => write!(f, "the {authorities}")?,
            (0, _) => write!(f, "the {servers}")?,
            _ => write!(f, "the {authorities} and {servers}")?,
        }
        match (&self.path, self.setting) {
            // A path that nobody configured needs no more words.
            (Some(path), TrustSetting::SystemBundle) => write!(f, " of {}", path.display())?,
            (Some(path), setting) => write!(f, " of {} ({})", path.display(), setting.name())?,
            (None, TrustSetting::BuiltIn) => {}
            (None, setting) => write!(f, " of {}", setting.name())?,
        }
        if self.skipped > 0 {
            write!(f, ", {} more unusable", self.skipped)?;
        }
        Ok(())
    }
}

/// `1 root`, `2 roots`.
fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

/// A source to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::tls) struct ChosenSource {
    pub(in crate::tls) setting: TrustSetting,
    pub(in crate::tls) place: SourceLocation,
    /// Whether the script chose it, so that it may name only what the script may read.
    pub(in crate::tls) by_script: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::tls) enum SourceLocation {
    /// PEM text.
    Text(Vec<u8>),
    File(PathBuf),
    Folder(PathBuf),
    BuiltIn,
}

/// Where Linux distributions and BSDs keep the bundle.
pub(in crate::tls) const SYSTEM_BUNDLES: [&str; 7] = [
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
    "/usr/local/share/certs/ca-root-nss.crt",
    "/usr/local/etc/ssl/cert.pem",
];

/// The sources that apply. All of them count; the first group that is configured wins.
pub(in crate::tls) fn choose(
    options: &TlsOptions,
    settings: &TrustSettings,
    bundles: &[&str],
) -> Vec<ChosenSource> {
    let text = options
        .ca
        .clone()
        .map(|pem| ChosenSource::new(TrustSetting::OptionCa, SourceLocation::Text(pem)));
    let option = |path: &Option<PathBuf>| {
        path.clone().map(|path| ConfiguredPath {
            path,
            by_script: true,
        })
    };
    let mut chosen: Vec<ChosenSource> = text
        .into_iter()
        .chain(file(TrustSetting::OptionCafile, &option(&options.cafile)))
        .chain(folder(TrustSetting::OptionCapath, &option(&options.capath)))
        .collect();
    if chosen.is_empty() {
        chosen.extend(file(TrustSetting::OpensslCafile, &settings.openssl_cafile));
        chosen.extend(folder(
            TrustSetting::OpensslCapath,
            &settings.openssl_capath,
        ));
    }
    if chosen.is_empty() {
        chosen.extend(file(TrustSetting::CurlCainfo, &settings.curl_cainfo));
    }
    if chosen.is_empty() {
        chosen.extend(file(TrustSetting::SslCertFile, &settings.ssl_cert_file));
        if let Some(list) = &settings.ssl_cert_dir {
            chosen.extend(env::split_paths(&list.path).filter_map(|path| {
                let by_script = list.by_script;
                folder(
                    TrustSetting::SslCertDir,
                    &Some(ConfiguredPath { path, by_script }),
                )
            }));
        }
    }
    if chosen.is_empty() {
        let bundle = bundles.iter().find(|path| Path::new(path).is_file());
        chosen.push(match bundle {
            Some(path) => ChosenSource::new(
                TrustSetting::SystemBundle,
                SourceLocation::File(path.into()),
            ),
            None => ChosenSource::new(TrustSetting::BuiltIn, SourceLocation::BuiltIn),
        });
    }
    chosen
}

impl ChosenSource {
    fn new(setting: TrustSetting, place: SourceLocation) -> Self {
        Self {
            setting,
            place,
            by_script: false,
        }
    }

    pub(in crate::tls) fn path(&self) -> Option<PathBuf> {
        match &self.place {
            SourceLocation::File(path) | SourceLocation::Folder(path) => Some(path.clone()),
            SourceLocation::Text(_) | SourceLocation::BuiltIn => None,
        }
    }

    /// Whether it stands in a list, of which the rest counts where one entry cannot be used.
    pub(in crate::tls) fn is_one_of_several(&self) -> bool {
        self.setting == TrustSetting::SslCertDir
    }
}

fn file(setting: TrustSetting, path: &Option<ConfiguredPath>) -> Option<ChosenSource> {
    configured(setting, path, SourceLocation::File)
}

fn folder(setting: TrustSetting, path: &Option<ConfiguredPath>) -> Option<ChosenSource> {
    configured(setting, path, SourceLocation::Folder)
}

/// php.ini and the environment say "not set" with an empty text.
fn configured(
    setting: TrustSetting,
    path: &Option<ConfiguredPath>,
    place: fn(PathBuf) -> SourceLocation,
) -> Option<ChosenSource> {
    let configured = path.as_ref()?;
    let is_set = !configured.path.as_os_str().is_empty();
    is_set.then(|| ChosenSource {
        by_script: configured.by_script,
        ..ChosenSource::new(setting, place(configured.path.clone()))
    })
}
