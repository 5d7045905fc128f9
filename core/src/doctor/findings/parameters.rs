//! Words for the TLS parameter that a server requires and this client does not support.

use super::finding::{Finding, fail, warn};
use super::port::offer_text;
use crate::diagnosis::{Code, Diagnosis, setting_examples};
use crate::doctor::prober::ProbeSkipped;
use crate::doctor::survey::Survey;
use crate::doctor::survey::WiderOffers;
use crate::text::SHOWN;
use crate::text::one_line;
use crate::tls::{OfferAnswer, ServerChoice, UnsupportedKey};

type ProbeResult = Result<OfferAnswer, ProbeSkipped>;

/// A parameter that the server has and this client has not.
enum ServerOnly {
    Suite(String),
    Group(String),
    Key(String),
    Scheme(String),
    /// Signatures of a kind that cannot be seen.
    Signature,
}

/// What the server requires, as far as its answers show.
pub(crate) fn parameters(survey: &Survey, parameters: &WiderOffers) -> Finding {
    let required = required(survey, parameters);
    if !required.is_empty() {
        let words: Vec<String> = required.iter().map(ServerOnly::alone).collect();
        return fail(words.join("; or "));
    }
    let combined = combined(survey);
    if let [one] = combined.as_slice() {
        return fail(one.alone());
    }
    if !combined.is_empty() {
        let words: Vec<String> = combined.iter().map(ServerOnly::name).collect();
        return fail(format!(
            "the server accepts the widest offer only, and chose {}",
            words.join(" and ")
        ));
    }
    warn(format!(
        "the server likely refuses for another reason than its parameters: with more cipher suites, {}; with more groups, {}; with more signature schemes, {}",
        offer_text(&parameters.suites),
        offer_text(&parameters.groups),
        offer_text(&parameters.schemes)
    ))
}

/// `diagnosis` of a handshake without common parameters, with help that knows which they are in place
/// of help that guesses.
pub(crate) fn with_parameters(
    mut diagnosis: Diagnosis,
    survey: &Survey,
    parameters: &WiderOffers,
) -> Diagnosis {
    let mut odd = required(survey, parameters);
    if odd.is_empty() {
        odd = combined(survey);
    }
    if diagnosis.code != Code::TlsNoCommonParameters {
        return diagnosis;
    }
    if !odd.is_empty() {
        diagnosis.help = odd.iter().map(ServerOnly::help).collect();
        diagnosis.help.dedup();
        diagnosis.help.truncate(Diagnosis::MAX_HELP);
    } else if refuses_all(survey, parameters) {
        diagnosis.help = vec![
            "the server likely has no certificate for this name, requires a client certificate, or refuses this client's address: see its log".to_owned(),
        ];
    }
    diagnosis
}

/// Whether no offer was too narrow for the server: it ended the handshake for each.
fn refuses_all(survey: &Survey, parameters: &WiderOffers) -> bool {
    use OfferAnswer::{Alert, Closed, Reset};
    let WiderOffers {
        suites,
        groups,
        schemes,
        ..
    } = parameters;
    let refused = |answer: &ProbeResult| matches!(answer, Ok(Alert(_) | Closed | Reset));
    [&survey.old, suites, groups, schemes]
        .into_iter()
        .all(refused)
}

/// The parts of which more alone is enough for the server to continue.
fn required(survey: &Survey, parameters: &WiderOffers) -> Vec<ServerOnly> {
    let mut required = Vec::new();
    if let Some(group) = chosen(&parameters.groups).and_then(ServerChoice::unsupported_group) {
        required.push(ServerOnly::Group(group));
    }
    if let Some(choice) = chosen(&parameters.schemes) {
        let key = choice.unsupported_key();
        let key = key.or_else(|| chosen(&survey.old).and_then(ServerChoice::unsupported_key));
        let key = key.or_else(|| parameters.key.map(key_name));
        required.push(match (key, choice.unsupported_scheme()) {
            (Some(key), _) => ServerOnly::Key(one_line(key, SHOWN)),
            (None, Some(scheme)) => ServerOnly::Scheme(scheme),
            (None, None) => ServerOnly::Signature,
        });
    }
    // Whoever goes on with more of something else has suites in common with us.
    if required.is_empty()
        && let Some(suite) = chosen(&parameters.suites).and_then(ServerChoice::unsupported_suite)
    {
        required.push(ServerOnly::Suite(suite));
    }
    required
}

