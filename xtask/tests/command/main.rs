//! What `cargo xtask` does to a directory: seen from outside, by running it.

mod workbench;

mod bad_tables;
mod readable_tables;
mod drift;
mod destinations;
mod interruptions;
mod last_words;
mod usage;
