//! X.509 certificates (RFC 5280): their facts, the rules of the profile, and their faults.

pub(super) mod extensions;
pub(super) mod facts;
pub(super) mod fault;
pub(super) mod name_constraints;
pub(super) mod names;
pub(super) mod profile;
pub(super) mod profile_violation;
pub(super) mod public_key;
pub(super) mod signature_algorithm;
