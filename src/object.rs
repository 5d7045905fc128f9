//! The Rust part of a `WsClient` object: the connection, what is known of its opening, and the limits of its calls.

use std::cell::{Cell, RefCell};
use std::ffi::c_void;
use std::mem::offset_of;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use ext_php_rs::exception::{PhpException, PhpResult};
use ext_php_rs::types::ZendObject;
use wsclient_core::connect::Established;
use wsclient_core::connection::{CloseInfo, Connection, ConnectionLimits, Counters};
use wsclient_core::handshake::{Agreement, ResponseHead};
use wsclient_core::tls::TlsSummary;
use wsclient_core::trace::Trace;
use wsclient_core::wire::WeakSocket;

use crate::ffi;
use crate::glue;
use crate::outbox::Outbox;
use crate::payload::EngineString;
use crate::watched::WatchedConnection;

/// An open WebSocket connection: the Rust part of an object of the class.
pub(crate) struct WsClient {
    pub(crate) connection: WatchedConnection,
    /// The process that opened the connection; a forked child must not use it.
    pub(crate) process: u32,
    /// How many children it had forked by then; later ones inherit the descriptor too.
    pub(crate) forks: u32,
    /// The descriptor that `Io\Poll` has. It is open as long as the object lives: a poller may still watch its number.
    pub(crate) polled_fd: Cell<Option<i32>>,
    /// The last wait of its poller that has returned it.
    pub(crate) round: Cell<u64>,
    pub(crate) opened: Instant,
    pub(crate) trace: Trace,
    pub(crate) head: ResponseHead,
    pub(crate) agreement: Agreement,
    pub(crate) tls: Option<Arc<TlsSummary>>,
    pub(crate) peer_address: SocketAddr,
    pub(crate) local_address: SocketAddr,
    pub(crate) limits: CallLimits,
    /// How many pings were asked for.
    pub(crate) pings: Cell<u64>,
    /// How many messages the last `poll()` returned.
    pub(crate) polled: Cell<u32>,
    /// Whether `interrupt()` was called, and no call has thrown for it.
    pub(crate) is_interrupt_requested: Cell<bool>,
    pub(crate) outbox: Outbox,
    pub(crate) snapshot: RefCell<StatusSnapshot>,
    /// The connection's socket, for `getInfo()` in a signal handler while a call waits.
    pub(crate) socket: Option<WeakSocket>,
}

/// How long the calls on a connection may wait, and how large a message may be.
#[derive(Clone, Copy)]
pub(crate) struct CallLimits {
    pub(crate) receive_timeout: Option<Duration>,
    pub(crate) close_timeout: Duration,
    pub(crate) max_message_size: u64,
    pub(crate) send_timeout: Duration,
}

impl CallLimits {
    pub(crate) fn of_connection(self) -> ConnectionLimits {
        ConnectionLimits {
            max_message_size: self.max_message_size,
            close_timeout: self.close_timeout,
            ..ConnectionLimits::default()
        }
    }
}

/// The state of a connection before the call that waits on it: what a signal handler sees meanwhile.
#[derive(Clone)]
pub(crate) struct StatusSnapshot {
    pub(crate) open: bool,
    pub(crate) close_info: Option<CloseInfo>,
    pub(crate) counters: Counters,
    pub(crate) latency: Option<Duration>,
    pub(crate) messages_waiting: u64,
    pub(crate) pings_unanswered: u64,
    pub(crate) unsent: u64,
    pub(crate) wants_write: bool,
}

impl StatusSnapshot {
    pub(crate) fn of(connection: &Connection<EngineString>) -> Self {
        Self {
            open: connection.is_open() || connection.has_messages(),
            close_info: connection.close_info(),
            counters: connection.counters(),
            latency: connection.latency(),
            messages_waiting: connection.messages_waiting(),
            pings_unanswered: connection.pings_unanswered(),
            unsent: connection.unsent(),
            wants_write: connection.wants_write(),
        }
    }
}

impl WsClient {
    /// `forks` is how many children this process had forked when it began to connect.
    pub(crate) fn open(established: Established, limits: CallLimits, forks: u32) -> Self {
        let Established {
            stream,
            opened,
            tls,
            trace,
            peer_address,
            local_address,
            since,
        } = established;
        let connection = Connection::new(stream, opened.rest, limits.of_connection())
            .with_deflate(opened.agreement.deflate);
        Self {
            snapshot: RefCell::new(StatusSnapshot::of(&connection)),
            socket: connection.weak_socket(),
            connection: WatchedConnection::new(connection),
            process: glue::process_id(),
            forks,
            polled_fd: Cell::new(None),
            round: Cell::new(0),
            opened: since,
            trace,
            head: opened.head,
            agreement: opened.agreement,
            tls,
            peer_address,
            local_address,
            limits,
            pings: Cell::new(0),
            polled: Cell::new(0),
            is_interrupt_requested: Cell::new(false),
            outbox: Outbox::default(),
        }
    }
}

/// A Rust type whose values belong to the objects of a class.
pub(crate) trait ObjectPart: Sized {
    /// The field of such an object that holds its part.
    ///
    /// # Safety
    /// `object` is of the class.
    unsafe fn slot(object: *mut ZendObject) -> *mut *mut c_void;

    /// The part of an object; `None` if it was not constructed.
    ///
    /// # Safety
    /// `object` is of the class, and outlives what is made of it.
    #[inline]
    unsafe fn of<'a>(object: *mut ZendObject) -> Option<&'a Self> {
        // SAFETY: the caller's promise; the slot holds null or what Box::into_raw() returned.
        unsafe { (*Self::slot(object)).cast::<Self>().as_ref() }
    }
}

impl ObjectPart for WsClient {
    #[inline]
    unsafe fn slot(object: *mut ZendObject) -> *mut *mut c_void {
        let whole = object.wrapping_byte_sub(offset_of!(ffi::ws_client_object, std));
        // SAFETY: registration.c creates our objects in this form.
        unsafe { &raw mut (*whole.cast::<ffi::ws_client_object>()).client }
    }
}

/// The client of an object.
///
/// # Safety
/// As [`ObjectPart::of`].
pub(crate) unsafe fn constructed_client<'a>(object: *mut ZendObject) -> PhpResult<&'a WsClient> {
    // SAFETY: the caller's promise.
    unsafe { WsClient::of(object) }.ok_or_else(not_constructed)
}

#[cold]
pub(crate) fn not_constructed() -> PhpException {
    glue::throw_error("The WsClient object has not been correctly initialized by its constructor")
}
