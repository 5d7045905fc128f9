//! Certificates of X.509 version 1, which webpki does not read: old appliances still present them.

use rcgen::{KeyPair, PublicKeyData};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair};
use rustls::pki_types::CertificateDer;

use super::pki::{Authority, Identity, leaf};
use super::server::{ONLY_12, ONLY_13, Server, config};
use super::{connect, echo, fault, invalidity, trusting};
use crate::tls::{
    CertificateFacts, CertificateFault, CertificateRef, Invalidity, TlsError, TlsOptions,
};

fn tlv(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = content.len();
    let mut der = vec![tag];
    match length {
        0..128 => der.push(length as u8),
        128..256 => der.extend([0x81, length as u8]),
        _ => der.extend([0x82, (length >> 8) as u8, length as u8]),
    }
    der.extend_from_slice(content);
    der
}

/// Name ::= SEQUENCE OF SET OF SEQUENCE { OID 2.5.4.3, UTF8String }
fn name(common_name: &str) -> Vec<u8> {
    let attribute = [tlv(6, &[0x55, 4, 3]), tlv(12, common_name.as_bytes())].concat();
    tlv(0x30, &tlv(0x31, &tlv(0x30, &attribute)))
}

/// Signed with its own key, whatever the issuer's name.
fn version1(subject: &str, issuer: &str, not_after: &str) -> Identity {
    let key = KeyPair::generate().unwrap();
    let der = signed(
        subject,
        issuer,
        not_after,
        key.subject_public_key_info(),
        &key,
    );
    let pem = CertificateFacts::read(&der).pem();
    Identity {
        chain: vec![der],
        key,
        pem,
    }
}

/// A certificate for the key in `info`.
fn signed(
    subject: &str,
    issuer: &str,
    not_after: &str,
    info: Vec<u8>,
    signer: &KeyPair,
) -> CertificateDer<'static> {
    let algorithm = tlv(0x30, &tlv(6, &[0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2]));
    let validity = [tlv(23, b"200101000000Z"), tlv(24, not_after.as_bytes())].concat();
    let content = [
        tlv(2, &[1]),
        algorithm.clone(),
        name(issuer),
        tlv(0x30, &validity),
        name(subject),
        info,
    ];
    let content = tlv(0x30, &content.concat());
    let random = SystemRandom::new();
    let signer = EcdsaKeyPair::from_pkcs8(
        &ECDSA_P256_SHA256_ASN1_SIGNING,
        &signer.serialize_der(),
        &random,
    )
    .unwrap();
    let signature = signer.sign(&random, &content).unwrap();
    let bits = tlv(3, &[&[0], signature.as_ref()].concat());
    CertificateDer::from(tlv(0x30, &[content, algorithm, bits].concat()))
}

#[test]
fn an_authority_of_version_1_between_server_and_anchor_is_recognised() {
    let root = Authority::new("Lab CA");
    let old = Authority::new("Old Servers");
    let info = old.key().subject_public_key_info();
    let old_der = signed("Old Servers", "Lab CA", "20990101000000Z", info, root.key());
    let mut identity = old.issue(&leaf(&["good.test"]));
    identity.chain.push(old_der);
    let server = Server::tls(1, config(&identity, ONLY_13, None));
    let outcome = connect(&server, &trusting(&root.pem), "good.test");
    assert_eq!(
        fault(outcome),
        CertificateFault::UnsupportedVersion { position: 1 }
    );
}

#[test]
fn of_the_trusted_ones_only_the_self_issued_are_authorities() {
    let old = Authority::new("Old CA");
    let key = old.key();
    for (issuer, may_vouch) in [("Old CA", true), ("Lab CA", false)] {
        let info = key.subject_public_key_info();
        let der = signed("Old CA", issuer, "20990101000000Z", info, key);
        let options = trusting(&CertificateFacts::read(&der).pem());
        let identity = old.issue(&leaf(&["good.test"]));
        let server = Server::tls(1, config(&identity, ONLY_13, None));
        let outcome = connect(&server, &options, "good.test");
        assert_eq!(outcome.is_ok(), may_vouch);
    }
    // Dates hold without any extension.
    let der = signed(
        "Old CA",
        "Old CA",
        "20210101000000Z",
        key.subject_public_key_info(),
        key,
    );
    let options = trusting(&CertificateFacts::read(&der).pem());
    let server = Server::tls(1, config(&old.issue(&leaf(&["good.test"])), ONLY_13, None));
    let outcome = connect(&server, &options, "good.test");
    assert!(matches!(fault(outcome), CertificateFault::Expired { .. }));
}

