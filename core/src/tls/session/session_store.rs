//! The sessions of earlier connections, which later ones resume.

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rustls::NamedGroup;
use rustls::client::{ClientSessionStore, Tls12ClientSessionValue, Tls13ClientSessionValue};
use rustls::pki_types::ServerName;

/// How many servers are remembered; then the one that was added first is forgotten.
const MAX_SERVERS: usize = 64;

/// How many tickets of TLS 1.3 are kept for a server. A ticket is used once, and a server sends new ones with its first data:
/// so many connections can be opened at the same time and resume.
const MAX_TICKETS: usize = 128;

/// The sessions by server. The store of rustls keeps eight tickets for each.
#[derive(Default)]
pub(super) struct SessionStore(Mutex<Servers>);

#[derive(Default)]
struct Servers {
    by_name: HashMap<ServerName<'static>, Server>,
    /// The names, the one that was added first at the front.
    order: VecDeque<ServerName<'static>>,
}

#[derive(Default)]
struct Server {
    group: Option<NamedGroup>,
    tls12: Option<Tls12ClientSessionValue>,
    /// The newest ticket is last.
    tickets: VecDeque<Tls13ClientSessionValue>,
}

impl SessionStore {
    fn servers(&self) -> MutexGuard<'_, Servers> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Servers {
    /// The server, which is added if it is not known.
    fn server(&mut self, name: ServerName<'static>) -> &mut Server {
        if !self.by_name.contains_key(&name) {
            if self.order.len() >= MAX_SERVERS
                && let Some(first) = self.order.pop_front()
            {
                self.by_name.remove(&first);
            }
            self.order.push_back(name.clone());
        }
        self.by_name.entry(name).or_default()
    }
}

impl ClientSessionStore for SessionStore {
    fn set_kx_hint(&self, name: ServerName<'static>, group: NamedGroup) {
        self.servers().server(name).group = Some(group);
    }

    fn kx_hint(&self, name: &ServerName<'_>) -> Option<NamedGroup> {
        self.servers().by_name.get(name)?.group
    }

    fn set_tls12_session(&self, name: ServerName<'static>, session: Tls12ClientSessionValue) {
        self.servers().server(name).tls12 = Some(session);
    }

    fn tls12_session(&self, name: &ServerName<'_>) -> Option<Tls12ClientSessionValue> {
        self.servers().by_name.get(name)?.tls12.clone()
    }

    fn remove_tls12_session(&self, name: &ServerName<'static>) {
        if let Some(server) = self.servers().by_name.get_mut(name) {
            server.tls12 = None;
        }
    }

    fn insert_tls13_ticket(&self, name: ServerName<'static>, ticket: Tls13ClientSessionValue) {
        let mut servers = self.servers();
        let tickets = &mut servers.server(name).tickets;
        if tickets.len() >= MAX_TICKETS {
            tickets.pop_front();
        }
        tickets.push_back(ticket);
    }

    fn take_tls13_ticket(&self, name: &ServerName<'static>) -> Option<Tls13ClientSessionValue> {
        self.servers().by_name.get_mut(name)?.tickets.pop_back()
    }
}

impl fmt::Debug for SessionStore {
    /// Without the sessions: they hold secrets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SessionStore").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(number: usize) -> ServerName<'static> {
        ServerName::try_from(format!("host{number}.test")).unwrap()
    }

    #[test]
    fn the_server_that_was_added_first_is_forgotten() {
        let store = SessionStore::default();
        for number in 0..=MAX_SERVERS {
            store.set_kx_hint(name(number), NamedGroup::X25519);
            // One that is known does not move.
            store.set_kx_hint(name(0), NamedGroup::secp256r1);
        }
        // The last one replaced the first, which then came back in place of the second.
        assert_eq!(store.kx_hint(&name(0)), Some(NamedGroup::secp256r1));
        assert_eq!(store.kx_hint(&name(1)), None);
        assert_eq!(store.kx_hint(&name(2)), Some(NamedGroup::X25519));
        let servers = store.servers();
        assert_eq!(servers.by_name.len(), MAX_SERVERS);
        assert_eq!(servers.order.len(), MAX_SERVERS);
    }
}
