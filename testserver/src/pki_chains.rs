//! Writes the part of the PKI whose chains are wrong, or lead to authorities of a known make.

use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, CustomExtension, DistinguishedName,
    DnType, ExtendedKeyUsagePurpose, GeneralSubtree, IsCa, KeyPair, KeyUsagePurpose,
    NameConstraints,
};
use time::{Duration, OffsetDateTime};

use crate::Failure;
use crate::pki::{Authority, Folder};

/// What every certificate for a loopback server is good for.
const NAMES: [&str; 2] = ["localhost", "127.0.0.1"];
/// The usual validity: days from today.
const DAYS: (i64, i64) = (-1, 90);

const NO_LIMIT: IsCa = IsCa::Ca(BasicConstraints::Unconstrained);

/// authorityInfoAccess with `caIssuers http://pki.example.test/ca2.crt`.
const ISSUER_URL: &[u8] = b"\x30\x2d\x30\x2b\x06\x08\x2b\x06\x01\x05\x05\x07\x30\x02\x86\x1fhttp://pki.example.test/ca2.crt";

/// Writes the sets; those that are wrong in one way only stand below `root`.
pub(crate) fn write(
    folder: &mut Folder,
    root: &Authority,
    intermediate: &Authority,
    other: &Authority,
) -> Result<(), Failure> {
    missing(folder, root, intermediate, other)?;
    dates(folder, root)?;
    invalid(folder, root, intermediate)?;
    anchors(folder, root)?;
    makes(folder)
}

/// Chains without the certificate that they need.
fn missing(
    folder: &mut Folder,
    root: &Authority,
    intermediate: &Authority,
    other: &Authority,
) -> Result<(), Failure> {
    issue(
        folder,
        "wrong-intermediate",
        &server(DAYS)?,
        intermediate,
        &other.pem(),
    )?;

    let unsent = below(authority("wsclient test CA 2", DAYS)?, root)?;
    let mut params = server(DAYS)?;
    params
        .custom_extensions
        .push(CustomExtension::from_oid_content(
            &[1, 3, 6, 1, 5, 5, 7, 1, 1],
            ISSUER_URL.to_vec(),
        ));
    issue(folder, "incomplete-url", &params, &unsent, "")?;

    // As the one that is sent, but made anew with another key.
    let again = below(authority("wsclient test intermediate CA", DAYS)?, root)?;
    issue(
        folder,
        "rekeyed-intermediate",
        &server(DAYS)?,
        intermediate,
        &again.pem(),
    )?;

    // As the root, but made anew with another key; its certificate is sent, or not.
    let again = on_its_own(authority("wsclient test root CA", DAYS)?)?;
    issue(folder, "rekeyed-root", &server(DAYS)?, &again, "")?;
    issue(
        folder,
        "rekeyed-root-sent",
        &server(DAYS)?,
        &again,
        &again.pem(),
    )
}

/// Certificates out of date, of the server and above it.
fn dates(folder: &mut Folder, root: &Authority) -> Result<(), Failure> {
    let old = below(
        authority("wsclient test CA of yesterday", (-400, -20))?,
        root,
    )?;
    issue(
        folder,
        "expired-intermediate",
        &server(DAYS)?,
        &old,
        &old.pem(),
    )?;

    let old = on_its_own(authority("Old root CA", (-4000, -30))?)?;
    issue(
        folder,
        "expired-root-sent",
        &server(DAYS)?,
        &old,
        &old.pem(),
    )?;

    let mut params = server((-100, -35))?;
    params.subject_alt_names =
        CertificateParams::new(vec!["www.example.test".into()])?.subject_alt_names;
    issue(folder, "expired-wrong-name", &params, root, "")?;

    let other = on_its_own(authority("Acme CA", (-400, 400))?)?;
    issue(
        folder,
        "expired-unknown-issuer",
        &server((-100, -35))?,
        &other,
        "",
    )?;

    let later = below(authority("wsclient test CA of tomorrow", (2, 400))?, root)?;
    issue(
        folder,
        "clock-slow",
        &server((3, 90))?,
        &later,
        &later.pem(),
    )?;

    let past = below(
        authority("wsclient test CA of long ago", (-3000, -800))?,
        root,
    )?;
    issue(
        folder,
        "clock-fast",
        &server((-1200, -900))?,
        &past,
        &past.pem(),
    )
}

