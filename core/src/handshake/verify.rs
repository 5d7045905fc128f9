//! Checks a 101 against the request it answers, as RFC 6455 §4.1 lists it.

use std::borrow::Cow;

use super::agreement::Agreement;
use super::extension::{self, OFFER};
use super::handshake_violation::HandshakeViolation;
use super::head::ResponseHead;
use super::request::Request;
use super::websocket_key::accept_mistake;
use crate::headers::Headers;

/// Checks the 101 `head` against `request`, whose key requires `expected_accept`.
///
/// # Errors
/// The first [`HandshakeViolation`].
pub(super) fn verify(
    head: &ResponseHead,
    request: &Request,
    expected_accept: &str,
) -> Result<Agreement, HandshakeViolation> {
    let headers = &head.headers;
    if head.minor_version == 0 {
        return Err(HandshakeViolation::HttpVersion);
    }
    // Item 2: "If the response lacks an |Upgrade| header field or the |Upgrade| header field
    // contains a value that is not an ASCII case-insensitive match for the value "websocket" […]"
    let upgrade = joined(headers, "Upgrade");
    if !upgrade
        .as_deref()
        .is_some_and(|value| value.eq_ignore_ascii_case("websocket"))
    {
        let found = upgrade.map(Cow::into_owned);
        return Err(HandshakeViolation::Upgrade { found });
    }
    // Item 3: "[…] doesn't contain a token that is an ASCII case-insensitive match for […] "Upgrade""
    if !headers
        .tokens("Connection")
        .any(|token| token.eq_ignore_ascii_case("upgrade"))
    {
        return Err(HandshakeViolation::Connection {
            found: joined(headers, "Connection").map(Cow::into_owned),
        });
    }
    // §11.3.3: |Sec-WebSocket-Accept| "MUST NOT appear more than once in an HTTP response".
    let found = single(head, "Sec-WebSocket-Accept")?.ok_or(HandshakeViolation::AcceptMissing)?;
    // Item 4: "[…] ignoring any leading and trailing whitespace"
    if found.trim() != expected_accept {
        return Err(HandshakeViolation::AcceptMismatch {
            expected: expected_accept.to_owned(),
            found: found.to_owned(),
            mistake: accept_mistake(&request.key, found.trim()),
        });
    }
    // Item 5: "[…] indicates the use of an extension that was not present in the client's handshake"
    // §11.3.2: it "MAY appear multiple times in an HTTP response"
    let found = joined(headers, "Sec-WebSocket-Extensions").unwrap_or_default();
    let deflate = extension::agreed(&found, request.compression).map_err(|fault| {
        HandshakeViolation::Extension {
            found: found.into_owned(),
            fault,
            offered: request.compression.then_some(OFFER),
        }
    })?;
    // Item 6: "[…] indicates the use of a subprotocol that was not present in the client's handshake"
    // §11.3.4: it "MUST NOT appear more than once in an HTTP response". Some servers send it empty where they
    // choose none.
    match single(head, "Sec-WebSocket-Protocol")?.filter(|name| !name.is_empty()) {
        None => Ok(Agreement {
            subprotocol: None,
            deflate,
        }),
        Some(found) if request.subprotocols.iter().any(|offered| offered == found) => {
            Ok(Agreement {
                subprotocol: Some(found.to_owned()),
                deflate,
            })
        }
        Some(found) => Err(HandshakeViolation::Subprotocol {
            offered: request.subprotocols.clone(),
            found: found.to_owned(),
        }),
    }
}

/// The values of all fields `name`, combined into one (RFC 9110 §5.3).
fn joined<'a>(headers: &'a Headers, name: &'a str) -> Option<Cow<'a, str>> {
    let mut values = headers.all(name);
    let mut all = Cow::Borrowed(values.next()?);
    for value in values {
        all += ", ";
        all += value;
    }
    Some(all)
}

fn single<'a>(
    head: &'a ResponseHead,
    name: &'static str,
) -> Result<Option<&'a str>, HandshakeViolation> {
    let mut values = head.headers.all(name);
    match (values.next(), values.next()) {
        (Some(_), Some(_)) => {
            let values = head.headers.all(name).map(str::to_owned).collect();
            Err(HandshakeViolation::Duplicate { name, values })
        }
        (value, _) => Ok(value),
    }
}

#[cfg(test)]
mod tests {
    use super::super::head::parse_head;
    use super::super::request::RequestOptions;
    use super::*;
    use crate::handshake::ExtensionFault;
    use crate::url::Target;

    const ACCEPT: &str = "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n";

    fn answer(lines: &str, offered: &[&str]) -> Result<Agreement, HandshakeViolation> {
        answer_to("HTTP/1.1 101 Switching Protocols", lines, offered)
    }

