//! Which sources of trusted certificates apply, and why others cannot be used.

use std::path::{Path, PathBuf};

use super::pki::{Authority, Folder, Identity, leaf};
use crate::tls::{
    ConfiguredPath, FileError, FileProblem, KeyProblem, TlsClient, TlsConfigError, TlsOptions,
    TrustProblem, TrustSetting, TrustSettings,
};

/// Every source configured, each with one certificate.
fn all(folder: &Folder) -> (TlsOptions, TrustSettings) {
    let write = |name: &str| folder.write(name, Authority::new(name).pem);
    let within = |name: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(&path).unwrap();
        std::fs::write(path.join("one.pem"), Authority::new(name).pem).unwrap();
        path
    };
    let options = TlsOptions {
        ca: Some(Authority::new("ca").pem.into()),
        cafile: Some(write("cafile")),
        capath: Some(within("capath")),
        ..TlsOptions::default()
    };
    let settings = TrustSettings {
        openssl_cafile: Some(write("openssl_cafile").into()),
        openssl_capath: Some(within("openssl_capath").into()),
        curl_cainfo: Some(write("curl_cainfo").into()),
        ssl_cert_file: Some(write("ssl_cert_file").into()),
        ssl_cert_dir: Some(within("ssl_cert_dir").into()),
        ..TrustSettings::default()
    };
    (options, settings)
}

fn chosen(options: &TlsOptions, settings: &TrustSettings, bundles: &[&str]) -> Vec<TrustSetting> {
    let client = TlsClient::with_bundles(options, settings, bundles).unwrap();
    client
        .trust()
        .sources
        .iter()
        .map(|source| source.setting)
        .collect()
}

#[test]
fn the_first_configured_source_wins() {
    let folder = Folder::new();
    let (mut options, mut settings) = all(&folder);
    let bundle = folder.write("bundle.crt", Authority::new("bundle").pem);
    let bundles = ["/nonexistent/ca.crt", bundle.to_str().unwrap()];
    use TrustSetting::*;
    assert_eq!(
        chosen(&options, &settings, &bundles),
        [OptionCa, OptionCafile, OptionCapath]
    );
    options.ca = None;
    options.cafile = None;
    assert_eq!(chosen(&options, &settings, &bundles), [OptionCapath]);
    options.capath = None;
    assert_eq!(
        chosen(&options, &settings, &bundles),
        [OpensslCafile, OpensslCapath]
    );
    settings.openssl_cafile = None;
    settings.openssl_capath = Some(PathBuf::new().into());
    assert_eq!(chosen(&options, &settings, &bundles), [CurlCainfo]);
    settings.curl_cainfo = None;
    assert_eq!(
        chosen(&options, &settings, &bundles),
        [SslCertFile, SslCertDir]
    );
    settings.ssl_cert_file = None;
    settings.ssl_cert_dir = None;
    assert_eq!(chosen(&options, &settings, &bundles), [SystemBundle]);
    assert_eq!(chosen(&options, &settings, &[]), [BuiltIn]);
    options.verify_peer = false;
    assert_eq!(chosen(&options, &settings, &bundles), []);
}

#[test]
fn a_system_bundle_without_certificates_is_replaced_and_named() {
    let folder = Folder::new();
    let bundle = folder.write("bundle.crt", "nothing");
    let bundles = [bundle.to_str().unwrap()];
    let options = TlsOptions::default();
    let client = TlsClient::with_bundles(&options, &TrustSettings::default(), &bundles).unwrap();
    let text = client.trust().to_string();
    let tail = format!(" built-in roots ({} could not be used)", bundle.display());
    assert!(text.ends_with(&tail), "{text}");
}

#[test]
fn certificates_are_counted_once_and_bad_ones_skipped() {
    let folder = Folder::new();
    let one = Authority::new("one").pem;
    let bad = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    let path = folder.write("ca.pem", format!("text\n{one}{one}{bad}"));
    folder.write("copy.pem", &one);
    std::os::unix::fs::symlink(&path, folder.path().join("0a1b2c3d.0")).unwrap();
    std::os::unix::fs::symlink("/nonexistent", folder.path().join("broken")).unwrap();
    std::fs::create_dir(folder.path().join("inner")).unwrap();
    let options = TlsOptions {
        capath: Some(folder.path().to_owned()),
        ..TlsOptions::default()
    };
    let client = TlsClient::new(&options, &TrustSettings::default()).unwrap();
    let shown = folder.path().display();
    assert_eq!(
        client.trust().to_string(),
        format!("the 1 root of {shown} (option capath), 1 more unusable")
    );
}

fn refusal(options: &TlsOptions, settings: &TrustSettings) -> TlsConfigError {
    TlsClient::new(options, settings).unwrap_err()
}

/// The setting that is named in the refusal, its path and the problem.
fn trust_refusal(
    options: &TlsOptions,
    settings: &TrustSettings,
) -> (TrustSetting, Option<PathBuf>, TrustProblem) {
    match refusal(options, settings) {
        TlsConfigError::Trust {
            setting,
            path,
            problem,
        } => (setting, path, problem),
        other => panic!("{other:?}"),
    }
}

fn is_missing(error: &FileError) -> bool {
    matches!(error, FileError::Io(error) if error.kind() == std::io::ErrorKind::NotFound)
}

