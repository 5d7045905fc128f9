//! Certificates that are out of date, of the server and above it.

use rcgen::CertificateParams;

use super::issue::{DAYS, authority, below, issue, self_signed, server};
use crate::Failure;
use crate::pki::{Authority, Folder};

/// Writes the sets.
pub(super) fn write(folder: &mut Folder, root: &Authority) -> Result<(), Failure> {
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

    let old = self_signed(authority("Old root CA", (-4000, -30))?)?;
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

    let other = self_signed(authority("Acme CA", (-400, 400))?)?;
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
