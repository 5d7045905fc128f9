//! The extension that PHP loads: classes, arguments and exceptions around the crate `wsclient-core`.
//!
//! A method call goes through these modules from top to bottom:
//!
//! ```text
//! methods      the functions that the method table names, each inside a guard against panics
//! poller_methods   the same for the class WsClient\Poller
//! select       WsClient::select()
//! poller       the class WsClient\Poller, method by method
//! client       the class WsClient, method by method
//! calls        runs a call on the connection: one at a time, with its timeout and signal handlers
//! opening      the class Opening, method by method
//! search       offers the messages to the callback of receiveUntil()
//! diagnose     the static method of that name
//! object       the Rust part of an object
//! watched      the connection of an object, which reports what a call leaves in it
//! interrupt    signal handlers and time limits inside a waiting call
//! outbox       what signal handlers send while a call waits
//! outgoing     the messages of sendAll()
//! options      the options that the constructor and diagnose() share
//! exceptions   throws the exception of an error
//! report       makes the Report and what is in it
//! values       makes the other objects that PHP gets
//! arguments    reads arguments, with the engine's own coercion and errors
//! classes      the classes of the namespace, by name
//! glue         safe wrappers of the C functions
//! payload      payloads assembled in PHP's memory
//! paths        open_basedir, for files that options name
//! memory       memory_limit
//! ffi          declarations of the C functions (glue.h), which build.rs makes
//! ```
//!
//! A module imports only those below it, which `core/tests/architecture` holds. `module` is the entry point.
//! The interface itself is `stubs/wsclient.stub.php`; gen_stub.php makes `wsclient_arginfo.h` of it, and
//! `registration.c` registers that.

mod arguments;
mod calls;
mod classes;
mod client;
mod diagnose;
mod exceptions;
mod ffi;
mod glue;
mod interrupt;
mod memory;
mod methods;
mod module;
mod object;
mod opening;
mod options;
mod outbox;
mod outgoing;
mod paths;
mod payload;
mod poller;
mod poller_methods;
mod report;
mod search;
mod select;
mod values;
mod watched;
