//! Short programs, each of them a question somebody would ask; they lie beside this package's `Cargo.toml`.
//!
//! ```sh
//! cargo run --bin how_long_is_a_doubling
//! ```
//!
//! The library is empty. It is here so that the programs of the README are compiled and run as tests, too.
#![cfg_attr(doctest, doc = include_str!("../../README.md"))]
