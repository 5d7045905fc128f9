//! Lets the core read TCP_INFO, as the extension does.

use std::os::fd::BorrowedFd;

use nix::sys::socket::{GetSockOpt as _, sockopt::GetStruct};
use wsclient_core::wire::set_tcp_info_source;

/// The part of the structure that Linux has since 5.4.
const SIZE: usize = 232;

#[derive(Clone, Copy)]
struct RawTcpInfo;

nix::getsockopt_impl!(
    RawTcpInfo,
    libc::IPPROTO_TCP,
    libc::TCP_INFO,
    [u8; SIZE],
    GetStruct<[u8; SIZE]>
);

pub(crate) fn enable() {
    set_tcp_info_source(read);
}

fn read(socket: BorrowedFd<'_>, buffer: &mut [u8]) -> Option<usize> {
    let info = RawTcpInfo.get(&socket).ok()?;
    let count = info.len().min(buffer.len());
    buffer[..count].copy_from_slice(&info[..count]);
    Some(count)
}
