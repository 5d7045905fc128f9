//! A whole client against a server that sends anything and ends: a cause with its layer, in time, and no secret.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener};
use std::sync::OnceLock;
use std::time::Duration;

use wsclient_core::connect::{ConnectOptions, connect};
use wsclient_core::diagnosis::Report;

use wsclient_core::handshake::{RequestOptions, accept_key};
use wsclient_core::layer::Layer;
use wsclient_core::tls::{TlsOptions, TrustSettings};
use wsclient_core::wait::Uninterruptible;

use super::ending;
use super::head::with_accept;
use super::input::{Input, replaced};
use super::promise;

/// Long enough for a busy machine; nothing waits for it.
const TIMEOUT: Duration = Duration::from_secs(20);

/// How often the request is echoed.
const ECHOES: usize = 8;

const PASSWORD: &str = "correct-horse-battery";
const TOKEN: &str = "5f8e1c0a9b7d46e2";
const COOKIE: &str = "session=a81bc81bdead4e5d";

/// The bytes are the server's answer, in which `{accept}`, `{key}` and `{request}` stand for what
/// they say. The lowest bit of the options is wss, so that they stand in place of TLS; the next one
/// is a server that answers without having read.
pub fn run(data: &[u8]) {
    let Some(input) = Input::new(data) else {
        return;
    };
    let secure = input.options & 1 != 0;
    let answer = Answer {
        pieces: input
            .pieces()
            .iter()
            .map(|(piece, _)| piece.to_vec())
            .collect(),
        reads: !secure && input.options & 2 == 0,
    };
    let (address, server) = serve(answer);
    let scheme = if secure { "wss" } else { "ws" };
    let url = format!("{scheme}://user:{PASSWORD}@{address}/path?token={TOKEN}");
    let mut request = RequestOptions {
        subprotocols: vec!["chat".to_owned()],
        ..RequestOptions::default()
    };
    request.headers.push("Cookie", COOKIE);
    let options = ConnectOptions {
        request,
        tls: TlsOptions::default(),
        trust: TrustSettings::default,
        timeout: TIMEOUT,
    };
    let (report, layer) = match connect(&url, &options, &Uninterruptible) {
        Err(failure) => {
            let report = Report::of_failure(&failure);
            let layer = report.phases.last().expect("there is a phase").layer;
            (Some(report), layer)
        }
        Ok(established) => (ending::of(established, 1 << 16, TIMEOUT), Layer::WebSocket),
    };
    server.join().expect("the server is well");
    let Some(report) = report else {
        return;
    };
    let diagnosis = report
        .diagnosis
        .as_ref()
        .expect("a failure has a diagnosis");
    assert_eq!(diagnosis.code.layer(), layer, "{}", report.to_text());
    let mut secrets = Vec::new();
    if !secure {
        let cookie = COOKIE.split_once('=').expect("a name and a value").1;
        secrets.extend([PASSWORD, TOKEN, cookie].map(str::to_owned));
    }
    let broken =
        promise::broken(&report, &secrets).or_else(|| promise::in_base64(&report, &secrets));
    if let Some(broken) = broken {
        panic!("{broken}\n{}", report.to_text());
    }
}

struct Answer {
    pieces: Vec<Vec<u8>>,
    /// Whether the request is read first.
    reads: bool,
}

/// Serves one connection. One port serves all of them: each new one would be kept for a while.
fn serve(answer: Answer) -> (SocketAddr, std::thread::JoinHandle<()>) {
    static LISTENER: OnceLock<TcpListener> = OnceLock::new();
    let listener = LISTENER.get_or_init(|| TcpListener::bind("127.0.0.1:0").expect("a free port"));
    let address = listener.local_addr().expect("it is bound");
    let server = std::thread::spawn(move || {
        let mut socket = listener.accept().expect("a client comes").0;
        socket.set_nodelay(true).expect("a socket");
        socket.set_read_timeout(Some(TIMEOUT)).expect("a socket");
        let mut request = Vec::new();
        let mut buffer = [0; 4096];
        while answer.reads && !request.ends_with(b"\r\n\r\n") {
            match socket.read(&mut buffer) {
                Ok(count @ 1..) => request.extend_from_slice(&buffer[..count]),
                _ => break,
            }
        }
        let key = key_in(&request);
        for piece in &answer.pieces {
            let piece = with_accept(piece, &accept_key(&key));
            let piece = replaced(&piece, b"{key}", key.as_bytes(), usize::MAX);
            let piece = replaced(&piece, b"{request}", &request, ECHOES);
            // The client may go before the server has said all; that is its good right.
            let _ = socket.write_all(&piece);
        }
        let _ = socket.shutdown(Shutdown::Write);
        while matches!(socket.read(&mut buffer), Ok(1..)) {}
    });
    (address, server)
}

fn key_in(request: &[u8]) -> String {
    let text = String::from_utf8_lossy(request);
    let mut fields = text.lines().filter_map(|line| line.split_once(": "));
    fields
        .find(|(name, _)| name.eq_ignore_ascii_case("Sec-WebSocket-Key"))
        .map_or(String::new(), |(_, key)| key.to_owned())
}
