//! Answers of servers: real ones, broken ones, and ones that repeat secrets of the request.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use wsclient_core::handshake::accept_key;

use crate::asked::percent;
use crate::random::Random;

const BANNERS: [&[u8]; 16] = [
    b"SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n",
    b"220 mail.test ESMTP Postfix\r\n",
    b"220 (vsFTPd 3.0.3)\r\n",
    b"* OK IMAP4rev1 ready\r\n",
    b"+OK POP3 ready\r\n",
    b"-ERR unknown command 'GET'\r\n",
    b"\x4a\0\0\0\x0a8.0.36\0abc",
    b"E\0\0\0\x63SFATAL\0VFATAL\0C0A000\0",
    b"\0\0\x12\x04\0\0\0\0\0\0\x03\0\0\0\x64",
    b"\x15\x03\x01\0\x02\x02\x46",
    b"\x15\x03\x03\0\x02\x02\x28",
    b"\x16\x03\x03\0\x20\x02\0\0\x1c\x03\x03",
    b"\x16\x03\x01\x00\xf0\x01\0\0\xec",
    b"<html><body>Bad Request</body></html>",
    b"HTTP/2 400\r\n\r\n",
    b"AMQP\0\0\x09\x01",
];

const STATUS_LINES: [&str; 18] = [
    "HTTP/1.1 200 OK",
    "HTTP/1.0 200 OK",
    "HTTP/1.1 204 No Content",
    "HTTP/1.1 301 Moved Permanently",
    "HTTP/1.1 302 Found",
    "HTTP/1.1 400 Bad Request",
    "HTTP/1.1 401 Unauthorized",
    "HTTP/1.1 403 Forbidden",
    "HTTP/1.1 404 Not Found",
    "HTTP/1.1 405 Method Not Allowed",
    "HTTP/1.1 407 Proxy Authentication Required",
    "HTTP/1.1 426 Upgrade Required",
    "HTTP/1.1 429 Too Many Requests",
    "HTTP/1.1 431 Request Header Fields Too Large",
    "HTTP/1.1 500 Internal Server Error",
    "HTTP/1.1 502 Bad Gateway",
    "HTTP/1.1 503 Service Unavailable",
    "HTTP/1.1 999 ",
];

/// Fields that reports look at, each with a value as servers send it.
const FIELDS: [(&str, &str); 20] = [
    ("Server", "nginx/1.22.1"),
    ("Server", "Apache/2.4.62 (Debian)"),
    ("Server", "cloudflare"),
    ("Via", "1.1 varnish (Varnish/7.1)"),
    ("X-Powered-By", "Express"),
    ("Location", "https://login.example/login?next=/chat"),
    ("Location", "/chat/"),
    ("WWW-Authenticate", "Basic realm=\"chat\""),
    ("Sec-WebSocket-Version", "8"),
    ("Sec-WebSocket-Protocol", "chat"),
    ("Retry-After", "120"),
    ("Date", "Sun, 06 Nov 1994 08:49:37 GMT"),
    ("Content-Type", "text/html"),
    ("Content-Type", "application/json"),
    ("Set-Cookie", "sid=1; Path=/"),
    ("Allow", "GET, POST"),
    ("X-Request-Id", "77"),
    ("Upgrade", "h2c"),
    ("Connection", "close"),
    ("Access-Control-Allow-Origin", "*"),
];

const BODIES: [&str; 8] = [
    "",
    "<html><head><title>400 Bad Request</title></head><body><center>nginx/1.22.1</center>",
    "{\"code\":3,\"message\":\"Bad request\"}",
    "{\"code\":0,\"message\":\"Transport unknown\"}",
    "Upgrade Required",
    "Can \"Upgrade\" only to \"WebSocket\".",
    "Not a WebSocket handshake: missing Upgrade header",
    "<!DOCTYPE HTML PUBLIC \"-//IETF//DTD HTML 2.0//EN\"><h1>Forbidden</h1>",
];

