//! How many parameters has GPT-3, exactly?
//!
//! ```text
//! embeddings       642723840
//! attention      57986777088
//! MLPs          115970015232
//! norms              4743168
//! GPT-3         174604259328
//! ```
//!
//! Another row of `models/architectures.csv` may be named; with `gpt-2-small` the answer is:
//!
//! ```text
//! embeddings        39383808
//! attention         28348416
//! MLPs              56669184
//! norms                38400
//! GPT-2 small       124439808
//! ```

use std::env;
use std::error::Error;

use neuroscale_params::decoder::Decoder;
use neuroscale_quantity::Count;

fn main() -> Result<(), Box<dyn Error>> {
    let key = env::args().nth(1).unwrap_or_else(|| "gpt-3".to_owned());
    let package = neuroscale_data::package()?;
    let network = Decoder::<Count>::read(&package, &key).map_err(|error| error.to_string())?.network();
    for (label, name) in
        [("embeddings", "embeddings"), ("attention", "attention"), ("MLPs", "MLP"), ("norms", "norm")]
    {
        let part = network.named(name).map_or(Count::from(0), |part| part.parameters());
        println!("{label:<10} {part:>15}");
    }
    let name = package.table("models/architectures.csv")?.row(&key)?.text("name")?;
    println!("{name:<10} {:>15}", network.parameters());
    Ok(())
}
