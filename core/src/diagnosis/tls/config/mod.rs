//! Explains TLS options and settings that cannot be used.

mod commands;
mod explain;
mod file;
mod form;
mod key;

pub(in crate::diagnosis) use explain::diagnose_config;
