//! PEM texts, well-formed and not.

use std::time::{Duration, Instant};

use super::pki::{Authority, leaf};
use super::server::{ONLY_13, Server, config};
use super::{connect, fault, trusting};
use crate::tls::files::pem::{MalformedPem, PemCertificate, blocks, certificates};
use crate::tls::{CertificateFault, TlsClient, TrustSettings};

const SERVER_AUTH: &[u8] = b"\x06\x08\x2b\x06\x01\x05\x05\x07\x03\x01";
const CLIENT_AUTH: &[u8] = b"\x06\x08\x2b\x06\x01\x05\x05\x07\x03\x02";
const ANY: &[u8] = b"\x06\x04\x55\x1d\x25\x00";

fn tlv(tag: u8, content: &[u8]) -> Vec<u8> {
    let mut der = vec![tag, u8::try_from(content.len()).unwrap()];
    der.extend_from_slice(content);
    der
}

fn encode(label: &str, der: &[u8]) -> String {
    pem::encode(&pem::Pem::new(label, der))
}

/// As `openssl x509 -addtrust … -addreject …` writes it.
fn with_trust(der: &[u8], trust: Option<&[u8]>, reject: Option<&[u8]>) -> String {
    let mut aux = Vec::new();
    aux.extend(trust.into_iter().flat_map(|oids| tlv(0x30, oids)));
    aux.extend(reject.into_iter().flat_map(|oids| tlv(0xa0, oids)));
    aux.extend(tlv(12, b"alias"));
    encode("TRUSTED CERTIFICATE", &[der, &tlv(0x30, &aux)].concat())
}

/// The certificates of `text` that are whole.
fn found(text: impl AsRef<[u8]>) -> Vec<PemCertificate> {
    certificates(text.as_ref()).flatten().collect()
}

fn malformed(text: impl AsRef<[u8]>) -> usize {
    certificates(text.as_ref())
        .filter(|found| *found == Err(MalformedPem))
        .count()
}

#[test]
fn a_byte_order_mark_and_text_around_blocks_are_skipped() {
    let (a, b) = (Authority::new("a"), Authority::new("b"));
    let marked = "\u{feff}";
    let indented = b.pem.replace('\n', "\n \t");
    for text in [
        format!("{marked}{}{}", a.pem, b.pem),
        format!("{}{marked}{}", a.pem, b.pem),
        format!("{}{}", a.pem, b.pem).replace('\n', "\r\n"),
        format!("{}{}", a.pem, b.pem).replace("\r\n", "\n"),
        format!("{}{}", a.pem, b.pem)
            .replace("\r\n", "\n")
            .replace('\n', "\r"),
        format!("subject=a\n\n{}\nsubject=b\n  {indented}\nend", a.pem),
        format!(
            "{}{}",
            a.pem,
            b.pem.replace("CERTIFICATE", "X509 CERTIFICATE")
        ),
    ] {
        let ders: Vec<_> = found(&text).into_iter().map(|one| one.der).collect();
        assert_eq!(ders, [a.der.clone(), b.der.clone()], "{text:?}");
        assert_eq!(malformed(&text), 0);
    }
}

#[test]
fn a_malformed_block_does_not_hide_the_next() {
    let good = Authority::new("good").pem;
    let (start, _) = good.split_at(100);
    for bad in [
        format!("{start}\n"),
        "-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----\n".to_owned(),
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n".to_owned(),
        "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n".to_owned(),
        format!("{start}\n-----END X509 CRL-----\n"),
    ] {
        let text = format!("{good}{bad}{good}");
        assert_eq!((found(&text).len(), malformed(&text)), (2, 1), "{bad}");
        let text = format!("{good}{bad}");
        assert_eq!((found(&text).len(), malformed(&text)), (1, 1), "{bad}");
    }
    // A comment is not a block.
    let comment = good.replace("-----BEGIN", "# -----BEGIN");
    assert_eq!((found(&comment).len(), malformed(&comment)), (0, 0));
}

