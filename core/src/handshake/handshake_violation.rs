//! Why a 101 is not valid.

use super::extension::ExtensionFault;
use super::websocket_key::AcceptMistake;

/// Why a 101 is not a valid answer to our request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HandshakeViolation {
    /// The 101 is HTTP/1.0.
    HttpVersion,
    /// `Upgrade` is missing (`None`) or not `websocket`.
    Upgrade {
        /// The value found.
        found: Option<String>,
    },
    /// `Connection` is missing (`None`) or does not list `Upgrade`.
    Connection {
        /// The value found.
        found: Option<String>,
    },
    /// No `Sec-WebSocket-Accept`.
    AcceptMissing,
    /// `Sec-WebSocket-Accept` does not fit the key.
    AcceptMismatch {
        /// What fits.
        expected: String,
        /// What was sent.
        found: String,
        /// The server's mistake, if it is known.
        mistake: Option<AcceptMistake>,
    },
    /// A field that must not appear more than once.
    Duplicate {
        /// Its name.
        name: &'static str,
        /// Its values.
        values: Vec<String>,
    },
    /// A subprotocol that we did not offer.
    Subprotocol {
        /// What we offered.
        offered: Vec<String>,
        /// What the server chose.
        found: String,
    },
    /// An extension that we did not offer, or one that is answered wrongly.
    Extension {
        /// The value found.
        found: String,
        /// What is wrong with it.
        fault: ExtensionFault,
        /// What we offered.
        offered: Option<&'static str>,
    },
}
