//! Explains the faults of the TLS layer.

mod alert;
mod certificate;
mod config;
mod failure;
mod products;
mod public_authority;
#[cfg(test)]
mod tests;

pub(crate) use alert::name as alert_name;
pub(super) use config::diagnose_config;
pub(super) use failure::diagnose;
