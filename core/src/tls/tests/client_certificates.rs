//! Servers that request a client certificate.

use rcgen::ExtendedKeyUsagePurpose;

use super::pki::{Authority, Folder, Identity, leaf};
use super::server::{ONLY_12, ONLY_13, Server, config};
use super::{connect, echo, trusting};
use crate::tls::{ClientCertificateRequest, TlsError, TlsFailure, TlsOptions};

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

/// The failure, whether it comes in the handshake or with the first read.
fn refusal(server: &Server, options: &TlsOptions) -> Box<TlsFailure> {
    match connect(server, options, "good.test") {
        Err(failure) => failure,
        Ok(mut stream) => {
            let error = echo(&mut stream, b"hello").unwrap_err();
            stream.post_handshake_failure(&error).unwrap()
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
fn a_missing_certificate_is_recognised_with_the_authorities_that_the_server_names() {
    for versions in [ONLY_12, ONLY_13] {
        let lab = ClientCertificateLab::new();
        let failure = refusal(&lab.server(versions), &lab.without());
        assert!(
            matches!(failure.error, TlsError::ClientCertificateRequired { .. }),
            "{failure:?}"
        );
        assert_eq!(
            failure.client_certificate,
            Some(ClientCertificateRequest {
                authorities: vec!["CN=Client CA".to_owned()],
                sent: None
            })
        );
    }
}

#[test]
fn a_certificate_of_another_authority_is_rejected() {
    for versions in [ONLY_12, ONLY_13] {
        let lab = ClientCertificateLab::new();
        let options = lab.with(&client(&Authority::new("Other CA")));
        let failure = refusal(&lab.server(versions), &options);
        assert!(
            matches!(failure.error, TlsError::ClientCertificateRejected { .. }),
            "{failure:?}"
        );
    }
}
