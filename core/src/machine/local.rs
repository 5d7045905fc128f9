//! Finds out whether an address is one of this machine's own.

use std::net::IpAddr;

use nix::ifaddrs::getifaddrs;

/// Whether all of `addresses` belong to this machine.
pub(super) fn are_local(addresses: &[IpAddr]) -> bool {
    let others: Vec<IpAddr> = addresses
        .iter()
        .filter(|address| !address.is_loopback())
        .copied()
        .collect();
    // Loopback addresses, the usual case, do not require the list of interfaces.
    others.is_empty() || has_all(&others)
}

/// To bind to the address would be another test, but not where `ip_nonlocal_bind` is set.
fn has_all(addresses: &[IpAddr]) -> bool {
    let Ok(interfaces) = getifaddrs() else {
        return false;
    };
    let own: Vec<IpAddr> = interfaces
        .filter_map(|interface| {
            let address = interface.address?;
            let v4 = address.as_sockaddr_in().map(|v4| IpAddr::V4(v4.ip()));
            v4.or_else(|| address.as_sockaddr_in6().map(|v6| IpAddr::V6(v6.ip())))
        })
        .collect();
    addresses.iter().all(|address| own.contains(address))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn local(texts: &[&str]) -> bool {
        let addresses: Vec<_> = texts.iter().map(|text| text.parse().unwrap()).collect();
        are_local(&addresses)
    }

    #[test]
    fn loopback_is_local_and_the_documentation_addresses_are_not() {
        assert!(local(&["127.0.0.1", "127.1.2.3", "::1"]));
        assert!(!local(&["192.0.2.1"]));
        assert!(!local(&["127.0.0.1", "2001:db8::1"]));
    }

    #[test]
    fn the_addresses_of_the_interfaces_are_local() {
        // Every machine has 127.0.0.1 on an interface.
        assert!(has_all(&["127.0.0.1".parse().unwrap()]));
        assert!(!has_all(&[
            "127.0.0.1".parse().unwrap(),
            "192.0.2.1".parse().unwrap()
        ]));
    }
}
