//! What server certificates are checked against, for reports.

use std::fmt;
use std::path::PathBuf;

use crate::tls::trust::settings::TrustSetting;

/// What server certificates are checked against.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrustSummary {
    /// The sources, all of which apply; none if the option `verify_peer` is off.
    pub sources: Vec<TrustSource>,
    /// Files and folders that could not be used: a system bundle, which the built-in roots replace, or some of several
    /// folders.
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
    /// Certificates that are not of authorities, each of which is trusted only itself.
    pub servers: usize,
    /// Certificates that could not be used.
    pub skipped: usize,
    /// The latest first moment of validity (notBefore) of an authority, in seconds since 1970; `None` for the built-in
    /// roots.
    pub newest: Option<i64>,
}

impl TrustSource {
    /// A source of which nothing has been read yet.
    #[must_use]
    pub fn new(setting: TrustSetting, path: Option<PathBuf>) -> Self {
        Self {
            setting,
            path,
            anchors: 0,
            servers: 0,
            skipped: 0,
            newest: None,
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
            // A path that was not configured needs no setting.
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
