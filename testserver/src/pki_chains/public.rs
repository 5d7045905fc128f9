//! Certificates with the names of public authorities.

use rcgen::{CertificateParams, DnType};

use super::issue::{authority, below, distinguished_name, issue, self_signed, server};
use crate::Failure;
use crate::pki::Folder;

/// A bundle of trusted certificates from before Let's Encrypt's Generation Y.
const OLD: (i64, i64) = (-2000, 400);

/// Writes the sets.
pub(super) fn write(folder: &mut Folder) -> Result<(), Failure> {
    let named = |organization: &str, name: &str| -> Result<CertificateParams, rcgen::Error> {
        let mut params = authority("", (-100, 400))?;
        params.distinguished_name = distinguished_name(&[
            (DnType::CountryName, "US"),
            (DnType::OrganizationName, organization),
            (DnType::CommonName, name),
        ]);
        Ok(params)
    };
    let old = self_signed(authority("Root of years ago", OLD)?)?;
    folder.write_file("old-bundle.pem", &old.pem())?;
    let root = self_signed(named("ISRG", "Root YE")?)?;
    folder.write_file("generation-y-root.pem", &root.pem())?;
    let issuer = below(named("Let's Encrypt", "YE1")?, &root)?;
    let sets = [
        ("generation-y", (-1, 89)),
        ("expires-soon", (-86, 3)),
        ("expired-six-days", (-8, -2)),
        ("expired-long-lived", (-400, -3)),
    ];
    for (set, days) in sets {
        issue(folder, set, &server(days)?, &issuer, &issuer.pem())?;
    }
    Ok(())
}
