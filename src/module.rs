//! The module's entry point and what it registers at its start.

use std::time::Duration;

use ext_php_rs::builders::ModuleBuilder;
use ext_php_rs::prelude::php_module;
use ext_php_rs::zend::ModuleEntry;
use wsclient_core::{connect, resolve, threads};

use crate::{ffi, glue};

/// The generated registration does the rest: see registration.c.
extern "C" fn start(_type: i32, _module: i32) -> i32 {
    ext_php_rs::internal::startup_guard(|| {
        glue::start();
        Ok::<(), ext_php_rs::error::Error>(())
    })
}

extern "C" fn start_request(_type: i32, _module: i32) -> i32 {
    // SAFETY: sets the allocator's limit to the one of the settings.
    unsafe { ffi::ws_request_start() };
    0
}

/// How long the end of the engine waits for threads whose attempts to connect have been cancelled. They notice it
/// immediately, unless a file system or the machine is very slow.
const END_TIMEOUT: Duration = Duration::from_secs(2);

/// Ends our threads with the engine, except those that wait for the system's resolver.
extern "C" fn stop(_type: i32, _module: i32) -> i32 {
    connect::end_threads(END_TIMEOUT);
    resolve::end_idle_threads();
    0
}

/// A forked child would inherit the memory of its parent's threads without the threads, and never free it. Those that
/// connect go on in the parent; none of them holds a lock during the fork.
#[unsafe(no_mangle)]
extern "C" fn wsclient_before_fork() {
    connect::end_idle_threads();
    resolve::end_idle_threads();
    threads::close_for_fork();
}

/// In the parent and in the child.
#[unsafe(no_mangle)]
extern "C" fn wsclient_after_fork() {
    threads::reopen_after_fork();
}

/// `php --ri wsclient` and phpinfo().
///
/// # Safety
/// Called by the engine.
unsafe extern "C" fn info(_module: *mut ModuleEntry) {
    let version = glue::c_string(env!("CARGO_PKG_VERSION"));
    // SAFETY: two strings that live through the call.
    unsafe { ffi::ws_info(version.as_ptr(), c"rustls with ring".as_ptr()) };
}

#[php_module]
#[php(startup = "start")]
fn module(module: ModuleBuilder) -> ModuleBuilder {
    module
        .name("wsclient")
        .request_startup_function(start_request)
        .shutdown_function(stop)
        .info_function(info)
}
