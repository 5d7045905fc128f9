//! Where trusted certificates can be configured.

use std::path::PathBuf;

use crate::tls::files::regular_file::PathCheck;

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
    /// Called before any path that the script gave is accessed.
    pub may_read: PathCheck,
}

/// A path in a setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfiguredPath {
    /// As configured.
    pub path: PathBuf,
    /// Whether the script itself or a file in its folders set it, not the administrator, so that it may only name what
    /// the script may read.
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
    /// The bundle of the operating system, at one of its usual paths.
    SystemBundle,
    /// The Mozilla roots that are built in.
    BuiltIn,
}

impl TrustSetting {
    /// The setting in a report, such as `php.ini openssl.cafile`.
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
