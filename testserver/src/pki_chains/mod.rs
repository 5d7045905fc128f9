//! Writes the part of the PKI whose chains are wrong, or lead to authorities of known products.

mod anchors;
mod dates;
mod invalid;
mod issue;
mod missing;
mod products;
mod public;

use crate::Failure;
use crate::pki::{Authority, Folder};

/// Writes the sets; those that are wrong in one way only are below `root`.
pub(crate) fn write(
    folder: &mut Folder,
    root: &Authority,
    intermediate: &Authority,
    other: &Authority,
) -> Result<(), Failure> {
    missing::write(folder, root, intermediate, other)?;
    dates::write(folder, root)?;
    invalid::write(folder, root, intermediate)?;
    anchors::write(folder, root)?;
    products::write(folder)?;
    public::write(folder)
}
