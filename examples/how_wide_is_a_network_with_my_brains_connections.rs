//! How wide is a network of equal, dense layers that has my brain's neurons and my brain's connections?
//!
//! Two shapes fit: many narrow layers, or a little more than one that holds nearly everything.
//!
//! ```text
//! neurons:     8.7e10
//! connections: 2.21e14
//! deep: 3.4307068e7 layers of 2536.44497 neurons
//! wide: 1.00000003 layers of 8.70179875e10 neurons
//! ```

use std::error::Error;

use neuroscale_anatomy::PopulationSet;
use neuroscale_estimates::PopulationWeighted;
use neuroscale_params::equal_width_shapes;
use neuroscale_quantity::Significant;

fn main() -> Result<(), Box<dyn Error>> {
    let brain = PopulationSet::human_brain(&neuroscale_data::package()?)?;
    let counted = PopulationWeighted::of(&brain)?;
    let (neurons, connections) = (counted.neurons.value(), counted.synapses.value());
    println!("neurons:     {}", Significant::new(neurons, 3));
    println!("connections: {}", Significant::new(connections, 3));

    let shapes = equal_width_shapes(neurons, connections).ok_or("no equal layers hold so many")?;
    for (name, shape) in [("deep", shapes.deep), ("wide", shapes.wide)] {
        let (layers, width) = (Significant::new(shape.layers, 9), Significant::new(shape.width, 9));
        println!("{name}: {layers} layers of {width} neurons");
    }
    Ok(())
}
