//! The offer of permessage-deflate, and what a server may answer to it (RFC 6455 §9.1, RFC 7692 §7.1).

use super::deflate_parameters::DeflateParameters;
use crate::headers::is_token;

/// What we offer. A server may set every parameter in its answer: all but `client_max_window_bits`
/// need not be offered for that, and RFC 7692 §7.1.2.2 says of that one: "By including this extension
/// parameter in an extension negotiation offer, a client informs the peer server that the client
/// supports the "client_max_window_bits" extension parameter in an extension negotiation response".
///
/// The second offer is for servers that require us to work without context takeover and request that
/// only of clients that name the parameter, as the Autobahn test suite does (13.2, 13.5, 13.6). It is
/// second because by RFC 7692 §7.1.1.2 its parameter means that we use no context takeover in any case.
pub(super) const OFFER: &str = "permessage-deflate; client_max_window_bits, \
    permessage-deflate; client_no_context_takeover; client_max_window_bits";

/// The name of the only extension that we support.
const NAME: &str = "permessage-deflate";

/// What is wrong with the extensions that a server lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExtensionFault {
    /// It is not a list of extensions.
    Syntax,
    /// An extension that was not offered.
    NotOffered {
        /// Its name.
        name: String,
    },
    /// permessage-deflate twice.
    Twice,
    /// A parameter that permessage-deflate does not have.
    UnknownParameter {
        /// Its name.
        name: String,
    },
    /// A parameter twice.
    DuplicateParameter {
        /// Its name.
        name: &'static str,
    },
    /// A parameter without the value that it must have, with another, or with one where it has none.
    Value {
        /// Its name.
        name: &'static str,
        /// The value that was given.
        found: Option<String>,
    },
}

/// What the server agreed to with its `Sec-WebSocket-Extensions`, all lines of it as one list.
///
/// # Errors
/// The first [`ExtensionFault`].
pub(super) fn agreed(
    list: &str,
    is_offered: bool,
) -> Result<Option<DeflateParameters>, ExtensionFault> {
    let mut agreed = None;
    for extension in parse(list).ok_or(ExtensionFault::Syntax)? {
        // RFC 6455 §4.1: "If the response includes a |Sec-WebSocket-Extensions| header field and
        // this header field indicates the use of an extension that was not present in the client's
        // handshake (the server has indicated an extension not requested by the client), the client
        // MUST _Fail the WebSocket Connection_."
        if extension.name != NAME || !is_offered {
            let name = extension.name;
            return Err(ExtensionFault::NotOffered { name });
        }
        // RFC 6455 §9.1 allows two extensions of one kind only where they can be combined; both of these
        // would use RSV1.
        let parameters = deflate(extension.parameters)?;
        if agreed.replace(parameters).is_some() {
            return Err(ExtensionFault::Twice);
        }
    }
    Ok(agreed)
}

/// RFC 7692 §7.1: "A client MUST _Fail the WebSocket Connection_ if the peer server accepted an
/// extension negotiation offer for this extension with an extension negotiation response meeting any
/// of the following conditions:"
fn deflate(parameters: Vec<Parameter>) -> Result<DeflateParameters, ExtensionFault> {
    let mut agreed = DeflateParameters::default();
    let mut seen: Vec<&'static str> = Vec::new();
    for Parameter { name, value } in parameters {
        // "The negotiation response contains an extension parameter not defined for use in a
        // response."
        let known = [
            "server_no_context_takeover",
            "client_no_context_takeover",
            "server_max_window_bits",
            "client_max_window_bits",
        ];
        let Some(known) = known.into_iter().find(|known| *known == name) else {
            return Err(ExtensionFault::UnknownParameter { name });
        };
        // "The negotiation response contains multiple extension parameters with the same name."
        if seen.contains(&known) {
            return Err(ExtensionFault::DuplicateParameter { name: known });
        }
        seen.push(known);
        // "The negotiation response contains an extension parameter with an invalid value."
        let invalid = || ExtensionFault::Value {
            name: known,
            found: value.clone(),
        };
        let bits = || value.as_deref().and_then(window_bits).ok_or_else(invalid);
        let flag = || value.is_none().then_some(true).ok_or_else(invalid);
        match known {
            "server_no_context_takeover" => agreed.server_no_context_takeover = flag()?,
            "client_no_context_takeover" => agreed.client_no_context_takeover = flag()?,
            "server_max_window_bits" => agreed.server_max_window_bits = bits()?,
            _ => agreed.client_max_window_bits = bits()?,
        }
    }
    Ok(agreed)
}

