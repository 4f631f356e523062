//! What does one Purkinje cell cost, in FLOP/s?
//!
//! The answer hangs on how filtering and output are counted. The cell's sizes are those of the document
//! `brain-vs-deep-learning`, read from its claims.
//!
//! ```text
//! streaming                      output not counted        6e7
//! streaming                      event-driven output    6.04e7
//! streaming                      dense output             1e12
//! separable convolution          output not counted       2e12
//! separable convolution          event-driven output      2e12
//! separable convolution          dense output             3e12
//! direct convolution, own filter output not counted       1e13
//! direct convolution, own filter event-driven output      1e13
//! direct convolution, own filter dense output           1.1e13
//! ```

use std::error::Error;

use neuroscale_claims::CerebellarCells;
use neuroscale_lnp::cost::{CellType, Convention, Output, flops, multiply_adds_per_second};
use neuroscale_quantity::Significant;

fn main() -> Result<(), Box<dyn Error>> {
    let package = neuroscale_data::package()?;
    let stated =
        |claim: &str| package.table("claims/brain-vs-deep-learning.csv")?.row(claim)?.needed_number("stated");
    let assumed = |id: &str| package.table("claims/assumptions.csv")?.row(id)?.needed_number("value");
    let cell = CellType { neurons: 1.0, ..CerebellarCells::read(stated, assumed)?.purkinje };
    let each = assumed("flop-per-multiply-add")?;
    for convention in Convention::ALL {
        for output in Output::ALL {
            let multiply_adds = multiply_adds_per_second(&cell, convention, output);
            let cost = Significant::new(flops(multiply_adds, each), 3);
            println!("{:<30} {:<20} {cost:>8}", convention.name(), output.name());
        }
    }
    Ok(())
}
