//! The client's own certificate and its private key.

pub(super) mod client_certificate;
pub(super) mod decryption;
pub(super) mod encryption_scheme;
pub(super) mod pkcs12_kdf;
pub(super) mod private_key;
pub(super) mod signing_key;
