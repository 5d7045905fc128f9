//! Checks a certificate against the rules of RFC 5280 that webpki does not check.
//!
//! webpki checks signatures, dates, basicConstraints, extendedKeyUsage, name constraints and critical
//! extensions of the certificates that the server sends. It treats trust anchors as names and keys without restrictions,
//! and ignores keyUsage everywhere.

use rustls::pki_types::UnixTime;
use x509_parser::certificate::X509Certificate;
use x509_parser::prelude::FromDer;

use crate::tls::certificate::extensions::{key_usages, purposes, unknown_critical};
use crate::tls::certificate::fault::CertificateUsage;
use crate::tls::certificate::profile_violation::ProfileViolation;

/// The certificate that is the whole of `der`.
pub(in crate::tls) fn parse(der: &[u8]) -> Result<X509Certificate<'_>, ProfileViolation> {
    match X509Certificate::from_der(der) {
        Ok(([], certificate)) => Ok(certificate),
        _ => Err(ProfileViolation::Unreadable),
    }
}

/// Checks an authority between the server and an anchor, beyond webpki.
pub(in crate::tls) fn check_issuer(
    certificate: &X509Certificate<'_>,
) -> Result<(), ProfileViolation> {
    check_encoding(certificate)?;
    // RFC 5280 §6.1.4 (n): "If a key usage extension is present, verify that the keyCertSign bit is set."
    match key_usages(certificate)? {
        Some(usages) if !usages.iter().any(|usage| usage == "keyCertSign") => {
            Err(ProfileViolation::MayNotSign(usages))
        }
        _ => Ok(()),
    }
}

/// Checks an anchor's certificate, except for dates and pathLenConstraint, which depend on the moment and the path.
/// RFC 5280 §6.2 lets a client apply the constraints of an anchor's certificate; other clients do.
pub(in crate::tls) fn check_anchor(
    certificate: &X509Certificate<'_>,
) -> Result<(), ProfileViolation> {
    check_issuer(certificate)?;
    check_purpose(certificate)?;
    check_critical(certificate)
}

/// Checks a server certificate below an authority, beyond webpki.
pub(in crate::tls) fn check_server(
    certificate: &X509Certificate<'_>,
) -> Result<(), ProfileViolation> {
    check_encoding(certificate)?;
    // RFC 8446 §4.4.2.2, and RFC 5246 §7.4.2 for ECDHE: "the digitalSignature bit MUST be set if the Key
    // Usage extension is present".
    match key_usages(certificate)? {
        Some(usages) if !usages.iter().any(|usage| usage == "digitalSignature") => Err(
            ProfileViolation::WrongPurpose(CertificateUsage::Key(usages)),
        ),
        _ => Ok(()),
    }
}

/// Checks a server certificate that the caller trusts directly, for which webpki is not used.
pub(in crate::tls) fn check_directly_trusted(
    der: &[u8],
    now: UnixTime,
) -> Result<(), ProfileViolation> {
    let certificate = parse(der)?;
    let validity = certificate.validity();
    check_dates(
        validity.not_before.timestamp(),
        validity.not_after.timestamp(),
        now,
    )?;
    check_server(&certificate)?;
    check_purpose(&certificate)?;
    check_critical(&certificate)
}

/// RFC 5280 §6.1.3 (a) (2): "The certificate validity period includes the current time."
pub(in crate::tls) fn check_dates(
    not_before: i64,
    not_after: i64,
    now: UnixTime,
) -> Result<(), ProfileViolation> {
    let now = i64::try_from(now.as_secs()).unwrap_or(i64::MAX);
    if now > not_after {
        Err(ProfileViolation::Expired(not_after))
    } else if now < not_before {
        Err(ProfileViolation::NotYetValid(not_before))
    } else {
        Ok(())
    }
}

/// RFC 5280 §4.2.1.12: with extendedKeyUsage "the certificate MUST only be used for one of the purposes
/// indicated". As with webpki and OpenSSL, anyExtendedKeyUsage is none of them.
fn check_purpose(certificate: &X509Certificate<'_>) -> Result<(), ProfileViolation> {
    match purposes(certificate) {
        Some(purposes) if !purposes.iter().any(|purpose| purpose == "serverAuth") => Err(
            ProfileViolation::WrongPurpose(CertificateUsage::Extended(purposes)),
        ),
        _ => Ok(()),
    }
}

