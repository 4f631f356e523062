//! What if the table said otherwise?
//!
//! The tables are bytes: change a row in memory, read them again, and compute. Here the cortex takes its
//! fan-in from rival counts, and from a row that does not exist, which is refused.
//!
//! ```text
//! as published: 1.59e14 synapses
//! with human-cortex-fan-in-roth: 4.95e14 synapses
//! with human-cortex-fan-in-cragg: 6.29e14 synapses
//! with mine:
//!   anatomy/sets.csv:2: column `fan_in`: found `mine`, which no row of anatomy/synapses.csv has as its `key`
//!   correct it or add the row there
//! ```

use std::error::Error;

use neuroscale_anatomy::PopulationSet;
use neuroscale_estimates::PopulationWeighted;
use neuroscale_quantity::{Package, Significant};

/// The brain's synapses, once a text in one of the tables has been replaced.
fn synapses(table: &str, text: &str, replacement: &str) -> Result<f64, Box<dyn Error>> {
    let mut files = neuroscale_data::files();
    let bytes = files.get_mut(table).ok_or("no such table")?;
    *bytes = str::from_utf8(bytes)?.replacen(text, replacement, 1).into_bytes();
    let set = PopulationSet::read(&Package::read(&files)?, "human-brain")?;
    Ok(PopulationWeighted::of(&set)?.synapses.value())
}

fn main() -> Result<(), Box<dyn Error>> {
    let (sets, used) = ("anatomy/sets.csv", "human-cortex-fan-in");
    println!("as published: {} synapses", Significant::new(synapses(sets, used, used)?, 3));
    for rival in ["human-cortex-fan-in-roth", "human-cortex-fan-in-cragg", "mine"] {
        match synapses(sets, used, rival) {
            Ok(synapses) => println!("with {rival}: {} synapses", Significant::new(synapses, 3)),
            Err(refusal) => println!("with {rival}:\n  {}", refusal.to_string().replace("; ", "\n  ")),
        }
    }
    Ok(())
}
