//! The answer to a ClientHello of older style.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| wsclient_core_fuzz::old_tls::run(data));
