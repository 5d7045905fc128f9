//! Servers that want a client certificate.

use rcgen::ExtendedKeyUsagePurpose;

use super::pki::{Authority, Folder, Identity, leaf};
use super::server::{ONLY_12, ONLY_13, Server, config};
use super::{connect, echo, explain, trusting};
use crate::diagnosis::{Code, Diagnosis};
use crate::tls::TlsOptions;

struct ClientCertificateLab {
    servers: Authority,
    clients: Authority,
    folder: Folder,
}

impl ClientCertificateLab {
    fn new() -> Self {
        Self {
            servers: Authority::new("Lab CA"),
            clients: Authority::new("Client CA"),
            folder: Folder::new(),
        }
    }

    fn server(&self, versions: &[&'static rustls::SupportedProtocolVersion]) -> Server {
        let identity = self.servers.issue(&leaf(&["good.test"]));
        Server::tls(1, config(&identity, versions, Some(&self.clients)))
    }

    fn without(&self) -> TlsOptions {
        trusting(&self.servers.pem)
    }

    fn with(&self, client: &Identity) -> TlsOptions {
        let pem = format!("{}{}", client.pem, client.key.serialize_pem());
        TlsOptions {
            local_cert: Some(self.folder.write("client.pem", pem)),
            ..self.without()
        }
    }
}

fn client(authority: &Authority) -> Identity {
    let mut params = leaf(&["somebody"]);
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
    authority.issue(&params)
}

/// The refusal, whether it comes in the handshake or with the first read.
fn refusal(server: &Server, options: &TlsOptions) -> Diagnosis {
    match connect(server, options, "good.test") {
        Err(failure) => explain(failure),
        Ok(mut stream) => {
            let error = echo(&mut stream, b"hello").unwrap_err();
            explain(stream.post_handshake_failure(&error).unwrap())
        }
    }
}

#[test]
fn the_right_certificate_is_accepted() {
    for versions in [ONLY_12, ONLY_13] {
        let lab = ClientCertificateLab::new();
        let server = lab.server(versions);
        let options = lab.with(&client(&lab.clients));
        let mut stream = connect(&server, &options, "good.test").unwrap();
        assert_eq!(echo(&mut stream, b"hello").unwrap(), b"hello");
    }
}

#[test]
fn a_missing_certificate_is_asked_for() {
    for versions in [ONLY_12, ONLY_13] {
        let lab = ClientCertificateLab::new();
        let diagnosis = refusal(&lab.server(versions), &lab.without());
        assert_eq!(diagnosis.code, Code::TlsClientCertificateRequired);
        assert_eq!(
            diagnosis.evidence[0],
            ("expected", "a certificate from CN=Client CA".to_owned())
        );
        assert!(diagnosis.evidence[1].1.starts_with("alert "));
    }
}

#[test]
fn a_certificate_of_another_authority_is_rejected() {
    for versions in [ONLY_12, ONLY_13] {
        let lab = ClientCertificateLab::new();
        let options = lab.with(&client(&Authority::new("Other CA")));
        let diagnosis = refusal(&lab.server(versions), &options);
        assert_eq!(diagnosis.code, Code::TlsClientCertificateRejected);
    }
}
