//! Valid chains to authorities that may not sign them; each set has the file to trust.

use rcgen::{
    BasicConstraints, CustomExtension, DnType, ExtendedKeyUsagePurpose, IsCa, KeyPair,
    KeyUsagePurpose,
};

use super::issue::{DAYS, authority, below, distinguished_name, issue, self_signed, server};
use crate::Failure;
use crate::pki::{Authority, Folder};

/// Writes the sets.
pub(super) fn write(folder: &mut Folder, root: &Authority) -> Result<(), Failure> {
    // Another host's own certificate, whose key signs for others.
    let mut params = server(DAYS)?;
    params.distinguished_name = distinguished_name(&[(DnType::CommonName, "printer.test")]);
    let forger = below(params, root)?;
    folder.write_file("forger.pem", &forger.pem())?;
    issue(folder, "forged", &server(DAYS)?, &forger, &forger.pem())?;

    let mut limited = authority("Authority of one level", DAYS)?;
    limited.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    let limited = self_signed(limited)?;
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
        let anchor = self_signed(params)?;
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

    // More than current TLS libraries read as one message.
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
