//! Servers with which no handshake is completed.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::Duration;

use rustls::AlertDescription;

use super::pki::{Authority, leaf};
use super::server::{BOTH, Server, config};
use super::{connect, host, trusting, wait, wire_to};
use crate::deadline::Deadline;
use crate::tls::{TlsClient, TlsError, TlsFailure, TlsOptions, TrustSettings};
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

/// The failure with a server that waits for the first bytes and answers with `bytes`.
fn answered_with(bytes: &'static [u8]) -> Box<TlsFailure> {
    let server = Server::scripted(1, move |mut socket| {
        let _ = socket.read(&mut [0; 4096]);
        let _ = socket.write_all(bytes);
        drain(socket);
    });
    connect(&server, &unchecked(), "good.test").unwrap_err()
}

#[test]
fn other_protocols_are_recognised_and_their_first_bytes_kept() {
    for bytes in [
        &b"HTTP/1.1 400 Bad Request\r\n\r\n"[..],
        // Less than the header of a record.
        b"HTTP",
        b"SSH-2.0-OpenSSH_9.2p1\r\n",
        b"220 mail.test ESMTP\r\n",
        &[0; 16],
    ] {
        let failure = answered_with(bytes);
        assert!(matches!(failure.error, TlsError::NotTls), "{failure:?}");
        assert_eq!(failure.tap.first_received, bytes);
    }
}

#[test]
fn alerts_are_distinguished() {
    let answered = |alert: &'static [u8]| answered_with(alert).error;
    assert!(matches!(
        answered(&[21, 3, 3, 0, 2, 2, 40]),
        TlsError::NoCommonParameters {
            alert: Some(AlertDescription::HandshakeFailure)
        }
    ));
    assert!(matches!(
        answered(&[21, 3, 1, 0, 2, 2, 70]),
        TlsError::ProtocolVersion
    ));
    assert!(matches!(
        answered(&[21, 3, 3, 0, 2, 2, 112]),
        TlsError::ServerName
    ));
    assert!(matches!(
        answered(&[21, 3, 3, 0, 2, 2, 120]),
        TlsError::Alpn
    ));
    assert!(matches!(
        answered(&[21, 3, 3, 0, 2, 2, 80]),
        TlsError::Alert(AlertDescription::InternalError)
    ));
    // close_notify
    assert!(matches!(
        answered(&[21, 3, 3, 0, 2, 1, 0]),
        TlsError::Closed
    ));
}

#[test]
fn a_close_notify_ends_the_handshake_immediately() {
    // The server keeps the connection open after it.
    let server = Server::scripted(1, |mut socket| {
        let _ = socket.read(&mut [0; 4096]);
        let _ = socket.write_all(&[21, 3, 3, 0, 2, 1, 0]);
        read_only(socket);
    });
    let failure = connect(&server, &unchecked(), "good.test").unwrap_err();
    assert!(matches!(failure.error, TlsError::Closed), "{failure:?}");
    assert_eq!(failure.tap.first_received, [21, 3, 3, 0, 2, 1, 0]);
}

#[test]
fn our_own_client_hello_is_recognised() {
    let server = Server::scripted(1, |mut socket| {
        let mut bytes = [0; 4096];
        let count = socket.read(&mut bytes).unwrap();
        let _ = socket.write_all(&bytes[..count]);
        drain(socket);
    });
    let failure = connect(&server, &unchecked(), "good.test").unwrap_err();
    assert!(matches!(failure.error, TlsError::NotTls), "{failure:?}");
}

#[test]
fn a_malformed_record_is_tampering() {
    // A ServerHello that claims more than it holds.
    let bytes = &[22, 3, 3, 0, 5, 2, 0, 0, 1, 9];
    let error = answered_with(bytes).error;
    assert!(matches!(error, TlsError::Tampered { .. }), "{error:?}");
}

