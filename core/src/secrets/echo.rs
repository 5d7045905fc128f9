//! Finds a secret in what a peer says, also where it was escaped, cut or written in another case.

/// Shorter values are not treated as secrets: masking them would only garble the peer's text.
pub(super) const SHORTEST: usize = 4;

/// The beginning of a secret is masked from this length on, if it is at least half of the secret: many programs
/// cut what they quote.
const TELLING: usize = 8;

/// A value of letters alone that is shorter is likely a word, as in `?transport=websocket`; only
/// the whole word is masked, or the peer's own text would suffer.
const SHORTEST_WITHOUT_DIGITS: usize = 16;

/// How many bytes may still be compared; see [`super::MOST_WORK`].
pub(super) struct Work(pub(super) usize);

impl Work {
    pub(super) fn spend(&mut self, steps: usize) {
        self.0 = self.0.saturating_sub(steps);
    }

    pub(super) fn is_over(&self) -> bool {
        self.0 == 0
    }
}

/// HTML entities and their characters.
const ENTITIES: [(&[u8], u8); 5] = [
    (b"&amp;", b'&'),
    (b"&lt;", b'<'),
    (b"&gt;", b'>'),
    (b"&quot;", b'"'),
    (b"&apos;", b'\''),
];

/// The longest escape, `&#x0027;`; a shorter end of a text may be a truncated one.
const LONGEST_ESCAPE: usize = 8;

/// Whether `secret` may also be an ordinary word of the peer.
pub(super) fn is_word(secret: &str) -> bool {
    secret.len() < SHORTEST_WITHOUT_DIGITS && secret.bytes().all(|b| b.is_ascii_alphabetic())
}

/// Whether text that looks like `secret` is very likely the secret.
pub(super) fn is_telling(secret: &str) -> bool {
    secret.len() >= TELLING && !is_word(secret)
}

/// Whether an echo of `secret` can begin with `byte`.
pub(super) fn may_begin(secret: &str, byte: u8) -> bool {
    matches!(byte, b'%' | b'&' | b'\\' | b'-' | b'_')
        || secret
            .bytes()
            .next()
            .is_some_and(|first| first.eq_ignore_ascii_case(&byte))
}

/// How many bytes at the front of `text` are an echo of `secret`: all of it, most of its beginning,
/// or as much as there is before the text was truncated.
pub(super) fn length(secret: &str, text: &str, work: &mut Work) -> Option<usize> {
    let bytes = text.as_bytes();
    let end = text.trim_end().len();
    let whole = bytes.get(..end).unwrap_or(bytes);
    let exact = is_word(secret);
    // Where in the text the next byte of the secret may be.
    let mut places = vec![0];
    for (known, byte) in secret.bytes().enumerate() {
        let next = next_places(&places, whole, byte, exact);
        work.spend(places.len());
        if work.is_over() {
            return None;
        }
        if next.is_empty() {
            let place = places.into_iter().max().unwrap_or_default();
            let cut = is_cut(whole.get(place..).unwrap_or_default());
            let half = !exact && known >= TELLING && known * 2 >= secret.len();
            let place = if cut { end } else { place };
            return ((cut && known >= SHORTEST) || half).then(|| boundary(text, place));
        }
        places = next;
    }
    places.into_iter().max().map(|place| boundary(text, place))
}