#[test]
fn a_folder_with_more_in_it_than_certificates_is_refused() {
    let folder = Folder::new();
    // Sparse, so nothing is written; three of them may each be read.
    for name in ["a", "b", "c"] {
        let path = folder.write(name, "");
        let file = std::fs::File::options().write(true).open(path).unwrap();
        file.set_len(15 << 20).unwrap();
    }
    let options = TlsOptions {
        capath: Some(folder.path().to_owned()),
        ..TlsOptions::default()
    };
    let (setting, _, problem) = trust_refusal(&options, &TrustSettings::default());
    assert_eq!(setting, TrustSetting::OptionCapath);
    assert!(matches!(problem, TrustProblem::FolderTooLarge));
}

#[test]
fn an_option_that_names_no_certificates_is_an_error() {
    let folder = Folder::new();
    let empty = folder.write("empty.pem", "");
    let none = TlsOptions::default;
    let cafile = |path: &Path| TlsOptions {
        cafile: Some(path.to_owned()),
        ..none()
    };
    let refused = |options: &TlsOptions| trust_refusal(options, &TrustSettings::default());

    let missing = Path::new("/nonexistent/ca.pem");
    let (setting, path, problem) = refused(&cafile(missing));
    assert_eq!(setting, TrustSetting::OptionCafile);
    assert_eq!(path.as_deref(), Some(missing));
    assert!(matches!(problem, TrustProblem::Unreadable(error) if is_missing(&error)));

    let (_, path, problem) = refused(&cafile(&empty));
    assert_eq!(path, Some(empty.clone()));
    assert!(matches!(
        problem,
        TrustProblem::NoCertificate {
            skipped: 0,
            forbidden: 0
        }
    ));

    let (_, _, problem) = refused(&cafile(folder.path()));
    assert!(matches!(
        problem,
        TrustProblem::Unreadable(FileError::NotRegular { kind: "a folder" })
    ));

    let options = TlsOptions {
        capath: Some(empty),
        ..none()
    };
    let (setting, _, problem) = refused(&options);
    assert_eq!(setting, TrustSetting::OptionCapath);
    assert!(matches!(problem, TrustProblem::NotAFolder));

    let options = TlsOptions {
        ca: Some(b"/path/to/ca.pem".to_vec()),
        ..none()
    };
    let (setting, path, problem) = refused(&options);
    assert_eq!((setting, path), (TrustSetting::OptionCa, None));
    assert!(matches!(problem, TrustProblem::NoCertificate { .. }));
}

#[test]
fn a_setting_that_names_a_missing_file_is_an_error() {
    type Change = fn(&mut TrustSettings, Option<ConfiguredPath>);
    let changes: [(TrustSetting, Change); 5] = [
        (TrustSetting::OpensslCafile, |s, p| s.openssl_cafile = p),
        (TrustSetting::OpensslCapath, |s, p| s.openssl_capath = p),
        (TrustSetting::CurlCainfo, |s, p| s.curl_cainfo = p),
        (TrustSetting::SslCertFile, |s, p| s.ssl_cert_file = p),
        (TrustSetting::SslCertDir, |s, p| s.ssl_cert_dir = p),
    ];
    for (expected, change) in changes {
        let mut settings = TrustSettings::default();
        change(&mut settings, Some(PathBuf::from("/nonexistent").into()));
        let (setting, path, problem) = trust_refusal(&TlsOptions::default(), &settings);
        assert_eq!(setting, expected);
        assert_eq!(path.as_deref(), Some(Path::new("/nonexistent")));
        assert!(matches!(problem, TrustProblem::Unreadable(error) if is_missing(&error)));
    }
}

#[test]
fn options_of_the_client_certificate_are_checked_before_connecting() {
    let folder = Folder::new();
    let identity = Identity::self_signed(&leaf(&["me"]));
    let other = Identity::self_signed(&leaf(&["other"]));
    let cert = folder.write("cert.pem", &identity.pem);
    let key = folder.write("other.key", other.key.serialize_pem());
    let with = |cert: Option<PathBuf>, key: Option<PathBuf>| TlsOptions {
        verify_peer: false,
        local_cert: cert,
        local_pk: key,
        ..TlsOptions::default()
    };
    let refused = |options: TlsOptions| refusal(&options, &TrustSettings::default());
    assert!(matches!(
        refused(with(None, Some(key.clone()))),
        TlsConfigError::KeyWithoutCertificate
    ));
    assert!(matches!(
        refused(with(Some("/nonexistent".into()), None)),
        TlsConfigError::LocalCert { problem: FileProblem::Unreadable(error), .. } if is_missing(&error)
    ));
    assert!(matches!(
        refused(with(Some(key.clone()), None)),
        TlsConfigError::LocalCert { path, problem: FileProblem::NoCertificate } if path == key
    ));
    assert!(matches!(
        refused(with(Some(cert.clone()), None)),
        TlsConfigError::PrivateKey {
            option: "local_cert",
            problem: KeyProblem::NoKey,
            ..
        }
    ));
    assert!(matches!(
        refused(with(Some(cert), Some(key))),
        TlsConfigError::PrivateKey {
            option: "local_pk",
            problem: KeyProblem::Mismatch,
            ..
        }
    ));
    let options = TlsOptions {
        peer_name: Some("https://x/".to_owned()),
        ..with(None, None)
    };
    assert!(matches!(
        refused(options),
        TlsConfigError::PeerName { found } if found == "https://x/"
    ));
}
