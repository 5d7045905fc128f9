//! Words for a chain that leads to no trusted authority: who signed it, and what is missing.

use super::naming::{day_text, described, file_name, name_or_dash, sent};
use crate::diagnosis::catalogue::Code;
use crate::diagnosis::diagnosis::Diagnosis;
use crate::diagnosis::programs::setting_examples;
use crate::diagnosis::tls::products;
use crate::diagnosis::tls::public_authority::{self, NewRoot};
use crate::text::one_line;
use crate::tls::{CertificateFacts, TlsFailure, TrustSetting};

/// The facts, picked from the failure.
struct Scene<'a> {
    failure: &'a TlsFailure,
    host: &'a str,
    /// The last certificate of the path.
    top: Option<&'a CertificateFacts>,
    /// How many certificates belong together.
    length: usize,
    /// The name of the issuer that is not there.
    issuer: String,
    same_organization: Option<&'a str>,
    /// An authority's certificate that was sent although it signed nothing here.
    stray: Option<&'a CertificateFacts>,
}

/// Explains an issuer that is not trusted, nor signed by one that is.
pub(super) fn unknown(
    failure: &TlsFailure,
    path: &[usize],
    same_organization: Option<&str>,
    host: &str,
) -> Diagnosis {
    let chain = &failure.chain;
    let top = path.last().and_then(|position| chain.get(*position));
    let issuer = top.and_then(|top| top.issuer_name.as_deref());
    let stray = chain
        .iter()
        .enumerate()
        .find(|(position, one)| !path.contains(position) && one.is_ca && !one.self_issued);
    let scene = Scene {
        failure,
        host,
        top,
        length: path.len(),
        issuer: issuer.map_or_else(|| "a nameless issuer".to_owned(), |name| one_line(name, 80)),
        same_organization,
        stray: stray.map(|(_, one)| one),
    };
    let members = || path.iter().filter_map(|position| chain.get(*position));
    if let Some(product) = members().find_map(products::inspection) {
        return scene.intercepted(product);
    }
    if let Some(authority) = members().find_map(products::development) {
        return scene.development(authority);
    }
    if let Some(root) = scene.top.and_then(public_authority::new_root) {
        return scene.newer_than_the_bundle(root);
    }
    if scene.is_incomplete() {
        return scene.incomplete();
    }
    scene.untrusted()
}

