//! Words for the facts of the open connection.
