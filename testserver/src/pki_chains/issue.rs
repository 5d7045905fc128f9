//! Issues the certificates of the sets.

use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DistinguishedName, DnType,
    ExtendedKeyUsagePurpose, IsCa, KeyPair, KeyUsagePurpose,
};
use time::{Duration, OffsetDateTime};

use crate::Failure;
use crate::pki::{Authority, Folder};

/// The names of every certificate for a loopback server.
const NAMES: [&str; 2] = ["localhost", "127.0.0.1"];
/// The usual validity: days from today.
pub(super) const DAYS: (i64, i64) = (-1, 90);

pub(super) const NO_LIMIT: IsCa = IsCa::Ca(BasicConstraints::Unconstrained);

/// Writes a set with a certificate of `issuer`, which is sent with the PEM text `above`.
pub(super) fn issue(
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

/// Parameters of a certificate for a loopback server.
pub(super) fn server(days: (i64, i64)) -> Result<CertificateParams, rcgen::Error> {
    let mut params = CertificateParams::new(NAMES.map(str::to_owned).to_vec())?;
    params.distinguished_name = distinguished_name(&[(DnType::CommonName, "localhost")]);
    params.is_ca = IsCa::ExplicitNoCa;
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    params.use_authority_key_identifier_extension = true;
    Ok(valid(params, days))
}

/// Parameters of an authority.
pub(super) fn authority(name: &str, days: (i64, i64)) -> Result<CertificateParams, rcgen::Error> {
    let mut params = CertificateParams::new(Vec::new())?;
    params.distinguished_name = distinguished_name(&[(DnType::CommonName, name)]);
    params.is_ca = NO_LIMIT;
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    Ok(valid(params, days))
}

/// `params`, valid from and until so many days from today.
pub(super) fn valid(mut params: CertificateParams, (from, until): (i64, i64)) -> CertificateParams {
    let now = OffsetDateTime::now_utc();
    params.not_before = now + Duration::days(from);
    params.not_after = now + Duration::days(until);
    params
}

/// A name of these attributes.
pub(super) fn distinguished_name(attributes: &[(DnType, &str)]) -> DistinguishedName {
    let mut name = DistinguishedName::new();
    for (kind, text) in attributes {
        name.push(kind.clone(), *text);
    }
    name
}

/// A self-signed authority.
pub(super) fn self_signed(params: CertificateParams) -> Result<Authority, rcgen::Error> {
    CertifiedIssuer::self_signed(params, KeyPair::generate()?)
}

/// An authority below `parent`.
pub(super) fn below(
    params: CertificateParams,
    parent: &Authority,
) -> Result<Authority, rcgen::Error> {
    CertifiedIssuer::signed_by(params, KeyPair::generate()?, parent)
}
