//! Checks UTF-8 piece by piece and fails at the first byte that cannot be part of it.

/// Bytes that are not UTF-8: the shortest invalid run, or the incomplete character at the end of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidUtf8 {
    /// Where the run starts, in bytes from the start of the text.
    pub at: u64,
    bytes: [u8; 4],
    length: u8,
    /// Whether the text ended inside a character.
    pub truncated: bool,
}

impl InvalidUtf8 {
    fn new(at: u64, run: &[u8], truncated: bool) -> Self {
        let mut bytes = [0; 4];
        let mut length = 0;
        for (slot, byte) in bytes.iter_mut().zip(run) {
            *slot = *byte;
            length += 1;
        }
        Self {
            at,
            bytes,
            length,
            truncated,
        }
    }

    /// The bytes of the run, one to four.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.bytes
            .get(..usize::from(self.length))
            .unwrap_or_default()
    }
}

/// Up to this length a text is first checked for ASCII.
const SHORT_TEXT: usize = 128;

/// Checks that `text` is UTF-8.
///
/// # Errors
/// [`InvalidUtf8`] with the position.
#[inline]
pub fn check(text: &[u8]) -> Result<(), InvalidUtf8> {
    // For a short text the call of a function that is chosen at run time takes longest.
    if text.len() <= SHORT_TEXT && text.is_ascii() {
        return Ok(());
    }
    // The basic flavour is the fastest, but does not report the position of an error.
    match simdutf8::basic::from_utf8(text) {
        Ok(_) => Ok(()),
        Err(_) => find_invalid(text),
    }
}

#[cold]
fn find_invalid(text: &[u8]) -> Result<(), InvalidUtf8> {
    let mut checked = Utf8Checker::default();
    checked.push(text)?;
    checked.finish()
}

/// The check of one text that arrives in pieces.
#[derive(Clone, Debug, Default)]
pub(crate) struct Utf8Checker {
    /// The bytes of a character that is not complete yet, at most three between calls.
    carry: [u8; 4],
    carried: usize,
    /// How many bytes before the carry are known to be valid.
    good: u64,
}

impl Utf8Checker {
    /// Checks the next piece.
    pub(crate) fn push(&mut self, piece: &[u8]) -> Result<(), InvalidUtf8> {
        let mut rest = piece;
        while self.carried > 0 {
            let Some((next, after)) = rest.split_first() else {
                return Ok(());
            };
            rest = after;
            if let Some(slot) = self.carry.get_mut(self.carried) {
                *slot = *next;
                self.carried += 1;
            }
            match std::str::from_utf8(self.carry()) {
                Ok(_) => {
                    self.good += self.carried as u64;
                    self.carried = 0;
                }
                Err(fault) if fault.error_len().is_none() => {}
                Err(_) => return Err(InvalidUtf8::new(self.good, self.carry(), false)),
            }
        }
        let Err(fault) = simdutf8::compat::from_utf8(rest) else {
            self.good += rest.len() as u64;
            return Ok(());
        };
        self.good += fault.valid_up_to() as u64;
        let tail = rest.get(fault.valid_up_to()..).unwrap_or_default();
        if fault.error_len().is_some() {
            return Err(InvalidUtf8::new(
                self.good,
                shortest_invalid_prefix(tail),
                false,
            ));
        }
        for (slot, byte) in self.carry.iter_mut().zip(tail) {
            *slot = *byte;
            self.carried += 1;
        }
        Ok(())
    }

    /// Checks that the text may end here.
    pub(crate) fn finish(&self) -> Result<(), InvalidUtf8> {
        if self.carried > 0 {
            return Err(InvalidUtf8::new(self.good, self.carry(), true));
        }
        Ok(())
    }

    fn carry(&self) -> &[u8] {
        self.carry.get(..self.carried).unwrap_or_default()
    }
}

