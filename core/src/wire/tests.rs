//! Tests of the wire: what it records, and which of its operations wait.

use std::io::{self, IoSlice, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::os::fd::AsFd as _;
use std::time::Duration;

use socket2::SockRef;

use super::wire::{StreamEnd, Wire};

fn pair() -> (Wire, TcpStream) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let ours = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    (Wire::new(ours).unwrap(), listener.accept().unwrap().0)
}

fn read_when_ready(wire: &mut Wire, buffer: &mut [u8]) -> io::Result<usize> {
    use crate::deadline::Deadline;
    use crate::wait::{Interest, Uninterruptible, Wait};
    Wait::new(Deadline::NEVER, &Uninterruptible)
        .for_fd(&*wire, Interest::READ)
        .unwrap();
    wire.read(buffer)
}

#[test]
fn the_first_bytes_and_the_counts_are_recorded() {
    let (mut wire, mut peer) = pair();
    peer.write_all(&[b'a'; 600]).unwrap();
    let mut total = 0;
    while total < 600 {
        total += read_when_ready(&mut wire, &mut [0; 1024]).unwrap();
    }
    wire.write_all(b"hello").unwrap();
    assert_eq!(wire.tap.received, 600);
    assert_eq!(wire.tap.sent, 5);
    assert_eq!(wire.tap.first_received, vec![b'a'; 512]);
    assert_eq!(wire.tap.end, None);
}

#[test]
fn an_orderly_end_is_distinguished_from_a_reset() {
    let (mut wire, peer) = pair();
    drop(peer);
    assert_eq!(read_when_ready(&mut wire, &mut [0; 8]).unwrap(), 0);
    assert_eq!(wire.tap.end, Some(StreamEnd::Closed));

    let (mut wire, peer) = pair();
    SockRef::from(&peer)
        .set_linger(Some(Duration::ZERO))
        .unwrap();
    drop(peer);
    assert!(read_when_ready(&mut wire, &mut [0; 8]).is_err());
    assert_eq!(wire.tap.end, Some(StreamEnd::Reset));
}

#[test]
fn one_read_waits_and_the_next_does_not() {
    let (mut wire, mut peer) = pair();
    wire.allow_waiting_reads();
    if !wire.can_reads_wait() {
        return;
    }
    wire.let_next_read_wait(true);
    let writing = std::thread::spawn(move || {
        peer.write_all(b"hello").unwrap();
        peer
    });
    let mut buffer = [0; 8];
    // Without a poll before it, so it has waited for the other thread.
    assert_eq!(wire.read(&mut buffer).unwrap(), 5);
    let _peer = writing.join().unwrap();
    let error = wire.read(&mut buffer).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::WouldBlock);
    assert!(wire.can_reads_wait());
}

#[test]
fn reads_no_longer_wait_once_a_duplicate_is_made_non_blocking() {
    let (mut wire, _peer) = pair();
    wire.allow_waiting_reads();
    let duplicate = TcpStream::from(wire.as_fd().try_clone_to_owned().unwrap());
    duplicate.set_nonblocking(true).unwrap();
    wire.let_next_read_wait(true);
    let error = wire.read(&mut [0; 8]).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::WouldBlock);
    assert!(!wire.can_reads_wait());
}

#[test]
fn a_peek_never_waits() {
    let (wire, _peer) = pair();
    wire.allow_waiting_reads();
    let error = wire.peek(&mut [0; 8]).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::WouldBlock);
}

#[test]
fn writes_never_wait() {
    let (mut wire, _peer) = pair();
    wire.allow_waiting_reads();
    let block = [0; 1 << 16];
    let error = loop {
        match wire.write_vectored(&[IoSlice::new(&block)]) {
            Ok(count) => assert!(count > 0),
            Err(error) => break error,
        }
    };
    assert_eq!(error.kind(), io::ErrorKind::WouldBlock);
    let error = wire.write(&block).map(drop).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::WouldBlock);
}
