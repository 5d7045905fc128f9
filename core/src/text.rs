//! Bytes and texts of a peer made printable: no control characters, bounded length; spans of time with a unit.

use std::fmt::Write as _;
use std::time::Duration;

/// How many characters are shown of one name or detail of a peer.
pub const SHOWN: usize = 120;

/// `text` on one line: control characters become spaces or escapes, and what is over `limit`
/// characters is cut with an ellipsis.
#[must_use]
pub fn one_line(text: &str, limit: usize) -> String {
    let mut line = String::new();
    let mut blank = true;
    let mut count = 0;
    for c in text.chars() {
        let c = if is_unprintable(c) { ' ' } else { c };
        if c == ' ' && blank {
            continue;
        }
        if count == limit {
            line.truncate(line.trim_end().len());
            line.push('…');
            return line;
        }
        blank = c == ' ';
        line.push(c);
        count += 1;
    }
    line.truncate(line.trim_end().len());
    line
}

/// Bytes as a reader can tell them apart: printable ASCII as it is, `\r`, `\n` and `\xHH` for the rest, in double
/// quotes; what is over `limit` bytes is cut with an ellipsis.
#[must_use]
pub fn quoted_bytes(bytes: &[u8], limit: usize) -> String {
    let mut shown = String::from("\"");
    for byte in bytes.iter().take(limit) {
        match byte {
            b'\r' => shown.push_str("\\r"),
            b'\n' => shown.push_str("\\n"),
            b'\t' => shown.push_str("\\t"),
            b'"' | b'\\' => {
                shown.push('\\');
                shown.push(char::from(*byte));
            }
            0x20..=0x7e => shown.push(char::from(*byte)),
            other => {
                let _ = write!(shown, "\\x{other:02x}");
            }
        }
    }
    shown.push('"');
    if bytes.len() > limit {
        shown.push('…');
    }
    shown
}

/// A duration with a unit that suits it: `0.4 ms`, `12 ms`, `1.5 s`.
#[must_use]
pub fn span(duration: Duration) -> String {
    let ms = duration.as_secs_f64() * 1000.0;
    if ms < 9.95 {
        format!("{ms:.1} ms")
    } else if ms < 999.5 {
        format!("{ms:.0} ms")
    } else {
        format!("{:.1} s", ms / 1000.0)
    }
}

/// Bidirectional controls could reorder a report on screen, so they count as unprintable.
fn is_unprintable(c: char) -> bool {
    c.is_control()
        || c.is_whitespace()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// A number of bytes with its unit.
#[must_use]
pub fn byte_count(count: u64) -> String {
    if count == 1 {
        "1 byte".to_owned()
    } else {
        format!("{count} bytes")
    }
}

/// At most eight texts of a peer, and how many more there are.
#[must_use]
pub fn listed(texts: &[String], joint: &str) -> String {
    listed_of(texts, texts.len(), joint)
}

/// As [`listed`], where `texts` are the first of `total`.
#[must_use]
pub fn listed_of(texts: &[String], total: usize, joint: &str) -> String {
    let shown: Vec<_> = texts
        .iter()
        .take(8)
        .map(|text| one_line(text, 80))
        .collect();
    let more = total.saturating_sub(shown.len());
    let list = shown.join(joint);
    if more > 0 {
        format!("{list} and {more} more")
    } else {
        list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_becomes_one_bounded_line() {
        assert_eq!(one_line(" a\r\n\tb\u{1b}[31m ", 20), "a b [31m");
        assert_eq!(one_line("abcdef", 3), "abc…");
        assert_eq!(one_line("abc", 3), "abc");
        assert_eq!(one_line("a\u{202e}b", 9), "a b");
    }

    #[test]
    fn bytes_are_quoted() {
        assert_eq!(quoted_bytes(b"\x15\x03\r\n\"a", 9), r#""\x15\x03\r\n\"a""#);
        assert_eq!(quoted_bytes(b"abc", 2), "\"ab\"…");
    }

    #[test]
    fn spans_have_a_unit_that_fits() {
        assert_eq!(span(Duration::from_micros(420)), "0.4 ms");
        assert_eq!(span(Duration::from_millis(12)), "12 ms");
        assert_eq!(span(Duration::from_millis(1500)), "1.5 s");
    }

    #[test]
    fn long_lists_are_cut() {
        let names: Vec<String> = (0..10).map(|n| format!("h{n}\r\n")).collect();
        assert_eq!(
            listed_of(&names, 1000, ", "),
            "h0, h1, h2, h3, h4, h5, h6, h7 and 992 more"
        );
    }
}
