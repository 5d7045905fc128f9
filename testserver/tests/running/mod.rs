//! Starts the built testserver for a test and ends it with the test.

#![allow(dead_code, reason = "each test program uses its own part")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use tungstenite::WebSocket;
use tungstenite::protocol::Role;

/// A testserver that serves until this value is dropped.
pub(crate) struct Running {
    child: Child,
    stdout: BufReader<ChildStdout>,
    /// The `port` of the ready line.
    pub(crate) port: u16,
}

impl Running {
    /// Starts `testserver ARGUMENTS` and waits for its ready line.
    pub(crate) fn start(arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_testserver"))
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let stdout = BufReader::new(child.stdout.take().unwrap());
        let mut running = Running {
            child,
            stdout,
            port: 0,
        };
        let line = running.line();
        let (_, after) = line.split_once("\"port\":").unwrap();
        let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
        running.port = digits.parse().unwrap();
        running
    }

    /// The next line of standard output.
    pub(crate) fn line(&mut self) -> String {
        let mut line = String::new();
        self.stdout.read_line(&mut line).unwrap();
        line.trim_end().to_owned()
    }

    /// A TCP connection that fails a test rather than letting it wait for ever.
    pub(crate) fn connect(&self) -> TcpStream {
        let tcp = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        tcp.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        tcp
    }

    /// Opens a WebSocket connection; gives the response head too.
    pub(crate) fn open(&self, target: &str, fields: &str) -> (WebSocket<TcpStream>, String) {
        let mut tcp = self.connect();
        let request = format!(
            "GET {target} HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n\
             Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n\
             Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n{fields}\r\n"
        );
        tcp.write_all(request.as_bytes()).unwrap();
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            let mut byte = [0];
            tcp.read_exact(&mut byte).unwrap();
            head.extend(byte);
        }
        let head = String::from_utf8(head).unwrap();
        assert!(head.starts_with("HTTP/1.1 101 "), "{head}");
        assert!(
            head.contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"),
            "{head}"
        );
        (WebSocket::from_raw_socket(tcp, Role::Client, None), head)
    }

    /// Closes standard input and waits; the exit must follow by itself.
    pub(crate) fn finish(mut self) -> bool {
        drop(self.child.stdin.take());
        self.child.wait().unwrap().success()
    }

    /// Waits for an exit that must come without standard input being closed.
    pub(crate) fn wait(mut self) -> bool {
        let stdin = self.child.stdin.take();
        let success = self.child.wait().unwrap().success();
        drop(stdin);
        success
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Already gone after `finish`.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
