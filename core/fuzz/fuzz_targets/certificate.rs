//! A server's certificate.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| wsclient_core_fuzz::certificate::run(data));