/// Chains that RFC 5280 forbids.
fn invalid(folder: &mut Folder, root: &Authority, intermediate: &Authority) -> Result<(), Failure> {
    let mut params = authority("Not an authority", DAYS)?;
    params.is_ca = IsCa::ExplicitNoCa;
    let nobody = below(params, root)?;
    issue(
        folder,
        "issuer-not-ca",
        &server(DAYS)?,
        &nobody,
        &nobody.pem(),
    )?;

    let mut params = authority("Last authority", DAYS)?;
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    let last = below(params, root)?;
    let beyond = below(authority("One authority too many", DAYS)?, &last)?;
    let above = beyond.pem() + &last.pem();
    issue(folder, "path-length", &server(DAYS)?, &beyond, &above)?;

    let mut params = authority("Authority of example.test", DAYS)?;
    params.name_constraints = Some(NameConstraints {
        permitted_subtrees: vec![GeneralSubtree::DnsName("example.test".into())],
        excluded_subtrees: Vec::new(),
    });
    let narrow = below(params, root)?;
    issue(
        folder,
        "name-constraint",
        &server(DAYS)?,
        &narrow,
        &narrow.pem(),
    )?;

    let mut params = authority("Authority for clients", DAYS)?;
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
    let clients = below(params, root)?;
    issue(
        folder,
        "issuer-client-only",
        &server(DAYS)?,
        &clients,
        &clients.pem(),
    )?;

    let mut params = server(DAYS)?;
    let mut extension =
        CustomExtension::from_oid_content(&[1, 3, 6, 1, 4, 1, 99999, 1], vec![5, 0]);
    extension.set_criticality(true);
    params.custom_extensions.push(extension);
    issue(folder, "critical-extension", &params, root, "")?;

    let mut chain = String::new();
    let mut top = below(authority("Authority 1", DAYS)?, root)?;
    for name in [
        "Authority 2",
        "Authority 3",
        "Authority 4",
        "Authority 5",
        "Authority 6",
        "Authority 7",
    ] {
        chain.insert_str(0, &top.pem());
        top = below(authority(name, DAYS)?, &top)?;
    }
    chain.insert_str(0, &top.pem());
    issue(folder, "too-long", &server(DAYS)?, &top, &chain)?;

    let mut params = server(DAYS)?;
    params.is_ca = NO_LIMIT;
    issue(folder, "ca-as-server", &params, root, "")?;

    let key = KeyPair::generate()?;
    let leaf = server(DAYS)?.signed_by(&key, intermediate)?;
    folder.write_set("wrong-order", &(intermediate.pem() + &leaf.pem()), &key)
}

/// Chains that are in order, to certificates that may not vouch for them: each set has the file to trust.
fn anchors(folder: &mut Folder, root: &Authority) -> Result<(), Failure> {
    // Another host's own certificate, whose key signs for others.
    let mut params = server(DAYS)?;
    params.distinguished_name = distinguished_name(&[(DnType::CommonName, "printer.test")]);
    let forger = below(params, root)?;
    folder.write_file("forger.pem", &forger.pem())?;
    issue(folder, "forged", &server(DAYS)?, &forger, &forger.pem())?;

    let mut limited = authority("Authority of one level", DAYS)?;
    limited.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    let limited = on_its_own(limited)?;
    let beyond = below(authority("A level too many", DAYS)?, &limited)?;
    folder.write_file("anchor-path-length-ca.pem", &limited.pem())?;
    let set = "anchor-path-length";
    issue(folder, set, &server(DAYS)?, &beyond, &beyond.pem())?;

    let mut crl_only = authority("Authority for revocation lists", DAYS)?;
    crl_only.key_usages = vec![KeyUsagePurpose::CrlSign];
    let mut for_clients = authority("Authority for clients only", DAYS)?;
    for_clients.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
    for (set, params) in [
        (
            "anchor-expired",
            authority("Authority of old", (-400, -35))?,
        ),
        (
            "anchor-not-yet-valid",
            authority("Authority to come", (2, 400))?,
        ),
        ("anchor-key-usage", crl_only),
        ("anchor-purpose", for_clients),
    ] {
        let anchor = on_its_own(params)?;
        folder.write_file(&format!("{set}-ca.pem"), &anchor.pem())?;
        issue(folder, set, &server(DAYS)?, &anchor, "")?;
    }

    let mut no_signing = authority("Authority that may not sign", DAYS)?;
    no_signing.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    let no_signing = below(no_signing, root)?;
    let set = "issuer-key-usage";
    issue(folder, set, &server(DAYS)?, &no_signing, &no_signing.pem())?;

    let mut no_proof = server(DAYS)?;
    no_proof.key_usages = vec![KeyUsagePurpose::KeyEncipherment];
    issue(folder, "no-signature", &no_proof, root, "")?;

    let mut client_only = server(DAYS)?;
    client_only.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
    let key = KeyPair::generate()?;
    let client_only = client_only.self_signed(&key)?;
    folder.write_set("self-signed-client-only", &client_only.pem(), &key)?;

    // More than TLS libraries of today read as one message.
    let mut bulky = authority("Bulky authority", DAYS)?;
    bulky.custom_extensions = vec![CustomExtension::from_oid_content(
        &[1, 3, 6, 1, 4, 1, 99999, 2],
        vec![0; 30_000],
    )];
    let bulky = below(bulky, root)?;
    issue(
        folder,
        "too-large",
        &server(DAYS)?,
        root,
        &bulky.pem().repeat(3),
    )
}