#[test]
fn the_purposes_of_a_trusted_certificate_are_respected() {
    let der = Authority::new("a").der;
    let other = [CLIENT_AUTH, SERVER_AUTH].concat();
    for (trust, reject, for_servers) in [
        (None, None, true),
        (Some(SERVER_AUTH), None, true),
        (Some(&*other), None, true),
        (Some(ANY), None, true),
        (Some(CLIENT_AUTH), None, false),
        (Some(b"" as &[u8]), None, false),
        (None, Some(CLIENT_AUTH), true),
        (None, Some(SERVER_AUTH), false),
        (None, Some(&*other), false),
        (None, Some(ANY), false),
        (Some(SERVER_AUTH), Some(SERVER_AUTH), false),
    ] {
        let certificate = PemCertificate {
            der: der.clone(),
            for_servers,
        };
        assert_eq!(found(with_trust(&der, trust, reject)), [certificate]);
    }
    let bare = encode("TRUSTED CERTIFICATE", &der);
    assert!(found(&bare)[0].for_servers && found(&bare)[0].der == der);
    let damaged = encode("TRUSTED CERTIFICATE", &[&*der, &[0x30, 5, 0]].concat());
    assert_eq!((found(&damaged).len(), malformed(&damaged)), (0, 1));
}

#[test]
fn a_certificate_that_is_not_trusted_for_servers_is_no_root() {
    let (good, bad) = (Authority::new("good"), Authority::new("bad"));
    let text = format!(
        "{}{}",
        with_trust(&bad.der, None, Some(SERVER_AUTH)),
        with_trust(&good.der, Some(SERVER_AUTH), None),
    );
    for (authority, trusted) in [(&good, true), (&bad, false)] {
        let identity = authority.issue(&leaf(&["good.test"]));
        let server = Server::tls(1, config(&identity, ONLY_13, None));
        let outcome = connect(&server, &trusting(&text), "good.test");
        if trusted {
            assert!(outcome.is_ok());
        } else {
            assert!(matches!(
                fault(outcome),
                CertificateFault::UnknownIssuer { .. }
            ));
        }
    }
    let only_bad = trusting(&with_trust(&bad.der, None, Some(SERVER_AUTH)));
    assert!(TlsClient::new(&only_bad, &TrustSettings::default()).is_err());
}

#[test]
fn any_bytes_are_read_in_linear_time() {
    let hostile = [
        "-----BEGIN CERTIFICATE-----\n",
        "-----BEGIN CERTIFICATE-----",
        "-----END CERTIFICATE-----\n",
        "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n",
        "-----BEGIN A-----\n-----END B-----\n",
        "\r",
        "-----BEGIN CERTIFICATE-----\nA: b\n\n",
    ];
    for piece in hostile {
        let text = piece.repeat((2 << 20) / piece.len());
        let start = Instant::now();
        let _ = certificates(text.as_bytes()).count();
        assert!(start.elapsed() < Duration::from_secs(10), "{piece:?}");
    }
}

#[test]
fn no_bytes_panic() {
    let pieces: [&[u8]; 12] = [
        b"-----BEGIN ",
        b"-----END ",
        b"-----",
        b"CERTIFICATE",
        b"TRUSTED CERTIFICATE",
        b"\n",
        b"\r",
        b"MAA=",
        b"MAMCAQAwAA==",
        b"DEK-Info: x",
        b"\xef\xbb\xbf",
        b"\xff",
    ];
    let mut state = 1_u64;
    for _ in 0..20_000 {
        let mut text = Vec::new();
        for _ in 0..state >> 33 & 15 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            text.extend_from_slice(pieces[(state >> 33) as usize % pieces.len()]);
        }
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        let _ = certificates(&text).count();
        for block in blocks(&text) {
            let _ = block.decode();
        }
    }
}
