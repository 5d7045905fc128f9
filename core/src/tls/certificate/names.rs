//! Distinguished names and general names of certificates (RFC 5280 §4.1.2.4, §4.2.1.6) as text.

use std::fmt::Write as _;
use std::net::{Ipv4Addr, Ipv6Addr};

use x509_parser::extensions::GeneralName;
use x509_parser::oid_registry::Oid;
use x509_parser::prelude::FromDer;
use x509_parser::x509::{AttributeTypeAndValue, RelativeDistinguishedName, X509Name};

/// A distinguished name in DER as text, in hexadecimal if it cannot be read.
pub(in crate::tls) fn name_text(der: &[u8]) -> String {
    match X509Name::from_der(der) {
        Ok((_, name)) => rfc4514(&name),
        Err(_) => format!("#{}", hex(der)),
    }
}

pub(in crate::tls) fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}

/// RFC 4514 §2.1: the last RDN comes first. Only what would be ambiguous is escaped.
pub(in crate::tls) fn rfc4514(name: &X509Name<'_>) -> String {
    let rdns: Vec<_> = name.iter_rdn().collect();
    let mut text = String::new();
    for rdn in rdns.into_iter().rev() {
        for (index, attribute) in rdn.iter().enumerate() {
            if index > 0 {
                text.push('+');
            } else if !text.is_empty() {
                text.push_str(", ");
            }
            text.push_str(&attribute_name(attribute.attr_type()));
            text.push('=');
            for c in text_of(attribute).chars() {
                if matches!(c, ',' | '+' | '"' | '\\') {
                    text.push('\\');
                }
                text.push(c);
            }
        }
    }
    text
}

fn attribute_name(oid: &Oid<'_>) -> String {
    let id = oid.to_id_string();
    let name = match id.as_str() {
        "2.5.4.3" => "CN",
        "2.5.4.5" => "serialNumber",
        "2.5.4.6" => "C",
        "2.5.4.7" => "L",
        "2.5.4.8" => "ST",
        "2.5.4.9" => "street",
        "2.5.4.10" => "O",
        "2.5.4.11" => "OU",
        "0.9.2342.19200300.100.1.25" => "DC",
        "0.9.2342.19200300.100.1.1" => "UID",
        "1.2.840.113549.1.9.1" => "emailAddress",
        _ => return id,
    };
    name.to_owned()
}

pub(in crate::tls) fn text_of(attribute: &AttributeTypeAndValue<'_>) -> String {
    match attribute.as_str() {
        Ok(text) => text.to_owned(),
        // Latin-1 and UTF-16 strings of older authorities.
        Err(_) => String::from_utf8_lossy(attribute.as_slice()).replace('\0', ""),
    }
}

pub(in crate::tls) fn short_name(name: &X509Name<'_>) -> Option<String> {
    name.iter_common_name()
        .next()
        .or_else(|| name.iter_organization().next())
        .or_else(|| name.iter_organizational_unit().next())
        .map(text_of)
}

pub(in crate::tls) fn general_name(name: &GeneralName<'_>) -> String {
    match name {
        GeneralName::DNSName(name) => (*name).to_owned(),
        GeneralName::RFC822Name(name) => format!("email:{name}"),
        GeneralName::URI(uri) => format!("URI:{uri}"),
        GeneralName::IPAddress(bytes) => {
            if let Ok(v4) = <[u8; 4]>::try_from(*bytes) {
                Ipv4Addr::from(v4).to_string()
            } else if let Ok(v6) = <[u8; 16]>::try_from(*bytes) {
                Ipv6Addr::from(v6).to_string()
            } else {
                format!("IP:{}", hex(bytes))
            }
        }
        GeneralName::DirectoryName(name) => format!("DirName:{}", rfc4514(name)),
        GeneralName::RegisteredID(oid) => format!("RID:{}", oid.to_id_string()),
        _ => "othername".to_owned(),
    }
}

/// A form that is the same for names that are equal by RFC 5280 §7.1: without the string types, in lower case and with
/// single blanks.
pub(in crate::tls) fn comparable_name(name: &X509Name<'_>) -> Vec<Vec<(String, String)>> {
    let attributes = |rdn: &RelativeDistinguishedName<'_>| {
        let mut attributes: Vec<_> = rdn
            .iter()
            .map(|attribute| {
                let text = text_of(attribute).to_lowercase();
                let words: Vec<&str> = text.split_whitespace().collect();
                (attribute.attr_type().to_id_string(), words.join(" "))
            })
            .collect();
        attributes.sort();
        attributes
    };
    name.iter_rdn().map(attributes).collect()
}
