//! The echo server: opens the WebSocket connection and hands it to the behaviour its path names.

use std::io::Write;
use std::net::SocketAddr;

use tungstenite::WebSocket;
use tungstenite::protocol::{Role, WebSocketConfig};

use crate::args::Options;
use crate::behaviour;
use crate::connection::Connection;
use crate::head::RequestHead;
use crate::{Failure, lifetime, listen, tls};

/// The limits belong to the client under test; this one only keeps a frame header that lies about
/// its length from exhausting the memory.
pub(crate) const LARGEST: usize = 1 << 30;

/// Runs `testserver echo`: plain listeners, and TLS ones beside them when TLS is asked for.
pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    if let Some(operand) = options.operands.first() {
        return Err(Failure::Usage(format!("echo takes no operand {operand:?}")));
    }
    let addresses = listen::addresses(options);
    let mut listeners = listen::bind(&addresses, None)?;
    if let Some(tls) = &options.tls {
        let config = tls::server_config(tls)?;
        let beside = || {
            let same_ip = |address: &SocketAddr| SocketAddr::new(address.ip(), 0);
            addresses.iter().map(same_ip).collect()
        };
        let addresses = if options.tls_listen.is_empty() {
            beside()
        } else {
            options.tls_listen.clone()
        };
        listeners.extend(listen::bind(&addresses, Some(&config))?);
    }
    lifetime::bound(options.lifetime)?;
    listen::serve(listeners, options.connections, |connection, _| {
        converse(connection);
    })?;
    Ok(())
}

/// One connection from the request head to the end.
fn converse(mut connection: Connection) {
    let Ok((head, rest)) = RequestHead::read(&mut connection) else {
        return refuse(connection, "400 Bad Request");
    };
    if !behaviour::is_known(head.path()) {
        return refuse(connection, "404 Not Found");
    }
    match head.response() {
        Err(status) => refuse(connection, status),
        Ok(response) => {
            if connection.write_all(response.as_bytes()).is_err() || connection.flush().is_err() {
                return;
            }
            let config = WebSocketConfig::default()
                .max_message_size(Some(LARGEST))
                .max_frame_size(Some(LARGEST));
            let socket =
                WebSocket::from_partially_read(connection, rest, Role::Server, Some(config));
            behaviour::run(socket, &head);
        }
    }
}

fn refuse(mut connection: Connection, status: &str) {
    let response = format!(
        "HTTP/1.1 {status}\r\nContent-Type: text/plain\r\nContent-Length: {}\r\n\
         Connection: close\r\n\r\n{status}",
        status.len()
    );
    // A peer that is gone cannot be told.
    let _ = connection.write_all(response.as_bytes());
    connection.close();
}