/// What is odd about the choice from the widest offer, where more of one part was not enough.
fn combined(survey: &Survey) -> Vec<ServerOnly> {
    let Some(choice) = chosen(&survey.old) else {
        return Vec::new();
    };
    let key = choice
        .unsupported_key()
        .map(|key| ServerOnly::Key(one_line(key, SHOWN)));
    // The scheme of an odd key is odd too, which says no more.
    let scheme = choice.unsupported_scheme().filter(|_| key.is_none());
    let parts = [
        choice.unsupported_suite().map(ServerOnly::Suite),
        choice.unsupported_group().map(ServerOnly::Group),
        scheme.map(ServerOnly::Scheme),
        key,
    ];
    parts.into_iter().flatten().collect()
}

fn chosen(answer: &ProbeResult) -> Option<&ServerChoice> {
    match answer {
        Ok(OfferAnswer::Chosen(choice)) => Some(choice),
        _ => None,
    }
}

const fn key_name(key: UnsupportedKey) -> &'static str {
    match key {
        UnsupportedKey::P521 => "EC P-521",
        UnsupportedKey::Ed448 => "Ed448",
        UnsupportedKey::RsaPss => "RSA-PSS",
    }
}

impl ServerOnly {
    /// What it is.
    fn name(&self) -> String {
        match self {
            Self::Suite(suite) => format!("the cipher suite {suite}{}", kind_of_suite(suite)),
            Self::Group(group) => format!("the group {group}"),
            Self::Key(key) => format!("a certificate with a key of type {key}"),
            Self::Scheme(scheme) => format!("signatures with {scheme}"),
            Self::Signature => "signatures of another kind".to_owned(),
        }
    }

    /// The same where it is all that is missing.
    fn alone(&self) -> String {
        let has_none = match self {
            Self::Suite(_) => "accepts none of this client's cipher suites",
            Self::Group(_) => "accepts none of the groups X25519, P-256 and P-384",
            Self::Key(_) | Self::Scheme(_) | Self::Signature => {
                "makes no signature that this client can verify"
            }
        };
        let but = match self {
            Self::Key(_) => "it has",
            _ => "it chose, from a wider offer,",
        };
        format!("the server {has_none}: {but} {}", self.name())
    }

    fn help(&self) -> String {
        let help = match self {
            Self::Suite(_) => {
                "enable ECDHE with AES-GCM or ChaCha20-Poly1305 on the server (OpenSSL: ECDHE+AESGCM:ECDHE+CHACHA20; in TLS 1.3 TLS_AES_128_GCM_SHA256)"
            }
            Self::Group(_) => {
                return format!(
                    "enable the group X25519 or P-256 on the server ({})",
                    setting_examples(|settings| settings.groups)
                );
            }
            Self::Key(_) | Self::Signature => {
                "give the server a certificate with another key, if necessary in addition to its current one: EC P-256, EC P-384, Ed25519, or RSA of 2048 bits or more"
            }
            Self::Scheme(_) => {
                "enable more signature schemes on the server: ECDSA P-256 with SHA-256, ECDSA P-384 with SHA-384, or RSA with SHA-256 or better (OpenSSL: SignatureAlgorithms)"
            }
        };
        help.to_owned()
    }
}

/// What keeps us from a suite, in words.
fn kind_of_suite(suite: &str) -> &'static str {
    if suite.starts_with("TLS_RSA_") {
        " (static RSA key exchange)"
    } else if suite.starts_with("TLS_DHE_") {
        " (finite-field Diffie-Hellman)"
    } else if suite.contains("_CBC_") {
        " (CBC)"
    } else if suite.contains("_CCM") {
        " (CCM)"
    } else if suite.contains("_RC4_") {
        " (RC4)"
    } else {
        ""
    }
}
