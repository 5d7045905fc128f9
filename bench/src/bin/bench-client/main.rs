//! The native clients: `bench-client raw|tungstenite|flate2 name=value...` measures one kind of work.

mod crowd;
mod flate;
mod native;
mod raw;
mod timed;
mod wire;

use wsclient_bench::Failure;
use wsclient_bench::options::Options;

fn main() -> Result<(), Failure> {
    let mut words = std::env::args().skip(1);
    let side = words.next().unwrap_or_default();
    let options = Options::parse(words)?;
    if side == "flate2" {
        return flate::run(&options);
    }
    let wire = wire::Wire::new(&options)?;
    match side.as_str() {
        "raw" => raw::run(&options, &wire),
        "tungstenite" => native::run(&options, &wire),
        side => Err(format!("no side {side:?}: raw, tungstenite or flate2").into()),
    }
}
