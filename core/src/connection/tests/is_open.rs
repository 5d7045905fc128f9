//! Whether a connection is open, by what has arrived and was not read.

use super::super::{ConnectionError, LostCause, Received, TrySend};
use super::calls::message;
use super::*;

/// Waits until `is_open` is false.
fn closes(connection: &mut Connection<Vec<u8>>) -> bool {
    let limit = long();
    while connection.is_open_now() {
        if limit.deadline().has_passed() {
            return false;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    true
}

#[test]
fn a_fin_and_a_reset_are_seen_without_a_read() {
    let (mut connection, peer) = pair();
    assert!(connection.is_open_now());
    drop(peer);
    assert!(closes(&mut connection));
    let Err(ConnectionError::Lost(lost)) = connection.receive(long()) else {
        panic!()
    };
    assert_eq!(lost.cause, LostCause::Fin);

    let (mut connection, peer) = pair();
    reset(peer);
    assert!(closes(&mut connection));
    let Err(ConnectionError::Lost(lost)) = connection.receive(long()) else {
        panic!()
    };
    assert_eq!(lost.cause, LostCause::Reset);
}

#[test]
fn a_close_frame_is_seen_and_data_stays_in_the_socket() {
    let (mut connection, mut peer) = pair();
    deliver(&connection, &mut peer, &frame(0x81, b"data"));
    assert!(connection.is_open_now());
    let fd = connection.fd().unwrap();
    long().for_fd(fd, crate::wait::Interest::READ).unwrap();
    assert_eq!(message(connection.receive(none())), b"data");
    let wire = [frame(0x89, b"ping"), close_frame(1001, "bye")].concat();
    deliver(&connection, &mut peer, &wire);
    assert!(closes(&mut connection));
    assert_eq!(connection.close_info().unwrap().reason, "bye");
    assert!(matches!(connection.receive(none()), Ok(Received::End)));
}

#[test]
fn messages_before_an_end_keep_it_open() {
    let (mut connection, mut peer) = pair();
    peer.write_all(
        &[
            frame(0x81, b"one"),
            frame(0x81, b"two"),
            close_frame(1000, ""),
        ]
        .concat(),
    )
    .unwrap();
    drop(peer);
    for expected in [b"one", b"two"] {
        let limit = long();
        while connection.fd().is_some() && connection.is_open_now() && !connection.has_messages() {
            assert!(!limit.deadline().has_passed());
        }
        assert!(connection.is_open_now());
        assert_eq!(message(connection.receive(long())), expected);
    }
    assert!(!connection.is_open_now());
    assert!(matches!(connection.receive(none()), Ok(Received::End)));
}

#[test]
fn a_message_after_the_fin_of_the_peer_is_refused_and_the_fin_is_named() {
    let (mut connection, peer) = pair();
    drop(peer);
    // The first is accepted by the kernel; the peer's RST to it makes the next fail.
    let limit = long();
    while connection.try_send(MessageType::Text, b"late") == TrySend::Complete {
        assert!(!limit.deadline().has_passed());
        std::thread::sleep(Duration::from_millis(2));
    }
    let error = connection
        .send(MessageType::Text, b"late", long())
        .unwrap_err();
    let ConnectionError::Lost(lost) = error else {
        panic!("{error:?}")
    };
    assert_eq!(lost.cause, LostCause::FinBeforeWrite);
    assert!(lost.sent_since_read > 0);
}
