//! The cases, in tables by what they are about.

mod anchors;
mod constraint_forms;
mod constraints;
mod dates;
mod encodings;
mod extension_forms;
mod extensions;
mod issuers;
mod names;
mod names_lists;
mod options;
mod own_certificates;
mod path_lengths;
mod paths;
mod purposes;
mod signatures;
mod trust_files;
mod weak;

use super::case::{Case, Table};
use super::differences;

/// Every case, in the order in which they are numbered.
pub(crate) fn all() -> Vec<Case> {
    let mut table = Table::new();
    paths::add(&mut table);
    issuers::add(&mut table);
    path_lengths::add(&mut table);
    dates::add(&mut table);
    extensions::add(&mut table);
    extension_forms::add(&mut table);
    purposes::add(&mut table);
    constraints::add(&mut table);
    constraint_forms::add(&mut table);
    names::add(&mut table);
    names_lists::add(&mut table);
    encodings::add(&mut table);
    signatures::add(&mut table);
    weak::add(&mut table);
    anchors::add(&mut table);
    own_certificates::add(&mut table);
    trust_files::add(&mut table);
    options::add(&mut table);
    let mut cases = table.into_cases();
    differences::note(&mut cases);
    cases
}
