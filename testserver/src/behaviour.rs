//! What the echo server does on each path once the WebSocket connection is open.

use std::io::Write;
use std::ops::ControlFlow;
use std::thread;
use std::time::Duration;

use tungstenite::error::ProtocolError;
use tungstenite::protocol::CloseFrame;
use tungstenite::protocol::frame::Frame;
use tungstenite::protocol::frame::coding::{CloseCode, Data, OpCode};
use tungstenite::{Bytes, Error, Message, WebSocket};

use crate::connection::Connection;
use crate::echo::LARGEST;
use crate::frame::server_frame;
use crate::head::RequestHead;
use crate::numbered;

/// The size of the blocks that `/stream` writes; big enough that system calls do not count.
const BLOCK: usize = 256 * 1024;

const PATHS: &[&str] = &[
    "/",
    "/echo",
    "/headers",
    "/close",
    "/drop",
    "/stream",
    "/numbered",
    "/sink",
    "/fragments",
    "/ping",
    "/silent",
    "/noclose",
    "/subprotocol",
    "/slow",
    "/binary",
    "/tls",
];

type Socket = WebSocket<Connection>;
type Outcome = Result<(), Error>;

/// How a conversation ends after the messages.
enum Ending {
    /// The closing handshake is done or cannot be: TLS close_notify and FIN.
    Orderly,
    /// FIN without close_notify.
    Truncate,
    /// RST.
    Reset,
    /// Nothing is read or written any more until the peer closes.
    Hang,
    /// Everything is read and nothing answered until the peer closes.
    Drain,
}

/// Whether a path names a behaviour.
pub(crate) fn is_known(path: &str) -> bool {
    PATHS.contains(&path)
}

/// Carries out the behaviour that the path of the request names, then ends the connection.
pub(crate) fn run(mut socket: Socket, head: &RequestHead) {
    let (outcome, ending) = match head.path() {
        "/headers" => (
            greeted(&mut socket, Message::text(head.text.as_str())),
            Ending::Orderly,
        ),
        "/binary" => {
            let size: usize = head.number("size", 1024).min(LARGEST);
            let bytes: Vec<u8> = (0..=u8::MAX).cycle().take(size).collect();
            (
                greeted(&mut socket, Message::binary(bytes)),
                Ending::Orderly,
            )
        }
        "/tls" => {
            let summary = socket.get_ref().tls_summary();
            (
                greeted(&mut socket, Message::text(summary)),
                Ending::Orderly,
            )
        }
        "/close" => (close(&mut socket, head), Ending::Orderly),
        "/drop" => {
            let outcome = echo_some(&mut socket, head.number("after", 0));
            let ending = match head.query("mode").as_deref() {
                Some("reset") => Ending::Reset,
                Some("notify") => Ending::Orderly,
                _ => Ending::Truncate,
            };
            (outcome, ending)
        }
        "/stream" => (stream(&mut socket, head), Ending::Orderly),
        "/numbered" => (
            numbered::run(socket.get_mut(), head).map_err(Error::from),
            Ending::Orderly,
        ),
        "/sink" => (sink(&mut socket), Ending::Orderly),
        "/fragments" => (
            fragments(&mut socket, head.number("parts", 3)),
            Ending::Orderly,
        ),
        "/ping" => (ping(&mut socket, head), Ending::Orderly),
        "/silent" => (Ok(()), Ending::Hang),
        "/noclose" => (echo_until_close(&mut socket), Ending::Drain),
        "/slow" => {
            let delay = Duration::from_millis(head.number("ms", 100));
            (echo_slowly(&mut socket, delay), Ending::Orderly)
        }
        _ => (echo(&mut socket), Ending::Orderly),
    };
    if let Err(error) = outcome {
        complain(&mut socket, &error);
    }
    end(socket.into_inner(), &ending);
}

fn end(mut connection: Connection, ending: &Ending) {
    match ending {
        Ending::Orderly => connection.close(),
        Ending::Truncate => connection.truncate(),
        Ending::Reset => connection.reset(),
        Ending::Hang => {
            connection.wait_until_gone(None);
        }
        Ending::Drain => {
            // An error ends the reading as well as the peer's close does.
            let _ = std::io::copy(&mut connection, &mut std::io::sink());
            connection.close();
        }
    }
}

/// Tells a peer that broke the protocol which rule it broke (RFC 6455, 7.4.1).
fn complain(socket: &mut Socket, error: &Error) {
    let code = match error {
        Error::Protocol(ProtocolError::ResetWithoutClosingHandshake) => return,
        Error::Protocol(_) => CloseCode::Protocol,
        Error::Utf8(_) => CloseCode::Invalid,
        _ => return,
    };
    let reason = error.to_string().chars().take(60).collect::<String>();
    let frame = CloseFrame {
        code,
        reason: reason.into(),
    };
    // The peer may be gone by now; the connection ends either way.
    let _ = socket.close(Some(frame));
    let _ = socket.flush();
}