/// What a server answers to `request`, from which and from whose `secrets` it may quote.
pub(crate) fn any(random: &mut Random, request: &[u8], secrets: &[String]) -> Vec<u8> {
    let teller = Teller { request, secrets };
    let mut answer = match random.below(16) {
        0 => {
            let count = random.below(300);
            random.bytes(count)
        }
        1 | 2 => {
            let mut banner = random.pick(&BANNERS).to_vec();
            if random.once_in(2) {
                banner.extend_from_slice(teller.tell(random).as_bytes());
            }
            banner
        }
        3 => request.to_vec(),
        4..=9 => refusal(random, &teller),
        10 | 11 => wrong_switch(random, &teller),
        12 => too_much(random, &teller),
        _ => {
            let more = match random.below(3) {
                0 => "Sec-WebSocket-Extensions: permessage-deflate\r\n",
                _ => "",
            };
            let mut answer = switch(&teller, more).into_bytes();
            for _ in 0..random.below(4) {
                answer.extend(frame(random, &teller));
            }
            answer
        }
    };
    if random.once_in(4) {
        mutate(random, &mut answer);
    }
    answer
}

/// Quotes the request in the ways of servers.
struct Teller<'a> {
    request: &'a [u8],
    secrets: &'a [String],
}

impl Teller<'_> {
    fn tell(&self, random: &mut Random) -> String {
        let request = String::from_utf8_lossy(self.request);
        let lines: Vec<&str> = request.split("\r\n").collect();
        let said = if self.secrets.is_empty() || random.once_in(3) {
            random.pick(&lines).to_owned()
        } else {
            random.pick(self.secrets)
        };
        let said = match random.below(10) {
            0 => percent(&said, true),
            1 => percent(&said, false),
            2 => percent(&percent(&said, true), true),
            3 => escaped_for_html(&said),
            4 => said
                .replace('\\', "\\\\")
                .replace('/', "\\/")
                .replace('"', "\\\"")
                .replace('&', "\\u0026"),
            5 => said.to_ascii_uppercase(),
            6 => said.to_ascii_lowercase(),
            7 => match random.below(2) {
                0 => STANDARD.encode(&said),
                _ => URL_SAFE_NO_PAD.encode(&said),
            },
            _ => said,
        };
        match random.below(5) {
            0 => {
                let length = random.below(said.len() + 1);
                let dots = random.pick(&["", "...", " …"]);
                format!("{}{dots}", said.get(..length).unwrap_or(&said))
            }
            1 => format!("invalid: '{said}'"),
            2 => format!("{}{said}", random.text(" x", 150)),
            _ => said,
        }
    }

    fn value(&self, random: &mut Random, usual: &str) -> String {
        let repeated = match random.below(3) {
            0 => self.tell(random),
            1 if usual.contains('/') => {
                format!("{}{}", usual, self.tell(random))
            }
            _ => usual.to_owned(),
        };
        repeated.replace(['\r', '\n'], " ")
    }

    fn header(&self, name: &str) -> String {
        let request = String::from_utf8_lossy(self.request);
        let line = request.lines().find_map(|line| line.strip_prefix(name));
        line.unwrap_or_default().trim().to_owned()
    }
}

fn escaped_for_html(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#x27;")
}

fn refusal(random: &mut Random, teller: &Teller<'_>) -> Vec<u8> {
    let mut head = random.pick(&STATUS_LINES).to_owned();
    if random.once_in(4) {
        head = format!("HTTP/1.1 {} ", 400 + random.below(120)) + &teller.value(random, "No");
    }
    for _ in 0..random.below(6) {
        let (name, usual) = random.pick(&FIELDS);
        head.push_str(&format!("\r\n{name}: {}", teller.value(random, usual)));
    }
    if random.once_in(12) {
        // A field that is named after what was sent.
        head.push_str(&format!("\r\n{}: 1", teller.tell(random)));
    }
    let mut body = random.pick(&BODIES).to_owned();
    for _ in 0..random.below(3) {
        body.push_str(&teller.tell(random));
        let more = random.pick(&BODIES);
        body.push_str(more);
    }
    if random.once_in(10) {
        body = body.repeat(1 + random.below(400));
    }
    match random.below(4) {
        0 => {
            let mut answer = format!("{head}\r\nTransfer-Encoding: chunked\r\n\r\n").into_bytes();
            let mut rest = body.as_bytes();
            while !rest.is_empty() {
                let (chunk, after) = rest.split_at(1 + random.below(rest.len()));
                answer.extend_from_slice(format!("{:x}\r\n", chunk.len()).as_bytes());
                answer.extend_from_slice(chunk);
                answer.extend_from_slice(b"\r\n");
                rest = after;
            }
            answer.extend_from_slice(b"0\r\n\r\n");
            answer
        }
        1 => format!("{head}\r\n\r\n{body}").into_bytes(),
        _ => {
            let length = body.len() + random.pick(&[0, 0, 0, 5]);
            format!("{head}\r\nContent-Length: {length}\r\n\r\n{body}").into_bytes()
        }
    }
}

