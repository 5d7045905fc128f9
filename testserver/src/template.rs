//! The text of a script step: escapes for bytes, placeholders for what only the connection knows.

use crate::head::{accept, hex_byte};

/// A text whose escapes are resolved and whose placeholders are not yet filled in.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Template(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Bytes(Vec<u8>),
    Accept,
    Key,
    Port,
}

impl Template {
    /// Parses `\r \n \t \0 \\ \xHH` and `{accept}`, `{key}`, `{port}`; other braces are text.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let placeholders = [
            ("{accept}", Part::Accept),
            ("{key}", Part::Key),
            ("{port}", Part::Port),
        ];
        let mut parts = Vec::new();
        let mut bytes = Vec::new();
        let mut rest = text;
        'text: while !rest.is_empty() {
            for (name, part) in &placeholders {
                if let Some(after) = rest.strip_prefix(*name) {
                    parts.push(Part::Bytes(std::mem::take(&mut bytes)));
                    parts.push(part.clone());
                    rest = after;
                    continue 'text;
                }
            }
            let mut characters = rest.chars();
            match characters.next() {
                Some('\\') => bytes.push(escape(&mut characters)?),
                Some(other) => bytes.extend(other.encode_utf8(&mut [0; 4]).as_bytes()),
                None => {}
            }
            rest = characters.as_str();
        }
        parts.push(Part::Bytes(bytes));
        parts.retain(|part| *part != Part::Bytes(Vec::new()));
        Ok(Template(parts))
    }

    /// The bytes for one connection.
    pub(crate) fn fill(&self, key: &str, port: u16) -> Vec<u8> {
        let part = |part: &Part| match part {
            Part::Bytes(bytes) => bytes.clone(),
            Part::Accept => accept(key).into_bytes(),
            Part::Key => key.as_bytes().to_vec(),
            Part::Port => port.to_string().into_bytes(),
        };
        self.0.iter().flat_map(part).collect()
    }
}

/// The byte that an escape stands for, after its backslash.
fn escape(characters: &mut std::str::Chars<'_>) -> Result<u8, String> {
    match characters.next() {
        Some('r') => Ok(b'\r'),
        Some('n') => Ok(b'\n'),
        Some('t') => Ok(b'\t'),
        Some('0') => Ok(0),
        Some('\\') => Ok(b'\\'),
        Some('x') => {
            let digits: String = characters.by_ref().take(2).collect();
            hex_byte(digits.as_bytes()).ok_or_else(|| format!("\\x{digits} is not \\xHH"))
        }
        Some(other) => Err(format!("unknown escape \\{other}")),
        None => Err("a backslash ends the text".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(text: &str) -> Vec<u8> {
        let key = "dGhlIHNhbXBsZSBub25jZQ==";
        Template::parse(text).unwrap().fill(key, 8080)
    }

    #[test]
    fn escapes_become_bytes() {
        assert_eq!(filled(r"a\r\n\t\0\\b"), b"a\r\n\t\0\\b");
        assert_eq!(filled(r"\x81\x7F\xffé"), b"\x81\x7f\xff\xc3\xa9");
        assert_eq!(filled(""), b"");
    }

    #[test]
    fn placeholders_are_filled_and_other_braces_stay() {
        assert_eq!(
            filled("<{accept}> <{key}> {port}"),
            b"<s3pPLMBiTxaQ9kYGzzhZRbK+xOo=> <dGhlIHNhbXBsZSBub25jZQ==> 8080"
        );
        assert_eq!(
            filled(r#"{"a":{}} {Key} \x7Bkey}"#),
            br#"{"a":{}} {Key} {key}"#
        );
    }

    #[test]
    fn wrong_escapes_are_refused() {
        for text in [r"\q", r"\x4", r"\xg0", r"\", r"\x+1"] {
            assert!(Template::parse(text).is_err(), "{text}");
        }
    }
}