#[test]
fn a_silent_server_times_out() {
    let server = Server::scripted(1, read_only);
    let client = TlsClient::new(&unchecked(), &TrustSettings::default()).unwrap();
    let wait = Wait::new(Deadline::after(Duration::from_millis(50)), &Uninterruptible);
    let outcome = client.handshake(wire_to(&server), &host("good.test"), wait);
    let failure = outcome.unwrap_err();
    assert!(matches!(failure.error, TlsError::TimedOut));
    assert!(failure.tap.sent > 100 && failure.tap.received == 0);
}

/// Reads without an answer.
fn read_only(mut socket: TcpStream) {
    let _ = std::io::copy(&mut socket, &mut std::io::sink());
}

#[test]
fn a_server_that_sends_single_bytes_times_out() {
    let server = Server::scripted(1, |mut socket| {
        // A record of 16 KiB that is never complete.
        let _ = socket.write_all(&[22, 3, 3, 0x40, 0]);
        while socket.write_all(&[0]).is_ok() {}
    });
    let client = TlsClient::new(&unchecked(), &TrustSettings::default()).unwrap();
    let wait = Wait::new(Deadline::after(Duration::from_millis(50)), &Uninterruptible);
    let outcome = client.handshake(wire_to(&server), &host("good.test"), wait);
    let error = outcome.unwrap_err().error;
    assert!(
        matches!(error, TlsError::TimedOut | TlsError::Tampered { .. }),
        "{error:?}"
    );
}

#[test]
fn closing_and_resetting_servers_are_distinguished() {
    let server = Server::scripted(1, |mut socket| {
        let _ = socket.read(&mut [0; 4096]);
        drain(socket);
    });
    let failure = connect(&server, &unchecked(), "good.test").unwrap_err();
    assert!(matches!(failure.error, TlsError::Closed), "{failure:?}");

    let server = Server::scripted(1, |mut socket| {
        let _ = socket.read(&mut [0; 4096]);
        socket2::SockRef::from(&socket)
            .set_linger(Some(Duration::ZERO))
            .unwrap();
    });
    let failure = connect(&server, &unchecked(), "good.test").unwrap_err();
    assert!(matches!(failure.error, TlsError::Reset), "{failure:?}");

    let server = Server::scripted(1, |socket| {
        socket2::SockRef::from(&socket)
            .set_linger(Some(Duration::ZERO))
            .unwrap();
    });
    let failure = connect(&server, &unchecked(), "good.test").unwrap_err();
    assert!(matches!(failure.error, TlsError::Reset), "{failure:?}");
}

#[test]
fn a_server_without_http_1_1_is_refused() {
    let authority = Authority::new("Lab CA");
    let mut config = config(&authority.issue(&leaf(&["good.test"])), BOTH, None);
    config.alpn_protocols = vec![b"h2".to_vec()];
    let server = Server::tls(1, config);
    let failure = connect(&server, &trusting(&authority.pem), "good.test").unwrap_err();
    assert!(matches!(failure.error, TlsError::Alpn), "{failure:?}");
}

#[test]
fn an_interrupt_ends_the_handshake() {
    struct InterruptedImmediately;
    impl Interrupt for InterruptedImmediately {
        fn interrupted(&self) -> bool {
            true
        }
    }
    let server = Server::scripted(1, read_only);
    let client = TlsClient::new(&unchecked(), &TrustSettings::default()).unwrap();
    let wait = Wait::new(Deadline::NEVER, &InterruptedImmediately);
    let failure = client
        .handshake(wire_to(&server), &host("good.test"), wait)
        .unwrap_err();
    assert!(failure.is_interrupted());
}

#[test]
fn a_host_that_is_not_a_dns_name_is_refused_before_anything_is_sent() {
    let server = Server::scripted(1, read_only);
    let failure = connect(&server, &unchecked(), "a..b").unwrap_err();
    assert!(matches!(failure.error, TlsError::PeerName));
    assert_eq!(failure.tap.sent, 0);
}

#[test]
fn records_after_our_close_notify_are_not_decrypted() {
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
