//! Finds the name constraint that a chain violates (RFC 5280 §4.2.1.10), which webpki does not report.

use x509_parser::certificate::X509Certificate;
use x509_parser::extensions::{GeneralName, GeneralSubtree, NameConstraints, ParsedExtension};

use crate::tls::certificate::facts::subject_alt_names;
use crate::tls::certificate::names::general_name;

/// How a certificate violates a name constraint.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::tls) enum ConstraintViolation {
    /// A name that is not allowed.
    Name(String),
    /// Constraints on that kind of name are not processed, and a certificate has such a name.
    Unsupported(&'static str),
}

/// The constraints of an authority.
pub(in crate::tls) fn of_certificate<'a>(
    certificate: &'a X509Certificate<'a>,
) -> Option<&'a NameConstraints<'a>> {
    let mut extensions = certificate.extensions().iter();
    extensions.find_map(|extension| match extension.parsed_extension() {
        ParsedExtension::NameConstraints(constraints) => Some(constraints),
        _ => None,
    })
}

/// How the names of a certificate below the authority with `constraints` violate them.
pub(in crate::tls) fn violation(
    constraints: &NameConstraints<'_>,
    certificate: &X509Certificate<'_>,
) -> Option<ConstraintViolation> {
    let permitted = subtrees(constraints.permitted_subtrees.as_ref());
    let excluded = subtrees(constraints.excluded_subtrees.as_ref());
    // Every certificate has a directoryName, its subject.
    let names = subject_alt_names(certificate);
    let subject = GeneralName::DirectoryName(certificate.subject().clone());
    names.into_iter().chain([&subject]).find_map(|name| {
        let same_kind = |base: &&GeneralName<'_>| kind(base) == kind(name);
        let mut permitted = permitted.iter().copied().filter(same_kind).peekable();
        let mut excluded = excluded.iter().copied().filter(same_kind).peekable();
        if permitted.peek().is_none() && excluded.peek().is_none() {
            return None;
        }
        if !matches!(name, GeneralName::DNSName(_) | GeneralName::IPAddress(_)) {
            return Some(ConstraintViolation::Unsupported(kind(name)));
        }
        let is_allowed = permitted.peek().is_none() || permitted.any(|base| matches(name, base));
        let is_barred = excluded.any(|base| matches(name, base));
        (!is_allowed || is_barred).then(|| ConstraintViolation::Name(general_name(name)))
    })
}

fn subtrees<'a>(subtrees: Option<&'a Vec<GeneralSubtree<'a>>>) -> Vec<&'a GeneralName<'a>> {
    let subtrees = subtrees.into_iter().flatten();
    subtrees.map(|subtree| &subtree.base).collect()
}

/// The name of the kind in RFC 5280 §4.2.1.6.
fn kind(name: &GeneralName<'_>) -> &'static str {
    match name {
        GeneralName::OtherName(..) => "otherName",
        GeneralName::RFC822Name(_) => "rfc822Name",
        GeneralName::DNSName(_) => "dNSName",
        GeneralName::X400Address(_) => "x400Address",
        GeneralName::DirectoryName(_) => "directoryName",
        GeneralName::EDIPartyName(_) => "ediPartyName",
        GeneralName::URI(_) => "uniformResourceIdentifier",
        GeneralName::IPAddress(_) => "iPAddress",
        GeneralName::RegisteredID(_) => "registeredID",
        GeneralName::Invalid(..) => "invalid",
    }
}

fn matches(name: &GeneralName<'_>, base: &GeneralName<'_>) -> bool {
    match (name, base) {
        // "Any DNS name that can be constructed by simply adding zero or more labels to the left-hand side
        // of the name satisfies the name constraint."
        (GeneralName::DNSName(name), GeneralName::DNSName(base)) => {
            let (name, base) = (name.to_ascii_lowercase(), base.to_ascii_lowercase());
            match name.strip_suffix(&base) {
                Some(rest) => {
                    rest.is_empty()
                        || base.is_empty()
                        || base.starts_with('.')
                        || rest.ends_with('.')
                }
                None => false,
            }
        }
        // An address, compared with a base address that is followed by a mask.
        (GeneralName::IPAddress(name), GeneralName::IPAddress(base)) => {
            let (address, mask) = base.split_at(base.len() / 2);
            name.len() == address.len()
                && name
                    .iter()
                    .zip(address)
                    .zip(mask)
                    .all(|((name, address), mask)| name & mask == address & mask)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_match_with_more_labels_on_the_left() {
        let fits = |name, base| matches(&GeneralName::DNSName(name), &GeneralName::DNSName(base));
        assert!(fits("good.test", "test") && fits("Good.Test", "good.test") && fits("a", ""));
        assert!(fits("a.good.test", ".good.test") && fits("*.good.test", "good.test"));
        assert!(!fits("good.test", "ood.test") && !fits("test", "good.test"));
    }

    #[test]
    fn addresses_match_under_the_mask() {
        let fits = |name: &[u8], base: &[u8]| {
            matches(&GeneralName::IPAddress(name), &GeneralName::IPAddress(base))
        };
        assert!(fits(&[10, 1, 2, 3], &[10, 0, 0, 0, 255, 0, 0, 0]));
        assert!(!fits(&[11, 1, 2, 3], &[10, 0, 0, 0, 255, 0, 0, 0]));
        assert!(!fits(&[0; 16], &[10, 0, 0, 0, 255, 0, 0, 0]));
    }
}
