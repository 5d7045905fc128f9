//! permessage-deflate (RFC 7692): compresses the messages that we send and inflates those that we receive.

mod compressor;
mod decompressor;
mod per_message_deflate;
mod spare_contexts;

pub(super) use compressor::CompressedPayload;
pub(super) use per_message_deflate::PerMessageDeflate;