/// The shortest start of `tail` with which no character begins, so that the evidence does not depend on
/// how the bytes were split.
fn shortest_invalid_prefix(tail: &[u8]) -> &[u8] {
    (1..=4)
        .filter_map(|length| tail.get(..length))
        .find(|run| std::str::from_utf8(run).is_err_and(|fault| fault.error_len().is_some()))
        .unwrap_or(tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The result of checking `text` in pieces that end at `cuts`, with the number of bytes checked when it
    /// failed.
    fn feed(text: &[u8], cuts: &[usize]) -> Result<(), (InvalidUtf8, usize)> {
        let mut utf8 = Utf8Checker::default();
        let mut from = 0;
        for &to in cuts.iter().chain([&text.len()]) {
            utf8.push(&text[from..to]).map_err(|broken| (broken, to))?;
            from = to;
        }
        utf8.finish().map_err(|broken| (broken, text.len()))
    }

    fn every_split(text: &[u8]) -> Result<(), InvalidUtf8> {
        let whole = feed(text, &[]).map_err(|(broken, _)| broken);
        let bytewise: Vec<usize> = (0..text.len()).collect();
        assert_eq!(feed(text, &bytewise).map_err(|(broken, _)| broken), whole);
        for cut in 0..=text.len() {
            assert_eq!(
                feed(text, &[cut]).map_err(|(broken, _)| broken),
                whole,
                "split at {cut}"
            );
        }
        assert_eq!(whole.is_ok(), std::str::from_utf8(text).is_ok());
        assert_eq!(check(text), whole);
        whole
    }

    #[test]
    fn valid_texts_pass_at_every_split() {
        for text in [
            "",
            "a",
            "κόσμε",
            "€",
            "𐍈",
            "\u{0}",
            "\u{7f}\u{80}\u{7ff}\u{800}\u{ffff}",
        ] {
            assert_eq!(every_split(text.as_bytes()), Ok(()));
        }
        for edge in [
            "\u{d7ff}",
            "\u{e000}",
            "\u{10000}",
            "\u{10ffff}",
            "\u{fffe}\u{feff}",
        ] {
            assert_eq!(every_split(format!("ab{edge}cd").as_bytes()), Ok(()));
        }
    }

    #[test]
    fn invalid_texts_fail_at_every_split_with_the_same_evidence() {
        let cases: &[(&[u8], u64, &[u8])] = &[
            (b"\x80", 0, b"\x80"),
            (b"ab\xffcd", 2, b"\xff"),
            (b"ab\xc0\xafcd", 2, b"\xc0"),
            (b"ab\xc1\xbfcd", 2, b"\xc1"),
            (b"ab\xe0\x80\xafcd", 2, b"\xe0\x80"),
            (b"ab\xed\xa0\x80cd", 2, b"\xed\xa0"),
            (b"ab\xf0\x80\x80\xafcd", 2, b"\xf0\x80"),
            (b"ab\xf4\x90\x80\x80cd", 2, b"\xf4\x90"),
            (b"ab\xf5\x80\x80\x80cd", 2, b"\xf5"),
            (b"ab\xf8\x88\x80\x80\x80cd", 2, b"\xf8"),
            (b"\xe2\x82A", 0, b"\xe2\x82A"),
            (b"\xf0\x9f\x98A", 0, b"\xf0\x9f\x98A"),
            (
                "κόσμε\u{20ac}".as_bytes().first_chunk::<11>().unwrap(),
                10,
                b"\xe2",
            ),
        ];
        for (text, at, run) in cases {
            let broken = every_split(text).unwrap_err();
            assert_eq!((broken.at, broken.bytes()), (*at, *run), "{text:x?}");
        }
    }

    #[test]
    fn a_text_that_ends_inside_a_character_is_truncated() {
        for text in [&b"\xc3"[..], b"a\xe2\x82", b"a\xf0\x9f\x98"] {
            assert!(every_split(text).unwrap_err().truncated);
        }
    }

    #[test]
    fn the_first_invalid_byte_is_enough() {
        // Autobahn 6.4: the second byte after F4 decides, whatever follows.
        let text = b"\xce\xba\xf4\x90\x80\x80\x65";
        let bytewise: Vec<usize> = (0..text.len()).collect();
        assert_eq!(feed(text, &bytewise).unwrap_err().1, 4);
    }

    #[test]
    fn agrees_with_the_standard_library_on_every_three_byte_run() {
        let interesting = [
            0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf,
        ];
        let more = [
            0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff,
        ];
        let all: Vec<u8> = interesting.into_iter().chain(more).collect();
        for &a in &all {
            for &b in &all {
                for &c in &all {
                    let _ = every_split(&[a, b, c]);
                }
            }
        }
    }
}
