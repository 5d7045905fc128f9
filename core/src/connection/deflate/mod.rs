//! permessage-deflate (RFC 7692): what was agreed on, and the contexts of one connection.

mod compress;
mod inflate;
mod spare;

use flate2::{Compress, Decompress};

pub(super) use compress::Compressed;

use super::message::Payload;
use super::transport::Connection;

/// The window that is used where nothing smaller was agreed on: 2^15 bytes.
const MAX_WINDOW_BITS: u8 = 15;

/// What the two ends agreed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeflateParameters {
    /// The server compresses each message on its own.
    pub server_no_context_takeover: bool,
    /// We compress each message on its own.
    pub client_no_context_takeover: bool,
    /// The base-2 logarithm of the server's window, 8 to 15.
    pub server_max_window_bits: u8,
    /// The base-2 logarithm of our window, 8 to 15.
    pub client_max_window_bits: u8,
}

impl Default for DeflateParameters {
    fn default() -> Self {
        Self {
            server_no_context_takeover: false,
            client_no_context_takeover: false,
            server_max_window_bits: MAX_WINDOW_BITS,
            client_max_window_bits: MAX_WINDOW_BITS,
        }
    }
}

/// As the extension stands in a `Sec-WebSocket-Extensions`.
impl std::fmt::Display for DeflateParameters {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("permessage-deflate")?;
        if self.server_no_context_takeover {
            f.write_str("; server_no_context_takeover")?;
        }
        if self.client_no_context_takeover {
            f.write_str("; client_no_context_takeover")?;
        }
        if self.server_max_window_bits != MAX_WINDOW_BITS {
            write!(
                f,
                "; server_max_window_bits={}",
                self.server_max_window_bits
            )?;
        }
        if self.client_max_window_bits != MAX_WINDOW_BITS {
            write!(
                f,
                "; client_max_window_bits={}",
                self.client_max_window_bits
            )?;
        }
        Ok(())
    }
}

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
