//! The opening handshake as a state machine: bytes in, the result out; no sockets, no clocks.

use super::agreement::Agreement;
use super::body::BodyExcerpt;
use super::head::{self, ResponseHead};
use super::request::Request;
use super::response::{HandshakeRefusal, Response};
use super::verify;
use super::websocket_key::accept_key;

/// How many informational responses are skipped before the next one counts as the response.
const MAX_INFORMATIONAL: u32 = 8;

/// A completed opening handshake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The 101.
    pub head: ResponseHead,
    /// What was agreed on.
    pub agreement: Agreement,
    /// Bytes that followed the 101: the first frames.
    pub rest: Vec<u8>,
    /// The head of the request as it was sent.
    pub sent: Vec<u8>,
}

/// What the handshake waits for next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awaiting {
    /// More bytes of the head; nothing is decided yet.
    Head,
    /// More bytes of the body of a refusal, if they arrive soon.
    Body,
    /// Nothing: [`Opening::finish`] has the result.
    Nothing,
}

/// The client's side of the opening handshake, without a socket.
#[derive(Debug)]
pub struct Opening {
    request: Request,
    /// The `Sec-WebSocket-Accept` that the server must answer.
    expected_accept: String,
    buffer: Vec<u8>,
    informational: u32,
    state: OpeningState,
}

#[derive(Debug)]
enum OpeningState {
    Head,
    Body(ResponseHead, BodyExcerpt),
    Done(Result<Opened, Box<HandshakeRefusal>>),
}

impl Opening {
    /// Awaits the answer to `request`.
    #[must_use]
    pub fn new(request: Request) -> Self {
        Self {
            expected_accept: accept_key(&request.key),
            request,
            buffer: Vec::new(),
            informational: 0,
            state: OpeningState::Head,
        }
    }

    /// Takes bytes that have arrived.
    pub fn receive(&mut self, bytes: &[u8]) -> Awaiting {
        match &mut self.state {
            OpeningState::Head => {
                self.buffer.extend_from_slice(bytes);
                self.advance();
            }
            OpeningState::Body(_, body) => body.receive(bytes),
            OpeningState::Done(_) => {}
        }
        match &self.state {
            OpeningState::Head => Awaiting::Head,
            OpeningState::Body(_, body) if !body.is_complete() => Awaiting::Body,
            OpeningState::Body(..) | OpeningState::Done(_) => Awaiting::Nothing,
        }
    }

    /// The request that was sent.
    #[must_use]
    pub fn request(&self) -> &Request {
        &self.request
    }

    /// The bytes of the head that have arrived so far.
    #[must_use]
    pub fn received(&self) -> &[u8] {
        &self.buffer
    }