/// Where in `text` the end of `secret` is whose second half begins at `at`: as much of the secret as is present,
/// but nothing before `from`.
pub(super) fn end_of(
    secret: &str,
    text: &str,
    from: usize,
    at: usize,
    work: &mut Work,
) -> Option<(usize, usize)> {
    // A text may begin in the middle of one.
    if at == 0 && !is_word(secret) {
        let longest = secret.len().saturating_sub(text.len()).max(1);
        let ends = (longest..secret.len()).filter_map(|place| secret.get(place..));
        let ends = ends.take_while(|end| end.len() >= TELLING);
        let first = text.bytes().next().unwrap_or_default();
        work.spend(secret.len() - longest);
        let mut ends = ends.filter(|end| may_begin(end, first));
        if let Some(end) = ends.find_map(|end| whole_length(end, text, work)) {
            return Some((0, end));
        }
    }
    let middle = boundary(secret, secret.len().div_ceil(2));
    let (front, half) = secret.split_at_checked(middle)?;
    let rest = text.get(at..)?;
    if half.len() < TELLING || is_word(secret) || !may_begin(half, *rest.as_bytes().first()?) {
        return None;
    }
    let end = at + whole_length(half, rest, work)?;
    // Each place before it from which the rest of the secret reaches up to it.
    let mut start = at;
    let earliest = at.saturating_sub(front.len() * LONGEST_ESCAPE).max(from);
    let tails = front
        .char_indices()
        .filter_map(|(place, _)| front.get(place..));
    let tails: Vec<&str> = tails.collect();
    for place in (earliest..at)
        .rev()
        .filter(|place| text.is_char_boundary(*place))
    {
        let before = text.get(place..at).unwrap_or_default();
        let mut reaches = |tail: &&str| whole_length(tail, before, work) == Some(before.len());
        if tails.iter().any(&mut reaches) {
            start = place;
        }
        if work.is_over() {
            return None;
        }
    }
    Some((start, end))
}

/// How many bytes at the front of `text` are all of `secret`.
fn whole_length(secret: &str, text: &str, work: &mut Work) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut places = vec![0];
    for byte in secret.bytes() {
        work.spend(places.len());
        places = next_places(&places, bytes, byte, false);
        if places.is_empty() || work.is_over() {
            return None;
        }
    }
    places.into_iter().max().map(|place| boundary(text, place))
}

/// Where the text continues after `byte`, from each of `places`; a `%` can be read in several ways.
fn next_places(places: &[usize], text: &[u8], byte: u8, exact: bool) -> Vec<usize> {
    let mut next = Vec::with_capacity(1);
    for place in places {
        for (said, length) in readings(text.get(*place..).unwrap_or_default()) {
            let same = said == byte || (!exact && said.eq_ignore_ascii_case(&byte));
            if same && !next.contains(&(place + length)) {
                next.push(place + length);
            }
        }
    }
    next
}

/// Whether `rest` is nothing, or the beginning of an escape.
fn is_cut(rest: &[u8]) -> bool {
    rest.is_empty()
        || (rest.len() < LONGEST_ESCAPE
            && matches!(rest, [b'%' | b'&' | b'\\', after @ ..]
                if after.iter().all(|b| b.is_ascii_alphanumeric() || *b == b'#')))
}

/// The first byte of `text`, with its length, in each way it can be decoded.
fn readings(text: &[u8]) -> impl Iterator<Item = (u8, usize)> + '_ {
    let plain = text.first().map(|byte| (*byte, 1));
    // The space of a form, and base64 for URLs (RFC 4648 §5).
    let other = match text.first() {
        Some(b'+') => Some((b' ', 1)),
        Some(b'-') => Some((b'+', 1)),
        Some(b'_') => Some((b'/', 1)),
        _ => None,
    };
    // RFC 3986 §2.1, also twice.
    let percent = [&b"%"[..], b"%25"]
        .into_iter()
        .filter_map(move |prefix| coded(text, prefix, 2));
    let json = [(&b"\\u00"[..], 2), (b"\\x", 2)]
        .into_iter()
        .find_map(|(prefix, digits)| coded(text, prefix, digits));
    let backslash = match text {
        [b'\\', byte, ..] if !byte.is_ascii_alphanumeric() => Some((*byte, 2)),
        _ => None,
    };
    let named = ENTITIES.iter().find(|(name, _)| text.starts_with(name));
    let named = named.map(|(name, byte)| (*byte, name.len()));
    [plain, other, json, backslash, named, numbered(text)]
        .into_iter()
        .flatten()
        .chain(percent)
}

