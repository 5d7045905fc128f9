//! The PHP face of wsclient: classes, arguments and exceptions around the crate `wsclient-core`.
//!
//! ```text
//! stubs/wsclient.stub.php   the interface; gen_stub.php makes wsclient_arginfo.h of it
//!   └ registration.c        registers it, and the object handlers
//! methods     the functions that the method table names, and the guard around each
//!   └ client               the class WsClient, method by method
//!       ├ calls                how a method uses the connection
//!       ├ arguments, options, paths   what PHP passes in, with the engine's own coercion and errors
//!       ├ outgoing             the messages of sendAll()
//!       ├ values, exceptions   what PHP gets back
//!       ├ diagnose             the static method of that name
//!       ├ payload, memory      messages assembled in PHP's memory, within memory_limit
//!       └ interrupt            signal handlers and time limits inside a waiting call
//! classes     the classes of the namespace by name
//! glue        safe wrappers of the C functions (glue.h), whose declarations (ffi) build.rs makes
//! ```

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
mod options;
mod outgoing;
mod paths;
mod payload;
mod values;
