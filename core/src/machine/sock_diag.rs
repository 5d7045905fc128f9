//! The messages of sock_diag(7), by which netlink lists listening sockets; without the socket.
//!
//! The kernel selects the port itself, and reports whether an IPv6 socket is for IPv6 only. The tables of
//! `/proc/net` are the second choice: to print one, the kernel visits all connections.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::listening_socket::ListeningSocket;

// linux/netlink.h, linux/sock_diag.h, linux/inet_diag.h
const NLMSG_ERROR: u16 = 2;
const NLMSG_DONE: u16 = 3;
const SOCK_DIAG_BY_FAMILY: u16 = 20;
const NLM_F_REQUEST_DUMP: u16 = 0x301;
const IPPROTO_TCP: u8 = 6;
const STATE_LISTEN: u32 = 1 << 10;
const INET_DIAG_SKV6ONLY: u16 = 11;

const HEADER: usize = 16;
/// `struct inet_diag_msg`
const BODY: usize = 72;

/// An address family, by its number on Linux.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AddressFamily {
    /// `AF_INET`
    V4 = 2,
    /// `AF_INET6`
    V6 = 10,
}

/// A request for the listeners of a family on `port`.
pub(super) fn request(family: AddressFamily, port: u16) -> Vec<u8> {
    const LENGTH: u32 = 72;
    let mut message = Vec::with_capacity(LENGTH as usize);
    // struct nlmsghdr: length, type, flags, sequence number, port id
    message.extend(LENGTH.to_ne_bytes());
    message.extend(SOCK_DIAG_BY_FAMILY.to_ne_bytes());
    message.extend(NLM_F_REQUEST_DUMP.to_ne_bytes());
    message.extend([0; 8]);
    // struct inet_diag_req_v2: family, protocol, extensions, padding, states, socket id
    message.extend([family as u8, IPPROTO_TCP, 0, 0]);
    message.extend(STATE_LISTEN.to_ne_bytes());
    message.extend(port.to_be_bytes());
    message.resize(LENGTH as usize, 0);
    message
}

/// How a datagram of the answer ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DumpEnd {
    /// More datagrams follow.
    More,
    /// It was the last one.
    Done,
    /// The kernel refused the request, or the answer is malformed.
    Failed,
}

/// Adds the listeners of one datagram of the answer.
pub(super) fn parse(mut datagram: &[u8], rows: &mut Vec<ListeningSocket>) -> DumpEnd {
    while !datagram.is_empty() {
        let header = (number_u32(datagram, 0), number_u16(datagram, 4));
        let (Some(length), Some(kind)) = header else {
            return DumpEnd::Failed;
        };
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        let Some(message) = datagram.get(HEADER..length) else {
            return DumpEnd::Failed;
        };
        match kind {
            NLMSG_DONE => return DumpEnd::Done,
            NLMSG_ERROR => return DumpEnd::Failed,
            SOCK_DIAG_BY_FAMILY => match listener(message) {
                Some(row) => rows.push(row),
                None => return DumpEnd::Failed,
            },
            _ => {}
        }
        datagram = datagram.get(padded(length)..).unwrap_or_default();
    }
    DumpEnd::More
}

/// `struct inet_diag_msg`: family and state, the socket id from byte 4 (ports, then addresses, in
/// the network's byte order), and from byte 52 on expires, rqueue, wqueue, uid and inode.
fn listener(message: &[u8]) -> Option<ListeningSocket> {
    let v6 = *message.first()? == AddressFamily::V6 as u8;
    let source = message.get(8..24)?;
    let address = if v6 {
        let bytes: [u8; 16] = source.try_into().ok()?;
        IpAddr::from(Ipv6Addr::from(bytes))
    } else {
        let bytes: [u8; 4] = source.get(..4)?.try_into().ok()?;
        IpAddr::from(Ipv4Addr::from(bytes))
    };
    let port: [u8; 2] = message.get(4..6)?.try_into().ok()?;
    Some(ListeningSocket {
        address: address.to_canonical(),
        port: u16::from_be_bytes(port),
        // Of a listener, rqueue is sk_ack_backlog.
        waiting: number_u32(message, 56)?,
        uid: number_u32(message, 64)?,
        inode: number_u32(message, 68)?.into(),
        v6_only: attribute(message.get(BODY..)?, INET_DIAG_SKV6ONLY).map(|flag| flag != 0),
    })
}

/// The first byte of the attribute `wanted`.
fn attribute(mut attributes: &[u8], wanted: u16) -> Option<u8> {
    loop {
        let length = usize::from(number_u16(attributes, 0)?);
        let value = attributes.get(4..length)?;
        if number_u16(attributes, 2)? == wanted {
            return value.first().copied();
        }
        attributes = attributes.get(padded(length)..)?;
    }
}

