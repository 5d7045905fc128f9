//! The names of signature algorithms.

use x509_parser::oid_registry::Oid;
use x509_parser::prelude::FromDer;

use crate::tls::certificate::names::hex;

/// The name of a signature algorithm from the content of its AlgorithmIdentifier (RFC 5280
/// §4.1.1.2): an OID, and parameters.
pub(in crate::tls) fn algorithm_name_of(identifier: &[u8]) -> String {
    match Oid::from_der(identifier) {
        Ok((_, oid)) => algorithm_name(&oid),
        Err(_) => format!("algorithm #{}", hex(identifier)),
    }
}

pub(in crate::tls) fn algorithm_name(oid: &Oid<'_>) -> String {
    let registry = x509_parser::objects::oid_registry();
    registry
        .get(oid)
        .map_or_else(|| oid.to_id_string(), |entry| entry.sn().to_owned())
}
