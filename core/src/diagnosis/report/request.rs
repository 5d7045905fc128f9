//! The request as the report shows it, without secrets.

use crate::secrets::Secrets;
use crate::url::Target;

/// The head of a request, as it may be shown: without secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownRequest {
    /// The request line.
    pub request_line: String,
    /// Header fields in order.
    pub headers: Vec<(String, String)>,
}

impl ShownRequest {
    /// Reads `head`, which this client has sent to `target`.
    pub(super) fn of(head: &[u8], target: &Target, secrets: &Secrets) -> Self {
        let text = String::from_utf8_lossy(head);
        let fields = text.split("\r\n").skip(1);
        Self {
            request_line: format!("GET {} HTTP/1.1", target.redacted_resource()),
            headers: fields
                .filter_map(|line| line.split_once(": "))
                .map(|(name, value)| (name.to_owned(), secrets.request_field(name, value)))
                .collect(),
        }
    }
}
