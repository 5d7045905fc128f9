//! The PKI and the TLS listeners as a verifying client sees them.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod running;

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use running::Running;
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ClientConfig, ClientConnection, RootCertStore, Stream};

/// A PKI in a folder of its own, which goes with this value.
struct Pki(PathBuf);

impl Pki {
    fn write(name: &str) -> Self {
        let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let status = Command::new(env!("CARGO_BIN_EXE_testserver"))
            .arg("pki")
            .arg(&dir)
            .output();
        assert!(status.unwrap().status.success());
        Pki(dir)
    }

    fn file(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }

    fn client(&self, certificate: Option<&str>) -> Arc<ClientConfig> {
        let mut roots = RootCertStore::empty();
        roots
            .add(CertificateDer::from_pem_file(self.file("ca.pem")).unwrap())
            .unwrap();
        let builder = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(roots);
        let Some(name) = certificate else {
            return Arc::new(builder.with_no_client_auth());
        };
        let chain = CertificateDer::from_pem_file(self.file(&format!("{name}.pem"))).unwrap();
        let key = PrivateKeyDer::from_pem_file(self.file(&format!("{name}.key"))).unwrap();
        Arc::new(builder.with_client_auth_cert(vec![chain], key).unwrap())
    }
}

impl Drop for Pki {
    fn drop(&mut self) {
        // What stays behind is overwritten by the next run.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// What a scripted TLS peer sends after the handshake, or what TLS says against it.
fn received(server: &Running, client: Arc<ClientConfig>) -> Result<String, String> {
    let mut client = ClientConnection::new(client, "localhost".try_into().unwrap()).unwrap();
    let mut tcp = server.connect();
    let mut stream = Stream::new(&mut client, &mut tcp);
    stream.write_all(b"?").map_err(|error| error.to_string())?;
    let mut text = String::new();
    match stream.read_to_string(&mut text) {
        Ok(_) => Ok(text),
        Err(error) => Err(error.to_string()),
    }
}

#[test]
fn each_set_is_right_or_wrong_in_its_own_way() {
    let pki = Pki::write("sets");
    for (set, expected) in [
        ("good", None),
        ("direct", None),
        ("p384", None),
        ("ed25519", None),
        ("incomplete", Some("UnknownIssuer")),
        ("unknown-issuer", Some("UnknownIssuer")),
        ("self-signed", Some("UnknownIssuer")),
        ("expired", Some("expired")),
        ("not-yet-valid", Some("not valid yet")),
        ("wrong-name", Some("not valid for name")),
        ("no-san", Some("not valid for name")),
        ("client-only", Some("extended key usage")),
        ("wrong-intermediate", Some("UnknownIssuer")),
        ("incomplete-url", Some("UnknownIssuer")),
        ("rekeyed-intermediate", Some("BadSignature")),
        ("rekeyed-root", Some("BadSignature")),
        ("rekeyed-root-sent", Some("BadSignature")),
        ("expired-intermediate", Some("expired")),
        ("expired-root-sent", Some("expired")),
        ("clock-slow", Some("not valid yet")),
        ("issuer-not-ca", Some("EndEntityUsedAsCa")),
        ("path-length", Some("PathLenConstraintViolated")),
        ("name-constraint", Some("NameConstraintViolation")),
        ("critical-extension", Some("UnsupportedCriticalExtension")),
        ("too-long", Some("MaximumPathDepthExceeded")),
        ("ca-as-server", Some("CaUsedAsEndEntity")),
        ("wrong-order", Some("CaUsedAsEndEntity")),
    ] {
        let server = Running::start(&["script", "--tls", &pki.file(""), "--cert", set, "send hi"]);
        match (received(&server, pki.client(None)), expected) {
            (Ok(text), None) => assert_eq!(text, "hi", "{set}"),
            (Err(error), Some(part)) => assert!(error.contains(part), "{set}: {error}"),
            (outcome, _) => panic!("{set}: {outcome:?}"),
        }
    }
}

#[test]
fn a_client_certificate_can_be_required() {
    let pki = Pki::write("client-certificates");
    let server = Running::start(&[
        "script",
        "--tls",
        &pki.file(""),
        "--client-ca",
        &pki.file("ca.pem"),
        "send hi",
    ]);
    let outcome = |name| received(&server, pki.client(name));
    assert_eq!(outcome(Some("client")).unwrap(), "hi");
    assert!(outcome(Some("client-other")).unwrap_err().contains("alert"));
    assert!(outcome(None).unwrap_err().contains("alert"));
}

#[test]
fn a_missing_close_notify_is_a_truncation() {
    let pki = Pki::write("truncation");
    let server = Running::start(&["script", "--tls", &pki.file(""), "send hi", "truncate"]);
    let error = received(&server, pki.client(None)).unwrap_err();
    assert!(error.contains("close_notify"), "{error}");
}
