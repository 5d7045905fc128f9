//! Compressed messages, both ways.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| wsclient_core_fuzz::deflate::run(data));
