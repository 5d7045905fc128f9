//! Finds PHP, sets its version cfgs and compiles the C glue against its headers.

use std::error::Error;
use std::process::Command;

const SOURCES: [&str; 7] = [
    "src/glue.c",
    "src/iterator.c",
    "src/methods.c",
    "src/paths.c",
    "src/shortcut.c",
    "src/stream.c",
    "src/strings.c",
];

fn main() -> Result<(), Box<dyn Error>> {
    for source in SOURCES.iter().chain(&["src/glue.h"]) {
        println!("cargo:rerun-if-changed={source}");
    }
    println!("cargo:rerun-if-env-changed=PHP_CONFIG");
    println!("cargo:rerun-if-env-changed=PHP");

    let php_config = std::env::var("PHP_CONFIG").unwrap_or_else(|_| "php-config".into());
    let output = Command::new(&php_config)
        .arg("--includes")
        .output()
        .map_err(|error| format!("{php_config} cannot be run ({error}); install php-dev"))?;
    let mut glue = cc::Build::new();
    for include in String::from_utf8(output.stdout)?.split_whitespace() {
        glue.include(include.trim_start_matches("-I"));
    }
    // The parameters of Zend callbacks are fixed, whether one uses them or not.
    glue.flag("-Wno-unused-parameter")
        .files(SOURCES)
        .compile("wsclient_glue");

    let php = ext_php_rs_build::PHPInfo::get(&ext_php_rs_build::find_php()?)?;
    ext_php_rs_build::emit_check_cfg();
    ext_php_rs_build::emit_php_cfg_flags(php.zend_version()?.try_into()?);

    // A look-up thread that outlives the module must not find its code unmapped.
    if std::env::var("CARGO_CFG_TARGET_OS").as_deref() == Ok("linux") {
        println!("cargo:rustc-cdylib-link-arg=-Wl,-z,nodelete");
    }
    Ok(())
}
