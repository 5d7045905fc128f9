//! Finds PHP, sets its version cfgs, compiles the C files against its headers and makes Rust declarations of them.

use std::error::Error;
use std::path::PathBuf;
use std::process::Command;

const SOURCES: [&str; 13] = [
    "src/arguments.c",
    "src/iterator.c",
    "src/memory_limit.c",
    "src/objects.c",
    "src/paths.c",
    "src/poller.c",
    "src/process.c",
    "src/registration.c",
    "src/stream.c",
    "src/strings.c",
    "src/tcp_info.c",
    "src/values.c",
    // Included, not compiled alone: its change has to be seen.
    "src/wsclient_arginfo.h",
];

fn main() -> Result<(), Box<dyn Error>> {
    for source in SOURCES.iter().chain(&["src/glue.h", "src/memory_limit.h"]) {
        println!("cargo:rerun-if-changed={source}");
    }
    println!("cargo:rerun-if-env-changed=PHP_CONFIG");
    println!("cargo:rerun-if-env-changed=PHP");

    let includes = php_includes()?;
    let mut glue = cc::Build::new();
    for include in &includes {
        glue.include(include);
    }
    // The parameters of Zend callbacks are fixed, whether one uses them or not.
    glue.flag("-Wno-unused-parameter")
        .files(SOURCES.iter().filter(|source| source.ends_with(".c")))
        .compile("wsclient_glue");
    declare(&includes)?;

    let php = ext_php_rs_build::PHPInfo::get(&ext_php_rs_build::find_php()?)?;
    ext_php_rs_build::emit_check_cfg();
    ext_php_rs_build::emit_php_cfg_flags(php.zend_version()?.try_into()?);

    // A look-up thread that outlives the module must not find its code unmapped.
    if std::env::var("CARGO_CFG_TARGET_OS").as_deref() == Ok("linux") {
        println!("cargo:rustc-cdylib-link-arg=-Wl,-z,nodelete");
    }
    Ok(())
}

fn php_includes() -> Result<Vec<String>, Box<dyn Error>> {
    let php_config = std::env::var("PHP_CONFIG").unwrap_or_else(|_| "php-config".into());
    let output = Command::new(&php_config)
        .arg("--includes")
        .output()
        .map_err(|error| format!("{php_config} cannot be run ({error}); install php-dev"))?;
    let includes = String::from_utf8(output.stdout)?;
    let includes = includes.split_whitespace();
    Ok(includes
        .map(|include| include.trim_start_matches("-I").to_owned())
        .collect())
}

/// Rust declarations of what src/glue.h says; the engine's types are those of ext-php-rs.
fn declare(includes: &[String]) -> Result<(), Box<dyn Error>> {
    let declarations = bindgen::Builder::default()
        .header("src/glue.h")
        .clang_args(includes.iter().map(|include| format!("-I{include}")))
        .allowlist_function("ws_.*")
        .allowlist_var("ws_.*")
        .allowlist_type("ws_.*")
        .allowlist_recursively(false)
        .rustified_enum("ws_class")
        .rustified_enum("ws_verdict")
        .layout_tests(false)
        .generate()?;
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    declarations.write_to_file(out.join("glue.rs"))?;
    Ok(())
}
