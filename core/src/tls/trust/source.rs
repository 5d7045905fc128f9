//! Chooses the sources of trusted certificates: the first that is configured wins.

use std::env;
use std::path::{Path, PathBuf};

use crate::tls::options::TlsOptions;
use crate::tls::trust::settings::{ConfiguredPath, TrustSetting, TrustSettings};

/// A source that applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::tls) struct ChosenSource {
    pub(in crate::tls) setting: TrustSetting,
    pub(in crate::tls) place: SourceLocation,
    /// Whether the script chose it, so that it may only name what the script may read.
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

/// The paths of the bundle on Linux distributions and BSDs.
pub(in crate::tls) const SYSTEM_BUNDLES: [&str; 7] = [
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
    "/usr/local/share/certs/ca-root-nss.crt",
    "/usr/local/etc/ssl/cert.pem",
];

/// The sources that apply: all of the first group that is configured.
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

    /// Whether it is an entry of a list, of which the other entries apply if one cannot be used.
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

/// In php.ini and the environment, an empty text means that the setting is not set.
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