/// Authorities and default certificates of known makes, by their names.
fn makes(folder: &mut Folder) -> Result<(), Failure> {
    let authorities: [(&str, &[(DnType, &str)]); 5] = [
        (
            "intercepted",
            &[
                (DnType::OrganizationName, "Zscaler Inc."),
                (
                    DnType::CommonName,
                    "Zscaler Intermediate Root CA (zscalertwo.net)",
                ),
            ],
        ),
        (
            "mitmproxy",
            &[
                (DnType::CommonName, "mitmproxy"),
                (DnType::OrganizationName, "mitmproxy"),
            ],
        ),
        (
            "mkcert",
            &[
                (DnType::OrganizationName, "mkcert development CA"),
                (DnType::CommonName, "mkcert dev@laptop (Dev)"),
            ],
        ),
        (
            "staging",
            &[
                (DnType::OrganizationName, "(STAGING) Let's Encrypt"),
                (DnType::CommonName, "(STAGING) Counterfeit Cashew R10"),
            ],
        ),
        (
            "caddy",
            &[(
                DnType::CommonName,
                "Caddy Local Authority - ECC Intermediate",
            )],
        ),
    ];
    for (set, name) in authorities {
        let mut params = authority("", DAYS)?;
        params.distinguished_name = distinguished_name(name);
        let make = on_its_own(params)?;
        // The root is not sent, as servers should not.
        issue(folder, set, &server(DAYS)?, &make, "")?;
    }
    let defaults: [(&str, &[(DnType, &str)]); 2] = [
        (
            "traefik-default",
            &[(DnType::CommonName, "TRAEFIK DEFAULT CERT")],
        ),
        (
            "ingress-default",
            &[
                (DnType::OrganizationName, "Acme Co"),
                (
                    DnType::CommonName,
                    "Kubernetes Ingress Controller Fake Certificate",
                ),
            ],
        ),
    ];
    for (set, name) in defaults {
        let mut params = CertificateParams::new(vec!["default.example.test".into()])?;
        params.distinguished_name = distinguished_name(name);
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        let params = valid(params, DAYS);
        let key = KeyPair::generate()?;
        folder.write_set(set, &params.self_signed(&key)?.pem(), &key)?;
    }
    Ok(())
}

fn issue(
    folder: &mut Folder,
    set: &str,
    params: &CertificateParams,
    issuer: &Authority,
    above: &str,
) -> Result<(), Failure> {
    let key = KeyPair::generate()?;
    let leaf = params.signed_by(&key, issuer)?;
    folder.write_set(set, &(leaf.pem() + above), &key)
}

fn server(days: (i64, i64)) -> Result<CertificateParams, rcgen::Error> {
    let mut params = CertificateParams::new(NAMES.map(str::to_owned).to_vec())?;
    params.distinguished_name = distinguished_name(&[(DnType::CommonName, "localhost")]);
    params.is_ca = IsCa::ExplicitNoCa;
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    params.use_authority_key_identifier_extension = true;
    Ok(valid(params, days))
}

fn authority(name: &str, days: (i64, i64)) -> Result<CertificateParams, rcgen::Error> {
    let mut params = CertificateParams::new(Vec::new())?;
    params.distinguished_name = distinguished_name(&[(DnType::CommonName, name)]);
    params.is_ca = NO_LIMIT;
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    Ok(valid(params, days))
}

fn valid(mut params: CertificateParams, (from, until): (i64, i64)) -> CertificateParams {
    let now = OffsetDateTime::now_utc();
    params.not_before = now + Duration::days(from);
    params.not_after = now + Duration::days(until);
    params
}

fn distinguished_name(attributes: &[(DnType, &str)]) -> DistinguishedName {
    let mut name = DistinguishedName::new();
    for (kind, text) in attributes {
        name.push(kind.clone(), *text);
    }
    name
}

fn on_its_own(params: CertificateParams) -> Result<Authority, rcgen::Error> {
    CertifiedIssuer::self_signed(params, KeyPair::generate()?)
}

fn below(params: CertificateParams, parent: &Authority) -> Result<Authority, rcgen::Error> {
    CertifiedIssuer::signed_by(params, KeyPair::generate()?, parent)
}