impl Scene<'_> {
    /// Whether a certificate is likely missing between the server's own and a trusted one. Only
    /// signs tell: an issuer that is not there may be an intermediate authority or a root.
    fn is_incomplete(&self) -> bool {
        let Some(top) = self.top.filter(|top| !top.self_issued) else {
            return false;
        };
        let lone = self.length == 1;
        let name = self.issuer.to_lowercase();
        let sounds_intermediate = ["intermediate", "issuing", "sub ca", "subca", "subordinate"]
            .iter()
            .any(|word| name.contains(word));
        self.same_organization.is_some()
            || sounds_intermediate
            || lone && (top.issuer_url.is_some() || self.stray.is_some())
    }

    fn incomplete(self) -> Diagnosis {
        let (host, issuer) = (self.host, &self.issuer);
        let problem = match (self.stray, self.length) {
            (Some(stray), 1) => format!(
                "the certificate of {host} is signed by \"{issuer}\", but the server sends the certificate of \"{}\" instead",
                short(stray)
            ),
            (_, 1) => format!(
                "the server sends its certificate without that of \"{issuer}\", which signed it and is likely an intermediate authority"
            ),
            _ => format!(
                "the chain of {host} ends before \"{issuer}\", likely an intermediate authority, whose certificate the server does not send"
            ),
        };
        let subject = self
            .top
            .map_or_else(String::new, |top| name_or_dash(&top.issuer));
        let mut diagnosis = Diagnosis::new(Code::CertificateIncompleteChain, problem)
            .seen("missing", subject)
            .seen("sent", sent(self.failure))
            .seen("trusted", self.failure.trust.to_string());
        if let Some(same_organization) = self.same_organization {
            let same_organization = one_line(same_organization, 80);
            let line = format!("\"{same_organization}\" of the same organisation is trusted here");
            diagnosis = diagnosis.seen("related", line);
        }
        diagnosis = diagnosis.help(format!(
            "configure the server to send the full chain, its own certificate first and then that of {issuer}: often the file fullchain.pem ({})",
            setting_examples(|settings| settings.certificate_file)
        ));
        if let Some(url) = self.top.and_then(|top| top.issuer_url.as_deref()) {
            let url = one_line(url, 200);
            diagnosis = diagnosis.help(format!(
                "the missing certificate is available at {url}; browsers fetch it automatically, other programs do not"
            ));
        }
        let cafile = if self.failure.trust.is_from_options() {
            format!("or add the certificate of {issuer} to the file that this call trusts")
        } else {
            format!(
                "if the server is not yours, pass the certificate of {issuer}: tls: ['cafile' => '/path/to/{}.pem']",
                file_name(issuer, "ca")
            )
        };
        diagnosis.help(cafile)
    }

    fn intercepted(self, product: &str) -> Diagnosis {
        let host = self.host;
        let problem = format!(
            "the connection to {host} looks intercepted: its certificate comes from {product}, {}",
            self.distrust()
        );
        let root = products::root_of(product).map_or_else(
            || format!("/path/to/{}.pem", file_name(product, "ca")),
            str::to_owned,
        );
        self.found(Diagnosis::new(Code::CertificateIntercepted, problem))
            .help(format!(
                "if {product} is known to inspect TLS on this network or machine, pass its root certificate: tls: ['cafile' => '{root}']"
            ))
            .help("or add that root to this machine's CA bundle (its browsers likely have it); in a container, add it there too")
            .help(format!(
                "if nobody knows of TLS inspection here, send no secrets: something between this machine and {host} likely reads the traffic"
            ))
    }

    fn development(self, authority: &products::Special) -> Diagnosis {
        let problem = format!(
            "the certificate of {} looks signed by {}",
            self.host, authority.what
        );
        let diagnosis = self.found(Diagnosis::new(Code::CertificateUnknownIssuer, problem));
        authority
            .help
            .iter()
            .fold(diagnosis, |diagnosis, line| diagnosis.help(*line))
    }

    /// A public root that trust sources of some age do not have.
    fn newer_than_the_bundle(self, root: &NewRoot) -> Diagnosis {
        let (host, issuer, trust) = (self.host, &self.issuer, &self.failure.trust);
        let newest = trust
            .sources
            .iter()
            .filter_map(|source| source.newest)
            .max();
        let is_older = newest.is_some_and(|newest| newest < root.made);
        let source = trust.sources.first();
        let setting = source.map(|source| source.setting);
        let which = match setting {
            Some(TrustSetting::SystemBundle) => "this machine's CA bundle".to_owned(),
            Some(TrustSetting::BuiltIn) | None => "the built-in roots".to_owned(),
            Some(setting) => format!("the bundle of {}", setting.name()),
        };
        let relation = if is_older { "newer than" } else { "not in" };
        let problem = format!(
            "the certificate of {host} leads to \"{issuer}\", a root of {} that is {relation} {which}",
            root.of
        );
        let mut diagnosis = self.found(Diagnosis::new(Code::CertificateUnknownIssuer, problem));
        if let Some(newest) = newest {
            diagnosis = diagnosis.seen(
                "bundle",
                format!(
                    "its newest root is of {} (notBefore); {issuer} is of {}",
                    day_text(newest),
                    day_text(root.made)
                ),
            );
        }
        let update = match (setting, source.and_then(|source| source.path.as_ref())) {
            (Some(TrustSetting::BuiltIn) | None, _) => {
                "install the package ca-certificates, or a newer version of this extension"
                    .to_owned()
            }
            (Some(TrustSetting::SystemBundle), _) => {
                "update this machine's CA bundle (package ca-certificates)".to_owned()
            }
            (Some(setting), Some(path)) => format!(
                "replace {} by a current bundle, or remove the {} to use that of this machine",
                one_line(&path.display().to_string(), 200),
                setting.name()
            ),
            (Some(setting), None) => format!(
                "pass a current bundle, or remove the {} to use that of this machine",
                setting.name()
            ),
        };
        diagnosis.help(update).help(format!(
            "or let the server send the full chain of its ACME client, in which an older root of {} vouches for {issuer}",
            root.of
        ))
    }

    fn untrusted(self) -> Diagnosis {
        let (host, issuer, trust) = (self.host, &self.issuer, &self.failure.trust);
        let verb = if self.length == 1 {
            "is signed by"
        } else {
            "leads to"
        };
        let problem = format!(
            "the certificate of {host} {verb} \"{issuer}\", {}",
            self.distrust()
        );
        let mut diagnosis = self.found(Diagnosis::new(Code::CertificateUnknownIssuer, problem));
        diagnosis = diagnosis.help(if trust.is_from_options() {
            format!(
                "if {issuer} is yours, pass a file that also has its certificate: tls: ['cafile' => …]"
            )
        } else {
            let file = file_name(issuer, "ca");
            format!(
                "if {issuer} is yours, pass its certificate: tls: ['cafile' => '/path/to/{file}.pem']"
            )
        });
        if self.failure.chain.len() == 1 {
            diagnosis = diagnosis.help("the server sent its own certificate only; if the authority is public, an intermediate certificate is likely missing: configure the full chain on the server");
        }
        if trust
            .sources
            .iter()
            .any(|source| source.setting == TrustSetting::BuiltIn)
        {
            diagnosis = diagnosis.help("this machine has no usable CA bundle, so the built-in roots were used: install the package ca-certificates, and add your own authority there");
        }
        diagnosis
    }

    fn found(&self, diagnosis: Diagnosis) -> Diagnosis {
        let trust = &self.failure.trust;
        let found = format!("{}, not among {trust}", described(self.top));
        let diagnosis = diagnosis.seen("found", found);
        if self.failure.chain.len() > 1 {
            diagnosis.seen("sent", sent(self.failure))
        } else {
            diagnosis
        }
    }

    fn distrust(&self) -> String {
        match self.failure.trust.sources.first() {
            Some(source) if self.failure.trust.is_from_options() => format!(
                "which is not among the certificates of {}",
                source.setting.name()
            ),
            _ => "which this machine does not trust".to_owned(),
        }
    }
}

fn short(certificate: &CertificateFacts) -> String {
    let name = certificate
        .common_name
        .as_ref()
        .unwrap_or(&certificate.subject);
    one_line(name, 80)
}
