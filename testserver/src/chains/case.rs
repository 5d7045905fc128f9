//! A case: what a server sends, what a client trusts, and what has to come of it.

use super::certificate::{Certificate, HOST};

/// The other clients that judge the same chains.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verifier {
    Php,
    Curl,
    Python,
    Go,
}

impl Verifier {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Php => "php",
            Self::Curl => "curl",
            Self::Python => "python",
            Self::Go => "go",
        }
    }
}

/// What has to come of a connection.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Expected {
    Opens,
    /// Refused, with this code of wsclient if it matters which.
    Refused(Option<&'static str>),
}

/// The versions of TLS on offer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Versions {
    Any,
    Only12,
    Only13,
}

/// The content of a trust file.
#[derive(Clone)]
pub(crate) enum Trust {
    /// A file of PEM blocks.
    File(Vec<Block>),
    /// A folder in the form of `openssl rehash`: a file for each certificate, with its CN.
    Folder(Vec<(&'static str, Certificate)>),
}

/// A piece of a trust file.
#[derive(Clone)]
pub(crate) enum Block {
    /// Text as it is.
    Text(&'static str),
    /// A certificate under a label; the bytes are behind it.
    Certificate(&'static str, Certificate, Vec<u8>),
    /// The same with CR LF at the ends of lines.
    CrLf(Certificate),
    /// The same with all of its base64 on one line.
    OneLine(Certificate),
}

/// The options that say how much is checked.
#[derive(Clone)]
pub(crate) struct Options {
    pub(crate) verify_peer: bool,
    pub(crate) verify_peer_name: bool,
    pub(crate) allow_self_signed: bool,
}

/// One row of the suite.
#[derive(Clone)]
pub(crate) struct Case {
    pub(crate) id: String,
    /// The section that has the rule.
    pub(crate) rule: &'static str,
    pub(crate) chain: Vec<Certificate>,
    /// Whose key the server has, if not the first certificate's.
    pub(crate) key_of: Option<Certificate>,
    pub(crate) trust: Trust,
    /// The name that the client wants.
    pub(crate) name: &'static str,
    pub(crate) versions: Versions,
    pub(crate) options: Options,
    pub(crate) expected: Expected,
    /// Who may see it differently, and why.
    pub(crate) differs: Vec<(Verifier, &'static str)>,
    both_versions: bool,
}

/// All rows, in their order.
pub(crate) struct Table {
    cases: Vec<Case>,
}

impl Table {
    pub(crate) fn new() -> Self {
        Table { cases: Vec::new() }
    }

    /// A new case: the server sends `chain`, the client trusts the file of `trusted`.
    pub(crate) fn case(
        &mut self,
        id: &str,
        rule: &'static str,
        chain: &[&Certificate],
        trusted: &[&Certificate],
    ) -> Draft<'_> {
        let blocks = trusted.iter().map(|one| Block::plain(one)).collect();
        let case = Case {
            id: id.to_owned(),
            rule,
            chain: chain.iter().map(|&one| one.clone()).collect(),
            key_of: None,
            trust: Trust::File(blocks),
            name: HOST,
            versions: Versions::Any,
            options: Options {
                verify_peer: true,
                verify_peer_name: true,
                allow_self_signed: false,
            },
            expected: Expected::Opens,
            differs: Vec::new(),
            both_versions: false,
        };
        Draft { table: self, case }
    }

    /// The rows; those for both versions of TLS are two.
    pub(crate) fn into_cases(self) -> Vec<Case> {
        let of_version = |case: &Case, versions, suffix: &str| Case {
            id: format!("{}-{suffix}", case.id),
            versions,
            ..case.clone()
        };
        let mut all = Vec::new();
        for case in self.cases {
            if case.both_versions {
                all.push(of_version(&case, Versions::Only12, "tls12"));
                all.push(of_version(&case, Versions::Only13, "tls13"));
            } else {
                all.push(case);
            }
        }
        all
    }
}

/// A case that is being described; [`Draft::opens`] and its like put it into the table.
#[must_use]
pub(crate) struct Draft<'t> {
    table: &'t mut Table,
    case: Case,
}

impl Draft<'_> {
    /// The name that the client wants.
    pub(crate) fn name(mut self, name: &'static str) -> Self {
        self.case.name = name;
        self
    }

    pub(crate) fn trust(mut self, trust: Trust) -> Self {
        self.case.trust = trust;
        self
    }

    /// The server has the key of another certificate than the first one.
    pub(crate) fn key_of(mut self, certificate: &Certificate) -> Self {
        self.case.key_of = Some(certificate.clone());
        self
    }

    /// Once with TLS 1.2 and once with TLS 1.3.
    pub(crate) fn both_versions(mut self) -> Self {
        self.case.both_versions = true;
        self
    }

    pub(crate) fn only(mut self, versions: Versions) -> Self {
        self.case.versions = versions;
        self
    }

    pub(crate) fn without_verify_peer(mut self) -> Self {
        self.case.options.verify_peer = false;
        self
    }

    pub(crate) fn without_verify_peer_name(mut self) -> Self {
        self.case.options.verify_peer_name = false;
        self
    }

    pub(crate) fn allow_self_signed(mut self) -> Self {
        self.case.options.allow_self_signed = true;
        self
    }

    /// The connection has to open.
    pub(crate) fn opens(mut self) {
        self.case.expected = Expected::Opens;
        self.table.cases.push(self.case);
    }

    /// The connection has to be refused with this code.
    pub(crate) fn refused(mut self, code: &'static str) {
        self.case.expected = Expected::Refused(Some(code));
        self.table.cases.push(self.case);
    }

    /// The connection has to be refused; where several things are wrong, any of them may be named.
    pub(crate) fn refused_somehow(mut self) {
        self.case.expected = Expected::Refused(None);
        self.table.cases.push(self.case);
    }
}

impl Block {
    /// As everyone writes it.
    pub(crate) fn plain(certificate: &Certificate) -> Self {
        Block::labelled("CERTIFICATE", certificate)
    }

    /// Under another label.
    pub(crate) fn labelled(label: &'static str, certificate: &Certificate) -> Self {
        Block::Certificate(label, certificate.clone(), Vec::new())
    }
}

/// The codes of wsclient that the cases expect.
pub(crate) const EXPIRED: &str = "tls.certificate.expired";
pub(crate) const NOT_YET_VALID: &str = "tls.certificate.not_yet_valid";
pub(crate) const SELF_SIGNED: &str = "tls.certificate.self_signed";
pub(crate) const UNKNOWN_ISSUER: &str = "tls.certificate.unknown_issuer";
pub(crate) const INCOMPLETE_CHAIN: &str = "tls.certificate.incomplete_chain";
pub(crate) const NAME_MISMATCH: &str = "tls.certificate.name_mismatch";
pub(crate) const NO_ALT_NAME: &str = "tls.certificate.no_subject_alt_name";
pub(crate) const WRONG_PURPOSE: &str = "tls.certificate.wrong_purpose";
pub(crate) const WEAK_KEY: &str = "tls.certificate.weak_key";
pub(crate) const WEAK_SIGNATURE: &str = "tls.certificate.weak_signature";
pub(crate) const UNSUPPORTED_VERSION: &str = "tls.certificate.unsupported_version";
pub(crate) const INVALID: &str = "tls.certificate.invalid";