    /// Takes the bytes of the request, which are not needed for the answer.
    pub(super) fn take_request_bytes(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.request.bytes)
    }

    /// The result, which is returned once; `None` while the head is incomplete. A body may be incomplete.
    #[must_use]
    pub fn finish(&mut self) -> Option<Result<Opened, Box<HandshakeRefusal>>> {
        match std::mem::replace(&mut self.state, OpeningState::Head) {
            OpeningState::Head => None,
            OpeningState::Body(head, body) => {
                Some(Err(Box::new(HandshakeRefusal::Status(Response {
                    head,
                    body: body.into_bytes(),
                }))))
            }
            OpeningState::Done(result) => Some(result),
        }
    }

    fn advance(&mut self) {
        loop {
            let (head, length) = match head::parse_head(&self.buffer) {
                Ok(None) => return,
                Ok(Some(found)) => found,
                Err(error) => {
                    self.state = OpeningState::Done(Err(Box::new(HandshakeRefusal::Head(error))));
                    return;
                }
            };
            let rest = self.buffer.split_off(length);
            if head.status == 101 {
                self.state = OpeningState::Done(self.verified(head, rest));
                return;
            }
            // RFC 9110 §15.2: a client must be able to parse 1xx responses before the final one.
            if (100..200).contains(&head.status) && self.informational < MAX_INFORMATIONAL {
                self.informational += 1;
                self.buffer = rest;
                continue;
            }
            let mut body = BodyExcerpt::of(&head);
            body.receive(&rest);
            self.state = OpeningState::Body(head, body);
            return;
        }
    }

    fn verified(&self, head: ResponseHead, rest: Vec<u8>) -> Result<Opened, Box<HandshakeRefusal>> {
        match verify::verify(&head, &self.request, &self.expected_accept) {
            Ok(agreement) => Ok(Opened {
                head,
                agreement,
                rest,
                sent: Vec::new(),
            }),
            Err(violation) => Err(Box::new(HandshakeRefusal::Violation(
                violation,
                Response {
                    head,
                    body: Vec::new(),
                },
            ))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handshake::{HeadError, RequestOptions};
    use crate::url::Target;

    const GOOD: &str = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\
        Connection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

    fn opening() -> Opening {
        let target = Target::parse("ws://h/").unwrap();
        let options = RequestOptions::default();
        Opening::new(Request::new(&target, &options, "dGhlIHNhbXBsZSBub25jZQ=="))
    }

    fn over_every_split(
        answer: &str,
        check: impl Fn(Result<Opened, Box<HandshakeRefusal>>, usize),
    ) {
        for split in 0..=answer.len() {
            let mut opening = opening();
            let (a, b) = answer.as_bytes().split_at(split);
            opening.receive(a);
            opening.receive(b);
            check(opening.finish().unwrap(), split);
        }
        let mut opening = opening();
        for byte in answer.as_bytes() {
            opening.receive(std::slice::from_ref(byte));
        }
        check(opening.finish().unwrap(), usize::MAX);
    }

    #[test]
    fn frames_after_the_101_are_not_lost() {
        let answer = format!("{GOOD}\u{1}\u{2}hi");
        let end_of_head = GOOD.len();
        over_every_split(&answer, |result, split| {
            let rest = result.unwrap().rest;
            // What arrives after the machine is done stays with the stream.
            let frames = &answer.as_bytes()[end_of_head..];
            let expected = match split {
                usize::MAX => &[],
                split if split >= end_of_head => &frames[..split - end_of_head],
                _ => frames,
            };
            assert_eq!(rest, expected, "split at {split}");
        });
    }

    #[test]
    fn informational_responses_are_skipped() {
        let answer = format!(
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n{GOOD}"
        );
        over_every_split(&answer, |result, _| {
            assert_eq!(result.unwrap().head.status, 101)
        });
    }

    #[test]
    fn endless_informational_responses_are_a_refusal() {
        let answer = "HTTP/1.1 100 Continue\r\n\r\n".repeat(20);
        let mut opening = opening();
        assert_eq!(opening.receive(answer.as_bytes()), Awaiting::Nothing);
        let result = opening.finish().unwrap();
        assert!(
            matches!(*result.unwrap_err(), HandshakeRefusal::Status(r) if r.head.status == 100)
        );
    }

    #[test]
    fn a_refusal_has_its_body() {
        let answer = "HTTP/1.0 403 No\r\nContent-Length: 5\r\n\r\nplain";
        over_every_split(answer, |result, split| {
            let HandshakeRefusal::Status(response) = *result.unwrap_err() else {
                panic!("at {split}")
            };
            assert_eq!(
                (response.head.status, response.body.as_slice()),
                (403, &b"plain"[..])
            );
        });
    }

    #[test]
    fn what_is_not_http_is_refused_over_every_split() {
        over_every_split("SSH-2.0-OpenSSH_9.2\r\n", |result, _| {
            assert_eq!(
                result,
                Err(Box::new(HandshakeRefusal::Head(HeadError::NotHttp)))
            );
        });
    }

    #[test]
    fn an_unfinished_head_has_no_result() {
        let mut opening = opening();
        assert_eq!(opening.receive(b"HTTP/1.1 101 Sw"), Awaiting::Head);
        assert_eq!(opening.received(), b"HTTP/1.1 101 Sw");
        assert_eq!(opening.finish(), None);
    }
}
