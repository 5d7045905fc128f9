//! Server certificates that the caller trusts directly, or allows although they are self-signed.

use rcgen::{ExtendedKeyUsagePurpose, KeyUsagePurpose};

use super::pki::{Authority, Identity, critical, good};
use super::{fault, present, present_identity, trusting};
use crate::tls::{CertificateFault, CertificateRef, CertificateUsage, Invalidity, TlsOptions};

#[test]
fn a_certificate_that_is_trusted_or_allowed_itself_has_to_be_for_servers() {
    let allowing = TlsOptions {
        allow_self_signed: true,
        ..trusting(&Authority::new("Lab CA").pem)
    };
    let own = Some(CertificateRef::Sent(0));
    let mut for_clients = good();
    for_clients.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
    let mut may_not_sign_handshakes = good();
    may_not_sign_handshakes.key_usages = vec![KeyUsagePurpose::KeyCertSign];
    let mut unknown = good();
    unknown.custom_extensions = vec![critical(&[1, 2, 3, 4])];
    for (params, expected) in [
        (
            for_clients,
            CertificateFault::WrongPurpose {
                whose: own.clone(),
                found: Some(CertificateUsage::Extended(vec!["clientAuth".to_owned()])),
            },
        ),
        (
            may_not_sign_handshakes,
            CertificateFault::WrongPurpose {
                whose: own.clone(),
                found: Some(CertificateUsage::Key(vec!["keyCertSign".to_owned()])),
            },
        ),
        (
            unknown,
            CertificateFault::Invalid(Invalidity::CriticalExtension {
                whose: own,
                oids: vec!["1.2.3.4".to_owned()],
            }),
        ),
    ] {
        let identity = Identity::self_signed(&params);
        assert_eq!(
            fault(present_identity(&identity, &trusting(&identity.pem))),
            expected
        );
        assert_eq!(fault(present_identity(&identity, &allowing)), expected);
    }
}

#[test]
fn allowing_self_signed_ones_allows_no_others() {
    let allowing = TlsOptions {
        allow_self_signed: true,
        ..trusting(&Authority::new("Lab CA").pem)
    };
    // The first has the name of its issuer, whose key is another one; the second is signed by a self-signed authority
    // that is not trusted.
    for issuer in ["good.test", "Acme CA"] {
        let issuer = Authority::new(issuer);
        let outcome = present(&good(), &issuer, &[], &allowing);
        assert!(matches!(
            fault(outcome),
            CertificateFault::UnknownIssuer { .. }
        ));
    }
}
