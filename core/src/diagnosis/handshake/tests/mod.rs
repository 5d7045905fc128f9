//! Runs every rule over every rule's sample.
