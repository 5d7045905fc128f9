//! Reads the arguments that `WsClient::__construct()` and `diagnose()` share, and what is in their arrays.

use std::collections::HashMap;
use std::path::PathBuf;

use ext_php_rs::exception::PhpException;
use ext_php_rs::types::{ZendHashTable, Zval};
use wsclient_core::connect::ConnectOptions;
use wsclient_core::handshake::{
    HeaderRefusal, Headers, RequestOptions, check_header, is_token, token_prefix,
};
use wsclient_core::tls::{Secret, TlsOptions};

use crate::arguments::{Arguments, ArrayElements, positive_seconds};
use crate::glue::{self, argument_type_error, argument_value_error};
use crate::paths;

/// The names that `$tls` may have.
const TLS_OPTIONS: [&str; 10] = [
    "verify_peer",
    "verify_peer_name",
    "allow_self_signed",
    "peer_name",
    "cafile",
    "capath",
    "ca",
    "local_cert",
    "local_pk",
    "passphrase",
];

/// `$headers`, `$subprotocols`, `$tls`, `$compression` and `$connect_timeout`: arguments 2 to 6 of both
/// methods.
pub(crate) fn connect_options(arguments: Arguments<'_>) -> Result<ConnectOptions, PhpException> {
    Ok(ConnectOptions {
        request: RequestOptions {
            headers: headers(arguments.array(2)?, 2)?,
            subprotocols: subprotocols(arguments.array(3)?, 3)?,
            compression: arguments.bool_or(5, true)?,
            user_agent: concat!("wsclient/", env!("CARGO_PKG_VERSION")).to_owned(),
        },
        tls: tls(arguments.array(4)?, 4)?,
        trust: paths::trust_settings,
        timeout: positive_seconds(arguments.float_or(6, 10.0)?, 6)?,
    })
}

/// `$max_message_size`: a number of bytes.
pub(crate) fn message_size(size: i64, number: u32) -> Result<u64, PhpException> {
    u64::try_from(size)
        .ok()
        .filter(|size| *size > 0)
        .ok_or_else(|| argument_value_error(number, "must be greater than 0"))
}

/// `$headers`: name => value, or name => list of values. Errors contain names and positions, never values.
fn headers(array: Option<&ZendHashTable>, number: u32) -> Result<Headers, PhpException> {
    let mut headers = Headers::default();
    for (name, value) in ArrayElements::of(array) {
        let Some(name) = name else {
            return Err(argument_value_error(
                number,
                "must have header names as keys, as in ['Origin' => 'https://example.com']",
            ));
        };
        let name = String::from_utf8_lossy(name);
        match value.dereference().array() {
            Some(values) => {
                for (_, value) in ArrayElements::of(Some(values)) {
                    push_header(&mut headers, &name, value.dereference(), number)?;
                }
            }
            None => push_header(&mut headers, &name, value.dereference(), number)?,
        }
    }
    for single in ["Host", "User-Agent", "Authorization", "Origin"] {
        if headers.all(single).count() > 1 {
            let message = format!("must have {single} only once");
            return Err(argument_value_error(number, &message));
        }
    }
    Ok(headers)
}

fn push_header(
    headers: &mut Headers,
    name: &str,
    value: &Zval,
    number: u32,
) -> Result<(), PhpException> {
    let Some(text) = scalar_text(value) else {
        let message = format!(
            "must have strings, or lists of strings, as values; {} given for \"{}\"",
            glue::type_name(value),
            shown_name(name)
        );
        return Err(argument_type_error(number, &message));
    };
    let refused = |words: String| Err(argument_value_error(number, &words));
    match check_header(name, &text) {
        Ok(()) => {}
        Err(HeaderRefusal::Name) => {
            return refused(match shown_name(name) {
                "" => "has a header name that is not valid".to_owned(),
                start => format!("has a header name that is not valid after \"{start}\""),
            });
        }
        Err(HeaderRefusal::Value) => {
            return refused(format!(
                "must not have control characters in the value of \"{}\"",
                shown_name(name)
            ));
        }
        Err(HeaderRefusal::Reserved {
            instead: Some(instead),
        }) => {
            return refused(format!("must not have \"{name}\"; pass it as {instead}"));
        }
        Err(HeaderRefusal::Reserved { instead: None }) => {
            return refused(format!(
                "must not have \"{name}\", which the handshake sets itself"
            ));
        }
    }
    let Ok(text) = String::from_utf8(text) else {
        return refused(format!(
            "must have valid UTF-8 in the value of \"{}\"",
            shown_name(name)
        ));
    };
    headers.push(name, text.trim_matches([' ', '\t']));
    Ok(())
}

/// `$subprotocols`: a list of names, in order of preference. Some services expect an access token as one, so errors
/// contain positions only.
fn subprotocols(array: Option<&ZendHashTable>, number: u32) -> Result<Vec<String>, PhpException> {
    let mut names: Vec<String> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (at, (_, value)) in (1..).zip(ArrayElements::of(array)) {
        let value = value.dereference();
        let Some(name) = value.zend_str() else {
            let message = format!(
                "must be a list of strings; {} given as name {at}",
                glue::type_name(value)
            );
            return Err(argument_type_error(number, &message));
        };
        // RFC 6455 §4.1 item 10: each is a token, "and MUST all be unique strings".
        let name = std::str::from_utf8(name.as_bytes()).unwrap_or_default();
        if !is_token(name) {
            let message = format!(
                "must have tokens as names, of visible ASCII characters without separators; name {at} is not one"
            );
            return Err(argument_value_error(number, &message));
        }
        if let Some(first) = places.insert(name, at) {
            let message = format!("must not have the same name twice: {first} and {at}");
            return Err(argument_value_error(number, &message));
        }
        names.push(name.to_owned());
    }
    Ok(names)
}

