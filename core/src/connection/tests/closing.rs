//! The closing handshake in both directions, and its failures.

use std::ops::ControlFlow;

use std::thread;

use super::super::{ConnectionError, Descriptor, LocalClose, Received};
use super::*;

fn normal() -> LocalClose {
    LocalClose::new(1000, b"done").unwrap()
}

fn soon() -> Wait<'static> {
    Wait::new(Deadline::after(Duration::from_millis(30)), &Uninterruptible)
}

#[test]
fn our_close_is_answered() {
    let (mut connection, mut peer) = pair();
    let peer_thread = thread::spawn(move || {
        assert_eq!(read_frame(&mut peer), (0x88, b"\x03\xe8done".to_vec()));
        peer.write_all(&[frame(0x81, b"on its way"), close_frame(1000, "")].concat())
            .unwrap();
    });
    let info = connection.close(&normal(), long());
    let expected = CloseInfo {
        code: 1000,
        reason: "done".to_owned(),
        clean: true,
        by_peer: false,
        unanswered: None,
    };
    assert_eq!(info, expected);
    peer_thread.join().unwrap();
    assert!(connection.fd().is_none());
    assert!(matches!(connection.receive(long()), Ok(Received::End)));
    assert_eq!(
        connection.close(&LocalClose::new(4000, b"").unwrap(), long()),
        expected
    );
    let error = connection
        .send(MessageType::Text, b"x", long())
        .unwrap_err();
    assert_eq!(error, ConnectionError::Closed(expected));
}

fn assert_unanswered(info: &CloseInfo) {
    assert!(info.unanswered.is_some());
    let expected = CloseInfo {
        unanswered: info.unanswered,
        ..CloseInfo::lost(false)
    };
    assert_eq!(*info, expected);
}

#[test]
fn a_close_without_an_answer_ends_at_its_deadline() {
    let (mut connection, mut peer) = pair();
    let info = connection.close(&normal(), soon());
    assert_unanswered(&info);
    assert_eq!(read_frame(&mut peer).0, 0x88);
    assert!(matches!(connection.receive(long()), Ok(Received::End)));
}

#[test]
fn a_close_ends_at_its_deadline_though_the_peer_never_stops_sending() {
    let (mut connection, mut peer) = pair();
    let peer_thread = thread::spawn(move || {
        let wire = frame(0x82, &[0; 10_000]);
        while peer.write_all(&wire).is_ok() {}
    });
    let info = connection.close(&normal(), soon());
    assert_unanswered(&info);
    peer_thread.join().unwrap();
}

#[test]
fn a_peer_that_disconnects_instead_of_answering_a_close_is_no_error() {
    let (mut connection, peer) = pair();
    drop(peer);
    assert_eq!(connection.close(&normal(), long()), CloseInfo::lost(false));

    let (mut connection, mut peer) = pair();
    deliver(&connection, &mut peer, b"\xff\xff");
    assert_eq!(connection.close(&normal(), long()), CloseInfo::lost(false));
}

#[test]
fn a_server_that_does_not_end_tcp_is_disconnected_at_the_deadline() {
    let close_timeout = Duration::from_millis(30);
    let (mut connection, mut peer) = pair_with::<Vec<u8>>(ConnectionLimits {
        max_message_size: LIMIT,
        close_timeout,
        ..ConnectionLimits::default()
    });
    peer.write_all(&close_frame(1001, "")).unwrap();
    assert!(matches!(connection.receive(long()), Ok(Received::End)));
    assert!(connection.fd().is_none());
    assert_eq!(read_frame(&mut peer), (0x88, vec![0x03, 0xe9]));
    connection.close(&normal(), long());
    assert_eq!(peer.read(&mut [0; 1]).unwrap(), 0);
    assert!(connection.close_info().unwrap().clean);
}

#[test]
fn the_server_ends_tcp_first() {
    let (mut connection, mut peer) = pair();
    let peer_thread = thread::spawn(move || {
        peer.write_all(&close_frame(1000, "bye")).unwrap();
        assert_eq!(read_frame(&mut peer), (0x88, vec![0x03, 0xe8]));
        // We have not sent FIN: we wait for the server's.
        peer.set_nonblocking(true).unwrap();
        let error = peer.read(&mut [0; 1]).unwrap_err();
        assert_eq!(error.kind(), std::io::ErrorKind::WouldBlock);
    });
    assert!(matches!(connection.receive(long()), Ok(Received::End)));
    peer_thread.join().unwrap();
    let expected = CloseInfo {
        code: 1000,
        reason: "bye".to_owned(),
        clean: true,
        by_peer: true,
        unanswered: None,
    };
    assert_eq!(connection.close_info(), Some(expected));
}

