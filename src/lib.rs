//! The PHP side of wsclient: classes, arguments and exceptions around the crate `wsclient-core`.
//!
//! ```text
//! stubs/wsclient.stub.php   the interface; gen_stub.php makes wsclient_arginfo.h of it
//!   └ registration.c        registers it, and the object handlers
//! methods     the functions of the method table, and the guard around each
//!   └ client               the class WsClient, method by method
//!       ├ calls                runs the calls of the methods on the connection
//!       ├ arguments, options, paths   what PHP passes in, with the engine's own coercion and errors
//!       ├ outgoing             the messages of sendAll()
//!       ├ values, exceptions   what PHP gets back
//!       ├ diagnose             the static method of that name
//!       ├ payload, memory      messages assembled in the engine's memory, within memory_limit
//!       └ interrupt            signal handlers and time limits while a call waits
//! classes     the classes of the namespace, and which of them the core's values correspond to
//! glue        safe wrappers of the C functions (glue.h), whose Rust declarations (ffi) build.rs generates
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
