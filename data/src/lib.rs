//! The tables of neuroscale, embedded for programs without files.
