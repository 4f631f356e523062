//! How wide is a network of equal, dense layers that has my brain's neurons and my brain's connections?
//!
//! Two shapes fit: many narrow layers, or a little more than one that holds nearly everything.
//!
//! ```text
//! neurons:     8.61e10
//! connections: 1.59e14
//! deep: 4.67121256e7 layers of 1842.34819 neurons
//! wide: 1.00000002 layers of 8.60599982e10 neurons
//! ```

use std::error::Error;

use neuroscale_anatomy::PopulationSet;
use neuroscale_params::{Population, equal_width_shapes, weighted_connections};
use neuroscale_quantity::Significant;

fn main() -> Result<(), Box<dyn Error>> {
    let brain = PopulationSet::read(&neuroscale_data::package()?, "human-brain")?;
    let populations: Vec<_> = brain
        .members
        .iter()
        .map(|member| Population { neurons: member.neurons.value(), fan_in: member.fan_in.value() })
        .collect();
    let (neurons, connections) =
        (brain.neurons(), weighted_connections(&populations).ok_or("a brain has populations")?);
    println!("neurons:     {}", Significant::new(neurons, 3));
    println!("connections: {}", Significant::new(connections, 3));

    let shapes = equal_width_shapes(neurons, connections).ok_or("no equal layers hold so many")?;
    for (name, shape) in [("deep", shapes.deep), ("wide", shapes.wide)] {
        let (layers, width) = (Significant::new(shape.layers, 9), Significant::new(shape.width, 9));
        println!("{name}: {layers} layers of {width} neurons");
    }
    Ok(())
}
