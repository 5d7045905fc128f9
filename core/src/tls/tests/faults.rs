//! Servers that do not get a handshake done.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::Duration;

use super::pki::{Authority, leaf};
use super::server::{BOTH, Server, config};
use super::{code, connect, explain, host, trusting, wait, wire_to};
use crate::deadline::Deadline;
use crate::diagnosis::{Code, Diagnosis};
use crate::tls::{TlsClient, TlsError, TlsOptions, TrustSettings};
use crate::wait::{Interest, Interrupt, Uninterruptible, Wait};

fn unchecked() -> TlsOptions {
    TlsOptions {
        verify_peer: false,
        ..TlsOptions::default()
    }
}

fn drain(mut socket: TcpStream) {
    let _ = socket.shutdown(std::net::Shutdown::Write);
    let _ = std::io::copy(&mut socket, &mut std::io::sink());
}

/// The diagnosis of a server that waits for the first bytes and answers with `bytes`.
fn answered_with(bytes: &'static [u8]) -> Diagnosis {
    let server = Server::scripted(1, move |mut socket| {
        let _ = socket.read(&mut [0; 4096]);
        let _ = socket.write_all(bytes);
        drain(socket);
    });
    explain(connect(&server, &unchecked(), "good.test").unwrap_err())
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
    // Less than the head of a record.
    assert_eq!(answered_with(b"HTTP").code, Code::TlsNotTls);
}

#[test]
fn other_protocols_are_quoted() {
    for bytes in [
        &b"SSH-2.0-OpenSSH_9.2p1\r\n"[..],
        b"220 mail.test ESMTP\r\n",
        &[0; 16],
    ] {
        assert_eq!(answered_with(bytes).code, Code::TlsNotTls);
    }
    assert_eq!(
        answered_with(b"SSH-2.0-x\r\n").problem,
        "port 8443 does not speak TLS, but SSH"
    );
}

#[test]
fn alerts_are_told_apart() {
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
}

#[test]
fn a_farewell_ends_the_handshake_at_once() {
    // The server says goodbye, but keeps the connection open.
    let server = Server::scripted(1, |mut socket| {
        let _ = socket.read(&mut [0; 4096]);
        let _ = socket.write_all(&[21, 3, 3, 0, 2, 1, 0]);
        drain_late(socket);
    });
    let diagnosis = explain(connect(&server, &unchecked(), "good.test").unwrap_err());
    assert_eq!(diagnosis.code, Code::TlsClosed);
    assert!(
        diagnosis
            .evidence
            .contains(&("alert", "close_notify(0)".to_owned()))
    );
}

#[test]
fn our_own_client_hello_is_known_again() {
    let server = Server::scripted(1, |mut socket| {
        let mut bytes = [0; 4096];
        let count = socket.read(&mut bytes).unwrap();
        let _ = socket.write_all(&bytes[..count]);
        drain(socket);
    });
    let diagnosis = explain(connect(&server, &unchecked(), "good.test").unwrap_err());
    assert_eq!(diagnosis.code, Code::TlsNotTls);
    assert!(diagnosis.problem.ends_with("it sends back what it gets"));
}

#[test]
fn a_broken_record_is_tampering() {
    // A ServerHello that claims more than it holds.
    let bytes = &[22, 3, 3, 0, 5, 2, 0, 0, 1, 9];
    assert_eq!(answered_with(bytes).code, Code::TlsTampered);
}

#[test]
fn a_silent_server_times_out() {
    let server = Server::scripted(1, drain_late);
    let client = TlsClient::new(&unchecked(), &TrustSettings::default()).unwrap();
    let wait = Wait::new(Deadline::after(Duration::from_millis(50)), &Uninterruptible);
    let outcome = client.handshake(wire_to(&server), &host("good.test"), wait);
    let failure = outcome.unwrap_err();
    assert!(matches!(failure.error, TlsError::TimedOut));
    assert!(failure.tap.sent > 100 && failure.tap.received == 0);
    let diagnosis = explain(failure);
    assert_eq!(diagnosis.code, Code::TlsTimeout);
    assert!(diagnosis.problem.contains("did not answer"));
}

/// Reads all there is, without an answer.
fn drain_late(mut socket: TcpStream) {
    let _ = std::io::copy(&mut socket, &mut std::io::sink());
}

