//! Chains that RFC 5280 forbids.

use rcgen::{
    BasicConstraints, CustomExtension, ExtendedKeyUsagePurpose, GeneralSubtree, IsCa, KeyPair,
    NameConstraints,
};

use super::issue::{DAYS, NO_LIMIT, authority, below, issue, server};
use crate::Failure;
use crate::pki::{Authority, Folder};

/// Writes the sets.
pub(super) fn write(
    folder: &mut Folder,
    root: &Authority,
    intermediate: &Authority,
) -> Result<(), Failure> {
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
