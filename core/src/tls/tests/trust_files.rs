//! The files of trusted certificates: when they are read again, and what the script may not read.

use std::fs::File;
use std::path::{Path, PathBuf};

use super::pki::{Authority, Folder, Identity, good};
use super::present;
use crate::tls::{ConfiguredPath, PathCheck, TlsClient, TlsOptions, TrustSettings};

#[test]
fn a_file_rewritten_in_place_is_read_again() {
    let folder = Folder::new();
    let one = Authority::new("Lab CA");
    // Of the same length: signatures of ECDSA differ by a byte or two.
    let two = std::iter::repeat_with(|| Authority::new("Lab CA"));
    let two = two
        .take(1000)
        .find(|two| two.pem.len() == one.pem.len())
        .unwrap();
    let path: PathBuf = folder.write("ca.pem", &one.pem);
    let options = TlsOptions {
        cafile: Some(path.clone()),
        ..TlsOptions::default()
    };
    assert!(present(&good(), &one, &[], &options).unwrap());
    let before = std::fs::metadata(&path).unwrap();
    std::fs::write(&path, &two.pem).unwrap();
    let file = File::options().write(true).open(&path).unwrap();
    file.set_modified(before.modified().unwrap()).unwrap();
    assert_eq!(before.len(), std::fs::metadata(&path).unwrap().len());
    present(&good(), &one, &[], &options).unwrap_err();
    assert!(present(&good(), &two, &[], &options).unwrap());
}

#[test]
fn folders_of_a_list_that_cannot_be_used_are_named_and_the_others_are_trusted() {
    let folder = Folder::new();
    let root = Authority::new("Lab CA");
    folder.write("ca.pem", &root.pem);
    let empty = Folder::new();
    let list = std::env::join_paths([Path::new("/nonexistent"), folder.path(), empty.path()]);
    let settings = TrustSettings {
        ssl_cert_dir: Some(PathBuf::from(list.unwrap()).into()),
        ..Default::default()
    };
    let client = TlsClient::new(&TlsOptions::default(), &settings).unwrap();
    assert_eq!(
        client.trust().to_string(),
        format!(
            "the 1 root of {} (environment variable SSL_CERT_DIR) (/nonexistent could not be used) ({} could not be used)",
            folder.path().display(),
            empty.path().display()
        )
    );
}

#[test]
fn what_the_script_may_not_read_is_not_looked_at() {
    let folder = Folder::new();
    let root = Authority::new("Lab CA");
    let path = folder.write("ca.pem", &root.pem);
    let identity = Identity::self_signed(&good());
    let cert = folder.write(
        "cert.pem",
        identity.pem.clone() + &identity.key.serialize_pem(),
    );
    let check: PathCheck = |path| match path.ends_with("ca.pem") || path.ends_with("cert.pem") {
        true => Err("not within the allowed path".to_owned()),
        false => Ok(()),
    };
    let guarded = TrustSettings {
        may_read: check,
        ..Default::default()
    };
    let file = TlsOptions {
        cafile: Some(path.clone()),
        ..TlsOptions::default()
    };
    let capath = TlsOptions {
        capath: Some(folder.path().to_owned()),
        ..TlsOptions::default()
    };
    let own = TlsOptions {
        verify_peer: false,
        local_cert: Some(cert.clone()),
        ..TlsOptions::default()
    };
    let key = TlsOptions {
        local_pk: Some(cert.clone()),
        local_cert: Some(folder.write("other.pem", &identity.pem)),
        ..own.clone()
    };
    for options in [&file, &own, &key] {
        // Also where the same files have been read before.
        TlsClient::new(options, &TrustSettings::default()).unwrap();
        let error = TlsClient::new(options, &guarded).unwrap_err();
        assert!(format!("{error:?}").contains("Forbidden"), "{error:?}");
    }
    // Of a folder, the other files are used.
    let client = TlsClient::new(&capath, &guarded).unwrap();
    assert!(client.trust().to_string().contains("2 more unusable"));
    // What the administrator configured is not checked.
    let mut settings = guarded.clone();
    settings.openssl_cafile = Some(path.clone().into());
    TlsClient::new(&TlsOptions::default(), &settings).unwrap();
    settings.openssl_cafile = Some(ConfiguredPath {
        path,
        by_script: true,
    });
    TlsClient::new(&TlsOptions::default(), &settings).unwrap_err();
}
