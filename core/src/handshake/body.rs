//! Collects the beginning of a response body, as evidence: by Content-Length, by chunks, or to the end.

use super::head::ResponseHead;

/// The most bytes of a body that are kept.
pub const MAX_BODY_EXCERPT: usize = 16 * 1024;

/// The beginning of a body, as it arrives.
#[derive(Clone, Debug)]
pub(super) struct BodyExcerpt {
    framing: Framing,
    raw: Vec<u8>,
    kept: Vec<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Framing {
    Length(u64),
    Chunked,
    ToEnd,
    Done,
}

impl BodyExcerpt {
    /// The body that `head` announces (RFC 9112 §6.3).
    #[must_use]
    pub(super) fn of(head: &ResponseHead) -> Self {
        let chunked = head.headers.tokens("Transfer-Encoding").last();
        let length = head
            .headers
            .first("Content-Length")
            .and_then(|v| v.trim().parse().ok());
        let framing = match (head.status, chunked, length) {
            (100..=199 | 204 | 304, ..) | (_, None, Some(0)) => Framing::Done,
            (_, Some(coding), _) if coding.eq_ignore_ascii_case("chunked") => Framing::Chunked,
            (_, None, Some(length)) => Framing::Length(length),
            _ => Framing::ToEnd,
        };
        Self {
            framing,
            raw: Vec::new(),
            kept: Vec::new(),
        }
    }

    /// Takes bytes that have arrived.
    pub(super) fn receive(&mut self, bytes: &[u8]) {
        match self.framing {
            Framing::Done => {}
            Framing::Chunked => {
                // The raw text of the excerpt, chunk sizes included, is limited too.
                let room = (2 * MAX_BODY_EXCERPT).saturating_sub(self.raw.len());
                self.raw
                    .extend_from_slice(bytes.get(..bytes.len().min(room)).unwrap_or(bytes));
                let (kept, ended) = dechunked(&self.raw);
                self.kept = kept;
                if ended || bytes.len() > room {
                    self.framing = Framing::Done;
                }
            }
            Framing::Length(left) => {
                let count = usize::try_from(left).unwrap_or(usize::MAX).min(bytes.len());
                self.keep(bytes.get(..count).unwrap_or(bytes));
                let left = left.saturating_sub(count as u64);
                self.framing = if left == 0 {
                    Framing::Done
                } else {
                    Framing::Length(left)
                };
            }
            Framing::ToEnd => self.keep(bytes),
        }
        self.kept.truncate(MAX_BODY_EXCERPT);
    }

    /// Whether the excerpt is complete.
    #[must_use]
    pub(super) fn is_complete(&self) -> bool {
        self.framing == Framing::Done || self.kept.len() >= MAX_BODY_EXCERPT
    }

    /// What was kept, at most [`MAX_BODY_EXCERPT`] bytes.
    #[must_use]
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.kept
    }

    fn keep(&mut self, bytes: &[u8]) {
        let room = MAX_BODY_EXCERPT.saturating_sub(self.kept.len());
        self.kept
            .extend_from_slice(bytes.get(..bytes.len().min(room)).unwrap_or(bytes));
    }
}

/// The data of the chunks in `raw`, and whether the last one is among them. An invalid chunk size ends
/// the body: the data before it is sufficient as evidence.
fn dechunked(raw: &[u8]) -> (Vec<u8>, bool) {
    let mut data = Vec::new();
    let mut rest = raw;
    loop {
        match httparse::parse_chunk_size(rest) {
            Ok(httparse::Status::Partial) => return (data, false),
            Ok(httparse::Status::Complete((_, 0))) | Err(_) => return (data, true),
            Ok(httparse::Status::Complete((start, size))) => {
                let chunk = rest.get(start..).unwrap_or_default();
                let size = usize::try_from(size).unwrap_or(usize::MAX);
                let Some(after) = chunk.get(size..) else {
                    data.extend_from_slice(chunk);
                    return (data, false);
                };
                data.extend_from_slice(chunk.get(..size).unwrap_or_default());
                // CRLF after the data.
                match after.get(2..) {
                    Some(next) => rest = next,
                    None => return (data, false),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::head::parse_head;
    use super::*;

    fn collected(response: &[u8], split: usize) -> (Vec<u8>, bool) {
        let (head, length) = parse_head(response).unwrap().unwrap();
        let body = &response[length..];
        let mut excerpt = BodyExcerpt::of(&head);
        let (a, b) = body.split_at(split.min(body.len()));
        excerpt.receive(a);
        excerpt.receive(b);
        let complete = excerpt.is_complete();
        (excerpt.into_bytes(), complete)
    }

    fn over_every_split(response: &str, expected: &str, complete: bool) {
        for split in 0..response.len() {
            let found = collected(response.as_bytes(), split);
            assert_eq!(
                found,
                (expected.as_bytes().to_vec(), complete),
                "split at {split}"
            );
        }
    }

    #[test]
    fn all_framings_over_every_split() {
        over_every_split(
            "HTTP/1.1 400 x\r\nContent-Length: 5\r\n\r\nhellomore",
            "hello",
            true,
        );
        over_every_split(
            "HTTP/1.1 400 x\r\nContent-Length: 9\r\n\r\nhello",
            "hello",
            false,
        );
        over_every_split("HTTP/1.1 400 x\r\n\r\nhello", "hello", false);
        over_every_split("HTTP/1.1 204 x\r\n\r\nhello", "", true);
        over_every_split(
            "HTTP/1.1 400 x\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\nhello\r\n3\r\n, w\r\n0\r\n\r\n",
            "hello, w",
            true,
        );
        over_every_split(
            "HTTP/1.1 400 x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            "",
            true,
        );
    }

    #[test]
    fn an_endless_body_is_cut() {
        let (head, _) = parse_head(b"HTTP/1.1 200 OK\r\n\r\n").unwrap().unwrap();
        let mut excerpt = BodyExcerpt::of(&head);
        excerpt.receive(&[b'x'; MAX_BODY_EXCERPT + 5]);
        assert!(excerpt.is_complete());
        assert_eq!(excerpt.into_bytes().len(), MAX_BODY_EXCERPT);
    }
}
