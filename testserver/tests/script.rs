//! The scripted peer and the two ports that do not answer.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod running;

use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Command, Stdio};
use std::time::Duration;

use running::Running;
use tungstenite::Message;

#[test]
fn a_scripted_101_opens_a_connection() {
    let mut server = Running::start(&[
        "script",
        "--connections",
        "1",
        "101 Sec-WebSocket-Protocol: chat\\r\\n",
        "frame",
        "send \\x81\\x02hi",
        "transcript",
        "close",
    ]);
    let (mut socket, head) = server.open("/", "");
    assert!(head.contains("\r\nSec-WebSocket-Protocol: chat\r\n\r\n"));
    socket.send(Message::text("yo")).unwrap();
    assert_eq!(socket.read().unwrap(), Message::text("hi"));
    assert_eq!(
        server.line(),
        r#"{"transcript":[{"fin":true,"rsv":0,"opcode":1,"masked":true,"payload":"796f"}],"connection":1}"#
    );
    drop(socket);
    assert!(server.wait());
}

#[test]
fn placeholders_and_repetition_reach_the_wire() {
    let server = Running::start(&["script", "head", "send {key} {port};", "repeat 70000 abcd"]);
    let mut tcp = server.connect();
    tcp.write_all(b"GET / HTTP/1.1\r\nsec-websocket-key:  k \r\n\r\n")
        .unwrap();
    let mut received = String::new();
    tcp.read_to_string(&mut received).unwrap();
    let expected = format!("k {};{}", server.port, "abcd".repeat(70_000));
    assert!(received == expected, "{} bytes", received.len());
}

#[test]
fn what_came_is_printed_even_when_the_peer_goes_early() {
    let mut server = Running::start(&["script", "read 100", "send never", "print"]);
    server.connect().write_all(b"ab\xff").unwrap();
    assert_eq!(server.line(), r#"{"received":"6162ff","connection":1}"#);
}

#[test]
fn each_ending_looks_as_it_should() {
    let server = Running::start(&["script", "send x", "reset"]);
    let mut tcp = server.connect();
    // The reset may overtake the byte.
    let error = std::iter::repeat_with(|| tcp.read(&mut [0]))
        .find_map(Result::err)
        .unwrap();
    assert_eq!(error.kind(), ErrorKind::ConnectionReset);

    let server = Running::start(&["script", "shutdown", "read 2", "hang"]);
    let mut tcp = server.connect();
    assert_eq!(tcp.read(&mut [0]).unwrap(), 0);
    tcp.write_all(b"ok").unwrap();

    let server = Running::start(&["script", "hang"]);
    let mut tcp = server.connect();
    tcp.set_read_timeout(Some(Duration::from_millis(200)))
        .unwrap();
    let error = tcp.read(&mut [0]).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::WouldBlock);
}

#[test]
fn connections_are_refused_after_the_last() {
    let server = Running::start(&["script", "--connections", "1", "hang"]);
    let first = server.connect();
    std::thread::sleep(Duration::from_millis(200));
    let second = TcpStream::connect(("127.0.0.1", server.port));
    assert_eq!(second.unwrap_err().kind(), ErrorKind::ConnectionRefused);
    drop(first);
    assert!(server.wait());
}

#[test]
fn wrong_steps_exit_with_2() {
    let status = Command::new(env!("CARGO_BIN_EXE_testserver"))
        .args(["script", "jump"])
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert_eq!(status.code(), Some(2));
}

#[test]
fn a_closed_port_refuses_and_a_black_hole_does_not_answer() {
    let server = Running::start(&["closed-port"]);
    let refused = TcpStream::connect(("127.0.0.1", server.port));
    assert_eq!(refused.unwrap_err().kind(), ErrorKind::ConnectionRefused);

    let server = Running::start(&["blackhole"]);
    let address = SocketAddr::from(([127, 0, 0, 1], server.port));
    let silence = TcpStream::connect_timeout(&address, Duration::from_millis(500));
    assert_eq!(silence.unwrap_err().kind(), ErrorKind::TimedOut);
}
