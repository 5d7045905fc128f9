//! Words for handshakes that end for another reason than the server's certificate.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};

use super::explained;
use crate::diagnosis::{Code, Diagnosis};
use crate::tls::TlsOptions;
use crate::tls::tests::connect;
use crate::tls::tests::server::Server;

/// The diagnosis of a server that waits for the first bytes and answers what `answer` makes of them.
fn answered_by(answer: impl Fn(&[u8]) -> Vec<u8> + Send + 'static) -> Diagnosis {
    let server = Server::scripted(1, move |mut socket: TcpStream| {
        let mut hello = [0; 4096];
        let length = socket.read(&mut hello).unwrap_or_default();
        let _ = socket.write_all(&answer(&hello[..length]));
        let _ = socket.shutdown(Shutdown::Write);
        let _ = std::io::copy(&mut socket, &mut std::io::sink());
    });
    let options = TlsOptions {
        verify_peer: false,
        ..TlsOptions::default()
    };
    explained(connect(&server, &options, "good.test").unwrap_err())
}

fn answered_with(bytes: &'static [u8]) -> Diagnosis {
    answered_by(|_| bytes.to_vec())
}

#[test]
fn a_plain_http_port_is_recognised() {
    let diagnosis = answered_with(b"HTTP/1.1 400 Bad Request\r\n\r\n");
    assert_eq!(diagnosis.code, Code::TlsNotTls);
    assert_eq!(
        diagnosis.problem,
        "port 8443 does not speak TLS, but plain HTTP"
    );
    assert_eq!(
        diagnosis.evidence[1].1,
        r#""HTTP/1.1 400 Bad Request\r\n\r\n""#
    );
    assert_eq!(
        diagnosis.help[0],
        "use ws:// for this port: ws://good.test:8443"
    );
}

#[test]
fn another_protocol_is_named() {
    let diagnosis = answered_with(b"SSH-2.0-x\r\n");
    assert_eq!(diagnosis.problem, "port 8443 does not speak TLS, but SSH");
}

#[test]
fn a_service_that_echoes_is_recognised() {
    let diagnosis = answered_by(<[u8]>::to_vec);
    assert_eq!(diagnosis.code, Code::TlsNotTls);
    assert!(diagnosis.problem.ends_with("only echoes what it receives"));
}

#[test]
fn alerts_are_named() {
    let alerts: [(&'static [u8], Code); 6] = [
        (&[21, 3, 3, 0, 2, 2, 40], Code::TlsNoCommonParameters),
        (&[21, 3, 1, 0, 2, 2, 70], Code::TlsProtocolVersion),
        (&[21, 3, 3, 0, 2, 2, 112], Code::TlsServerName),
        (&[21, 3, 3, 0, 2, 2, 120], Code::TlsAlpn),
        (&[21, 3, 3, 0, 2, 2, 80], Code::TlsAlert),
        // close_notify
        (&[21, 3, 3, 0, 2, 1, 0], Code::TlsClosed),
    ];
    for (bytes, code) in alerts {
        assert_eq!(answered_with(bytes).code, code, "{bytes:?}");
    }
    let diagnosis = answered_with(&[21, 3, 3, 0, 2, 2, 80]);
    assert_eq!(diagnosis.evidence[0].1, "alert internal_error(80)");
    let diagnosis = answered_with(&[21, 3, 3, 0, 2, 1, 0]);
    let close_notify = ("alert", "close_notify(0)".to_owned());
    assert!(diagnosis.evidence.contains(&close_notify));
}