/// `$tls`: the names of PHP's ssl context options.
fn tls(array: Option<&ZendHashTable>, number: u32) -> Result<TlsOptions, PhpException> {
    let mut options = TlsOptions::default();
    for (name, value) in ArrayElements::of(array) {
        let Some(name) = name.map(String::from_utf8_lossy) else {
            let message = "must have option names as keys, as in ['cafile' => '/path/to/ca.pem']";
            return Err(argument_value_error(number, message));
        };
        let option = TlsOption {
            name: &name,
            value: value.dereference(),
            number,
        };
        match &*name {
            "verify_peer" => options.verify_peer = option.flag()?,
            "verify_peer_name" => options.verify_peer_name = option.flag()?,
            "allow_self_signed" => options.allow_self_signed = option.flag()?,
            "peer_name" => options.peer_name = Some(option.text()?),
            "cafile" => options.cafile = Some(option.path()?),
            "capath" => options.capath = Some(option.path()?),
            "ca" => options.ca = Some(option.bytes()?),
            "local_cert" => options.local_cert = Some(option.path()?),
            "local_pk" => options.local_pk = Some(option.path()?),
            "passphrase" => options.passphrase = Some(Secret::new(option.bytes()?)),
            unknown => return Err(unknown_option(unknown, number)),
        }
    }
    if options.local_pk.is_some() && options.local_cert.is_none() {
        let message = "must have \"local_cert\" if it has \"local_pk\"";
        return Err(argument_value_error(number, message));
    }
    Ok(options)
}

struct TlsOption<'a> {
    name: &'a str,
    value: &'a Zval,
    number: u32,
}

impl TlsOption<'_> {
    fn flag(&self) -> Result<bool, PhpException> {
        self.value.bool().ok_or_else(|| self.wrong_type("bool"))
    }

    fn bytes(&self) -> Result<Vec<u8>, PhpException> {
        let string = self
            .value
            .zend_str()
            .ok_or_else(|| self.wrong_type("string"))?;
        if string.as_bytes().is_empty() {
            let message = format!("must not have an empty \"{}\"", self.name);
            return Err(argument_value_error(self.number, &message));
        }
        Ok(string.as_bytes().to_vec())
    }

    fn text(&self) -> Result<String, PhpException> {
        String::from_utf8(self.bytes()?).map_err(|_| {
            let message = format!("must have valid UTF-8 in \"{}\"", self.name);
            argument_value_error(self.number, &message)
        })
    }

    fn path(&self) -> Result<PathBuf, PhpException> {
        let bytes = self.bytes()?;
        // A report shows the path, and must not show a key.
        if bytes.iter().any(|byte| b"\r\n".contains(byte)) || bytes.starts_with(b"-----BEGIN") {
            let message = format!(
                "must have the path of a file as \"{}\", not its contents",
                self.name
            );
            return Err(argument_value_error(self.number, &message));
        }
        paths::of_option(&bytes).ok_or_else(|| {
            let message = format!("must not have NUL bytes in \"{}\"", self.name);
            argument_value_error(self.number, &message)
        })
    }

    fn wrong_type(&self, expected: &str) -> PhpException {
        let given = glue::type_name(self.value);
        let message = format!("must have a {expected} as \"{}\"; {given} given", self.name);
        argument_type_error(self.number, &message)
    }
}

fn unknown_option(name: &str, number: u32) -> PhpException {
    let nearest = TLS_OPTIONS
        .iter()
        .map(|known| (distance(name, known), known))
        .filter(|(distance, known)| *distance <= known.len() / 3)
        .min();
    let hint = match nearest {
        Some((_, known)) => format!("; did you mean \"{known}\"?"),
        None => format!("; the options are {}", TLS_OPTIONS.join(", ")),
    };
    argument_value_error(number, &format!("has no option \"{}\"{hint}", shown(name)))
}

/// The number of single-character edits between two names.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.to_lowercase().chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.to_lowercase().chars().take(64).enumerate() {
        let mut next = vec![i + 1];
        for (y, window) in b.iter().zip(row.windows(2)) {
            let (Some(diagonal), Some(above)) = (window.first(), window.last()) else {
                continue;
            };
            let left = next.last().copied().unwrap_or(i);
            let replaced = diagonal + usize::from(x != *y);
            next.push(replaced.min(above + 1).min(left + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or(usize::MAX)
}

fn scalar_text(value: &Zval) -> Option<Vec<u8>> {
    if let Some(string) = value.zend_str() {
        return Some(string.as_bytes().to_vec());
    }
    value.long().map(|number| number.to_string().into_bytes())
}

/// The start of a header's name that is valid in one: what follows may be a value.
fn shown_name(name: &str) -> &str {
    let name = token_prefix(name);
    name.get(..60).unwrap_or(name)
}

fn shown(text: &str) -> String {
    wsclient_core::text::one_line(text, 60)
}
