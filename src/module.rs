//! The module's entry point and what it registers at its start.

use ext_php_rs::builders::ModuleBuilder;
use ext_php_rs::prelude::php_module;
use ext_php_rs::zend::ModuleEntry;

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

/// Ends our threads with the engine, except those that wait for the system's resolver.
extern "C" fn stop(_type: i32, _module: i32) -> i32 {
    wsclient_core::resolve::end_idle_threads();
    0
}

/// A forked child would inherit the memory of its parent's threads without the threads, and never free it.
#[unsafe(no_mangle)]
extern "C" fn wsclient_before_fork() {
    wsclient_core::resolve::end_idle_threads();
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
