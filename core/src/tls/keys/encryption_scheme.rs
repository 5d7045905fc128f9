//! Names the schemes by which private keys are encrypted in PKCS#8.

use x509_parser::der_parser::ber::BerObject;

/// How an EncryptedPrivateKeyInfo is encrypted.
pub(in crate::tls) enum EncryptionScheme {
    /// PBES2 (RFC 8018 §6.2), with its name.
    Pbes2(String),
    /// pbeWithSHAAnd3-KeyTripleDES-CBC or pbeWithSHAAnd2-KeyTripleDES-CBC (RFC 7292 appendix C).
    Pkcs12TripleDes {
        /// 2 or 3.
        keys: u8,
    },
    /// Another one, by its name, or by its OID if the name is not known.
    Other(String),
}

/// The scheme of this AlgorithmIdentifier, and its parameters.
pub(in crate::tls) fn scheme_of<'a>(
    algorithm: &'a BerObject<'a>,
) -> Option<(EncryptionScheme, Option<&'a BerObject<'a>>)> {
    let (oid, parameters) = identifier(algorithm)?;
    let scheme = match oid.as_str() {
        "1.2.840.113549.1.5.13" => EncryptionScheme::Pbes2(pbes2_name(parameters)),
        "1.2.840.113549.1.12.1.3" => EncryptionScheme::Pkcs12TripleDes { keys: 3 },
        "1.2.840.113549.1.12.1.4" => EncryptionScheme::Pkcs12TripleDes { keys: 2 },
        _ => EncryptionScheme::Other(name_of(oid)),
    };
    Some((scheme, parameters))
}

/// Such as `PBES2 with PBKDF2, hmacWithSHA256 and CAMELLIA-256-CBC`.
fn pbes2_name(parameters: Option<&BerObject<'_>>) -> String {
    let parts = || {
        let [derivation, cipher] = parameters?.as_sequence().ok()?.as_slice() else {
            return None;
        };
        let (derivation, details) = identifier(derivation)?;
        // The pseudorandom function is the last parameter of PBKDF2, if it is there.
        let function = details
            .and_then(|details| details.as_sequence().ok()?.last())
            .and_then(identifier);
        let (cipher, _) = identifier(cipher)?;
        Some(match function {
            Some((function, _)) => format!(
                "{}, {} and {}",
                name_of(derivation),
                name_of(function),
                name_of(cipher)
            ),
            None => format!("{} and {}", name_of(derivation), name_of(cipher)),
        })
    };
    parts().map_or_else(|| "PBES2".to_owned(), |parts| format!("PBES2 with {parts}"))
}

fn identifier<'a>(algorithm: &'a BerObject<'a>) -> Option<(String, Option<&'a BerObject<'a>>)> {
    let fields = algorithm.as_sequence().ok()?;
    let oid = fields.first()?.as_oid().ok()?;
    Some((oid.to_id_string(), fields.get(1)))
}

/// The names of RFC 8018 and RFC 7292; ciphers as OpenSSL writes them.
fn name_of(oid: String) -> String {
    let name = match oid.as_str() {
        "1.2.840.113549.1.5.1" => "pbeWithMD2AndDES-CBC",
        "1.2.840.113549.1.5.3" => "pbeWithMD5AndDES-CBC",
        "1.2.840.113549.1.5.4" => "pbeWithMD2AndRC2-CBC",
        "1.2.840.113549.1.5.6" => "pbeWithMD5AndRC2-CBC",
        "1.2.840.113549.1.5.10" => "pbeWithSHA1AndDES-CBC",
        "1.2.840.113549.1.5.11" => "pbeWithSHA1AndRC2-CBC",
        "1.2.840.113549.1.12.1.1" => "pbeWithSHA1And128BitRC4",
        "1.2.840.113549.1.12.1.2" => "pbeWithSHA1And40BitRC4",
        "1.2.840.113549.1.12.1.5" => "pbeWithSHA1And128BitRC2-CBC",
        "1.2.840.113549.1.12.1.6" => "pbeWithSHA1And40BitRC2-CBC",
        "1.2.840.113549.1.5.12" => "PBKDF2",
        "1.3.6.1.4.1.11591.4.11" => "scrypt",
        "1.2.840.113549.2.6" => "hmacWithMD5",
        "1.2.840.113549.2.7" => "hmacWithSHA1",
        "1.2.840.113549.2.8" => "hmacWithSHA224",
        "1.2.840.113549.2.9" => "hmacWithSHA256",
        "1.2.840.113549.2.10" => "hmacWithSHA384",
        "1.2.840.113549.2.11" => "hmacWithSHA512",
        "1.2.840.113549.2.12" => "hmacWithSHA512-224",
        "1.2.840.113549.2.13" => "hmacWithSHA512-256",
        "1.2.643.7.1.1.4.2" => "HMAC GOST 34.11-2012",
        "1.3.14.3.2.7" => "DES-CBC",
        "1.2.840.113549.3.2" => "RC2-CBC",
        "1.2.840.113549.3.4" => "RC4",
        "1.2.840.113549.3.7" => "DES-EDE3-CBC",
        "1.2.840.113549.3.9" => "RC5-CBC",
        "1.3.6.1.4.1.3029.1.2" => "BF-CBC",
        "1.2.840.113533.7.66.10" => "CAST5-CBC",
        "1.3.6.1.4.1.188.7.1.1.2" => "IDEA-CBC",
        "1.2.410.200004.1.4" => "SEED-CBC",
        "2.16.840.1.101.3.4.1.2" => "AES-128-CBC",
        "2.16.840.1.101.3.4.1.22" => "AES-192-CBC",
        "2.16.840.1.101.3.4.1.42" => "AES-256-CBC",
        "1.2.392.200011.61.1.1.1.2" => "CAMELLIA-128-CBC",
        "1.2.392.200011.61.1.1.1.3" => "CAMELLIA-192-CBC",
        "1.2.392.200011.61.1.1.1.4" => "CAMELLIA-256-CBC",
        "1.2.410.200046.1.1.2" => "ARIA-128-CBC",
        "1.2.410.200046.1.1.7" => "ARIA-192-CBC",
        "1.2.410.200046.1.1.12" => "ARIA-256-CBC",
        _ => return oid,
    };
    name.to_owned()
}
