//! A program's calls, between pieces of what a server sends.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| wsclient_core_fuzz::calls::run(data));
