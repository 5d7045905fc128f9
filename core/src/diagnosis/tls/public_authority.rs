//! Public authorities, by the organisation that issued a certificate, and the rules by which they issue.
//!
//! An organisation is what a certificate says, so all that follows from it is "likely".

use crate::tls::CertificateFacts;

/// The organisations (O) in the names of authorities that all browsers trust.
const ORGANIZATIONS: [&str; 20] = [
    "Let's Encrypt",
    "Google Trust Services",
    "Google Trust Services LLC",
    "DigiCert Inc",
    "DigiCert, Inc.",
    "Sectigo Limited",
    "ZeroSSL",
    "ZeroSSL GmbH",
    "GlobalSign nv-sa",
    "Amazon",
    "GoDaddy.com, Inc.",
    "Starfield Technologies, Inc.",
    "Entrust, Inc.",
    "SSL Corporation",
    "SSL Corp",
    "Actalis S.p.A.",
    "Certainly",
    "IdenTrust",
    "Asseco Data Systems S.A.",
    "Buypass AS-983163327",
];

const LETS_ENCRYPT: &str = "Let's Encrypt";

/// A root that older bundles of public authorities do not have.
pub(super) struct NewRoot {
    /// CN and O of its name.
    name: (&'static str, &'static str),
    /// Who runs it.
    pub(super) of: &'static str,
    /// When it was made, in seconds since 1970.
    pub(super) made: i64,
}

/// The roots of Let's Encrypt's Generation Y, which was made on 2025-09-03. Older roots have signed them too.
const NEW_ROOTS: [NewRoot; 2] = [
    NewRoot {
        name: ("Root YE", "ISRG"),
        of: LETS_ENCRYPT,
        made: 1_756_857_600,
    },
    NewRoot {
        name: ("Root YR", "ISRG"),
        of: LETS_ENCRYPT,
        made: 1_756_857_600,
    },
];

/// Most days of a public certificate that is issued from that second since 1970 on (Baseline Requirements §6.3.2).
const LONGEST: [(i64, u32); 4] = [
    (i64::MIN, 398),
    (1_773_532_800, 200), // 2026-03-15
    (1_805_068_800, 100), // 2027-03-15
    (1_868_227_200, 47),  // 2029-03-15
];

/// The public authority that issued `certificate`, likely.
pub(super) fn issuer_of(certificate: &CertificateFacts) -> Option<&'static str> {
    let organization = organization(&certificate.issuer)?;
    ORGANIZATIONS
        .into_iter()
        .find(|known| *known == organization)
}

/// The new root that issued `certificate`, by its name.
pub(super) fn new_root(certificate: &CertificateFacts) -> Option<&'static NewRoot> {
    let organization = organization(&certificate.issuer)?;
    NEW_ROOTS.iter().find(|root| {
        (certificate.issuer_name.as_deref(), organization.as_str())
            == (Some(root.name.0), root.name.1)
    })
}

/// How many days a public certificate that is issued at `time` may be valid.
pub(super) fn longest_days(time: i64) -> u32 {
    let rule = LONGEST.iter().rev().find(|(from, _)| *from <= time);
    rule.map_or(398, |(_, days)| *days)
}

/// When the next such rule begins, and how many days it allows.
pub(super) fn next_limit(time: i64) -> Option<(i64, u32)> {
    LONGEST.into_iter().find(|(from, _)| *from > time)
}

/// The O of a name such as `C=US, O=Let's Encrypt, CN=YE1`.
fn organization(name: &str) -> Option<String> {
    let start = match name.strip_prefix("O=") {
        Some(rest) => rest,
        None => name.split_once(", O=")?.1,
    };
    let mut organization = String::new();
    let mut letters = start.chars();
    while let Some(letter) = letters.next() {
        match letter {
            ',' | '+' => break,
            '\\' => organization.extend(letters.next()),
            _ => organization.push(letter),
        }
    }
    Some(organization)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tls::utc_text;

    fn issued_by(name: &str, issuer_name: &str) -> CertificateFacts {
        CertificateFacts {
            issuer: name.to_owned(),
            issuer_name: Some(issuer_name.to_owned()),
            ..CertificateFacts::read(b"")
        }
    }

    #[test]
    fn public_issuers_are_known_by_their_whole_organization() {
        for (name, known) in [
            ("C=US, O=Let's Encrypt, CN=YE1", Some("Let's Encrypt")),
            ("O=Amazon, CN=Amazon RSA 2048 M01, C=US", Some("Amazon")),
            (
                "C=US, O=GoDaddy.com\\, Inc., CN=G2",
                Some("GoDaddy.com, Inc."),
            ),
            ("O=Let's Encrypt and Friends, CN=YE1", None),
            ("CN=O=Amazon", None),
            ("CN=Acme CA", None),
        ] {
            assert_eq!(issuer_of(&issued_by(name, "CA")), known, "{name}");
        }
    }

    #[test]
    fn new_roots_are_known_by_name_and_organization() {
        let found = |name, cn| new_root(&issued_by(name, cn)).map(|root| root.of);
        assert_eq!(
            found("C=US, O=ISRG, CN=Root YE", "Root YE"),
            Some("Let's Encrypt")
        );
        assert_eq!(found("C=US, O=Acme, CN=Root YE", "Root YE"), None);
        assert_eq!(found("C=US, O=ISRG, CN=ISRG Root X1", "ISRG Root X1"), None);
    }

    #[test]
    fn public_certificates_become_shorter() {
        for ((from, days), (date, longest)) in
            LONGEST[1..]
                .iter()
                .zip([("2026-03-15", 200), ("2027-03-15", 100), ("2029-03-15", 47)])
        {
            assert_eq!(utc_text(*from), format!("{date} 00:00:00 UTC"));
            assert_eq!((*days, longest_days(*from)), (longest, longest));
            assert!(longest_days(*from - 1) > longest);
        }
        assert_eq!(longest_days(0), 398);
        assert_eq!(next_limit(LONGEST[1].0), Some(LONGEST[2]));
        assert_eq!(next_limit(LONGEST[3].0), None);
        let made = NEW_ROOTS.map(|root| utc_text(root.made));
        assert_eq!(made, ["2025-09-03 00:00:00 UTC"; 2]);
    }
}
