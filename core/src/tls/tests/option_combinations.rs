//! Options that weaken a check, in all combinations: none allows more than its name says.

use rcgen::ExtendedKeyUsagePurpose;

use super::pki::{Authority, Identity, leaf, valid};
use super::server::{ONLY_12, ONLY_13, Server, config};
use super::{connect, echo, trusting};
use crate::tls::{TlsOptions, TlsStream};

/// A server, and what is right and wrong about its certificate.
struct ServerCase {
    what: &'static str,
    identity: Identity,
    /// Whether the trusted authority has signed it.
    issued: bool,
    self_signed: bool,
    /// Dates and purpose.
    fit: bool,
    name: &'static str,
}

/// What a set of options trusts.
#[derive(Clone, Copy, PartialEq)]
enum TrustedPem {
    Authority,
    Stranger,
    ThisCertificate,
}

fn cases(root: &Authority) -> Vec<ServerCase> {
    let stranger = Authority::new("Acme CA");
    let mut for_clients = leaf(&["good.test"]);
    for_clients.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
    let old = valid(leaf(&["good.test"]), -9, -2);
    let forger = root.below(leaf(&["printer.test"]));
    let mut forged = forger.issue(&leaf(&["good.test"]));
    forged.chain.push(forger.der.clone());
    let good = leaf(&["good.test"]);
    let bad = leaf(&["bad.test"]);
    let case = |what, identity, issued, self_signed, fit, name| ServerCase {
        what,
        identity,
        issued,
        self_signed,
        fit,
        name,
    };
    let own = Identity::self_signed;
    vec![
        case("good", root.issue(&good), true, false, true, "good.test"),
        case("misnamed", root.issue(&bad), true, false, true, "bad.test"),
        case("expired", root.issue(&old), true, false, false, "good.test"),
        case(
            "for clients",
            root.issue(&for_clients),
            true,
            false,
            false,
            "good.test",
        ),
        case(
            "of a stranger",
            stranger.issue(&good),
            false,
            false,
            true,
            "good.test",
        ),
        case("forged", forged, false, false, true, "good.test"),
        case("self-signed", own(&good), false, true, true, "good.test"),
        case(
            "self-signed, misnamed",
            own(&bad),
            false,
            true,
            true,
            "bad.test",
        ),
        case(
            "self-signed, expired",
            own(&old),
            false,
            true,
            false,
            "good.test",
        ),
        case(
            "self-signed, for clients",
            own(&for_clients),
            false,
            true,
            false,
            "good.test",
        ),
    ]
}

fn option_sets(root: &Authority, stranger: &Authority, own: &str) -> Vec<(TlsOptions, TrustedPem)> {
    let mut sets = Vec::new();
    for trust in [
        TrustedPem::Authority,
        TrustedPem::Stranger,
        TrustedPem::ThisCertificate,
    ] {
        let pem = match trust {
            TrustedPem::Authority => root.pem.as_str(),
            TrustedPem::Stranger => stranger.pem.as_str(),
            TrustedPem::ThisCertificate => own,
        };
        for bits in 0..8_u8 {
            for peer_name in [None, Some("good.test"), Some("bad.test")] {
                let options = TlsOptions {
                    verify_peer: bits & 1 == 0,
                    verify_peer_name: bits & 2 == 0,
                    allow_self_signed: bits & 4 != 0,
                    peer_name: peer_name.map(str::to_owned),
                    ..trusting(pem)
                };
                sets.push((options, trust));
            }
        }
    }
    sets
}

/// Whether a connection may open, and whether it may be called verified, by the names of the options.
fn expected(case: &ServerCase, options: &TlsOptions, trust: TrustedPem) -> (bool, bool) {
    let is_trusted = case.fit
        && match trust {
            TrustedPem::Authority => case.issued,
            TrustedPem::Stranger => false,
            TrustedPem::ThisCertificate => true,
        };
    let allowed = case.fit && case.self_signed && options.allow_self_signed;
    let name = options.peer_name.as_deref().unwrap_or("good.test");
    let chain = !options.verify_peer || is_trusted || allowed;
    let name = !options.verify_peer_name || name == case.name;
    let verified = options.verify_peer && options.verify_peer_name && is_trusted;
    (chain && name, verified)
}

fn check(stream: &TlsStream, verified: bool, options: &TlsOptions, context: &str) {
    let summary = stream.summary();
    assert_eq!(summary.verified, verified, "{context}");
    let trust = summary.trust.to_string();
    assert_eq!(summary.trust.is_used(), options.verify_peer, "{context}");
    if options.verify_peer {
        assert!(trust.ends_with(" of option ca"), "{context}: {trust}");
    } else {
        assert_eq!(trust, "nothing, as verify_peer is off", "{context}");
    }
}

#[test]
fn each_option_weakens_what_its_name_says_and_nothing_else() {
    let root = Authority::new("Lab CA");
    let stranger = Authority::new("Other CA");
    let mut resumed = 0;
    for case in cases(&root) {
        let sets = option_sets(&root, &stranger, &case.identity.pem);
        for versions in [ONLY_12, ONLY_13] {
            // The second round finds the sessions and clients of all sets.
            let times = sets.len() * 2;
            let server = Server::tls(times, config(&case.identity, versions, None));
            for (options, trust) in sets.iter().chain(sets.iter().rev()) {
                let (opens, verified) = expected(&case, options, *trust);
                let context = format!("{}, {options:?}", case.what);
                match connect(&server, options, "good.test") {
                    Ok(mut stream) => {
                        assert!(opens, "{context}");
                        check(&stream, verified, options, &context);
                        resumed += usize::from(stream.summary().resumed);
                        // The tickets of TLS 1.3 come with the first data.
                        echo(&mut stream, b"hello").unwrap();
                    }
                    Err(failure) => assert!(!opens, "{context}: {:?}", failure.error),
                }
            }
        }
    }
    assert!(resumed > 100, "{resumed}");
}
