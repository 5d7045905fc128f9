//! What the server and the native clients of the benchmarks agree on: payloads, frames, TLS.

pub mod deflate;
pub mod frame;
pub mod options;
pub mod payload;
pub mod sample;

/// What ends a program of the benchmarks.
pub type Failure = Box<dyn std::error::Error>;