#[test]
fn other_codes_are_errors_in_every_later_call() {
    let (mut connection, mut peer) = pair();
    peer.write_all(&[frame(0x81, b"first"), close_frame(4401, "expired")].concat())
        .unwrap();
    peer.shutdown(std::net::Shutdown::Write).unwrap();
    assert!(matches!(
        connection.receive(long()),
        Ok(Received::Message(_))
    ));
    for _ in 0..2 {
        let ConnectionError::Closed(info) = connection.receive(long()).unwrap_err() else {
            panic!()
        };
        assert_eq!(
            (info.code, info.reason.as_str(), info.by_peer),
            (4401, "expired", true)
        );
    }
    assert!(matches!(
        connection.poll(|_| ControlFlow::Continue(())),
        Err(ConnectionError::Closed(_))
    ));
}

#[test]
fn a_close_of_the_peer_is_reported_before_the_end_of_tcp_and_once() {
    let (mut connection, mut peer) = pair();
    deliver(&connection, &mut peer, &close_frame(1000, ""));
    let started = std::time::Instant::now();
    assert!(matches!(connection.receive(long()), Ok(Received::End)));
    assert!(started.elapsed() < Duration::from_secs(1));
    assert_eq!(read_frame(&mut peer).0, 0x88);
    for _ in 0..2 {
        let error = connection.receive(long()).unwrap_err();
        assert!(matches!(error, ConnectionError::Closed(info) if info.code == 1000));
    }
}

#[test]
fn a_close_of_the_peer_that_has_already_arrived_is_not_an_answer() {
    let (mut connection, mut peer) = pair();
    deliver(&connection, &mut peer, &close_frame(1012, "restart"));
    peer.shutdown(std::net::Shutdown::Write).unwrap();
    let info = connection.close(&normal(), long());
    assert_eq!((info.code, info.by_peer, info.clean), (1012, true, true));
    assert_eq!(read_frame(&mut peer), (0x88, b"\x03\xe8done".to_vec()));
}

#[test]
fn a_close_of_the_peer_ends_a_send_that_it_does_not_accept() {
    const FRAME: usize = 40 << 20;
    let (mut connection, mut peer) = pair();
    let peer_thread = thread::spawn(move || {
        // A part of the frame has arrived, and the sockets cannot hold the rest.
        peer.read_exact(&mut [0; 100]).unwrap();
        peer.write_all(&close_frame(1009, "too long")).unwrap();
        let mut rest = Vec::new();
        let mut piece = vec![0; 1 << 20];
        loop {
            let count = peer.read(&mut piece).unwrap();
            rest.extend_from_slice(&piece[..count]);
            let frames = (100 + rest.len()).saturating_sub(8);
            if frames > 0 && frames % (FRAME + 14) == 0 {
                return rest;
            }
            assert!(count > 0, "a torn frame");
        }
    });
    let big = vec![0; FRAME];
    let error = loop {
        // A peer that reads fast may accept a whole frame before its Close is handled.
        if let Err(error) = connection.send(MessageType::Binary, &big, long()) {
            break error;
        }
    };
    let ConnectionError::Closed(info) = error else {
        panic!("{error:?}")
    };
    assert_eq!((info.code, info.clean), (1009, true));
    let rest = peer_thread.join().unwrap();
    assert_eq!(rest[rest.len() - 8..][..2], [0x88, 0x82]);
}

#[test]
fn abandon_sends_a_close_frame_without_waiting() {
    for descriptor in [Descriptor::Sole, Descriptor::Shared] {
        let (mut connection, mut peer) = pair();
        let duplicate = connection.fd().unwrap().try_clone_to_owned().unwrap();
        // A descriptor may have duplicates only if it is declared as shared.
        let kept = (descriptor == Descriptor::Shared).then_some(duplicate);
        deliver(&connection, &mut peer, &frame(0x81, b"unread"));
        connection.abandon(descriptor);
        assert_eq!(read_frame(&mut peer), (0x88, vec![0x03, 0xe9]));
        assert_eq!(peer.read(&mut [0; 1]).unwrap(), 0);
        assert!(connection.fd().is_none() && !connection.is_open());
        drop(kept);
    }
}

#[test]
fn drop_sends_nothing() {
    let (connection, mut peer) = pair();
    drop(connection);
    assert_eq!(peer.read(&mut [0; 1]).unwrap(), 0);
}
