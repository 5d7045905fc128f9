//! The declarations that build.rs generates from src/glue.h.

#![allow(missing_docs, unreachable_pub, dead_code)]
#![allow(non_camel_case_types, non_upper_case_globals)]
#![allow(clippy::upper_case_acronyms)]

use ext_php_rs::ffi::{
    HashTable, zend_class_entry, zend_long, zend_object, zend_object_iterator, zend_string, zval,
};

include!(concat!(env!("OUT_DIR"), "/glue.rs"));
