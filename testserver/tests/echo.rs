//! The echo server as a WebSocket client sees it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod running;

use std::io::{ErrorKind, Read, Write};

use running::Running;
use tungstenite::error::ProtocolError;
use tungstenite::protocol::frame::coding::CloseCode;
use tungstenite::{Error, Message};

#[test]
fn messages_come_back_and_the_server_ends_with_its_input() {
    let server = Running::start(&["echo"]);
    let (mut socket, _) = server.open("/echo", "");
    let large = vec![7; 3_000_000];
    for message in [
        Message::text("grüße"),
        Message::binary(vec![0, 255]),
        Message::text(""),
        Message::binary(large),
    ] {
        socket.send(message.clone()).unwrap();
        assert_eq!(socket.read().unwrap(), message);
    }
    socket.close(None).unwrap();
    assert!(matches!(socket.read(), Ok(Message::Close(None))));
    assert!(matches!(socket.read(), Err(Error::ConnectionClosed)));
    assert!(server.finish());
}

#[test]
fn the_head_is_reported_as_received() {
    let server = Running::start(&["echo"]);
    let (mut socket, _) = server.open("/headers?a=b", "X-Odd:  spaced \r\n");
    let Message::Text(text) = socket.read().unwrap() else {
        panic!("no text");
    };
    assert!(text.starts_with("GET /headers?a=b HTTP/1.1\r\nHost: localhost\r\n"));
    assert!(text.ends_with("\r\nX-Odd:  spaced \r\n"));
    socket.send(Message::text("again")).unwrap();
    assert_eq!(socket.read().unwrap(), Message::text("again"));
}

#[test]
fn the_subprotocol_follows_the_query() {
    let server = Running::start(&["echo"]);
    let offer = "Sec-WebSocket-Protocol: a, b\r\n";
    let answer = |target| server.open(target, offer).1;
    assert!(answer("/subprotocol").contains("\r\nSec-WebSocket-Protocol: a\r\n"));
    assert!(answer("/echo?protocol=b").contains("\r\nSec-WebSocket-Protocol: b\r\n"));
    assert!(!answer("/echo?protocol=").contains("Sec-WebSocket-Protocol"));
}

#[test]
fn closing_carries_the_code_that_was_asked_for() {
    let server = Running::start(&["echo"]);
    let (mut socket, _) = server.open("/close?code=4001&reason=bye%20now", "");
    assert_eq!(socket.read().unwrap(), Message::text("closing"));
    let Message::Close(Some(frame)) = socket.read().unwrap() else {
        panic!("no close frame with a code");
    };
    assert_eq!(frame.code, CloseCode::Library(4001));
    assert_eq!(frame.reason.as_str(), "bye now");
    assert!(matches!(socket.read(), Err(Error::ConnectionClosed)));

    let (mut socket, _) = server.open("/close", "");
    assert_eq!(socket.read().unwrap(), Message::text("closing"));
    assert_eq!(socket.read().unwrap(), Message::Close(None));
}

#[test]
fn dropping_is_a_fin_or_a_reset() {
    let server = Running::start(&["echo"]);
    let (mut socket, _) = server.open("/drop?mode=fin&after=1", "");
    socket.send(Message::text("one")).unwrap();
    assert_eq!(socket.read().unwrap(), Message::text("one"));
    assert!(matches!(
        socket.read(),
        Err(Error::Protocol(ProtocolError::ResetWithoutClosingHandshake))
    ));

    let (mut socket, _) = server.open("/drop?mode=reset&after=1", "");
    socket.send(Message::text("one")).unwrap();
    assert_eq!(socket.read().unwrap(), Message::text("one"));
    let error = socket.get_mut().read(&mut [0]).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ConnectionReset);
}

#[test]
fn a_stream_has_the_asked_number_of_messages() {
    let server = Running::start(&["echo"]);
    for (count, size, kind) in [(3, 100_000, "binary"), (5000, 70, "text"), (1, 0, "binary")] {
        let target = format!("/stream?count={count}&size={size}&type={kind}");
        let (mut socket, _) = server.open(&target, "");
        for _ in 0..count {
            let message = socket.read().unwrap();
            assert_eq!((message.len(), message.is_text()), (size, kind == "text"));
        }
        socket.close(None).unwrap();
        assert_eq!(socket.read().unwrap(), Message::Close(None));
    }
}

#[test]
fn the_sink_counts() {
    let server = Running::start(&["echo"]);
    let (mut socket, _) = server.open("/sink", "");
    for _ in 0..3 {
        socket.send(Message::text("four")).unwrap();
    }
    socket.send(Message::text("count")).unwrap();
    assert_eq!(socket.read().unwrap(), Message::text("messages=3 bytes=12"));
}

#[test]
fn fragments_have_a_ping_between_the_first_two() {
    let server = Running::start(&["echo"]);
    let (mut socket, _) = server.open("/fragments?parts=3", "");
    socket.send(Message::text("abcdefgh")).unwrap();
    let mut raw = [0; 19];
    socket.get_mut().read_exact(&mut raw).unwrap();
    assert_eq!(&raw, b"\x01\x03abc\x89\x03mid\x00\x03def\x80\x02gh");
}

#[test]
fn a_pong_is_reported() {
    let server = Running::start(&["echo"]);
    let (mut socket, _) = server.open("/ping?payload=here", "");
    assert_eq!(socket.read().unwrap(), Message::Ping("here".into()));
    socket.flush().unwrap();
    assert_eq!(socket.read().unwrap(), Message::text("pong:here"));
}

#[test]
fn a_close_can_go_unanswered() {
    let server = Running::start(&["echo"]);
    let (mut socket, _) = server.open("/noclose", "");
    socket.send(Message::text("one")).unwrap();
    assert_eq!(socket.read().unwrap(), Message::text("one"));
    socket.close(None).unwrap();
    let tcp = socket.get_mut();
    tcp.set_read_timeout(Some(std::time::Duration::from_millis(300)))
        .unwrap();
    let error = tcp.read(&mut [0]).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::WouldBlock);
}

#[test]
fn what_is_no_websocket_request_is_refused() {
    let server = Running::start(&["echo"]);
    for (request, status) in [
        ("GET /echo HTTP/1.1\r\nHost: x\r\n\r\n", "426"),
        ("GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n", "404"),
        ("GET /echo HTTP/1.1\r\nUpgrade: websocket\r\n\r\n", "400"),
    ] {
        let mut tcp = server.connect();
        tcp.write_all(request.as_bytes()).unwrap();
        let mut response = vec![0; 12];
        tcp.read_exact(&mut response).unwrap();
        assert_eq!(response, format!("HTTP/1.1 {status}").into_bytes());
    }
}
