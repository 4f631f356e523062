//! What people look at, as bytes in memory: figures and tables drawn from the tables alone.

pub mod draw;