fn switch(teller: &Teller<'_>, more: &str) -> String {
    let accept = accept_key(&teller.header("Sec-WebSocket-Key:"));
    format!(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
         Sec-WebSocket-Accept: {accept}\r\n{more}\r\n"
    )
}

/// A 101 that is not one, or repeats a secret.
fn wrong_switch(random: &mut Random, teller: &Teller<'_>) -> Vec<u8> {
    let repeated = teller.tell(random).replace(['\r', '\n'], " ");
    let good = switch(teller, "");
    let text = match random.below(10) {
        0 => good.replacen("websocket", &repeated, 1),
        1 => good.replacen("Connection: Upgrade", &format!("Connection: {repeated}"), 1),
        2 => good.replacen(
            "Sec-WebSocket-Accept: ",
            &format!("Sec-WebSocket-Accept: {repeated}"),
            1,
        ),
        3 => good.replacen("Sec-WebSocket-Accept", "X-Accept", 1),
        4 => good.replacen("HTTP/1.1", "HTTP/1.0", 1),
        5 => switch(teller, &format!("Sec-WebSocket-Protocol: {repeated}\r\n")),
        6 => {
            let repeated = match random.below(4) {
                0 => format!("permessage-deflate; {repeated}"),
                1 => format!("permessage-deflate; server_max_window_bits=\"{repeated}\""),
                2 => "permessage-deflate; client_no_context_takeover=1".to_owned(),
                _ => repeated,
            };
            switch(teller, &format!("Sec-WebSocket-Extensions: {repeated}\r\n"))
        }
        7 => switch(teller, &format!("Sec-WebSocket-Accept: {repeated}\r\n")),
        8 => switch(
            teller,
            &format!("Sec-WebSocket-Protocol: chat\r\nSec-WebSocket-Protocol: {repeated}\r\n"),
        ),
        _ => {
            good.replacen("Switching Protocols", &repeated, 1) + &format!("Server: {repeated}\r\n")
        }
    };
    text.into_bytes()
}

fn too_much(random: &mut Random, teller: &Teller<'_>) -> Vec<u8> {
    match random.below(3) {
        0 => format!(
            "HTTP/1.1 400 {}\r\nX: {}",
            teller.value(random, "No"),
            "x".repeat(70_000)
        ),
        1 => format!("HTTP/1.1 200 OK\r\n{}\r\n", "A: b\r\n".repeat(200)),
        _ => "HTTP/1.1 100 Continue\r\n\r\n".repeat(1 + random.below(12)),
    }
    .into_bytes()
}

/// One frame, right or wrong.
fn frame(random: &mut Random, teller: &Teller<'_>) -> Vec<u8> {
    let repeated = teller.tell(random).into_bytes();
    let (first, payload) = match random.below(10) {
        0 => (0x81, repeated),
        1 => (0x82, random.bytes(20)),
        2 => (0x89, repeated),
        3 => (0x01, repeated),
        4 => (0x80, repeated),
        5 => (random.next() as u8, repeated),
        6 => return random.bytes(30),
        7 if random.once_in(2) => (0xc2, random.bytes(60)),
        7 => return b"HTTP/1.1 502 Bad Gateway\r\n\r\n".to_vec(),
        _ => {
            let code = random.pick(&[1000_u16, 1001, 1008, 1011, 4401, 1005, 999]);
            (0x88, [&code.to_be_bytes()[..], &repeated].concat())
        }
    };
    let length = payload.len().min(125);
    let mut frame = vec![first, length as u8];
    frame.extend_from_slice(&payload[..length]);
    frame
}

fn mutate(random: &mut Random, answer: &mut Vec<u8>) {
    for _ in 0..=random.below(3) {
        if answer.is_empty() {
            return;
        }
        let at = random.below(answer.len());
        let end = (at + random.below(20)).min(answer.len());
        match random.below(5) {
            0 => answer[at] = random.next() as u8,
            1 => drop(answer.drain(at..end)),
            2 => {
                let again = answer[at..end].to_vec();
                answer.splice(at..at, again);
            }
            3 => {
                let noise = random.bytes(end - at);
                answer.splice(at..at, noise);
            }
            _ => answer.truncate(at),
        }
    }
}
