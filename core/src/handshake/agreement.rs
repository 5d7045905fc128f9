//! What client and server agreed on in the opening handshake.

use super::deflate_parameters::DeflateParameters;

/// What a valid 101 agrees to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agreement {
    /// The subprotocol, if the server chose one.
    pub subprotocol: Option<String>,
    /// permessage-deflate, if the server took it.
    pub deflate: Option<DeflateParameters>,
}

impl Agreement {
    /// The extensions with their parameters, in the form of a `Sec-WebSocket-Extensions` header field.
    pub fn extensions(&self) -> impl Iterator<Item = String> {
        self.deflate.map(|deflate| deflate.to_string()).into_iter()
    }
}
