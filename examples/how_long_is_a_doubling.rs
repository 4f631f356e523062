//! How long does the fastest computer of the world take to become twice as fast?
//!
//! A line through the logarithms of all heads of a list, and the first and the last head alone: where a
//! machine leads for years before the next is far ahead, the two differ.
//!
//! ```text
//! TOP500, 67 lists
//!   fitted      1.25 years
//!   end to end  1.31 years
//! TOP500 since HPCG, 25 lists
//!   fitted      1.8 years
//!   end to end  1.99 years
//! HPCG, 25 lists
//!   fitted      1.83 years
//!   end to end  2.29 years
//! ```

use std::error::Error;

use neuroscale_hpc::{ExponentialFit, ForecastModel, Hpcg, Observation, Top500, doubling_time};
use neuroscale_quantity::Significant;

fn main() -> Result<(), Box<dyn Error>> {
    let package = neuroscale_data::package()?;
    let (top500, hpcg) = (Top500::read(&package)?, Hpcg::heads(&package)?);
    let began = hpcg.first().ok_or("HPCG has no list")?.edition;
    let dense = |list: &Top500| Observation { year: list.date.value(), value: list.head.value() };
    let sparse = |place: &Hpcg| Observation { year: place.date.value(), value: place.performance.value() };
    let all: Vec<_> = top500.iter().map(dense).collect();
    let late: Vec<_> = top500.iter().filter(|list| list.edition >= began).map(dense).collect();
    let hpcg: Vec<_> = hpcg.iter().map(sparse).collect();

    for (name, heads) in [("TOP500", all), ("TOP500 since HPCG", late), ("HPCG", hpcg)] {
        let fitted = ExponentialFit::fit(&heads)?.doubling_time();
        println!("{name}, {} lists", heads.len());
        println!("  fitted      {} years", Significant::new(fitted, 3));
        if let [first, .., last] = heads[..] {
            println!("  end to end  {} years", Significant::new(doubling_time(first, last), 3));
        }
    }
    Ok(())
}
