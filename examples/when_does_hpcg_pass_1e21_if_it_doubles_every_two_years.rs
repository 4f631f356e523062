//! When does HPCG pass 1e21 FLOP/s, if it doubles every two years?
//!
//! ```text
//! 2026-06, LineShine: 2.2e16 FLOP/s
//! doublings that are missing: 15.5
//! 1e21 FLOP/s in 2057.4
//! ```
//!
//! Another number of years may be given; with `1.5` the answer is:
//!
//! ```text
//! 2026-06, LineShine: 2.2e16 FLOP/s
//! doublings that are missing: 15.5
//! 1e21 FLOP/s in 2049.7
//! ```

use std::env;
use std::error::Error;

use neuroscale_hpc::{Hpcg, Observation, crossing_year, doublings};
use neuroscale_quantity::Significant;

fn main() -> Result<(), Box<dyn Error>> {
    let years = env::args().nth(1).unwrap_or_else(|| "2".to_owned());
    let doubling_time = match years.parse::<f64>() {
        Ok(time) if time.is_finite() && time > 0.0 => time,
        _ => return Err(format!("{years} is not a number of years above zero, such as 2 or 1.5").into()),
    };
    let heads = Hpcg::heads(&neuroscale_data::package()?)?;
    let head = heads.iter().max_by_key(|head| head.edition).ok_or("HPCG has no list")?;
    let start = Observation { year: head.date.value(), value: head.performance.value() };

    println!("{}, {}: {} FLOP/s", head.edition, head.system, Significant::new(start.value, 3));
    println!("doublings that are missing: {}", Significant::new(doublings(start.value, 1e21), 3));
    let year = crossing_year(start, doubling_time, 1e21);
    println!("1e21 FLOP/s in {}", Significant::new(year, 5));
    Ok(())
}
