//! Ends without a closing handshake: a peer that disconnects, and one that breaks the protocol.

use super::super::{ConnectionError, Lost, LostCause, Position};
use super::calls::message;
use super::*;

fn lost(error: ConnectionError) -> Lost {
    match error {
        ConnectionError::Lost(lost) => *lost,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_end_without_a_close_frame_is_reported_with_its_position() {
    let (mut connection, mut peer) = pair();
    peer.write_all(&[frame(0x81, b"one"), b"\x81\x05he".to_vec()].concat())
        .unwrap();
    drop(peer);
    assert_eq!(message(connection.receive(long())), b"one");
    for _ in 0..2 {
        let lost = lost(connection.receive(long()).unwrap_err());
        assert_eq!(lost.cause, LostCause::Fin);
        assert_eq!(
            lost.position,
            Position::InsideFrame {
                received: 2,
                length: 5
            }
        );
        assert_eq!((lost.messages_received, lost.payload_received), (1, 5));
    }
    let error = connection
        .send(MessageType::Text, b"x", long())
        .unwrap_err();
    assert_eq!(lost(error).cause, LostCause::Fin);
    assert!(connection.fd().is_none() && !connection.is_open());
    assert_eq!(connection.close_info(), Some(CloseInfo::lost(true)));
}

#[test]
fn a_reset_is_distinguished_from_an_orderly_end() {
    let (mut connection, peer) = pair();
    reset(peer);
    assert_eq!(
        lost(connection.receive(long()).unwrap_err()).cause,
        LostCause::Reset
    );

    let (mut connection, peer) = pair();
    reset(peer);
    let big = vec![0; 1 << 20];
    let error = connection
        .send(MessageType::Binary, &big, long())
        .unwrap_err();
    assert_eq!(lost(error).cause, LostCause::Reset);
}

#[test]
fn what_a_peer_sent_before_it_disconnected_is_still_read() {
    let (mut connection, mut peer) = pair();
    let wire = [frame(0x81, b"last words"), close_frame(1011, "out of disk")].concat();
    deliver(&connection, &mut peer, &wire);
    // Unread bytes at its close make the peer's kernel send RST.
    connection
        .send(MessageType::Text, b"unread", long())
        .unwrap();
    drop(peer);
    let big = vec![0; 8 << 20];
    let error = loop {
        if let Err(error) = connection.send(MessageType::Binary, &big, long()) {
            break error;
        }
    };
    let ConnectionError::Closed(info) = error else {
        panic!("{error:?}")
    };
    assert_eq!((info.code, info.reason.as_str()), (1011, "out of disk"));
    assert_eq!(message(connection.receive(none())), b"last words");
    assert!(matches!(
        connection.receive(none()),
        Err(ConnectionError::Closed(_))
    ));
}

#[test]
fn a_violation_is_reported_again_and_closes_with_its_code() {
    let (mut connection, mut peer) = pair();
    peer.write_all(&[frame(0x81, b"fine"), frame(0x81, b"\xff")].concat())
        .unwrap();
    assert_eq!(message(connection.receive(long())), b"fine");
    for _ in 0..2 {
        let error = connection.receive(long()).unwrap_err();
        assert!(matches!(
            error,
            ConnectionError::Violation(ProtocolViolation::Utf8(_))
        ));
    }
    assert_eq!(
        read_frame(&mut peer),
        (0x88, 1007_u16.to_be_bytes().to_vec())
    );
    assert_eq!(peer.read(&mut [0; 1]).unwrap(), 0);
    assert_eq!(connection.close_info().unwrap().code, 1007);
    assert!(connection.fd().is_none());
}

#[test]
fn a_tebibyte_is_refused_immediately() {
    let (mut connection, mut peer) = pair();
    peer.write_all(b"\x82\x7f\x00\x00\x01\x00\x00\x00\x00\x00")
        .unwrap();
    let error = connection.receive(long()).unwrap_err();
    assert!(matches!(
        error,
        ConnectionError::Violation(ProtocolViolation::TooBig(_))
    ));
    assert_eq!(
        read_frame(&mut peer),
        (0x88, 1009_u16.to_be_bytes().to_vec())
    );
}