/// `prefix` and this many hexadecimal digits.
fn coded(text: &[u8], prefix: &[u8], digits: usize) -> Option<(u8, usize)> {
    let after = text.strip_prefix(prefix)?;
    let code = number(after.get(..digits)?, 16)?;
    Some((code, prefix.len() + digits))
}

/// `&#39;` or `&#x27;`.
fn numbered(text: &[u8]) -> Option<(u8, usize)> {
    let after = text.strip_prefix(b"&#")?;
    let length = after.iter().take(LONGEST_ESCAPE).position(|b| *b == b';')?;
    let code = match after.get(..length)? {
        [b'x' | b'X', digits @ ..] => number(digits, 16),
        digits => number(digits, 10),
    }?;
    Some((code, length + 3))
}

fn number(digits: &[u8], base: u32) -> Option<u8> {
    u8::from_str_radix(std::str::from_utf8(digits).ok()?, base).ok()
}

/// `place`, or the next place between two characters.
fn boundary(text: &str, place: usize) -> usize {
    (place..text.len())
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn length(secret: &str, text: &str) -> Option<usize> {
        super::length(secret, text, &mut Work(10_000))
    }

    fn end_of(secret: &str, text: &str, from: usize, at: usize) -> Option<(usize, usize)> {
        super::end_of(secret, text, from, at, &mut Work(10_000))
    }

    #[test]
    fn escapes_of_urls_html_and_json_are_read() {
        let secret = "p<\"'&/\\% 9";
        for echo in [
            "p<\"'&/\\% 9",
            "P%3C%22%27%26%2F%5C%25+9",
            "p%3c%22%27%26%2f%5c%25%209",
            "p%253C%2522%2527%2526%252F%255C%2525%25209",
            "p&lt;&quot;&#039;&amp;/\\% 9",
            "p&#60;&#x22;&apos;&#x0026;/\\% 9",
            "p\\u003c\\\"'\\u0026\\/\\\\% 9",
        ] {
            assert_eq!(
                length(secret, &format!("{echo}!")),
                Some(echo.len()),
                "{echo}"
            );
        }
    }

    #[test]
    fn a_cut_echo_is_one() {
        let secret = "abcdefgh%12345678";
        assert_eq!(length(secret, "abcd"), Some(4));
        assert_eq!(length(secret, "abcd \n"), Some(4));
        assert_eq!(length(secret, "abc"), None);
        assert_eq!(length("abcdefgh/1", "abcdefgh%2"), Some(10));
        assert_eq!(length(secret, "abcdefgh..."), None);
        assert_eq!(length(secret, "abcdefgh%25..."), Some(11));
        assert_eq!(length(secret, "abcdefgh%2512345678x"), Some(19));
        assert_eq!(length("aé1é", "aé1é."), Some(6));
    }

    #[test]
    fn an_echo_without_its_beginning_is_one() {
        let secret = "abcd/fgh12345678";
        let text = "x d/fgh12345678.";
        assert_eq!(end_of(secret, text, 0, 7), Some((2, 15)));
        assert_eq!(end_of(secret, text, 5, 7), Some((5, 15)));
        let text = "x cd%2ffgh12345678.";
        assert_eq!(end_of(secret, text, 0, 10), Some((2, 18)));
        assert_eq!(end_of(secret, "12345678", 0, 0), Some((0, 8)));
        assert_eq!(end_of(secret, "2345678", 0, 0), None);
        assert_eq!(end_of(secret, "h12345678 is wrong", 0, 0), Some((0, 9)));
        assert_eq!(end_of(secret, "x5678", 0, 1), None);
    }

    #[test]
    fn words_are_left_to_the_peer() {
        assert_eq!(length("websocket", "WebSocket"), None);
        assert_eq!(length("websocket", "websocke."), None);
        assert_eq!(length("websocket", "websocket."), Some(9));
        assert_eq!(length("websocket1", "WebSocket1"), Some(10));
    }
}
