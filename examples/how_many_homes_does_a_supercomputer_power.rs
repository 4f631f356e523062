//! How many homes could live on the electricity of the fastest supercomputer?
//!
//! ```text
//! 2026-06, LineShine: 42.22 MW
//! 105000 × Electricity of a German household in 2010
//!  31600 × Electricity of a household in the United States in 2010
//! 107000 × Electricity of a German household in 2010 (140 TWh over 40.301 million households)
//! 116000 × Electricity of a German household in 2015 (130 TWh over 40.774 million households)
//!  32800 × Electricity of a residential customer in the United States in 2011
//!  34200 × Electricity of a residential customer in the United States in 2012
//!  34500 × Electricity of a residential customer in the United States in 2020
//! ```
//!
//! Another TOP500 list may be named; with `2013-06` the answer is:
//!
//! ```text
//! 2013-06, Tianhe-2: 17.81 MW
//!  44400 × Electricity of a German household in 2010
//!  13300 × Electricity of a household in the United States in 2010
//!  44900 × Electricity of a German household in 2010 (140 TWh over 40.301 million households)
//!  49000 × Electricity of a German household in 2015 (130 TWh over 40.774 million households)
//!  13800 × Electricity of a residential customer in the United States in 2011
//!  14400 × Electricity of a residential customer in the United States in 2012
//!  14600 × Electricity of a residential customer in the United States in 2020
//! ```

use std::env;
use std::error::Error;

use neuroscale_hpc::{Edition, Top500, homes_supplied};
use neuroscale_quantity::Significant;

fn main() -> Result<(), Box<dyn Error>> {
    let package = neuroscale_data::package()?;
    let lists = Top500::read(&package)?;
    let edition = match env::args().nth(1) {
        Some(text) => Some(text.parse::<Edition>().map_err(|error| error.to_string())?),
        None => lists.iter().map(|list| list.edition).max(),
    };
    let list = lists.iter().find(|list| Some(list.edition) == edition).ok_or("there was no such list")?;
    let power = list.power.as_ref().ok_or("the list does not state the power of its fastest machine")?;
    println!("{}, {}: {} MW", list.edition, list.system, Significant::new(power.value() / 1e6, 4));

    let year = package.quantity("constants.csv", "julian-year")?.value();
    for home in package.quantities("economy/households.csv")? {
        let homes = Significant::new(homes_supplied(power.value(), year, home.value()), 3);
        println!("{homes:>6} × {}", home.label());
    }
    Ok(())
}
