//! Which of the documents' numbers do not follow from the documents' own inputs?
//!
//! Where a document leaves a choice open, each reading has its recomputation, the principled one first.
//!
//! ```text
//! dl-top-spot-years: years Tianhe-2 had held the top spot when the post appeared
//!   stated > 3 year, recomputed 2.10867;2
//! dl-tianhe2-power: power of Tianhe-2
//!   stated = 2.4e7 W, recomputed 1.7808e7
//! dl-homes-germany: German homes that the power would supply (needs household use from outside)
//!   stated ≈ 6000 home, recomputed 59904.3
//! dl-homes-us: US homes that the power would supply (needs household use from outside)
//!   stated ≈ 2000 home, recomputed 17984.6
//! ```

use std::error::Error;

use neuroscale_claims::{Arithmetic, ledger};
use neuroscale_quantity::Significant;

fn main() -> Result<(), Box<dyn Error>> {
    let ledger = ledger(&neuroscale_data::package()?)?;
    for entry in ledger.entries.iter().filter(|entry| entry.arithmetic == Arithmetic::Differs) {
        let (claim, recomputed) = (&entry.claim, entry.recomputed());
        let stated = Significant::new(claim.stated.ok_or("what differs is stated")?, claim.digits);
        println!("{}: {}", claim.id, claim.statement);
        println!("  stated {} {stated} {}, recomputed {recomputed}", claim.relation.word(), claim.measure);
    }
    Ok(())
}
