//! Records that are cut, arrive together, are damaged or follow the end; and a peer that does not read.

use std::io::{self, Read, Write};
use std::mem::MaybeUninit;
use std::net::TcpStream;
use std::sync::{Arc, LazyLock, mpsc};
use std::time::Duration;

use rustls::{AlertDescription, ServerConnection, SupportedProtocolVersion};
use socket2::SockRef;

use super::pki::{Authority, Identity, leaf};
use super::server::{BOTH, ONLY_12, ONLY_13, Server, config};
use super::{connect, trusting, wait};
use crate::buffer::BLOCK;
use crate::tls::{TlsError, TlsStream};
use crate::wait::Interest;

/// A peer whose records the test sends itself.
struct RecordPeer {
    session: ServerConnection,
    socket: TcpStream,
}

fn open(versions: &[&'static SupportedProtocolVersion]) -> (TlsStream, RecordPeer) {
    // One for all: clients are kept per process, and not many.
    static LAB: LazyLock<(Authority, Identity)> = LazyLock::new(|| {
        let authority = Authority::new("Lab CA");
        let identity = authority.issue(&leaf(&["good.test"]));
        (authority, identity)
    });
    let config = Arc::new(config(&LAB.1, versions, None));
    let (sender, receiver) = mpsc::channel();
    let server = Server::scripted(1, move |mut socket| {
        let mut session = ServerConnection::new(Arc::clone(&config)).unwrap();
        // Every byte in a segment of its own.
        while session.is_handshaking() || session.wants_write() {
            if session.wants_write() {
                let mut flight = Vec::new();
                while session.wants_write() {
                    session.write_tls(&mut flight).unwrap();
                }
                flight
                    .iter()
                    .for_each(|byte| socket.write_all(&[*byte]).unwrap());
            } else {
                session.read_tls(&mut socket).unwrap();
                session.process_new_packets().unwrap();
            }
        }
        sender.send(RecordPeer { session, socket }).unwrap();
    });
    let mut stream = connect(&server, &trusting(&LAB.0.pem), "good.test").unwrap();
    let mut peer = receiver.recv().unwrap();
    // The tickets of TLS 1.3 come before it.
    let record = peer.records(b"ready");
    peer.send(&record);
    assert_eq!(read_all(&mut stream, 5, 64), b"ready");
    (stream, peer)
}

impl RecordPeer {
    /// The records of `bytes`, not sent.
    fn records(&mut self, bytes: &[u8]) -> Vec<u8> {
        self.session.writer().write_all(bytes).unwrap();
        self.staged()
    }

    /// The records that the session has staged.
    fn staged(&mut self) -> Vec<u8> {
        let mut records = Vec::new();
        while self.session.wants_write() {
            self.session.write_tls(&mut records).unwrap();
        }
        records
    }

    /// The alert that follows a record which cannot be decrypted.
    fn fatal_alert(&mut self) -> Vec<u8> {
        let record = [&[23, 3, 3, 0, 17][..], &[0; 17]].concat();
        self.session.read_tls(&mut record.as_slice()).unwrap();
        self.session.process_new_packets().unwrap_err();
        self.staged()
    }

    fn send(&mut self, bytes: &[u8]) {
        self.socket.write_all(bytes).unwrap();
    }

    fn read(&mut self, length: usize) -> Vec<u8> {
        let mut bytes = vec![0; length];
        rustls::Stream::new(&mut self.session, &mut self.socket)
            .read_exact(&mut bytes)
            .unwrap();
        bytes
    }

    /// A record as it is on the wire: its type and its length, and all of it.
    fn record(&mut self) -> (u8, usize, Vec<u8>) {
        let mut record = vec![0; 5];
        self.socket.read_exact(&mut record).unwrap();
        let length = usize::from(u16::from_be_bytes([record[3], record[4]]));
        record.resize(5 + length, 0);
        self.socket.read_exact(&mut record[5..]).unwrap();
        (record[0], length, record)
    }
}

/// Waits for bytes on the wire and reads once.
fn read_next(stream: &mut TlsStream, buffer: &mut [u8]) -> io::Result<usize> {
    if !stream.has_buffered() {
        wait().for_fd(&*stream, Interest::READ).unwrap();
    }
    stream.read(buffer)
}

/// Reads `length` bytes in pieces of at most `piece`.
fn read_all(stream: &mut TlsStream, length: usize, piece: usize) -> Vec<u8> {
    let (mut bytes, mut buffer) = (Vec::new(), vec![0; piece]);
    while bytes.len() < length {
        match read_next(stream, &mut buffer) {
            Ok(count) => {
                assert_ne!(count, 0, "ended after {} bytes", bytes.len());
                bytes.extend_from_slice(&buffer[..count]);
            }
            Err(error) => assert_eq!(error.kind(), io::ErrorKind::WouldBlock),
        }
    }
    bytes
}

fn pattern(length: usize) -> Vec<u8> {
    (0..length).map(|i| (i % 251) as u8).collect()
}

fn assert_blocks(outcome: io::Result<usize>) {
    assert_eq!(outcome.unwrap_err().kind(), io::ErrorKind::WouldBlock);
}

#[test]
fn a_record_may_be_cut_anywhere() {
    for versions in [ONLY_12, ONLY_13] {
        let (mut stream, mut peer) = open(versions);
        for cut in 1.. {
            let record = peer.records(b"hello");
            if cut == record.len() {
                break;
            }
            peer.send(&record[..cut]);
            assert_blocks(read_next(&mut stream, &mut [0; 64]));
            assert!(!stream.has_buffered());
            assert!(
                stream.memory() <= cut,
                "a waiting connection holds a block after {cut} bytes"
            );
            peer.send(&record[cut..]);
            assert_eq!(read_all(&mut stream, 5, 64), b"hello");
            assert!(!stream.has_buffered());
            assert_eq!(stream.memory(), 0);
        }
    }
}

#[test]
fn records_that_arrive_together_are_read_together() {
    let (mut stream, mut peer) = open(BOTH);
    let records = [&b"abc"[..], b"def", b"ghi"].map(|bytes| peer.records(bytes));
    peer.send(&records.concat());
    let mut buffer = vec![0; BLOCK];
    assert_eq!(read_next(&mut stream, &mut buffer).unwrap(), 9);
    assert_eq!(&buffer[..9], b"abcdefghi");
    assert!(!stream.has_buffered());
    assert_blocks(stream.read(&mut buffer));

    // One byte at a time, with `has_buffered` right after each.
    let records = [&b"abc"[..], b"def"].map(|bytes| peer.records(bytes));
    peer.send(&records.concat());
    for (number, byte) in b"abcdef".iter().enumerate() {
        let mut buffer = [0];
        assert_eq!(read_next(&mut stream, &mut buffer).unwrap(), 1);
        assert_eq!(buffer, [*byte]);
        assert_eq!(stream.has_buffered(), number < 5);
    }
    assert_eq!(stream.memory(), 0);
}

#[test]
fn large_data_is_read_in_pieces_of_any_size() {
    let bytes = pattern(300_000);
    for piece in [1000, 16 * 1024, 100_000] {
        let (mut stream, mut peer) = open(BOTH);
        let sent = bytes.clone();
        let sending = std::thread::spawn(move || {
            let mut session = rustls::Stream::new(&mut peer.session, &mut peer.socket);
            session.write_all(&sent).unwrap();
            session.flush().unwrap();
            peer
        });
        assert_eq!(read_all(&mut stream, bytes.len(), piece), bytes);
        drop(sending.join().unwrap());
    }
}

#[test]
fn a_record_is_read_into_uninitialised_memory_and_its_rest_by_the_next_calls() {
    let (mut stream, mut peer) = open(BOTH);
    let records = [&b"abcdef"[..], b"ghi"].map(|bytes| peer.records(bytes));
    peer.send(&records.concat());
    wait().for_fd(&stream, Interest::READ).unwrap();
    let mut space = [MaybeUninit::uninit(); 4];
    let mut read = || stream.read_uninit(&mut space).unwrap().to_vec();
    assert_eq!([read(), read(), read()], [&b"abcd"[..], b"ef", b"ghi"]);
    assert!(!stream.has_buffered());
    assert_eq!(stream.memory(), 0);
}

#[test]
fn records_after_a_close_notify_are_ignored() {
    let (mut stream, mut peer) = open(BOTH);
    let data = peer.records(b"bye");
    peer.session.send_close_notify();
    let close = peer.staged();
    peer.send(&[&data[..], &close, &[0xff; 40]].concat());
    assert_eq!(read_all(&mut stream, 3, 64), b"bye");
    assert_eq!(stream.read(&mut [0; 64]).unwrap(), 0);
    assert!(stream.closed_by_peer());
    assert!(!stream.has_buffered());
    peer.send(&[0xff; 40]);
    assert_eq!(stream.read(&mut [0; 64]).unwrap(), 0);
    assert_eq!(stream.memory(), 0);
    // The other way is still open (RFC 8446 §6.1).
    stream.write(b"hello").unwrap();
    assert_eq!(peer.read(5), b"hello");
}

#[test]
fn a_damaged_record_fails_after_the_data_before_it_and_the_peer_gets_an_alert() {
    for versions in [ONLY_12, ONLY_13] {
        let (mut stream, mut peer) = open(versions);
        let (whole, mut damaged) = (peer.records(b"hello"), peer.records(b"hello"));
        *damaged.last_mut().unwrap() ^= 1;
        peer.send(&[whole, damaged].concat());
        let mut buffer = vec![0; BLOCK];
        assert_eq!(read_next(&mut stream, &mut buffer).unwrap(), 5);
        // It does not wait for more from the peer.
        assert!(stream.has_buffered());
        for _ in 0..2 {
            let error = stream.read(&mut buffer).unwrap_err();
            let failure = stream.post_handshake_failure(&error).unwrap();
            assert!(
                matches!(failure.error, TlsError::Tampered { .. }),
                "{failure:?}"
            );
        }
        let error = stream.write(b"more").unwrap_err();
        assert!(stream.post_handshake_failure(&error).is_some());
        stream.send_close_notify();
        stream.wire().shutdown_write();
        peer.session.read_tls(&mut peer.socket).unwrap();
        assert_eq!(
            peer.session.process_new_packets().unwrap_err(),
            rustls::Error::AlertReceived(AlertDescription::BadRecordMac)
        );
        // One alert and no more.
        assert_eq!(peer.socket.read(&mut [0; 64]).unwrap(), 0);
    }
}

#[test]
fn an_alert_that_came_with_data_is_reported_without_reading_the_socket() {
    let (mut stream, mut peer) = open(ONLY_13);
    let data = peer.records(b"hello");
    let alert = peer.fatal_alert();
    peer.send(&[data, alert].concat());
    assert_eq!(read_next(&mut stream, &mut vec![0; BLOCK]).unwrap(), 5);
    assert!(stream.has_buffered());
    let error = stream.read(&mut [0; 64]).unwrap_err();
    assert!(stream.post_handshake_failure(&error).is_some(), "{error}");
}

#[test]
fn a_key_update_is_answered_before_the_next_data() {
    let (mut stream, mut peer) = open(ONLY_13);
    peer.session.refresh_traffic_keys().unwrap();
    let records = peer.records(b"under new keys");
    peer.send(&records);
    assert_eq!(read_all(&mut stream, 14, 64), b"under new keys");
    stream.write(b"hello").unwrap();
    // A KeyUpdate has 5 bytes (RFC 8446 §4.6.3), a record adds its content type and a tag of 16.
    let (kind, length, update) = peer.record();
    assert_eq!((kind, length), (23, 5 + 1 + 16));
    let (kind, length, data) = peer.record();
    assert_eq!((kind, length), (23, 5 + 1 + 16));
    let bytes = [update, data].concat();
    peer.session.read_tls(&mut bytes.as_slice()).unwrap();
    peer.session.process_new_packets().unwrap();
    assert_eq!(peer.read(5), b"hello");
    let records = peer.records(b"still");
    peer.send(&records);
    assert_eq!(read_all(&mut stream, 5, 64), b"still");
}

#[test]
fn received_data_is_kept_when_something_is_written_first() {
    let (mut stream, mut peer) = open(BOTH);
    let bytes = pattern(40_000);
    let records = peer.records(&bytes);
    peer.send(&records);
    // The first read decrypts all that has arrived.
    let first = read_all(&mut stream, 1, 1);
    stream.write(b"hello").unwrap();
    assert_eq!(peer.read(5), b"hello");
    let rest = read_all(&mut stream, bytes.len() - 1, 1000);
    assert!([first, rest].concat() == bytes);
    assert_eq!(stream.memory(), 0);
}

#[test]
fn writing_to_a_peer_that_does_not_read_is_bounded() {
    let (mut stream, mut peer) = open(BOTH);
    let piece = pattern(50_000);
    let mut written = Vec::new();
    loop {
        match stream.write(&piece) {
            Ok(count) => written.extend_from_slice(&piece[..count]),
            Err(error) => {
                assert_eq!(error.kind(), io::ErrorKind::WouldBlock);
                break;
            }
        }
        assert!(written.len() < 1 << 30);
    }
    assert!(stream.wants_write());
    assert!(stream.memory() <= BLOCK);
    assert_blocks(stream.flush().map(|()| 0));
    let held = (written.len() as u64).saturating_sub(stream.wire().tap.sent);
    assert!(held <= BLOCK as u64, "{held} bytes are held back");

    let expected = written.len();
    let reading = std::thread::spawn(move || peer.read(expected));
    while stream.wants_write() {
        wait().for_fd(&stream, Interest::BOTH).unwrap();
        stream.flush_pending();
    }
    assert!(reading.join().unwrap() == written);
    assert_eq!(stream.memory(), 0);
}

#[test]
fn data_before_a_reset_is_read_although_an_answer_cannot_be_sent() {
    let (mut stream, mut peer) = open(BOTH);
    let data = peer.records(b"hello");
    peer.send(&data);
    wait().for_fd(&stream, Interest::READ).unwrap();
    SockRef::from(&peer.socket)
        .set_linger(Some(Duration::ZERO))
        .unwrap();
    drop(peer);
    let nothing = Interest {
        read: false,
        write: false,
    };
    // Until RST, which is reported whatever is waited for.
    wait().for_fd(&stream, nothing).unwrap();
    let error = stream.write(b"answer").unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::ConnectionReset);
    assert!(stream.wants_write());
    stream.flush_pending();
    assert_eq!(read_all(&mut stream, 5, 64), b"hello");
    assert!(stream.take_flush_error().is_some());
}

