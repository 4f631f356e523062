//! What does a FLOP cost beside a spike that reaches a synapse, in energy?
//!
//! A number says little without what it is divided by, so each has that beside it.
//!
//! ```text
//!    joules     ratio
//!  2.97e-21   1.46e-8  Landauer’s bound at body temperature, per erased bit
//!   8.3e-16    0.0041  ATP at a synapse of a fly’s retina, per bit
//!  1.36e-14    0.0672  ATP of a synaptic event in a rat, per vesicle
//!  2.03e-13         1  A human brain, all in all, per spike that reaches a synapse
//!  1.99e-10       983  ATP of a human cortical neuron, per spike
//!  1.36e-11      67.3  KAIROS, head of Green500 2026-06, per FLOP of LINPACK in 64 bits
//!  1.92e-11      94.8  LineShine, head of TOP500 2026-06, per FLOP of LINPACK in 64 bits
//!   1.92e-9      9470  LineShine, head of HPCG 2026-06, per FLOP of HPCG in 64 bits
//! ```

use std::error::Error;

use neuroscale_anatomy::energy_ratio;
use neuroscale_estimates::energies;
use neuroscale_quantity::Significant;

fn main() -> Result<(), Box<dyn Error>> {
    let energies = energies(&neuroscale_data::package()?)?;
    let synaptic = energies.iter().find(|one| one.id == "brain-event").ok_or("no synaptic event")?;

    println!("{:>9} {:>9}", "joules", "ratio");
    for one in &energies {
        let joules = one.energy.value();
        let ratio = energy_ratio(joules, synaptic.energy.value());
        let [joules, ratio] = [joules, ratio].map(|value| Significant::new(value, 3));
        println!("{joules:>9} {ratio:>9}  {}, {}", one.what, one.per);
    }
    Ok(())
}
