//! The module's entry point and what it registers at its start.

use std::ptr;

use ext_php_rs::builders::{ClassBuilder, ModuleBuilder};
use ext_php_rs::class::RegisteredClass;
use ext_php_rs::prelude::php_module;
use ext_php_rs::zend::ModuleEntry;

use crate::classes::Name;
use crate::client::WsClient;
use crate::iterate::next_for_foreach;
use crate::shortcut::SHORT_WAYS;
use crate::{classes, glue};

/// Everything is registered here, by hand and in order, because a class must stand before another
/// names it; the module builder would register its classes only after this function.
extern "C" fn start(_type: i32, _module: i32) -> i32 {
    ext_php_rs::internal::startup_guard(|| {
        glue::watch_forks();
        classes::register();
        register_client()
    })
}

fn register_client() -> ext_php_rs::error::Result<()> {
    let mut builder = ClassBuilder::new(WsClient::CLASS_NAME);
    for (method, flags) in WsClient::method_builders() {
        builder = builder.method(method, flags);
    }
    for interface in WsClient::IMPLEMENTS {
        builder = builder.implements(*interface);
    }
    builder
        .flags(WsClient::FLAGS)
        .object_override::<WsClient>()
        .registration(|ce, arguments| {
            WsClient::get_metadata().set_ce(ce);
            WsClient::get_metadata().set_arg_info(arguments);
        })
        .register()?;
    let ce = ptr::from_ref(WsClient::get_metadata().ce()).cast_mut();
    // SAFETY: the class was just registered, and the module is still starting.
    unsafe {
        glue::ws_refuse_null_for_defaults(ce);
        glue::ws_iterable(ce, classes::entry(Name::MessageType), next_for_foreach);
        glue::ws_shorten(ce, &SHORT_WAYS);
        // URL (userinfo, query), headers and TLS options may hold secrets, which a stack trace
        // must not show.
        for argument in [0, 1, 3] {
            glue::ws_mark_sensitive(ce, c"__construct".as_ptr(), argument);
            glue::ws_mark_sensitive(ce, c"diagnose".as_ptr(), argument);
        }
    }
    Ok(())
}

/// `php --ri wsclient` and phpinfo().
///
/// # Safety
/// Called by the engine.
unsafe extern "C" fn info(_module: *mut ModuleEntry) {
    let version = glue::c_string(env!("CARGO_PKG_VERSION"));
    // SAFETY: two strings that live through the call.
    unsafe { glue::ws_info(version.as_ptr(), c"rustls with ring".as_ptr()) };
}

#[php_module]
#[php(startup = "start")]
fn module(module: ModuleBuilder) -> ModuleBuilder {
    module.name("wsclient").info_function(info)
}