#[test]
fn an_unsupported_key_is_distinguished_from_tampering() {
    // A server with a P-521 key may sign in a way that a client has not offered, or not for such keys.
    for versions in [ONLY_12, ONLY_13] {
        let signer = KeyPair::generate().unwrap();
        let algorithm = [
            tlv(6, &[0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1]),
            tlv(6, &[0x2b, 0x81, 4, 0, 0x23]),
        ];
        let mut point = vec![0, 4];
        point.extend([7; 132]);
        let info = tlv(
            0x30,
            &[tlv(0x30, &algorithm.concat()), tlv(3, &point)].concat(),
        );
        let der = signed("good.test", "good.test", "20990101000000Z", info, &signer);
        let pem = CertificateFacts::read(&der).pem();
        let identity = Identity {
            chain: vec![der],
            key: signer,
            pem: pem.clone(),
        };
        let server = Server::tls(1, config(&identity, versions, None));
        let outcome = connect(&server, &trusting(&pem), "good.test");
        assert_eq!(
            invalidity(outcome),
            Invalidity::UnsupportedKey {
                whose: CertificateRef::Sent(0),
                kind: "EC P-521".to_owned()
            }
        );
    }
}

#[test]
fn version_1_is_read_for_display() {
    let identity = version1("good.test", "Old CA", "20990101000000Z");
    let facts = CertificateFacts::read(&identity.chain[0]);
    assert!(facts.readable && !facts.self_issued && !facts.names_a_host);
    assert_eq!((facts.version, facts.subject.as_str()), (1, "CN=good.test"));
}

#[test]
fn version_1_is_accepted_only_if_the_caller_trusts_it() {
    for versions in [ONLY_12, ONLY_13] {
        let identity = version1("good.test", "good.test", "20990101000000Z");
        let server = Server::tls(4, config(&identity, versions, None));
        let other = trusting(&Authority::new("Lab CA").pem);
        assert_eq!(
            fault(connect(&server, &other, "good.test")),
            CertificateFault::SelfSigned
        );
        let trusted = trusting(&identity.pem);
        let mut stream = connect(&server, &trusted, "good.test").unwrap();
        assert_eq!(echo(&mut stream, b"hello").unwrap(), b"hello");
        drop(stream);
        let outcome = connect(&server, &trusted, "bad.test");
        assert_eq!(fault(outcome), CertificateFault::NoSubjectAltName);
        let unchecked = TlsOptions {
            verify_peer: false,
            ..TlsOptions::default()
        };
        connect(&server, &unchecked, "good.test").unwrap();
    }
}

#[test]
fn version_1_is_refused_from_an_authority_and_when_expired() {
    let identity = version1("good.test", "Old CA", "20990101000000Z");
    let server = Server::tls(1, config(&identity, ONLY_13, None));
    let other = trusting(&Authority::new("Lab CA").pem);
    assert_eq!(
        fault(connect(&server, &other, "good.test")),
        CertificateFault::UnsupportedVersion { position: 0 }
    );

    let identity = version1("good.test", "good.test", "20210101000000Z");
    let server = Server::tls(1, config(&identity, ONLY_13, None));
    let outcome = connect(&server, &trusting(&identity.pem), "good.test");
    assert!(matches!(fault(outcome), CertificateFault::Expired { .. }));
}

#[test]
fn the_server_has_to_prove_that_it_has_the_key() {
    for versions in [ONLY_12, ONLY_13] {
        let mut identity = version1("good.test", "good.test", "20990101000000Z");
        let trusted = trusting(&identity.pem);
        // The right certificate, but another key.
        identity.key = KeyPair::generate().unwrap();
        let server = Server::tls(1, config(&identity, versions, None));
        let error = connect(&server, &trusted, "good.test").unwrap_err().error;
        assert!(matches!(error, TlsError::Tampered { .. }), "{error:?}");
    }
}
