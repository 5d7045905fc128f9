//! The payload of a message's frame: compressed, where that was negotiated and is worth it, or as it is.

use crate::wait::Wait;

use super::connection::Connection;
use super::deflate::CompressedPayload;
use super::message::Payload;
use super::stop_reason::StopReason;

/// The payload of a message's frame.
pub(super) struct FramePayload<'p> {
    payload: &'p [u8],
    compressed: Option<CompressedPayload>,
}

impl FramePayload<'_> {
    /// Whether it is compressed, which RSV1 reports.
    pub(super) fn rsv1(&self) -> bool {
        self.compressed.is_some()
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.compressed
            .as_ref()
            .map_or(self.payload, CompressedPayload::as_bytes)
    }
}

impl<P: Payload> Connection<P> {
    /// Encodes a payload that is compressed quickly.
    #[inline]
    pub(super) fn encode<'p>(&mut self, payload: &'p [u8]) -> FramePayload<'p> {
        self.encode_while(payload, &mut || true)
    }

    /// As [`Connection::encode`], for a payload that may take long to compress.
    pub(super) fn encode_within<'p>(
        &mut self,
        payload: &'p [u8],
        wait: Wait<'_>,
    ) -> Result<FramePayload<'p>, StopReason> {
        let mut outcome = Ok(());
        let encoded = self.encode_while(payload, &mut || {
            outcome = wait.check();
            outcome.is_ok()
        });
        self.map_wait_result(wait, outcome).map(|()| encoded)
    }

    fn encode_while<'p>(
        &mut self,
        payload: &'p [u8],
        should_continue: &mut dyn FnMut() -> bool,
    ) -> FramePayload<'p> {
        FramePayload {
            payload,
            compressed: self.session.compress(payload, should_continue),
        }
    }
}
