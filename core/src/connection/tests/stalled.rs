//! Sends to a peer that reads late or not at all, and what is received meanwhile.

use std::ops::ControlFlow;
use std::thread;
use std::time::Instant;

use super::super::{ConnectionError, ControlPayload, TimedOut};
use super::calls::message;
use super::*;

#[test]
fn two_ends_that_both_write_do_not_wait_for_each_other() {
    let close_timeout = Duration::from_secs(10);
    let max_message_size = 64 << 20;
    let (mut connection, mut peer) = pair_with::<Vec<u8>>(ConnectionLimits {
        max_message_size,
        close_timeout,
        ..ConnectionLimits::default()
    });
    let big: Vec<u8> = (0..20 << 20).map(|i: u32| (i % 253) as u8).collect();
    let expected = big.clone();
    // The peer does not read before all of its own message is written.
    let peer_thread = thread::spawn(move || {
        peer.write_all(&frame(0x82, &expected)).unwrap();
        assert!(read_frame(&mut peer) == (0x82, expected));
    });
    connection.send(MessageType::Binary, &big, long()).unwrap();
    assert!(message(connection.receive(long())) == big);
    peer_thread.join().unwrap();
}

/// Sends until the peer's and our socket buffers are full.
fn fill(connection: &mut Connection<Vec<u8>>) -> (Vec<Vec<u8>>, ConnectionError) {
    let mut sent = Vec::new();
    for i in 0_u32.. {
        let payload = [&i.to_be_bytes()[..], &vec![i as u8; 300_000]].concat();
        match connection.send(MessageType::Binary, &payload, none()) {
            Ok(()) => sent.push(payload),
            Err(error) => {
                sent.push(payload);
                return (sent, error);
            }
        }
    }
    panic!("the sockets take everything")
}

#[test]
fn a_send_that_times_out_is_kept_whole_or_taken_back() {
    let (mut connection, mut peer) = pair();
    let (mut expected, error) = fill(&mut connection);
    let ConnectionError::TimedOut(TimedOut::Send { sent, of }) = error else {
        panic!("{error:?}")
    };
    assert_eq!(of, 300_004 + 14);
    assert!(sent < of);
    if sent == 0 {
        expected.pop();
    }
    // Now nothing of a further frame can be written, so it is taken back.
    let error = connection
        .send(MessageType::Text, b"taken back", none())
        .unwrap_err();
    assert_eq!(
        error,
        ConnectionError::TimedOut(TimedOut::Send { sent: 0, of: 16 })
    );
    let count = connection.counters().messages_sent;
    assert_eq!(count, expected.len() as u64);

    let peer_thread = thread::spawn(move || {
        for payload in expected {
            assert!(read_frame(&mut peer) == (0x82, payload));
        }
        assert_eq!(read_frame(&mut peer), (0x81, b"after".to_vec()));
        peer.write_all(&frame(0x81, b"all there")).unwrap();
    });
    connection
        .send(MessageType::Text, b"after", long())
        .unwrap();
    assert_eq!(message(connection.receive(long())), b"all there");
    peer_thread.join().unwrap();
}

#[test]
fn the_rest_of_a_kept_frame_is_sent_while_receiving() {
    let (mut connection, mut peer) = pair();
    let (mut expected, error) = fill(&mut connection);
    if matches!(
        error,
        ConnectionError::TimedOut(TimedOut::Send { sent: 0, .. })
    ) {
        expected.pop();
    }
    let peer_thread = thread::spawn(move || {
        for payload in expected {
            assert!(read_frame(&mut peer) == (0x82, payload));
        }
        peer.write_all(&frame(0x81, b"all there")).unwrap();
    });
    assert_eq!(message(connection.receive(long())), b"all there");
    peer_thread.join().unwrap();
}

#[test]
fn a_program_that_only_sends_answers_pings() {
    let (mut connection, mut peer) = pair();
    deliver(
        &connection,
        &mut peer,
        &[frame(0x89, b"alive?"), frame(0x81, b"text")].concat(),
    );
    connection
        .timing
        .set_last_read(Instant::now().checked_sub(Duration::from_secs(2)).unwrap());
    connection
        .send(MessageType::Text, b"on and on", long())
        .unwrap();
    assert_eq!(read_frame(&mut peer), (0x8a, b"alive?".to_vec()));
    assert_eq!(read_frame(&mut peer), (0x81, b"on and on".to_vec()));
    assert_eq!(message(connection.receive(none())), b"text");
}

#[test]
fn a_full_inbox_stops_reading_and_order_is_kept() {
    let close_timeout = Duration::from_secs(10);
    let (mut connection, mut peer) = pair_with::<Vec<u8>>(ConnectionLimits {
        max_message_size: 2000,
        close_timeout,
        ..ConnectionLimits::default()
    });
    let count = 10_000_u32;
    let mut flood = peer.try_clone().unwrap();
    let writer = thread::spawn(move || {
        for i in 0..count {
            let payload = [&i.to_be_bytes()[..], &[0; 996]].concat();
            flood.write_all(&frame(0x82, &payload)).unwrap();
        }
    });
    // The peer does not read: the send cannot end, and the size of what is received is limited.
    let big = vec![5; 30 << 20];
    let wait = Wait::new(Deadline::after(Duration::from_millis(50)), &Uninterruptible);
    assert!(matches!(
        connection.send(MessageType::Binary, &big, wait),
        Err(ConnectionError::TimedOut(TimedOut::Send { .. }))
    ));
    // On a busy machine the messages may arrive after the end of the first call.
    while !connection.inbox.is_full() {
        let wait = Wait::new(Deadline::after(Duration::from_millis(50)), &Uninterruptible);
        let stalled = connection.send(MessageType::Binary, b"later", wait);
        assert!(matches!(
            stalled,
            Err(ConnectionError::TimedOut(TimedOut::Send { sent: 0, .. }))
        ));
    }
    assert!(connection.counters().messages_received <= 1000);
    let error = connection
        .ping(ControlPayload::new(b"").unwrap(), none())
        .unwrap_err();
    assert!(matches!(
        error,
        ConnectionError::TimedOut(TimedOut::Ping { sent: false, .. })
    ));

    let reader = thread::spawn(move || assert!(read_frame(&mut peer) == (0x82, big)));
    let mut next = 0_u32;
    while next < count {
        assert_eq!(message(connection.receive(long()))[..4], next.to_be_bytes());
        next += 1;
        connection
            .poll(|message| {
                assert_eq!(message.payload[..4], next.to_be_bytes());
                next += 1;
                ControlFlow::Continue(())
            })
            .unwrap();
    }
    writer.join().unwrap();
    // The rest of our frame is sent by the next call that has time.
    connection.send(MessageType::Text, b"end", long()).unwrap();
    reader.join().unwrap();
}