/// Messages and attributes start at multiples of 4.
fn padded(length: usize) -> usize {
    length.saturating_add(3) & !3
}

fn number_u32(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at + 4)?.try_into().ok()?;
    Some(u32::from_ne_bytes(bytes))
}

fn number_u16(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at + 2)?.try_into().ok()?;
    Some(u16::from_ne_bytes(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(kind: u16, body: &[u8]) -> Vec<u8> {
        let length = u32::try_from(HEADER + body.len()).unwrap();
        let mut message = length.to_ne_bytes().to_vec();
        message.extend(kind.to_ne_bytes());
        message.extend([2, 0]);
        message.extend([0; 8]);
        message.extend(body);
        message.resize(padded(message.len()), 0);
        message
    }

    fn body(family: AddressFamily, address: &str, v6_only: Option<u8>) -> Vec<u8> {
        let mut body = vec![family as u8, 10, 0, 0, 0x25, 0x1d, 0, 0];
        match address.parse().unwrap() {
            IpAddr::V4(v4) => body.extend(v4.octets()),
            IpAddr::V6(v6) => body.extend(v6.octets()),
        }
        body.resize(52, 0);
        for number in [0_u32, 2, 128, 33, 4711] {
            body.extend(number.to_ne_bytes());
        }
        // INET_DIAG_SHUTDOWN comes before it.
        for (kind, value) in [(8_u16, Some(0)), (INET_DIAG_SKV6ONLY, v6_only)] {
            if let Some(value) = value {
                body.extend(5_u16.to_ne_bytes());
                body.extend(kind.to_ne_bytes());
                body.extend([value, 0, 0, 0]);
            }
        }
        body
    }

    fn row(address: &str, v6_only: Option<bool>) -> ListeningSocket {
        ListeningSocket {
            address: address.parse().unwrap(),
            port: 9501,
            waiting: 2,
            uid: 33,
            inode: 4711,
            v6_only,
        }
    }

    #[test]
    fn listeners_of_both_families() {
        let mut datagram = message(
            SOCK_DIAG_BY_FAMILY,
            &body(AddressFamily::V4, "127.0.0.1", None),
        );
        for (address, v6_only) in [("::1", 0), ("::", 1), ("::ffff:10.0.0.1", 0)] {
            let body = body(AddressFamily::V6, address, Some(v6_only));
            datagram.extend(message(SOCK_DIAG_BY_FAMILY, &body));
        }
        let mut rows = Vec::new();
        assert_eq!(parse(&datagram, &mut rows), DumpEnd::More);
        let expected = [
            row("127.0.0.1", None),
            row("::1", Some(false)),
            row("::", Some(true)),
            row("10.0.0.1", Some(false)),
        ];
        assert_eq!(rows, expected);
    }

    #[test]
    fn each_kind_of_message_ends_the_dump_as_it_should() {
        let mut rows = Vec::new();
        assert_eq!(
            parse(&message(NLMSG_DONE, &[0; 4]), &mut rows),
            DumpEnd::Done
        );
        assert_eq!(
            parse(&message(NLMSG_ERROR, &[0; 20]), &mut rows),
            DumpEnd::Failed
        );
        assert_eq!(parse(&message(99, &[0; 20]), &mut rows), DumpEnd::More);
        assert_eq!(rows, []);
    }

    #[test]
    fn a_truncated_answer_is_refused() {
        let whole = message(
            SOCK_DIAG_BY_FAMILY,
            &body(AddressFamily::V6, "::1", Some(0)),
        );
        for length in 1..whole.len() {
            let mut rows = Vec::new();
            assert_eq!(
                parse(&whole[..length], &mut rows),
                DumpEnd::Failed,
                "{length}"
            );
        }
        // Lengths that are wrong.
        for length in [0_u32, 15, 40, u32::MAX] {
            let mut wrong = whole.clone();
            wrong[..4].copy_from_slice(&length.to_ne_bytes());
            assert_eq!(parse(&wrong, &mut Vec::new()), DumpEnd::Failed, "{length}");
        }
    }

    #[test]
    fn the_request_has_its_own_length_and_the_port() {
        let request = request(AddressFamily::V6, 9501);
        assert_eq!(number_u32(&request, 0), Some(72));
        assert_eq!(request.len(), 72);
        assert_eq!(&request[16..20], [10, 6, 0, 0]);
        assert_eq!(number_u32(&request, 20), Some(1024));
        assert_eq!(&request[24..28], [0x25, 0x1d, 0, 0]);
    }
}
