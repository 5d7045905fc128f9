//! A whole client against a server that sends anything.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| wsclient_core_fuzz::client::run(data));
