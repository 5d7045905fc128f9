//! Frames, compared with tungstenite's own reader.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| wsclient_core_fuzz::tungstenite::run(data));