/// Reads messages until the closing handshake is complete. Pings are answered below this.
fn each_message<H>(socket: &mut Socket, mut handle: H) -> Outcome
where
    H: FnMut(&mut Socket, Message) -> Result<ControlFlow<()>, Error>,
{
    loop {
        let message = match socket.read() {
            Ok(message) => message,
            Err(Error::ConnectionClosed | Error::AlreadyClosed) => return Ok(()),
            Err(error) => return Err(error),
        };
        if handle(socket, message)?.is_break() {
            return Ok(());
        }
    }
}

fn echo(socket: &mut Socket) -> Outcome {
    echo_slowly(socket, Duration::ZERO)
}

fn echo_slowly(socket: &mut Socket, delay: Duration) -> Outcome {
    each_message(socket, |socket, message| {
        if is_data(&message) {
            if !delay.is_zero() {
                thread::sleep(delay);
            }
            socket.send(message)?;
        }
        Ok(ControlFlow::Continue(()))
    })
}

fn echo_some(socket: &mut Socket, mut left: usize) -> Outcome {
    if left == 0 {
        return Ok(());
    }
    each_message(socket, |socket, message| {
        if is_data(&message) {
            socket.send(message)?;
            left -= 1;
        }
        Ok(if left == 0 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        })
    })
}

/// Stops right after a Close was read: the library sends the answer only with the next call.
fn echo_until_close(socket: &mut Socket) -> Outcome {
    each_message(socket, |socket, message| {
        if message.is_close() {
            return Ok(ControlFlow::Break(()));
        }
        if is_data(&message) {
            socket.send(message)?;
        }
        Ok(ControlFlow::Continue(()))
    })
}

fn greeted(socket: &mut Socket, greeting: Message) -> Outcome {
    socket.send(greeting)?;
    echo(socket)
}

fn close(socket: &mut Socket, head: &RequestHead) -> Outcome {
    socket.send(Message::text("closing"))?;
    let code = head.query("code").and_then(|code| code.parse::<u16>().ok());
    let frame = code.map(|code| CloseFrame {
        code: CloseCode::from(code),
        reason: head.query("reason").unwrap_or_default().into(),
    });
    socket.send(Message::Close(frame))?;
    each_message(socket, |_, _| Ok(ControlFlow::Continue(())))
}

/// Writes the frames past the library, because its copying would be measured along with the client.
fn stream(socket: &mut Socket, head: &RequestHead) -> Outcome {
    let count: usize = head.number("count", 1000);
    let size = head.number("size", 1024).min(LARGEST);
    let opcode = match head.query("type").as_deref() {
        Some("text") => 1,
        _ => 2,
    };
    let frame = server_frame(opcode, &vec![b'x'; size]);
    let per_block = (BLOCK / frame.len()).clamp(1, count.max(1));
    let block = frame.repeat(per_block);
    let connection = socket.get_mut();
    for _ in 0..count / per_block {
        connection.write_all(&block)?;
    }
    for _ in 0..count % per_block {
        connection.write_all(&frame)?;
    }
    connection.flush()?;
    each_message(socket, |_, _| Ok(ControlFlow::Continue(())))
}

fn sink(socket: &mut Socket) -> Outcome {
    let (mut messages, mut bytes) = (0_u64, 0_u64);
    each_message(socket, |socket, message| {
        match message {
            Message::Text(text) if text.as_str() == "count" => {
                let report = format!("messages={messages} bytes={bytes}");
                socket.send(Message::text(report))?;
            }
            message if is_data(&message) => {
                messages += 1;
                bytes += message.len() as u64;
            }
            _ => {}
        }
        Ok(ControlFlow::Continue(()))
    })
}

fn fragments(socket: &mut Socket, parts: usize) -> Outcome {
    let parts = parts.max(1);
    each_message(socket, |socket, message| {
        if !is_data(&message) {
            return Ok(ControlFlow::Continue(()));
        }
        let mut kind = if message.is_text() {
            Data::Text
        } else {
            Data::Binary
        };
        let mut rest = message.into_data();
        for left in (0..parts).rev() {
            let part = rest.split_to(rest.len().div_ceil(left + 1));
            let frame = Frame::message(part, OpCode::Data(kind), left == 0);
            socket.write(Message::Frame(frame))?;
            if matches!(kind, Data::Text | Data::Binary) && left > 0 {
                socket.write(Message::Ping(Bytes::from_static(b"mid")))?;
            }
            kind = Data::Continue;
        }
        socket.flush()?;
        Ok(ControlFlow::Continue(()))
    })
}

fn ping(socket: &mut Socket, head: &RequestHead) -> Outcome {
    let payload = head.query("payload").unwrap_or_else(|| "x".into());
    socket.send(Message::Ping(payload.into()))?;
    each_message(socket, |socket, message| {
        if let Message::Pong(payload) = &message {
            let report = format!("pong:{}", String::from_utf8_lossy(payload));
            socket.send(Message::text(report))?;
        } else if is_data(&message) {
            socket.send(message)?;
        }
        Ok(ControlFlow::Continue(()))
    })
}

fn is_data(message: &Message) -> bool {
    message.is_text() || message.is_binary()
}
