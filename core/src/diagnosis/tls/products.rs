//! Programs that are known by the names in the certificates they make.
//!
//! Names are whatever their maker wrote, so all that follows from them is that something "looks like".

use crate::tls::CertificateFacts;

/// What inspects TLS on the way, by a part of the issuer's name in lower case.
const INSPECTION: [(&str, &str); 45] = [
    ("zscaler", "Zscaler"),
    ("fortinet", "Fortinet FortiGate"),
    ("netskope", "Netskope"),
    ("goskope", "Netskope"),
    ("palo alto networks", "Palo Alto Networks"),
    ("cisco umbrella", "Cisco Umbrella"),
    ("cisco secure access", "Cisco Secure Access"),
    ("sophos", "Sophos"),
    ("kaspersky", "Kaspersky"),
    ("eset ssl filter", "ESET"),
    ("avast", "Avast"),
    ("avg web/mail shield", "AVG"),
    ("bitdefender", "Bitdefender"),
    ("dr.web", "Dr.Web"),
    ("trend micro", "Trend Micro"),
    ("blue coat", "Blue Coat ProxySG"),
    ("bluecoat", "Blue Coat ProxySG"),
    ("mcafee web gateway", "McAfee Web Gateway"),
    ("skyhigh security", "Skyhigh Security"),
    ("forcepoint", "Forcepoint"),
    ("websense", "Forcepoint (Websense)"),
    ("check point", "Check Point"),
    ("barracuda", "Barracuda"),
    ("watchguard", "WatchGuard"),
    ("sonicwall", "SonicWall"),
    ("smoothwall", "Smoothwall"),
    ("untangle", "Untangle"),
    ("lightspeed systems", "Lightspeed Systems"),
    ("securly", "Securly"),
    ("contentkeeper", "ContentKeeper"),
    ("iboss", "iboss"),
    ("cato networks", "Cato Networks"),
    ("gateway ca - cloudflare", "Cloudflare Gateway"),
    ("menlo security", "Menlo Security"),
    ("adguard", "AdGuard"),
    ("qustodio", "Qustodio"),
    ("covenant eyes", "Covenant Eyes"),
    ("superfish", "Superfish"),
    (MITMPROXY, "mitmproxy"),
    ("charles proxy", "Charles"),
    ("fiddler", "Fiddler"),
    ("portswigger", "Burp Suite"),
    ("zed attack proxy", "ZAP"),
    ("proxyman", "Proxyman"),
    ("http toolkit", "HTTP Toolkit"),
];

const MITMPROXY: &str = "mitmproxy";

/// An authority that is made for one machine, for tests, or for one purpose.
pub(super) struct Special {
    /// A part of its name, in lower case.
    mark: &'static str,
    /// What it is, in words that follow "looks signed by" or "looks like".
    pub(super) what: &'static str,
    /// What to do.
    pub(super) help: &'static [&'static str],
}

const DEVELOPMENT: [Special; 6] = [
    Special {
        mark: "mkcert ",
        what: "mkcert, an authority for development",
        help: &[
            "pass mkcert's root, from the folder that `mkcert -CAROOT` prints: tls: ['cafile' => '/path/to/rootCA.pem']",
            "`mkcert -install` adds it to this machine's CA bundle; in a container, add it there too",
        ],
    },
    Special {
        mark: "(staging)",
        what: "the staging environment of Let's Encrypt, which is for tests and trusted by no client",
        help: &[
            "get a certificate from the production environment: certbot without --staging or --test-cert, or the production ACME directory URL",
        ],
    },
    Special {
        mark: "caddy local authority",
        what: "Caddy's local authority, which is for development",
        help: &[
            "pass Caddy's root, pki/authorities/local/root.crt in its data folder: tls: ['cafile' => '/path/to/root.crt']",
            "`caddy trust` adds it to this machine's CA bundle; in a container, add it there too",
        ],
    },
    Special {
        mark: "minikubeca",
        what: "the authority of a minikube",
        help: &["pass its certificate: tls: ['cafile' => '/home/you/.minikube/ca.crt']"],
    },
    Special {
        mark: "cn=kubernetes,",
        what: "the authority of a Kubernetes cluster",
        help: &[
            "inside the cluster, pass its certificate: tls: ['cafile' => '/var/run/secrets/kubernetes.io/serviceaccount/ca.crt']",
        ],
    },
    Special {
        mark: "cloudflare origin",
        what: "Cloudflare's authority for origin servers, which only Cloudflare itself trusts",
        help: &[
            "connect through Cloudflare: the DNS record of the host is likely not proxied, or the request goes to the origin's address",
            "to reach the origin directly, give it a certificate of a public authority, or pass Cloudflare's origin root in the TLS option cafile",
        ],
    },
];

/// Certificates that a program shows where it has been given none.
const DEFAULTS: [Special; 6] = [
    Special {
        mark: "traefik default cert",
        what: "Traefik's default certificate",
        help: &[
            "no router with TLS matches this host in Traefik, or it has no certificate: check its rule Host(…), and its tls.certResolver or tls.certificates",
        ],
    },
    Special {
        mark: "kubernetes ingress controller fake certificate",
        what: "the fake certificate of the Kubernetes ingress controller",
        help: &[
            "no Ingress has a TLS secret for this host: check spec.tls (hosts and secretName), and that the secret is in the namespace of the Ingress",
        ],
    },
    Special {
        mark: "cn=plesk",
        what: "the default certificate of Plesk",
        help: &["give the site a certificate of its own in Plesk"],
    },
    Special {
        mark: "synology",
        what: "the default certificate of a Synology device",
        help: &[
            "give the device a certificate for this host, or pass its own certificate in the TLS option cafile",
        ],
    },
    Special {
        mark: "someorganization",
        what: "the sample certificate of a freshly installed web server",
        help: &["configure a certificate for this host instead of the sample"],
    },
    Special {
        mark: "internet widgits pty ltd",
        what: "a certificate with the sample values of openssl",
        help: &[
            "give the server a certificate for this host, or pass its own certificate in the TLS option cafile",
        ],
    },
];

/// The product whose inspection of TLS `certificate` looks like.
pub(super) fn inspection(certificate: &CertificateFacts) -> Option<&'static str> {
    let issuer = certificate.issuer.to_lowercase();
    INSPECTION
        .iter()
        .find(|(mark, _)| issuer.contains(mark))
        .map(|(_, product)| *product)
}

/// Where a product keeps its root, if that is nearly the same everywhere.
pub(super) fn root_of(product: &str) -> Option<&'static str> {
    (product == MITMPROXY).then_some("/home/you/.mitmproxy/mitmproxy-ca-cert.pem")
}

/// The authority for development or tests that signed `certificate`.
pub(super) fn development(certificate: &CertificateFacts) -> Option<&'static Special> {
    // The comma closes a name that is looked for as a whole.
    let issuer = format!("{},", certificate.issuer.to_lowercase());
    DEVELOPMENT
        .iter()
        .find(|special| issuer.contains(special.mark))
}

/// The program whose default `certificate` is.
pub(super) fn default_of(certificate: &CertificateFacts) -> Option<&'static Special> {
    let subject = certificate.subject.to_lowercase();
    DEFAULTS
        .iter()
        .find(|special| subject.contains(special.mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_in_lower_case_and_help_is_short() {
        for (mark, _) in INSPECTION {
            assert_eq!(mark, mark.to_lowercase());
        }
        for special in DEVELOPMENT.iter().chain(&DEFAULTS) {
            assert_eq!(special.mark, special.mark.to_lowercase());
            assert!((1..=2).contains(&special.help.len()));
        }
    }
}
