//! What the kernel knows about a TCP connection: `TCP_INFO` of tcp(7) on Linux.

use std::os::fd::BorrowedFd;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// Reads `TCP_INFO` of a socket into the buffer, and returns how many bytes the kernel wrote; `None` if it cannot.
///
/// No safe interface to this option exists, and this crate has no unsafe code: the program that uses the crate passes
/// the function to [`set_tcp_info_source`].
pub type GetTcpInfo = fn(BorrowedFd<'_>, &mut [u8]) -> Option<usize>;

static SOURCE: OnceLock<GetTcpInfo> = OnceLock::new();

/// Sets how `TCP_INFO` is read, for the whole process; only the first call has an effect. Without it, nothing is known.
pub fn set_tcp_info_source(source: GetTcpInfo) {
    let _ = SOURCE.set(source);
}

/// What the kernel knows about a TCP connection. What an older kernel does not report is `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TcpInfo {
    /// Times that the oldest unacknowledged segment was sent again without an answer.
    pub retransmits: u8,
    /// Probes of the peer (keepalive, or of its closed window) that were not answered.
    pub probes: u8,
    /// Times that the retransmission timeout was doubled, for lack of an answer.
    pub backoff: u8,
    /// The retransmission timeout.
    pub retransmission_timeout: Duration,
    /// Segments that were sent and not acknowledged.
    pub unacknowledged_segments: u32,
    /// The time since data was last sent.
    pub last_data_sent: Duration,
    /// The time since data was last received.
    pub last_data_received: Duration,
    /// The time since an acknowledgement was last received, which every packet of the peer is.
    pub last_acknowledged: Duration,
    /// The smoothed round trip.
    pub round_trip: Duration,
    /// The mean deviation of the round trip.
    pub round_trip_variance: Duration,
    /// Segments that were sent again, since the connection was opened.
    pub retransmissions: u32,
    /// Bytes that the peer acknowledged, one for the SYN included.
    pub bytes_acknowledged: Option<u64>,
    /// Bytes that were not sent yet, because the peer or the path accepts no more now.
    pub bytes_not_sent: Option<u32>,
    /// Bytes that the peer has not acknowledged, those that were not sent yet included.
    pub bytes_unacknowledged: Option<u64>,
    /// How many bytes the peer accepts beyond those that it acknowledged; 0 while its program does not read.
    pub send_window: Option<u32>,
    read_at: Instant,
}

/// The size of the part of `struct tcp_info` that is used.
const SIZE: usize = 232;

impl TcpInfo {
    /// Reads it from a TCP socket, which may have failed or ended; `None` where that is not possible.
    #[must_use]
    pub fn of(socket: BorrowedFd<'_>) -> Option<Self> {
        let source = source()?;
        let mut buffer = [0; SIZE];
        let length = source(socket, &mut buffer)?;
        Self::parse(buffer.get(..length)?, Instant::now())
    }

    /// The same, with the times since something happened as they are now.
    #[must_use]
    pub fn at_present(self) -> Self {
        let age = self.read_at.elapsed();
        Self {
            last_data_sent: self.last_data_sent + age,
            last_data_received: self.last_data_received + age,
            last_acknowledged: self.last_acknowledged + age,
            read_at: self.read_at + age,
            ..self
        }
    }

    /// The same of a socket that has accepted `sent` bytes. The kernel's own count includes what it could not give to a
    /// network interface, each time that it tries.
    pub(super) fn after_sending(self, sent: u64) -> Self {
        let acknowledged = self.bytes_acknowledged.map(without_syn);
        Self {
            bytes_unacknowledged: acknowledged.map(|bytes| sent.saturating_sub(bytes)),
            ..self
        }
    }

    /// Parses `struct tcp_info` of linux/tcp.h, which newer kernels extend at its end.
    fn parse(info: &[u8], read_at: Instant) -> Option<Self> {
        let milliseconds =
            |offset| Some(Duration::from_millis(u64::from(number_u32(info, offset)?)));
        let microseconds =
            |offset| Some(Duration::from_micros(u64::from(number_u32(info, offset)?)));
        Some(Self {
            retransmits: *info.get(2)?,
            probes: *info.get(3)?,
            backoff: *info.get(4)?,
            retransmission_timeout: microseconds(8)?,
            unacknowledged_segments: number_u32(info, 24)?,
            last_data_sent: milliseconds(44)?,
            last_data_received: milliseconds(52)?,
            last_acknowledged: milliseconds(56)?,
            round_trip: microseconds(68)?,
            round_trip_variance: microseconds(72)?,
            retransmissions: number_u32(info, 100)?,
            bytes_acknowledged: number_u64(info, 120),
            bytes_not_sent: number_u32(info, 144),
            bytes_unacknowledged: bytes_unacknowledged(info),
            send_window: number_u32(info, 228),
            read_at,
        })
    }
}

/// The SYN is acknowledged as one byte, and so is the FIN.
fn without_syn(acknowledged: u64) -> u64 {
    acknowledged.saturating_sub(1)
}

