//! Where does a number come from?
//!
//! A formula knows its steps, the rows behind them, and their sources. Here: how many German homes could
//! live on the electricity of Tianhe-2.
//!
//! ```text
//! homes = [energy in a year] ÷ [Electricity of a German household in 2010] = 44449 home
//!   energy in a year = [power of the head during the benchmark (2013-06)] × [Seconds in a Julian year of 365.25 days] = 5.61978e14 J/year
//!     power of the head during the benchmark (2013-06) = 1.7808e7 W, machines/top500.csv#2013-06:power_kw
//!     Seconds in a Julian year of 365.25 days = 3.15576e7 s/year, constants.csv#julian-year
//!   Electricity of a German household in 2010 = 1.26432e10 J/year*home, economy/households.csv#germany-2010
//!
//! iau-style-manual: https://www.iau.org/publications/proceedings_rules/units/
//! world-energy-council-2010: http://shrinkthatfootprint.com/average-household-electricity-consumption
//! top500-lists: https://www.top500.org/lists/top500/
//! ```

use std::error::Error;

use neuroscale_hpc::homes_supplied;
use neuroscale_quantity::{Derivation, Graph, Quantity, Significant, Step};

fn main() -> Result<(), Box<dyn Error>> {
    let package = neuroscale_data::package()?;
    let tianhe = package.table("machines/top500.csv")?.row("2013-06")?;
    let power = tianhe.quantity("power_kw")?.ok_or("the list states no power")?;

    let graph = Graph::new();
    let row = |table, key| package.quantity(table, key).map(|quantity| graph.input(quantity));
    let year = row("constants.csv", "julian-year")?;
    let home = row("economy/households.csv", "germany-2010")?;
    let formula = graph.formula(homes_supplied(graph.input(&power), year, home))?;

    let derivation = formula.derivation();
    derivation.steps().last().iter().for_each(|answer| print(&derivation, answer, ""));
    println!();
    for source in formula.inputs().iter().filter_map(Quantity::source) {
        println!("{}: {}", source.key, source.address);
    }
    Ok(())
}

/// A step, and below it those that it is made of.
fn print(derivation: &Derivation, step: &Step, indent: &str) {
    let Step { name, unit, .. } = step;
    let value = Significant::new(step.value, 6);
    match (&step.expression, step.input) {
        (Some(expression), _) => println!("{indent}{name} = {expression} = {value} {unit}"),
        (None, Some(input)) => {
            println!("{indent}{name} = {value} {unit}, {}", derivation.inputs()[input].address());
        }
        (None, None) => {}
    }
    for part in &step.parts {
        print(derivation, &derivation.steps()[*part], &format!("{indent}  "));
    }
}
