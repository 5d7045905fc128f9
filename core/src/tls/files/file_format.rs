//! Recognises files of keys and certificates that are not in PEM format by their first bytes.

use pkcs8::PrivateKeyInfoRef;
use x509_parser::certificate::X509Certificate;
use x509_parser::der_parser::ber::BerObject;
use x509_parser::der_parser::der::parse_der;
use x509_parser::prelude::FromDer;

use crate::tls::files::pem;

/// A format of files with keys or certificates that can be converted to PEM.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFormat {
    /// PKCS#12 (RFC 7292), as `.p12` and `.pfx` files are.
    Pkcs12 {
        /// Whether its certificates are encrypted with RC2, which OpenSSL 3 reads only with its option -legacy.
        rc2: bool,
    },
    /// A certificate in DER.
    DerCertificate,
    /// A private key in DER.
    DerKey {
        /// Whether it is encrypted.
        encrypted: bool,
    },
    /// A PEM block `OPENSSH PRIVATE KEY`.
    OpenSshKey,
}

impl FileFormat {
    /// The format of `file`; `None` if it is none of these.
    pub(in crate::tls) fn of(file: &[u8]) -> Option<Self> {
        if pem::blocks(file).any(|block| block.label == "OPENSSH PRIVATE KEY") {
            return Some(Self::OpenSshKey);
        }
        if is_pkcs12(file) {
            return Some(Self::Pkcs12 {
                rc2: file.windows(PBE_RC2.len()).any(|bytes| bytes == PBE_RC2),
            });
        }
        if file.first() != Some(&SEQUENCE) {
            return None;
        }
        if X509Certificate::from_der(file).is_ok() {
            return Some(Self::DerCertificate);
        }
        if PrivateKeyInfoRef::try_from(file).is_ok() {
            return Some(Self::DerKey { encrypted: false });
        }
        let (_, outer) = parse_der(file).ok()?;
        match outer.as_sequence().ok()?.as_slice() {
            // RFC 8017 §A.1.2 and RFC 5915 §3.
            [version, rest, ..]
                if version.as_u32().is_ok_and(|version| version <= 1)
                    && rest.as_slice().is_ok() =>
            {
                Some(Self::DerKey { encrypted: false })
            }
            // RFC 5958 §3: EncryptedPrivateKeyInfo.
            [scheme, ciphertext] if starts_with_oid(scheme) && ciphertext.as_slice().is_ok() => {
                Some(Self::DerKey { encrypted: true })
            }
            _ => None,
        }
    }
}

const SEQUENCE: u8 = 0x30;

/// pbeWithSHAAnd40BitRC2-CBC, with tag and length.
const PBE_RC2: &[u8] = b"\x06\x0a\x2a\x86\x48\x86\xf7\x0d\x01\x0c\x01\x06";

/// RFC 7292 §4: a sequence of the version 3 and a sequence. In BER, so the length may be indefinite.
fn is_pkcs12(file: &[u8]) -> bool {
    let [SEQUENCE, length, rest @ ..] = file else {
        return false;
    };
    let more = usize::from(length.checked_sub(0x80).unwrap_or_default());
    rest.get(more..)
        .is_some_and(|rest| rest.starts_with(&[2, 1, 3, SEQUENCE]))
}

fn starts_with_oid(sequence: &BerObject<'_>) -> bool {
    sequence
        .as_sequence()
        .ok()
        .and_then(|fields| fields.first())
        .is_some_and(|first| first.as_oid().is_ok())
}