/// The bytes that were sent for the first time, less those that were acknowledged, and those that were not sent.
fn bytes_unacknowledged(info: &[u8]) -> Option<u64> {
    let (sent, sent_again) = (number_u64(info, 200)?, number_u64(info, 208)?);
    let acknowledged = without_syn(number_u64(info, 120)?);
    let in_flight = sent.saturating_sub(sent_again).saturating_sub(acknowledged);
    Some(in_flight + u64::from(number_u32(info, 144)?))
}

fn number_u32(bytes: &[u8], offset: usize) -> Option<u32> {
    let field = bytes.get(offset..offset + 4)?;
    Some(u32::from_ne_bytes(field.try_into().ok()?))
}

fn number_u64(bytes: &[u8], offset: usize) -> Option<u64> {
    let field = bytes.get(offset..offset + 8)?;
    Some(u64::from_ne_bytes(field.try_into().ok()?))
}

#[cfg(not(test))]
fn source() -> Option<GetTcpInfo> {
    SOURCE.get().copied()
}

#[cfg(all(test, not(target_os = "linux")))]
fn source() -> Option<GetTcpInfo> {
    None
}

#[cfg(all(test, target_os = "linux"))]
fn source() -> Option<GetTcpInfo> {
    Some(tests::get_tcp_info)
}

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::net::{TcpListener, TcpStream};
    use std::os::fd::AsFd as _;

    use nix::sys::socket::{GetSockOpt as _, sockopt::GetStruct};

    use super::*;

    #[derive(Clone, Copy)]
    struct RawTcpInfo;

    // Fails if the kernel's structure is shorter (before Linux 5.4), so it is for tests only.
    nix::getsockopt_impl!(
        RawTcpInfo,
        libc::IPPROTO_TCP,
        libc::TCP_INFO,
        [u8; SIZE],
        GetStruct<[u8; SIZE]>
    );

    pub(super) fn get_tcp_info(socket: BorrowedFd<'_>, buffer: &mut [u8]) -> Option<usize> {
        buffer.copy_from_slice(&RawTcpInfo.get(&socket).ok()?);
        Some(buffer.len())
    }

    fn pair() -> (TcpStream, TcpStream) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let ours = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        (ours, listener.accept().unwrap().0)
    }

    #[test]
    fn what_was_read_is_acknowledged() {
        let (mut ours, mut peer) = pair();
        ours.write_all(b"hello").unwrap();
        peer.read_exact(&mut [0; 5]).unwrap();
        peer.write_all(b"answer").unwrap();
        ours.read_exact(&mut [0; 6]).unwrap();
        let info = TcpInfo::of(ours.as_fd()).unwrap();
        assert_eq!(info.bytes_acknowledged, Some(1 + 5));
        assert_eq!(
            (info.unacknowledged_segments, info.bytes_not_sent),
            (0, Some(0))
        );
        assert_eq!(info.bytes_unacknowledged, Some(0));
        assert_eq!((info.probes, info.backoff, info.retransmits), (0, 0, 0));
        assert!(info.send_window.unwrap() > 0);
        assert!(info.round_trip < Duration::from_secs(1));
        assert!(info.last_data_received < Duration::from_secs(60));
    }

    #[test]
    fn a_peer_that_does_not_read_closes_its_window() {
        let (mut ours, _peer) = pair();
        ours.set_nonblocking(true).unwrap();
        let mut written = 0;
        while let Ok(count) = ours.write(&[0; 65536]) {
            written += count as u64;
        }
        let info = TcpInfo::of(ours.as_fd()).unwrap();
        assert!(info.bytes_not_sent.unwrap() > 0);
        let acknowledged = info.bytes_acknowledged.unwrap() - 1;
        assert_eq!(info.bytes_unacknowledged, Some(written - acknowledged));
    }

    #[test]
    fn it_is_available_after_a_reset() {
        let (mut ours, peer) = pair();
        socket2::SockRef::from(&peer)
            .set_linger(Some(Duration::ZERO))
            .unwrap();
        drop(peer);
        assert!(ours.read(&mut [0; 1]).is_err());
        assert!(TcpInfo::of(ours.as_fd()).is_some());
    }

    #[test]
    fn another_socket_has_none() {
        let (socket, _peer) = std::os::unix::net::UnixStream::pair().unwrap();
        assert_eq!(TcpInfo::of(socket.as_fd()), None);
    }

    #[test]
    fn the_structure_of_an_older_kernel_is_shorter() {
        let info = TcpInfo::parse(&[0; 104], Instant::now()).unwrap();
        assert_eq!((info.bytes_acknowledged, info.send_window), (None, None));
        assert_eq!(TcpInfo::parse(&[0; 103], Instant::now()), None);
    }

    #[test]
    fn the_times_go_on_after_the_end() {
        let earlier = Instant::now() - Duration::from_secs(5);
        let info = TcpInfo::parse(&[0; 104], earlier).unwrap().at_present();
        assert!(info.last_data_received >= Duration::from_secs(5));
        assert!(info.at_present().last_data_received < Duration::from_secs(10));
    }
}
