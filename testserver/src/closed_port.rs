//! Holds a port that is bound but not listening, so that connecting to it is refused.

use socket2::{Domain, Socket, Type};

use crate::args::Options;
use crate::{Failure, lifetime, listen};

/// Runs `testserver closed-port`.
pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    let address = listen::first_address(options);
    let socket = Socket::new(Domain::for_address(address), Type::STREAM, None)?;
    socket.bind(&address.into())?;
    let port = listen::port_of(&socket)?;
    lifetime::bound(options.lifetime)?;
    lifetime::announce(&format!("{{\"port\":{port}}}"))?;
    lifetime::wait()
}
