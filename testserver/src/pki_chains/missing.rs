//! Chains without the certificate that they need.

use rcgen::CustomExtension;

use super::issue::{DAYS, authority, below, issue, self_signed, server};
use crate::Failure;
use crate::pki::{Authority, Folder};

/// authorityInfoAccess with `caIssuers http://pki.example.test/ca2.crt`.
const ISSUER_URL: &[u8] = b"\x30\x2d\x30\x2b\x06\x08\x2b\x06\x01\x05\x05\x07\x30\x02\x86\x1fhttp://pki.example.test/ca2.crt";

/// Writes the sets.
pub(super) fn write(
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

    // As the one that is sent, but renewed with another key.
    let again = below(authority("wsclient test intermediate CA", DAYS)?, root)?;
    issue(
        folder,
        "rekeyed-intermediate",
        &server(DAYS)?,
        intermediate,
        &again.pem(),
    )?;

    // As the root, but renewed with another key; its certificate is sent, or not.
    let again = self_signed(authority("wsclient test root CA", DAYS)?)?;
    issue(folder, "rekeyed-root", &server(DAYS)?, &again, "")?;
    issue(
        folder,
        "rekeyed-root-sent",
        &server(DAYS)?,
        &again,
        &again.pem(),
    )
}
