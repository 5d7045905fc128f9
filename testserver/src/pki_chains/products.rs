//! Authorities and default certificates of known products, by their names.

use rcgen::{CertificateParams, DnType, ExtendedKeyUsagePurpose, KeyPair};

use super::issue::{DAYS, authority, distinguished_name, issue, self_signed, server, valid};
use crate::Failure;
use crate::pki::Folder;

/// Writes the sets.
pub(super) fn write(folder: &mut Folder) -> Result<(), Failure> {
    let authorities: [(&str, &[(DnType, &str)]); 5] = [
        (
            "intercepted",
            &[
                (DnType::OrganizationName, "Zscaler Inc."),
                (
                    DnType::CommonName,
                    "Zscaler Intermediate Root CA (zscalertwo.net)",
                ),
            ],
        ),
        (
            "mitmproxy",
            &[
                (DnType::CommonName, "mitmproxy"),
                (DnType::OrganizationName, "mitmproxy"),
            ],
        ),
        (
            "mkcert",
            &[
                (DnType::OrganizationName, "mkcert development CA"),
                (DnType::CommonName, "mkcert dev@laptop (Dev)"),
            ],
        ),
        (
            "staging",
            &[
                (DnType::OrganizationName, "(STAGING) Let's Encrypt"),
                (DnType::CommonName, "(STAGING) Counterfeit Cashew R10"),
            ],
        ),
        (
            "caddy",
            &[(
                DnType::CommonName,
                "Caddy Local Authority - ECC Intermediate",
            )],
        ),
    ];
    for (set, name) in authorities {
        let mut params = authority("", DAYS)?;
        params.distinguished_name = distinguished_name(name);
        let make = self_signed(params)?;
        // The root is not sent, as servers should not.
        issue(folder, set, &server(DAYS)?, &make, "")?;
    }
    let defaults: [(&str, &[(DnType, &str)]); 2] = [
        (
            "traefik-default",
            &[(DnType::CommonName, "TRAEFIK DEFAULT CERT")],
        ),
        (
            "ingress-default",
            &[
                (DnType::OrganizationName, "Acme Co"),
                (
                    DnType::CommonName,
                    "Kubernetes Ingress Controller Fake Certificate",
                ),
            ],
        ),
    ];
    for (set, name) in defaults {
        let mut params = CertificateParams::new(vec!["default.example.test".into()])?;
        params.distinguished_name = distinguished_name(name);
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        let params = valid(params, DAYS);
        let key = KeyPair::generate()?;
        folder.write_set(set, &params.self_signed(&key)?.pem(), &key)?;
    }
    Ok(())
}
