//! Reads the lines of `/proc/net/tcp` and `/proc/net/tcp6`: listening sockets.
//!
//! ```text
//!   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
//!    0: 0100007F:251D 00000000:0000 0A 00000000:00000002 00:00000000 00000000    33        0 4711 1 …
//! ```

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::listening_socket::ListeningSocket;

/// The kernel prints an address of the network's byte order as words of its own byte order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ByteOrder {
    Little,
    Big,
}

impl ByteOrder {
    /// That of this machine.
    pub(super) const NATIVE: Self = if cfg!(target_endian = "big") {
        Self::Big
    } else {
        Self::Little
    };

    fn bytes(self, word: u32) -> [u8; 4] {
        match self {
            Self::Little => word.to_le_bytes(),
            Self::Big => word.to_be_bytes(),
        }
    }
}

/// The content of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TableLine {
    /// A listening socket.
    Listening(ListeningSocket),
    /// An incoming connection; old kernels print these among the listeners.
    Incoming,
    /// A socket in another state. The kernel prints all listeners before these (`tcp_get_idx`).
    Connected,
    /// The heading, or a malformed line.
    Other,
}

/// Reads one line.
pub(super) fn parse(line: &str, order: ByteOrder) -> TableLine {
    fields(line, order).unwrap_or(TableLine::Other)
}

fn fields(line: &str, order: ByteOrder) -> Option<TableLine> {
    let mut fields = line.split_ascii_whitespace();
    let (address, port) = fields.nth(1)?.split_once(':')?;
    // include/net/tcp_states.h: TCP_SYN_RECV 3, TCP_LISTEN 10, TCP_NEW_SYN_RECV 12.
    match u8::from_str_radix(fields.nth(1)?, 16).ok()? {
        10 => {}
        3 | 12 => return Some(TableLine::Incoming),
        _ => return Some(TableLine::Connected),
    }
    let (_, waiting) = fields.next()?.split_once(':')?;
    Some(TableLine::Listening(ListeningSocket {
        address: parse_address(address, order)?.to_canonical(),
        port: u16::from_str_radix(port, 16).ok()?,
        waiting: u32::from_str_radix(waiting, 16).ok()?,
        uid: fields.nth(2)?.parse().ok()?,
        inode: fields.nth(1)?.parse().ok()?,
        v6_only: None,
    }))
}

fn parse_address(text: &str, order: ByteOrder) -> Option<IpAddr> {
    let word = |at: usize| {
        let word = u32::from_str_radix(text.get(at * 8..at * 8 + 8)?, 16).ok()?;
        Some(order.bytes(word))
    };
    match text.len() {
        8 => Some(Ipv4Addr::from(word(0)?).into()),
        32 => {
            let words = [word(0)?, word(1)?, word(2)?, word(3)?].concat();
            let bytes: [u8; 16] = words.try_into().ok()?;
            Some(Ipv6Addr::from(bytes).into())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADING: &str = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode                                                     ";

    fn listening(line: &str, order: ByteOrder) -> ListeningSocket {
        match parse(line, order) {
            TableLine::Listening(row) => row,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_listener_on_ipv4() {
        let line = "   7: 0100007F:251D 00000000:0000 0A 00000000:00000002 00:00000000 00000000    33        0 4711 1 0000000053006505 100 0 0 10 0                    ";
        let expected = ListeningSocket {
            address: "127.0.0.1".parse().unwrap(),
            port: 9501,
            waiting: 2,
            uid: 33,
            inode: 4711,
            v6_only: None,
        };
        assert_eq!(listening(line, ByteOrder::Little), expected);
        // The same socket on a machine with the other byte order; ports do not depend on it.
        let line = line.replace("0100007F", "7F000001");
        assert_eq!(listening(&line, ByteOrder::Big), expected);
    }

    #[test]
    fn listeners_on_ipv6() {
        let row = |address: &str| {
            format!(
                "   0: {address}:1F90 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 20405 1 0000000000000000 100 0 0 10 0"
            )
        };
        for (little, big, expected) in [
            (
                "00000000000000000000000000000000",
                "00000000000000000000000000000000",
                "::",
            ),
            (
                "00000000000000000000000001000000",
                "00000000000000000000000000000001",
                "::1",
            ),
            (
                "B80D0120000000000000000067452301",
                "20010DB8000000000000000001234567",
                "2001:db8::123:4567",
            ),
            (
                "0000000000000000FFFF00000100007F",
                "00000000000000000000FFFF7F000001",
                "127.0.0.1",
            ),
        ] {
            let expected: IpAddr = expected.parse().unwrap();
            assert_eq!(listening(&row(little), ByteOrder::Little).address, expected);
            assert_eq!(listening(&row(big), ByteOrder::Big).address, expected);
        }
    }

    #[test]
    fn other_lines() {
        let little = |line: &str| parse(line, ByteOrder::Little);
        assert_eq!(little(HEADING), TableLine::Other);
        assert_eq!(little(""), TableLine::Other);
        let connection = "   4: 0100007F:80F3 0100007F:8006 01 00000000:00000000 03:00001659 00000000     0        0 0 3 000000000bb1af0f";
        assert_eq!(little(connection), TableLine::Connected);
        assert_eq!(
            little(&connection.replace(" 01 ", " 03 ")),
            TableLine::Incoming
        );
        for broken in [
            "0: 0100007F 0 0A 0:0 0:0 0 0 0 1",
            "0: 0100007:251D 0 0A 0:0 0:0 0 0 0 1",
            "0: 0100007F:251D1 0 0A 0:0 0:0 0 0 0 1",
            "0: 0100007é:251D 0 0A 0:0 0:0 0 0 0 1",
            "0: 0100007F:251D 0 0A 0:0 0:0 0 -1 0 1",
            "0: 0100007F:251D 0 0A 0:0 0:0 0 0 0",
        ] {
            assert_eq!(little(broken), TableLine::Other, "{broken}");
        }
    }
}
