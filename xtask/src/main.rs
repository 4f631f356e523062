//! Redraws every figure and table.
fn main() {}
