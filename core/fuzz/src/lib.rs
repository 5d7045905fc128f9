//! What the fuzz targets do with their bytes; core/tests/corpus replays the seeds through the same code.

pub mod calls;
pub mod certificate;
pub mod client;
pub mod deflate;
#[path = "../../tests/any_bytes/ending.rs"]
mod ending;
pub mod frames;
pub mod head;
mod input;
mod peer;
#[path = "../../tests/any_bytes/promise.rs"]
mod promise;
pub mod server_hello;
pub mod tungstenite;
pub mod url;
