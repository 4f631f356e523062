//! Which of the documents' numbers do not follow from the documents' own inputs?
//!
//! Where a document leaves a choice open, each reading has its recomputation, the principled one first.
//!
//! ```text
//! dl-knowledge-share-used: share of neuroscience on which the old estimate is said to rest
//!   stated = 0.01 1, recomputed 0.00819255;0.000976562
//! dl-cerebellum-computation: share of the brain's computation that the cerebellum does ('almost all', taken as nine tenths)
//!   stated > 0.9 1, recomputed 0.833333
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