    fn answer_to(
        status: &str,
        lines: &str,
        offered: &[&str],
    ) -> Result<Agreement, HandshakeViolation> {
        let options = RequestOptions {
            subprotocols: offered.iter().map(|&name| name.to_owned()).collect(),
            ..RequestOptions::default()
        };
        let target = Target::parse("ws://h/").unwrap();
        let request = Request::new(&target, &options, "dGhlIHNhbXBsZSBub25jZQ==");
        let bytes = format!("{status}\r\n{lines}\r\n");
        let head = parse_head(bytes.as_bytes()).unwrap().unwrap().0;
        verify(&head, &request, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
    }

    fn with(rest: &str) -> String {
        format!("Upgrade: websocket\r\nConnection: Upgrade\r\n{rest}")
    }

    #[test]
    fn legal_answers_are_accepted() {
        let none = Ok(Agreement::default());
        assert_eq!(answer(&with(ACCEPT), &[]), none);
        let listed = "UPGRADE: WebSocket\r\nConnection: keep-alive\r\nconnection: x, upgrade\r\n";
        assert_eq!(answer(&format!("{listed}{ACCEPT}"), &["chat"]), none);
        let chosen = format!("{ACCEPT}Sec-WebSocket-Protocol: chat\r\n");
        assert_eq!(
            answer(&with(&chosen), &["a", "chat"]),
            Ok(Agreement {
                subprotocol: Some("chat".into()),
                deflate: None
            })
        );
        assert_eq!(
            answer(
                &with(&format!("{ACCEPT}Sec-WebSocket-Extensions:\r\n")),
                &[]
            ),
            none
        );
        let empty = format!("{ACCEPT}Sec-WebSocket-Protocol:\r\n");
        assert_eq!(answer(&with(&empty), &["chat"]), none);
    }

    #[test]
    fn each_violation_has_its_facts() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            answer_to("HTTP/1.0 101 x", &with(ACCEPT), &[]),
            Err(HandshakeViolation::HttpVersion)
        );
        assert_eq!(
            answer(ACCEPT, &[]),
            Err(HandshakeViolation::Upgrade { found: None })
        );
        assert_eq!(
            answer(
                &format!("Upgrade: h2c\r\nConnection: Upgrade\r\n{ACCEPT}"),
                &[]
            ),
            Err(HandshakeViolation::Upgrade { found: some("h2c") })
        );
        assert_eq!(
            answer(&format!("Upgrade: websocket\r\n{ACCEPT}"), &[]),
            Err(HandshakeViolation::Connection { found: None })
        );
        assert_eq!(
            answer(
                &format!("Upgrade: websocket\r\nConnection: close\r\n{ACCEPT}"),
                &[]
            ),
            Err(HandshakeViolation::Connection {
                found: some("close")
            })
        );
        assert_eq!(
            answer(&with(""), &[]),
            Err(HandshakeViolation::AcceptMissing)
        );
        assert_eq!(
            answer(&with("Sec-WebSocket-Accept: AAAA\r\n"), &[]),
            Err(HandshakeViolation::AcceptMismatch {
                expected: "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=".into(),
                found: "AAAA".into(),
                mistake: None
            })
        );
        let values = vec!["s3pPLMBiTxaQ9kYGzzhZRbK+xOo=".to_owned(); 2];
        assert_eq!(
            answer(&with(&format!("{ACCEPT}{ACCEPT}")), &[]),
            Err(HandshakeViolation::Duplicate {
                name: "Sec-WebSocket-Accept",
                values
            })
        );
        assert_eq!(
            answer(
                &with(&format!("{ACCEPT}Sec-WebSocket-Protocol: Chat\r\n")),
                &["chat"]
            ),
            Err(HandshakeViolation::Subprotocol {
                offered: vec!["chat".into()],
                found: "Chat".into()
            })
        );
        let twice = "Sec-WebSocket-Protocol: a\r\nSec-WebSocket-Protocol: b\r\n";
        let values = vec!["a".to_owned(), "b".to_owned()];
        assert_eq!(
            answer(&with(&format!("{ACCEPT}{twice}")), &["a", "b"]),
            Err(HandshakeViolation::Duplicate {
                name: "Sec-WebSocket-Protocol",
                values
            })
        );
        assert_eq!(
            answer(
                &with(&format!("{ACCEPT}Sec-WebSocket-Extensions: x\r\n")),
                &[]
            ),
            Err(HandshakeViolation::Extension {
                found: "x".into(),
                fault: ExtensionFault::NotOffered { name: "x".into() },
                offered: None
            })
        );
    }
}
