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

use neuroscale_params::{Gpt, GptParts, gpt_parameters, gpt_parts};
use neuroscale_quantity::Count;

fn main() -> Result<(), Box<dyn Error>> {
    let key = env::args().nth(1).unwrap_or_else(|| "gpt-3".to_owned());
    let package = neuroscale_data::package()?;
    let row = package.table("models/architectures.csv")?.row(&key).map_err(|error| error.to_string())?;
    let cell = |column| Ok::<u32, Box<dyn Error>>(row.text(column)?.parse()?);

    let gpt = Gpt {
        layers: cell("layers")?,
        width: cell("width")?,
        feed_forward: cell("feed_forward")?,
        vocabulary: cell("vocabulary")?,
        context: cell("context")?,
    };
    let gpt = gpt.map(Count::from);
    let GptParts { embeddings, attention, mlp, norms } = gpt_parts(gpt);
    println!("embeddings {embeddings:>15}");
    println!("attention  {attention:>15}");
    println!("MLPs       {mlp:>15}");
    println!("norms      {norms:>15}");
    println!("{:<10} {:>15}", row.text("name")?, gpt_parameters(gpt));
    Ok(())
}