/// RFC 7692 §7.1.2: "a decimal integer value without leading zeroes between 8 to 15, inclusive".
fn window_bits(value: &str) -> Option<u8> {
    (8..=15).find(|bits: &u8| bits.to_string() == value)
}

struct Extension {
    name: String,
    parameters: Vec<Parameter>,
}

struct Parameter {
    name: String,
    value: Option<String>,
}

/// The ABNF of RFC 6455 §9.1:
///
/// ```text
/// extension-list  = 1#extension
/// extension       = extension-token *( ";" extension-param )
/// extension-param = token [ "=" (token | quoted-string) ]
/// ```
///
/// RFC 9110 §5.6.1: "a recipient MUST parse and ignore a reasonable number of empty list elements".
fn parse(list: &str) -> Option<Vec<Extension>> {
    let mut extensions = Vec::new();
    for element in split(list, ',')? {
        if element.is_empty() {
            continue;
        }
        let mut parts = split(element, ';')?.into_iter();
        let name = token(parts.next()?)?;
        let parameters = parts.map(parameter).collect::<Option<_>>()?;
        extensions.push(Extension { name, parameters });
    }
    Some(extensions)
}

fn parameter(text: &str) -> Option<Parameter> {
    let (name, value) = match text.split_once('=') {
        Some((name, value)) => (name, Some(value)),
        None => (text, None),
    };
    let name = token(trim(name))?;
    let Some(value) = value.map(trim) else {
        return Some(Parameter { name, value: None });
    };
    let value = match value.strip_prefix('"').map(|rest| rest.strip_suffix('"')) {
        None => token(value)?,
        // "When using the quoted-string syntax variant, the value after quoted-string unescaping
        // MUST conform to the 'token' ABNF."
        Some(quoted) => token(&unescaped(quoted?)?)?,
    };
    Some(Parameter {
        name,
        value: Some(value),
    })
}

/// The parts between `separator`s outside of quoted strings, without the space around them; `None` if a
/// quoted string has no end.
fn split(text: &str, separator: char) -> Option<Vec<&str>> {
    let (mut is_quoted, mut is_escaped) = (false, false);
    let parts = text.split(|character| {
        let escapes = is_quoted && !is_escaped && character == '\\';
        if character == '"' && !is_escaped {
            is_quoted = !is_quoted;
        }
        is_escaped = escapes;
        character == separator && !is_quoted
    });
    let parts = parts.map(trim).collect();
    (!is_quoted).then_some(parts)
}

/// The text between the quotes, unescaped; `None` if it contains an unescaped quote.
fn unescaped(quoted: &str) -> Option<String> {
    let mut text = String::new();
    let mut characters = quoted.chars();
    while let Some(character) = characters.next() {
        text.push(match character {
            '\\' => characters.next()?,
            '"' => return None,
            other => other,
        });
    }
    Some(text)
}

fn token(text: &str) -> Option<String> {
    is_token(text).then(|| text.to_owned())
}

