//! A correct 101 is accepted whichever program it names, and no known answer is recognised in it.

use super::case::{self, Case};
use super::{general_samples, id, recognise};
use crate::diagnosis::programs::{self, Mark, Program};
use crate::headers::Headers;

/// 101s as programs sent them, without the fields that each has.
const RECORDED: &[&str] = &[
    "Server: nginx/1.22.1\r\nDate: Sat, 28 Nov 2026 17:45:49 GMT\r\n",
    "Server: Caddy\r\n",
    "date: Sat, 28 Nov 2026 17:47:28 GMT\r\nserver: envoy\r\n",
    "Server: nghttpx\r\nVia: 1.1 nghttpx\r\n",
    "Date: Sat, 28 Nov 2026 17:45:23 GMT\r\nAge: 0\r\nServer: ATS/9.2.9\r\n",
    "Date: Sat, 28 Nov 2026 15:02:18 GMT\r\nServer: Python/3.11 websockets/17.4\r\n",
    "server: hypercorn-h11\r\n",
    "server: uvicorn\r\n",
    "Server: TornadoServer/6.6.1\r\n",
    "server: Cowboy\r\n",
];

/// The fields by which `mark` recognises its program, with the name of a process that listens.
fn fields(mark: &'static Mark) -> (String, Option<&'static str>) {
    let field = |name: &str, word: &str| {
        let word = if word.is_empty() { "1" } else { word };
        format!("{name}: {word}\r\n")
    };
    match mark {
        Mark::Header(name, word) | Mark::HeaderWithout(name, word, _) => (field(name, word), None),
        Mark::HeaderWith(name, word, other) => (field(name, word) + &field(other, ""), None),
        Mark::Body(_) => (String::new(), None),
        Mark::Process(names) => (String::new(), names.first().copied()),
    }
}

fn check(fields: &str, listener: Option<&'static str>, program: Option<&Program>) {
    let shown = format!("{fields}{listener:?}");
    case::accept(&format!(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
         Sec-WebSocket-Accept: {}\r\n{fields}\r\n",
        case::ACCEPT
    ));
    let mut case = Case::of(&general_samples::SAMPLES[0]);
    case.listener = listener;
    case.response.head.status = 101;
    case.response.head.reason = "Switching Protocols".to_owned();
    case.response.body.clear();
    let fields = fields.lines().filter_map(|line| line.split_once(": "));
    let mut headers = Headers::default();
    for (name, value) in fields.chain([("Upgrade", "websocket"), ("Connection", "Upgrade")]) {
        headers.push(name, value);
    }
    case.response.head.headers = headers;
    let evidence = case.evidence();
    let found = recognise(&evidence).map(|found| id(&found));
    assert_eq!(found, Some("other"), "{shown}");
    if let Some(program) = program {
        assert!(evidence.through(program), "{shown}");
    }
}

#[test]
fn no_answer_is_recognised_in_the_101_of_any_program() {
    for program in programs::all() {
        for mark in program.marks {
            let (fields, listener) = fields(mark);
            let shows = !fields.is_empty() || listener.is_some();
            check(&fields, listener, shows.then_some(program));
        }
    }
    for recorded in RECORDED {
        check(recorded, None, None);
    }
}
