//! Words for TLS options and settings that cannot be used.

use std::path::PathBuf;

use super::explained_config;
use crate::diagnosis::Code;
use crate::tls::tests::pki::{Folder, Identity, leaf};
use crate::tls::{ConfiguredPath, TlsClient, TlsOptions, TrustSettings};

/// The problem with `options` and `settings`, in words.
fn problem_with(options: &TlsOptions, settings: &TrustSettings) -> String {
    let diagnosis = explained_config(TlsClient::new(options, settings).unwrap_err());
    assert_eq!(diagnosis.code, Code::TlsConfig);
    diagnosis.problem
}

fn problem(options: &TlsOptions) -> String {
    problem_with(options, &TrustSettings::default())
}

#[test]
fn a_folder_of_other_files_than_certificates_is_called_so() {
    let folder = Folder::new();
    // Sparse, so nothing is written; three of them may each be read.
    for name in ["a", "b", "c"] {
        let path = folder.write(name, "");
        let file = std::fs::File::options().write(true).open(path).unwrap();
        file.set_len(15 << 20).unwrap();
    }
    let problem = problem(&TlsOptions {
        capath: Some(folder.path().to_owned()),
        ..TlsOptions::default()
    });
    assert!(
        problem.ends_with(", which is not a folder of certificates"),
        "{problem}"
    );
}

#[test]
fn an_option_that_cannot_be_used_is_named_with_the_reason() {
    let folder = Folder::new();
    let empty = folder.write("empty.pem", "");
    let cafile = |path: PathBuf| TlsOptions {
        cafile: Some(path),
        ..TlsOptions::default()
    };
    assert_eq!(
        problem(&cafile("/nonexistent/ca.pem".into())),
        "the TLS option cafile names /nonexistent/ca.pem, which does not exist"
    );
    assert_eq!(
        problem(&cafile(empty.clone())),
        format!(
            "the TLS option cafile names {}, which holds no usable certificate in PEM format",
            empty.display()
        )
    );
    assert!(problem(&cafile(folder.path().to_owned())).ends_with(", which is a folder"));
    let options = TlsOptions {
        capath: Some(empty),
        ..TlsOptions::default()
    };
    assert!(problem(&options).ends_with(", which is not a folder"));
    let options = TlsOptions {
        ca: Some(b"/path/to/ca.pem".to_vec()),
        ..TlsOptions::default()
    };
    assert_eq!(
        problem(&options),
        "the TLS option ca holds no usable certificate in PEM format"
    );
}

#[test]
fn a_setting_that_cannot_be_used_is_named_with_the_reason() {
    let set = |change: fn(&mut TrustSettings, Option<ConfiguredPath>)| {
        let mut settings = TrustSettings::default();
        change(&mut settings, Some(PathBuf::from("/nonexistent").into()));
        problem_with(&TlsOptions::default(), &settings)
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
fn options_of_the_client_certificate_are_named_with_the_reason() {
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
    assert_eq!(
        problem(&with(None, Some(key.clone()))),
        "the TLS option local_pk requires local_cert"
    );
    assert_eq!(
        problem(&with(Some("/nonexistent".into()), None)),
        "the TLS option local_cert names /nonexistent, which does not exist"
    );
    assert!(problem(&with(Some(key.clone()), None)).contains("holds no certificate"));
    assert!(problem(&with(Some(cert.clone()), None)).contains("holds no private key"));
    assert!(problem(&with(Some(cert), Some(key))).contains("does not belong to the certificate"));
    let options = TlsOptions {
        peer_name: Some("https://x/".to_owned()),
        ..with(None, None)
    };
    assert!(problem(&options).contains("is not a host name or IP address"));
}
