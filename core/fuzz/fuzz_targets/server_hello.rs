//! A server's answer to a ClientHello, which is read without a TLS library.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| wsclient_core_fuzz::server_hello::run(data));
