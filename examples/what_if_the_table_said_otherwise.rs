//! What if only one laboratory were right, or the table said otherwise?
//!
//! Each question about the brain has one answer, pooled from its rivals. Here one of them stands alone, one after the other;
//! then a row is changed in memory to name a measurement that does not exist, which is refused.
//!
//! ```text
//! all rivals: 2.21e14 synapses
//! count of 2001 alone: 1.74e14 synapses
//! count of 2003 alone: 1.6e14 synapses
//! density of 1975 × volume alone: 2.98e14 synapses
//! density of 1979 × volume alone: 5.35e14 synapses
//! density of 2024 × volume alone: 8.22e13 synapses
//! estimate of 2005 alone: 3.7e14 synapses
//! with a row of mine:
//!   anatomy/rivals.csv:15: column `row`: found `anatomy/synapses.csv#mine`, which no row of anatomy/synapses.csv has as its `key`
//!   correct it or add the row there
//! ```

use std::error::Error;

use neuroscale_anatomy::{PopulationSet, Question};
use neuroscale_estimates::PopulationWeighted;
use neuroscale_quantity::{Package, Significant};

const QUESTION: &str = "human-cortex-synapses";

fn main() -> Result<(), Box<dyn Error>> {
    let package = neuroscale_data::package()?;
    let brain = PopulationSet::human_brain(&package)?;
    println!("all rivals: {} synapses", synapses(&brain)?);
    let question = Question::read(&package, QUESTION)?;
    for rival in &question.rivals {
        let alone = question.with_only(rival)?;
        println!("{} alone: {} synapses", rival.name, synapses(&brain.with_answer(&alone.answer))?);
    }
    let mut files = neuroscale_data::files();
    let rivals = files.get_mut("anatomy/rivals.csv").ok_or("no such table")?;
    *rivals = str::from_utf8(rivals)?
        .replace("synapses.csv#human-neocortex-synapses,", "synapses.csv#mine,")
        .into_bytes();
    if let Err(refusal) = Question::read(&Package::read(&files)?, QUESTION) {
        println!("with a row of mine:\n  {}", refusal.to_string().replace("; ", "\n  "));
    }
    Ok(())
}

fn synapses(brain: &PopulationSet) -> Result<Significant, Box<dyn Error>> {
    Ok(Significant::new(PopulationWeighted::of(brain)?.synapses.value(), 3))
}
