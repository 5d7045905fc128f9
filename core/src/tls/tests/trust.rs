//! Which sources of trusted certificates apply, and what is said of those that cannot be used.

use std::path::PathBuf;
use std::time::Duration;

use super::pki::{Authority, Folder, Identity, leaf};
use crate::connect::ConnectError;
use crate::diagnosis::{Code, Diagnosis, explain};
use crate::tls::{ConfiguredPath, TlsClient, TlsOptions, TrustSetting, TrustSettings};

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
fn a_system_bundle_without_certificates_gives_way_and_is_named() {
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

fn refusal(options: &TlsOptions, settings: &TrustSettings) -> Diagnosis {
    let error = ConnectError::TlsConfig(TlsClient::new(options, settings).unwrap_err());
    let diagnosis = explain(
        &error,
        None,
        None,
        &crate::secrets::Secrets::default(),
        Duration::ZERO,
    );
    assert_eq!(diagnosis.code, Code::TlsConfig);
    diagnosis
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
    let refusal = refusal(&options, &TrustSettings::default());
    assert!(
        refusal
            .problem
            .ends_with(", which is no folder of certificates"),
        "{}",
        refusal.problem
    );
}

#[test]
fn a_named_source_that_cannot_be_used_is_an_error_that_names_it() {
    let folder = Folder::new();
    let empty = folder.write("empty.pem", "");
    let defaults = TrustSettings::default();
    let options = TlsOptions {
        cafile: Some("/nonexistent/ca.pem".into()),
        ..TlsOptions::default()
    };
    assert_eq!(
        refusal(&options, &defaults).problem,
        "the TLS option cafile names /nonexistent/ca.pem, which does not exist"
    );
    let options = TlsOptions {
        cafile: Some(empty.clone()),
        ..TlsOptions::default()
    };
    assert_eq!(
        refusal(&options, &defaults).problem,
        format!(
            "the TLS option cafile names {}, which holds no usable certificate in PEM format",
            empty.display()
        )
    );
    let options = TlsOptions {
        cafile: Some(folder.path().to_owned()),
        ..TlsOptions::default()
    };
    assert!(
        refusal(&options, &defaults)
            .problem
            .ends_with(", which is a folder")
    );
    let options = TlsOptions {
        capath: Some(empty),
        ..TlsOptions::default()
    };
    assert!(
        refusal(&options, &defaults)
            .problem
            .ends_with(", which is no folder")
    );
    let options = TlsOptions {
        ca: Some(b"/path/to/ca.pem".to_vec()),
        ..TlsOptions::default()
    };
    assert_eq!(
        refusal(&options, &defaults).problem,
        "the TLS option ca holds no usable certificate in PEM format"
    );

    let missing = || Some(PathBuf::from("/nonexistent").into());
    let set = |change: fn(&mut TrustSettings, Option<ConfiguredPath>)| {
        let mut settings = TrustSettings::default();
        change(&mut settings, missing());
        refusal(&TlsOptions::default(), &settings).problem
    };
    let tail = " names /nonexistent, which does not exist";
    assert_eq!(
        set(|s, p| s.openssl_cafile = p),
        format!("php.ini openssl.cafile{tail}")
    );
    assert_eq!(
        set(|s, p| s.openssl_capath = p),
        format!("php.ini openssl.capath{tail}")
    );
    assert_eq!(
        set(|s, p| s.curl_cainfo = p),
        format!("php.ini curl.cainfo{tail}")
    );
    assert_eq!(
        set(|s, p| s.ssl_cert_file = p),
        format!("environment variable SSL_CERT_FILE{tail}")
    );
    assert_eq!(
        set(|s, p| s.ssl_cert_dir = p),
        format!("environment variable SSL_CERT_DIR{tail}")
    );
}

#[test]
fn options_of_the_own_certificate_are_checked_before_connecting() {
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
    let problem = |options| refusal(&options, &TrustSettings::default()).problem;
    assert_eq!(
        problem(with(None, Some(key.clone()))),
        "the TLS option local_pk needs local_cert beside it"
    );
    assert_eq!(
        problem(with(Some("/nonexistent".into()), None)),
        "the TLS option local_cert names /nonexistent, which does not exist"
    );
    assert!(problem(with(Some(key.clone()), None)).contains("holds no certificate"));
    assert!(problem(with(Some(cert.clone()), None)).contains("holds no private key"));
    assert!(problem(with(Some(cert), Some(key))).contains("does not belong to the certificate"));
    let options = TlsOptions {
        peer_name: Some("https://x/".to_owned()),
        ..with(None, None)
    };
    assert!(problem(options).contains("is no host name or address"));
}