/// RFC 5280 §4.2: a client "MUST reject the certificate if it encounters a critical extension it does not
/// recognize or a critical extension that contains information that it cannot process".
fn check_critical(certificate: &X509Certificate<'_>) -> Result<(), ProfileViolation> {
    let unknown = unknown_critical(certificate);
    if unknown.is_empty() {
        Ok(())
    } else {
        Err(ProfileViolation::CriticalExtension(unknown))
    }
}

fn check_encoding(certificate: &X509Certificate<'_>) -> Result<(), ProfileViolation> {
    match certificate.raw_serial() {
        // X.690 §8.3.1: "The contents octets shall consist of one or more octets."
        [] => {
            return Err(ProfileViolation::Malformed(
                "its serial number is an empty INTEGER",
            ));
        }
        // X.690 §8.3.2: the first nine bits are neither all zero nor all one.
        [0, 0..=0x7f, ..] | [0xff, 0x80..=0xff, ..] => {
            return Err(ProfileViolation::Malformed(
                "its serial number is an INTEGER with unnecessary leading bytes",
            ));
        }
        _ => {}
    }
    // RFC 5280 §4.2: "A certificate MUST NOT include more than one instance of a particular extension."
    if certificate.extensions_map().is_err() {
        return Err(ProfileViolation::Malformed("it has an extension twice"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use rcgen::{CertificateParams, CustomExtension, KeyPair, SerialNumber};

    use super::*;

    fn made(change: impl FnOnce(&mut CertificateParams)) -> Vec<u8> {
        // Long enough for the lengths around the serial number to have two bytes in any case.
        let names: Vec<String> = (0..20).map(|n| format!("host{n}.good.test")).collect();
        let mut params = CertificateParams::new(names).unwrap();
        params.serial_number = Some(SerialNumber::from(vec![0x42, 0x43, 0x44]));
        change(&mut params);
        let key = KeyPair::generate().unwrap();
        params.self_signed(&key).unwrap().der().to_vec()
    }

    /// The certificate with another INTEGER as serial number.
    fn with_serial(serial: &[u8]) -> Vec<u8> {
        let der = made(|_| {});
        let at = der
            .windows(5)
            .position(|bytes| bytes == [2, 3, 0x42, 0x43, 0x44]);
        let at = at.unwrap();
        let grown = serial.len() as isize - 3;
        let mut der = [&der[..at], &[2, serial.len() as u8], serial, &der[at + 5..]].concat();
        for place in [2, 6] {
            let length = isize::from(der[place]) << 8 | isize::from(der[place + 1]);
            let length = (length + grown).to_be_bytes();
            der[place..place + 2].copy_from_slice(&length[6..]);
        }
        der
    }

    #[test]
    fn serial_numbers_are_integers_of_der() {
        for (serial, is_well_formed) in [
            (&[][..], false),
            (&[0], true),
            (&[0, 0x80], true),
            (&[0, 0x7f], false),
            (&[0xff], true),
            (&[0xff, 0x80], false),
            (&[0xff, 0x7f], true),
            (&[1; 30], true),
        ] {
            let der = with_serial(serial);
            let outcome = parse(&der).and_then(|one| check_encoding(&one));
            assert_eq!(outcome.is_ok(), is_well_formed, "{serial:?}");
        }
    }

    #[test]
    fn an_extension_occurs_once() {
        let twice = |params: &mut CertificateParams| {
            for content in [vec![5, 0], vec![5, 0]] {
                let extension = CustomExtension::from_oid_content(&[1, 2, 3, 4], content);
                params.custom_extensions.push(extension);
            }
        };
        let der = made(twice);
        let outcome = parse(&der).and_then(|one| check_encoding(&one));
        assert_eq!(
            outcome,
            Err(ProfileViolation::Malformed("it has an extension twice"))
        );
    }
}
