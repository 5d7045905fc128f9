//! The PHP face of wsclient: classes, arguments and exceptions around the crate `wsclient-core`.
//!
//! ```text
//! client      the class WsClient, method by method
//!   ├ construct            how a client comes of a URL
//!   ├ calls                how a method uses the connection
//!   ├ shortcut             the usual calls of the methods that are called most
//!   ├ arguments, options   what PHP passes in, with the engine's own coercion and errors
//!   ├ values, returns, exceptions   what PHP gets back
//!   ├ diagnose             the static method of that name
//!   ├ payload              messages assembled in PHP's memory
//!   ├ iterate              one turn of foreach
//!   └ interrupt            signal handlers and time limits inside a waiting call
//! classes     the plain classes and enums of the namespace
//! glue        the C functions (glue.c, methods.c, shortcut.c, iterator.c, stream.c) that all of them stand on
//! ```

mod arguments;
mod calls;
mod classes;
mod client;
mod construct;
mod diagnose;
mod exceptions;
mod glue;
mod interrupt;
mod iterate;
mod module;
mod options;
mod outgoing;
mod paths;
mod payload;
mod returns;
mod shortcut;
mod values;