#[test]
fn the_last_alert_after_data_is_found_after_a_failed_write() {
    let (mut stream, mut peer) = open(BOTH);
    let data = peer.records(b"hello");
    let alert = peer.fatal_alert();
    peer.send(&[data, alert].concat());
    wait().for_fd(&stream, Interest::READ).unwrap();
    stream.wire().shutdown_write();
    let error = stream.write(b"more").unwrap_err();
    assert!(stream.post_handshake_failure(&error).is_some(), "{error}");
    assert_eq!(read_all(&mut stream, 5, 64), b"hello");
}

#[test]
fn an_endless_handshake_message_is_refused() {
    // In records of one byte, a message of 64 KiB needs far more than is kept for it.
    let authority = Authority::new("Lab CA");
    let server = Server::scripted(1, |mut socket| {
        let _ = socket.read(&mut [0; 4096]);
        let mut flight = vec![22, 3, 3, 0, 4, 2, 0, 0xff, 0xff];
        for _ in 0..40_000 {
            flight.extend_from_slice(&[22, 3, 3, 0, 1, 0]);
        }
        let _ = socket.write_all(&flight);
        let _ = socket.shutdown(std::net::Shutdown::Write);
        let _ = io::copy(&mut socket, &mut io::sink());
    });
    let failure = connect(&server, &trusting(&authority.pem), "good.test").unwrap_err();
    assert!(
        matches!(failure.error, TlsError::Tampered { .. }),
        "{failure:?}"
    );
}
