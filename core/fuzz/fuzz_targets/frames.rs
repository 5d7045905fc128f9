//! What a server sends after the handshake.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| wsclient_core_fuzz::frames::run(data));
