//! Finds the blocks of a PEM text (RFC 7468), as leniently as OpenSSL does, and its certificates.

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pkcs8::der::{Reader, SliceReader};
use rustls::pki_types::CertificateDer;
use x509_parser::der_parser::ber::BerObject;
use x509_parser::der_parser::der::{Class, Tag, parse_der};

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";
const BEGIN: &[u8] = b"-----BEGIN ";
const END: &[u8] = b"-----END ";
const DASHES: &[u8] = b"-----";

/// RFC 5280 §4.2.1.12: id-kp-serverAuth and anyExtendedKeyUsage.
const FOR_SERVERS: [&str; 2] = ["1.3.6.1.5.5.7.3.1", "2.5.29.37.0"];

/// A block that has no end line, or whose content is not base64 or not what its label says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tls) struct MalformedPem;

/// One block of a text; it is decoded only on demand.
#[derive(Debug)]
pub(in crate::tls) struct PemBlock<'a> {
    /// The text between `-----BEGIN ` and the dashes.
    pub(in crate::tls) label: Cow<'a, str>,
    /// The lines between the first and the last; `None` if the last is missing.
    content: Option<&'a [u8]>,
}

/// A certificate of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::tls) struct PemCertificate {
    /// The certificate alone, without what OpenSSL may have appended to it.
    pub(in crate::tls) der: CertificateDer<'static>,
    /// Whether OpenSSL would trust it for TLS servers. False only for a `TRUSTED CERTIFICATE` that
    /// carries other purposes, or rejects this one.
    pub(in crate::tls) for_servers: bool,
}

/// The blocks of `text`, in their order. Text outside of blocks is skipped.
pub(in crate::tls) fn blocks(text: &[u8]) -> impl Iterator<Item = PemBlock<'_>> {
    PemBlocks { rest: text }
}

/// The certificates of `text`, in their order.
pub(in crate::tls) fn certificates(
    text: &[u8],
) -> impl Iterator<Item = Result<PemCertificate, MalformedPem>> {
    blocks(text).filter_map(|block| {
        let may_have_trust = match &*block.label {
            "CERTIFICATE" | "X509 CERTIFICATE" => false,
            "TRUSTED CERTIFICATE" => true,
            _ => return None,
        };
        Some(
            block
                .decode()
                .and_then(|pem| certificate(pem.contents(), may_have_trust)),
        )
    })
}

impl PemBlock<'_> {
    /// The headers and the decoded content.
    pub(in crate::tls) fn decode(&self) -> Result<pem::Pem, MalformedPem> {
        let content = self.content.ok_or(MalformedPem)?;
        if !content.contains(&b':') {
            // The usual form, in bundles of hundreds.
            let mut digits = Vec::with_capacity(content.len());
            for line in content.split(|byte| byte.is_ascii_whitespace()) {
                digits.extend_from_slice(line);
            }
            let contents = STANDARD.decode(digits).map_err(|_| MalformedPem)?;
            return Ok(pem::Pem::new(&*self.label, contents));
        }
        let mut plain = b"-----BEGIN BLOCK-----\n".to_vec();
        let mut in_headers = None;
        for (line, _) in (PemLines { rest: content }) {
            let has_headers = *in_headers.get_or_insert(line.contains(&b':'));
            match (line.is_empty(), has_headers) {
                // The first empty line ends the headers; others are ignored.
                (true, true) => {
                    in_headers = Some(false);
                    plain.push(b'\n');
                }
                (true, false) => {}
                (false, _) => {
                    plain.extend_from_slice(line);
                    plain.push(b'\n');
                }
            }
        }
        plain.extend_from_slice(b"-----END BLOCK-----\n");
        pem::parse(plain).map_err(|_| MalformedPem)
    }
}

struct PemBlocks<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for PemBlocks<'a> {
    type Item = PemBlock<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut lines = PemLines { rest: self.rest };
        let label = loop {
            let (line, _) = lines.next()?;
            if let Some(label) = label_of(line, BEGIN) {
                break label;
            }
        };
        let inside = lines.rest;
        let mut content = None;
        self.rest = loop {
            let Some((line, start)) = lines.next() else {
                break &[];
            };
            if label_of(line, BEGIN).is_some() {
                // The end line is missing; the next block still counts.
                break start;
            }
            if let Some(end) = label_of(line, END) {
                if end == label {
                    content = inside.get(..inside.len() - start.len());
                }
                break lines.rest;
            }
        };
        Some(PemBlock {
            label: String::from_utf8_lossy(label),
            content,
        })
    }
}

/// Lines without blanks around them, each with the text from its start to the end. They end with LF, CRLF or CR.
struct PemLines<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for PemLines<'a> {
    type Item = (&'a [u8], &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let start = self.rest;
        let end = start.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
        let (line, rest) = match end {
            Some(end) => {
                let (line, rest) = start.split_at_checked(end)?;
                let rest = rest.strip_prefix(b"\r\n").or_else(|| rest.get(1..))?;
                (line, rest)
            }
            None => (start, &[] as &[u8]),
        };
        self.rest = rest;
        // The mark is at the start of a file, and inside where files were concatenated.
        let line = line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(line);
        Some((line.trim_ascii(), start))
    }
}

fn label_of<'a>(line: &'a [u8], kind: &[u8]) -> Option<&'a [u8]> {
    line.strip_prefix(kind)?.strip_suffix(DASHES)
}

/// The certificate at the start of `der`; with `may_have_trust`, an X509_CERT_AUX of OpenSSL may follow it.
fn certificate(der: &[u8], may_have_trust: bool) -> Result<PemCertificate, MalformedPem> {
    let mut reader = SliceReader::new(der).map_err(|_| MalformedPem)?;
    let certificate = reader.tlv_bytes().map_err(|_| MalformedPem)?;
    // SEQUENCE, as every certificate is.
    if certificate.first() != Some(&0x30) {
        return Err(MalformedPem);
    }
    let trailing = der.get(certificate.len()..).unwrap_or_default();
    Ok(PemCertificate {
        for_servers: !may_have_trust
            || trailing.is_empty()
            || is_for_servers(trailing).ok_or(MalformedPem)?,
        der: certificate.to_vec().into(),
    })
}

/// Whether TLS servers are among the purposes of this X509_CERT_AUX: a sequence that starts with
/// `trust SEQUENCE OF OID OPTIONAL, reject [0] IMPLICIT SEQUENCE OF OID OPTIONAL`.
fn is_for_servers(aux: &[u8]) -> Option<bool> {
    let (_, aux) = parse_der(aux).ok()?;
    let fields = aux.as_sequence().ok()?;
    let names_servers = |purposes: &[BerObject<'_>]| {
        purposes
            .iter()
            .filter_map(|purpose| purpose.as_oid().ok())
            .any(|oid| FOR_SERVERS.contains(&oid.to_id_string().as_str()))
    };
    let mut trusted = true;
    for field in fields {
        match (field.header.class(), field.header.tag()) {
            (Class::Universal, Tag::Sequence) => trusted = names_servers(field.as_sequence().ok()?),
            (Class::ContextSpecific, Tag(0)) => {
                let rejected = elements(field.as_slice().ok()?)?;
                if names_servers(&rejected) {
                    return Some(false);
                }
            }
            _ => {}
        }
    }
    Some(trusted)
}

/// The consecutive elements of `der`.
fn elements(mut der: &[u8]) -> Option<Vec<BerObject<'_>>> {
    let mut found = Vec::new();
    while !der.is_empty() {
        let (rest, element) = parse_der(der).ok()?;
        found.push(element);
        der = rest;
    }
    Some(found)
}
