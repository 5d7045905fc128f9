//! Reads the extensions of a certificate (RFC 5280 §4.2) that its facts and its checks need.

use x509_parser::certificate::X509Certificate;
use x509_parser::extensions::{GeneralName, GeneralSubtree, NameConstraints, ParsedExtension};

use crate::tls::certificate::names::general_name;
use crate::tls::certificate::profile_violation::ProfileViolation;

/// The most entries of one extension that are kept.
const MAX_ENTRIES: usize = 100;

/// The extensions that webpki processes; it refuses a certificate with another critical one.
const PROCESSED: [&str; 6] = [
    "2.5.29.15", // keyUsage
    "2.5.29.17", // subjectAltName
    "2.5.29.19", // basicConstraints
    "2.5.29.30", // nameConstraints
    "2.5.29.31", // cRLDistributionPoints
    "2.5.29.37", // extKeyUsage
];

/// id-ad-caIssuers (RFC 5280 §4.2.2.1).
const CA_ISSUERS: &str = "1.3.6.1.5.5.7.48.2";

/// The bits of keyUsage (RFC 5280 §4.2.1.3); `None` without the extension.
pub(in crate::tls) fn key_usages(
    certificate: &X509Certificate<'_>,
) -> Result<Option<Vec<String>>, ProfileViolation> {
    let usage = certificate
        .key_usage()
        .map_err(|_| ProfileViolation::Malformed("its keyUsage cannot be read"))?;
    let Some(usage) = usage else {
        return Ok(None);
    };
    let known = [
        (usage.value.digital_signature(), "digitalSignature"),
        (usage.value.non_repudiation(), "nonRepudiation"),
        (usage.value.key_encipherment(), "keyEncipherment"),
        (usage.value.data_encipherment(), "dataEncipherment"),
        (usage.value.key_agreement(), "keyAgreement"),
        (usage.value.key_cert_sign(), "keyCertSign"),
        (usage.value.crl_sign(), "cRLSign"),
        (usage.value.encipher_only(), "encipherOnly"),
        (usage.value.decipher_only(), "decipherOnly"),
    ];
    Ok(Some(names_of(&known)))
}

fn names_of(known: &[(bool, &str)]) -> Vec<String> {
    let set = known.iter().filter(|(set, _)| *set);
    set.map(|(_, name)| (*name).to_owned()).collect()
}

pub(in crate::tls) fn purposes(certificate: &X509Certificate<'_>) -> Option<Vec<String>> {
    let usage = certificate.extensions().iter().find_map(|extension| {
        match extension.parsed_extension() {
            ParsedExtension::ExtendedKeyUsage(usage) => Some(usage),
            _ => None,
        }
    })?;
    let known = [
        (usage.any, "anyExtendedKeyUsage"),
        (usage.server_auth, "serverAuth"),
        (usage.client_auth, "clientAuth"),
        (usage.code_signing, "codeSigning"),
        (usage.email_protection, "emailProtection"),
        (usage.time_stamping, "timeStamping"),
        (usage.ocsp_signing, "OCSPSigning"),
    ];
    let mut purposes = names_of(&known);
    purposes.extend(
        usage
            .other
            .iter()
            .take(MAX_ENTRIES)
            .map(|oid| oid.to_id_string()),
    );
    Some(purposes)
}

/// Where the issuer's certificate can be fetched; only over HTTP, as other locations are of no use to a reader.
pub(in crate::tls) fn issuer_url(certificate: &X509Certificate<'_>) -> Option<String> {
    certificate.extensions().iter().find_map(|extension| {
        let ParsedExtension::AuthorityInfoAccess(access) = extension.parsed_extension() else {
            return None;
        };
        access.iter().find_map(|place| match place.access_location {
            GeneralName::URI(uri)
                if uri.starts_with("http") && place.access_method.to_id_string() == CA_ISSUERS =>
            {
                Some(uri.to_owned())
            }
            _ => None,
        })
    })
}

/// The OIDs of critical extensions that neither webpki nor this client processes.
pub(in crate::tls) fn unknown_critical(certificate: &X509Certificate<'_>) -> Vec<String> {
    let critical = certificate.extensions().iter().filter(|e| e.critical);
    critical
        .map(|extension| extension.oid.to_id_string())
        .filter(|oid| !PROCESSED.contains(&oid.as_str()))
        .take(MAX_ENTRIES)
        .collect()
}

/// pathLenConstraint: how many authorities may follow below this one.
pub(in crate::tls) fn path_length(certificate: &X509Certificate<'_>) -> Option<u32> {
    certificate
        .extensions()
        .iter()
        .find_map(|extension| match extension.parsed_extension() {
            ParsedExtension::BasicConstraints(basic) => basic.path_len_constraint,
            _ => None,
        })
}

/// The names for which an authority may issue certificates, and those for which it may not.
pub(in crate::tls) fn constrained_names(
    constraints: &NameConstraints<'_>,
) -> (Vec<String>, Vec<String>) {
    let names = |subtrees: &Option<Vec<GeneralSubtree<'_>>>| {
        let subtrees = subtrees.as_deref().unwrap_or_default().iter();
        subtrees
            .take(MAX_ENTRIES)
            .map(|subtree| general_name(&subtree.base))
            .collect()
    };
    (
        names(&constraints.permitted_subtrees),
        names(&constraints.excluded_subtrees),
    )
}