#[test]
fn a_dripping_server_times_out() {
    let server = Server::scripted(1, |mut socket| {
        // A record of 16 KiB that never comes to its end.
        let _ = socket.write_all(&[22, 3, 3, 0x40, 0]);
        while socket.write_all(&[0]).is_ok() {}
    });
    let client = TlsClient::new(&unchecked(), &TrustSettings::default()).unwrap();
    let wait = Wait::new(Deadline::after(Duration::from_millis(50)), &Uninterruptible);
    let outcome = client.handshake(wire_to(&server), &host("good.test"), wait);
    let code = code(outcome);
    assert!(
        matches!(code, Code::TlsTimeout | Code::TlsTampered),
        "{code:?}"
    );
}

#[test]
fn closing_and_resetting_servers_are_told_apart() {
    let server = Server::scripted(1, |mut socket| {
        let _ = socket.read(&mut [0; 4096]);
        drain(socket);
    });
    let failure = connect(&server, &unchecked(), "good.test").unwrap_err();
    assert_eq!(explain(failure).code, Code::TlsClosed);

    let server = Server::scripted(1, |mut socket| {
        let _ = socket.read(&mut [0; 4096]);
        socket2::SockRef::from(&socket)
            .set_linger(Some(Duration::ZERO))
            .unwrap();
    });
    let failure = connect(&server, &unchecked(), "good.test").unwrap_err();
    assert_eq!(explain(failure).code, Code::TlsReset);

    let server = Server::scripted(1, |socket| {
        socket2::SockRef::from(&socket)
            .set_linger(Some(Duration::ZERO))
            .unwrap();
    });
    let failure = connect(&server, &unchecked(), "good.test").unwrap_err();
    assert_eq!(explain(failure).code, Code::TlsReset);
}

#[test]
fn a_server_without_http_1_1_is_named() {
    let authority = Authority::new("Lab CA");
    let mut config = config(&authority.issue(&leaf(&["good.test"])), BOTH, None);
    config.alpn_protocols = vec![b"h2".to_vec()];
    let server = Server::tls(1, config);
    let outcome = connect(&server, &trusting(&authority.pem), "good.test");
    assert_eq!(code(outcome), Code::TlsAlpn);
}

#[test]
fn an_interrupt_ends_the_handshake() {
    struct InterruptedImmediately;
    impl Interrupt for InterruptedImmediately {
        fn interrupted(&self) -> bool {
            true
        }
    }
    let server = Server::scripted(1, drain_late);
    let client = TlsClient::new(&unchecked(), &TrustSettings::default()).unwrap();
    let wait = Wait::new(Deadline::NEVER, &InterruptedImmediately);
    let failure = client
        .handshake(wire_to(&server), &host("good.test"), wait)
        .unwrap_err();
    assert!(failure.is_interrupted());
}

#[test]
fn a_host_that_is_no_dns_name_is_refused_before_anything_is_sent() {
    let server = Server::scripted(1, drain_late);
    let failure = connect(&server, &unchecked(), "a..b").unwrap_err();
    assert!(matches!(failure.error, TlsError::PeerName));
    assert_eq!(failure.tap.sent, 0);
}

#[test]
fn what_comes_after_our_close_notify_is_not_decrypted() {
    let authority = Authority::new("Lab CA");
    let config = Arc::new(config(&authority.issue(&leaf(&["good.test"])), BOTH, None));
    let server = Server::scripted(1, move |mut socket| {
        let mut session = rustls::ServerConnection::new(Arc::clone(&config)).unwrap();
        while session.is_handshaking() {
            session.complete_io(&mut socket).unwrap();
        }
        let broken_record = [&b"\x17\x03\x03\x00\x20"[..], &[7; 32]].concat();
        socket.write_all(&broken_record).unwrap();
        drain(socket);
    });
    let mut stream = connect(&server, &trusting(&authority.pem), "good.test").unwrap();
    stream.send_close_notify();
    stream.wire().shutdown_write();
    let mut received = 0;
    loop {
        wait().for_fd(&stream, Interest::READ).unwrap();
        match stream.read(&mut [0; 64]).unwrap() {
            0 => break,
            count => received += count,
        }
    }
    assert!(received >= 37);
}
