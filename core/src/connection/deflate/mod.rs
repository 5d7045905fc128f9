//! permessage-deflate (RFC 7692): what was agreed on, and the contexts of one connection.

mod compress;
mod inflate;
mod spare;

use flate2::{Compress, Decompress};

pub(super) use compress::Compressed;

use crate::handshake::DeflateParameters;

use super::connection::Connection;
use super::message::Payload;

/// Compresses and inflates the messages of one connection.
///
/// A context exists from the first message that needs it: about 370 KiB to compress and 47 KiB to
/// inflate. One that is not taken over from message to message is the thread's, see [`spare`].
#[derive(Debug)]
pub(crate) struct Deflate {
    agreed: DeflateParameters,
    compressor: Option<Compress>,
    decompressor: Option<Decompress>,
    /// Whether something of a message has come that did not end the DEFLATE stream.
    needs_end: bool,
    /// Whether a message that ends here was sent with the empty block that is to be removed: no other
    /// ends with 0xff, since an empty block begins with at least three zeros. It is understood too.
    has_empty_block: bool,
    /// What was inflated of a message, for which there was no memory yet.
    held: Option<inflate::Held>,
    /// Whether inflating stopped because much had been done at once.
    is_paused: bool,
}

impl<P: Payload> Connection<P> {
    /// The same with messages that may be compressed, as was agreed on.
    #[must_use]
    pub fn with_deflate(mut self, agreed: Option<DeflateParameters>) -> Self {
        self.session.deflate = agreed.map(|agreed| Box::new(Deflate::new(agreed)));
        self
    }
}

impl Deflate {
    pub(crate) fn new(agreed: DeflateParameters) -> Self {
        Self {
            agreed,
            compressor: None,
            decompressor: None,
            needs_end: false,
            has_empty_block: false,
            held: None,
            is_paused: false,
        }
    }
}
