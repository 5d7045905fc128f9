//! The answer to an upgrade request has the same meaning at every split.

use wsclient_core::handshake::{
    Awaiting, HandshakeRefusal, MAX_BODY_EXCERPT, MAX_HEAD_BYTES, Opened, Opening, Request,
    RequestOptions, accept_key,
};
use wsclient_core::url::Target;

use super::input::{Input, replaced};

const KEY: &str = "dGhlIHNhbXBsZSBub25jZQ==";

/// Cuts the answer in several ways. `{accept}` in it becomes what the key demands.
pub fn run(data: &[u8]) {
    let Some(input) = Input::new(data) else {
        return;
    };
    let target = Target::parse("ws://host.example/").expect("a good URL");
    let subprotocols = match input.options & 1 {
        0 => Vec::new(),
        _ => vec!["chat".to_owned(), "superchat".to_owned()],
    };
    let options = RequestOptions {
        subprotocols,
        ..RequestOptions::default()
    };
    let request = Request::new(&target, &options, KEY);
    let answer = with_accept(&input.bytes, &accept_key(KEY));

    let (whole, taken) = finish(&request, &[&answer]);
    assert_eq!(taken, answer.len());
    if let Some(Ok(opened)) = &whole {
        assert_eq!(opened.head.status, 101);
        assert!(answer.ends_with(&opened.rest));
    }
    if let Some(Err(refusal)) = &whole
        && let HandshakeRefusal::Status(response) = &**refusal
    {
        assert!(response.body.len() <= MAX_BODY_EXCERPT);
    }
    let scale = |piece: &[u8]| piece.len() * answer.len() / input.bytes.len().max(1);
    let mut rest = &answer[..];
    let mut pieces = Vec::new();
    for (piece, _) in input.pieces() {
        let (piece, after) = rest.split_at(scale(piece).min(rest.len()));
        pieces.push(piece);
        rest = after;
    }
    pieces.push(rest);
    check(&request, &pieces, &whole);
    if answer.len() <= 512 {
        check(&request, &answer.chunks(1).collect::<Vec<_>>(), &whole);
    }
}

type Finished = Option<Result<Opened, Box<HandshakeRefusal>>>;

fn check(request: &Request, pieces: &[&[u8]], whole: &Finished) {
    let (mut cut, taken) = finish(request, pieces);
    let mut whole = whole.clone();
    if let (Some(Ok(cut)), Some(Ok(whole))) = (&mut cut, &mut whole) {
        // What comes after the 101 was complete stays with the stream.
        let behind: usize = pieces.iter().map(|piece| piece.len()).sum::<usize>() - taken;
        assert_eq!(cut.rest.len() + behind, whole.rest.len());
        assert!(whole.rest.starts_with(&cut.rest));
        whole.rest.truncate(cut.rest.len());
    }
    assert_eq!(cut, whole);
}

/// The result, and how many bytes were handed over for it.
fn finish(request: &Request, pieces: &[&[u8]]) -> (Finished, usize) {
    let mut opening = Opening::new(request.clone());
    let mut taken = 0;
    for piece in pieces {
        taken += piece.len();
        let awaiting = opening.receive(piece);
        assert!(awaiting != Awaiting::Head || opening.received().len() <= MAX_HEAD_BYTES);
        if awaiting == Awaiting::Nothing {
            break;
        }
    }
    (opening.finish(), taken)
}

/// `answer` with each `{accept}` replaced.
pub(crate) fn with_accept(answer: &[u8], accept: &str) -> Vec<u8> {
    replaced(answer, b"{accept}", accept.as_bytes(), usize::MAX)
}