fn trim(text: &str) -> &str {
    text.trim_matches([' ', '\t'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(list: &str) -> Result<Option<DeflateParameters>, ExtensionFault> {
        agreed(list, true)
    }

    #[test]
    fn every_parameter_may_be_set_by_the_server() {
        let bare = DeflateParameters::default();
        assert_eq!(of(""), Ok(None));
        assert_eq!(of(" , ,"), Ok(None));
        assert_eq!(of("permessage-deflate"), Ok(Some(bare)));
        assert_eq!(of(",\tpermessage-deflate ,"), Ok(Some(bare)));
        let all = "permessage-deflate ;client_max_window_bits = 9; server_max_window_bits=\"1\\0\"\
                   ;server_no_context_takeover;\tclient_no_context_takeover";
        let set = DeflateParameters {
            server_no_context_takeover: true,
            client_no_context_takeover: true,
            server_max_window_bits: 10,
            client_max_window_bits: 9,
        };
        assert_eq!(of(all), Ok(Some(set)));
        assert_eq!(of(&set.to_string()), Ok(Some(set)));
        for bits in 8..=15 {
            let both = format!(
                "permessage-deflate; client_max_window_bits={bits}; server_max_window_bits={bits}"
            );
            let got = of(&both).unwrap().unwrap();
            assert_eq!(
                (got.client_max_window_bits, got.server_max_window_bits),
                (bits, bits)
            );
        }
    }

    #[test]
    fn what_was_not_offered_is_refused() {
        let not_offered = |name: &str| {
            let name = name.to_owned();
            Err(ExtensionFault::NotOffered { name })
        };
        assert_eq!(agreed("permessage-deflate", false), not_offered(NAME));
        assert_eq!(agreed("", false), Ok(None));
        assert_eq!(
            of("x-webkit-deflate-frame"),
            not_offered("x-webkit-deflate-frame")
        );
        assert_eq!(of("Permessage-Deflate"), not_offered("Permessage-Deflate"));
        assert_eq!(of("permessage-deflate, x; y=1"), not_offered("x"));
        assert_eq!(
            of("permessage-deflate, permessage-deflate; client_no_context_takeover"),
            Err(ExtensionFault::Twice)
        );
    }

    #[test]
    fn parameters_must_be_known_single_and_valid() {
        let with = |parameters: &str| of(&format!("permessage-deflate; {parameters}"));
        assert_eq!(
            with("server_max_window_bit=10"),
            Err(ExtensionFault::UnknownParameter {
                name: "server_max_window_bit".into()
            })
        );
        for (text, name) in [
            (
                "server_no_context_takeover; server_no_context_takeover",
                "server_no_context_takeover",
            ),
            (
                "client_no_context_takeover; client_no_context_takeover",
                "client_no_context_takeover",
            ),
            (
                "server_max_window_bits=9; server_max_window_bits=9",
                "server_max_window_bits",
            ),
            (
                "client_max_window_bits=9; client_max_window_bits=10",
                "client_max_window_bits",
            ),
        ] {
            assert_eq!(with(text), Err(ExtensionFault::DuplicateParameter { name }));
        }
        let bits = [
            "",
            "=7",
            "=16",
            "=08",
            "=+9",
            "=0",
            "=-8",
            "=x",
            "=99999999999999999999",
        ];
        for name in ["server_max_window_bits", "client_max_window_bits"] {
            for value in bits {
                let found = value.strip_prefix('=').map(str::to_owned);
                let text = format!("{name}{value}");
                assert_eq!(
                    with(&text),
                    Err(ExtensionFault::Value { name, found }),
                    "{text}"
                );
            }
        }
        for name in ["server_no_context_takeover", "client_no_context_takeover"] {
            let found = Some("true".to_owned());
            assert_eq!(
                with(&format!("{name}=true")),
                Err(ExtensionFault::Value { name, found })
            );
        }
    }

    #[test]
    fn a_malformed_list_of_extensions_is_refused() {
        for text in [
            "permessage-deflate;",
            "permessage-deflate; =1",
            "; client_no_context_takeover",
            "permessage deflate",
            "permessage-deflate; a b",
            "permessage-deflate; server_max_window_bits=",
            "permessage-deflate; server_max_window_bits=\"\"",
            "permessage-deflate; server_max_window_bits=\"1 0\"",
            "permessage-deflate; server_max_window_bits=\"10",
            "permessage-deflate; server_max_window_bits=\"1\"0\"",
            "permessage-deflate; server_max_window_bits=\"10\\\"",
            "\"permessage-deflate\"",
        ] {
            assert_eq!(of(text), Err(ExtensionFault::Syntax), "{text}");
        }
    }
}
