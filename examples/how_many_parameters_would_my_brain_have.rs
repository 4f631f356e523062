//! How many parameters would my brain have, if every synapse were a weight and every neuron had a bias?
//!
//! Counted population by population, and with the fan-in of the cerebral cortex for all neurons alike.
//!
//! ```text
//! population                 neurons synapses each  synapses
//! Purkinje cells              2.05e7        346000    7.1e12
//! cerebellar granule cells      7e10          4.47   3.13e11
//! other cerebellar neurons    4.58e8          1580   7.23e11
//! cerebral cortex            1.58e10         13300    2.1e14
//! rest of the brain            6.9e8          3160   2.18e12
//!
//! parameters: 2.21e14
//! synapses with one fan-in for all: 1.16e15
//! which is 5.23 times as many
//! ```

use std::error::Error;

use neuroscale_anatomy::PopulationSet;
use neuroscale_estimates::PopulationWeighted;
use neuroscale_quantity::Significant;

fn main() -> Result<(), Box<dyn Error>> {
    let package = neuroscale_data::package()?;
    let set = PopulationSet::human_brain(&package)?;
    let brain = PopulationWeighted::of(&set)?;

    println!("{:<24} {:>9} {:>13} {:>9}", "population", "neurons", "synapses each", "synapses");
    for part in &brain.parts {
        let [neurons, fan_in, synapses] =
            [part.member.neurons.value(), part.fan_in.value(), part.synapses.value()]
                .map(|value| Significant::new(value, 3));
        println!("{:<24} {neurons:>9} {fan_in:>13} {synapses:>9}", part.member.population);
    }
    println!();
    println!("parameters: {}", Significant::new(brain.parameters.value(), 3));
    println!("synapses with one fan-in for all: {}", Significant::new(brain.uniform.value(), 3));
    println!("which is {} times as many", Significant::new(brain.overcount.value(), 3));
    Ok(())
}
