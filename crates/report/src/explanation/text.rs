//! An explanation for people.

use std::collections::BTreeSet;
use std::fmt::{self, Display, Formatter};

use neuroscale_quantity::{Significant, Source, Spread, Step};

use super::{Claimed, Compared, Explanation, Input, Interval, Measured, Point, Reading, Verdicts};

/// Inputs named as drivers, at most.
const DRIVERS: usize = 5;

impl Display for Explanation {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut steps = Steps { explanation: self, told: BTreeSet::new() };
        writeln!(f, "{} {}: {}", self.kind.word(), self.id, self.question)?;
        self.claim.iter().try_for_each(|claim| write!(f, "{claim}"))?;
        let arithmetic = |verdicts: &Verdicts| writeln!(f, "arithmetic  {}", verdicts.arithmetic);
        self.verdicts.iter().try_for_each(arithmetic)?;
        self.readings.iter().chain(&self.known).try_for_each(|reading| steps.reading(f, reading))?;
        self.verdicts.iter().try_for_each(|verdicts| steps.verdicts(f, verdicts))?;
        if !self.note.is_empty() {
            writeln!(f, "\nnote        {}", self.note)?;
        }
        if self.claim.is_none() {
            writeln!(f, "\nrows")?;
            self.rows.iter().try_for_each(|row| writeln!(f, "  {row}"))?;
        }
        sources(f, &self.sources)
    }
}

impl Display for Claimed {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "document    {} ({})", self.document, self.locator)?;
        if !self.citation.is_empty() {
            writeln!(f, "            {}", self.citation)?;
        }
        let ends: Vec<String> = [self.stated, self.stated_high].into_iter().flatten().map(shown).collect();
        if ends.is_empty() {
            return Ok(());
        }
        writeln!(f, "stated      {} {}", self.relation, beside(&ends.join(" to "), &self.unit))
    }
}

/// The steps of an explanation, of which each is told once.
struct Steps<'e> {
    explanation: &'e Explanation,
    told: BTreeSet<usize>,
}

impl Steps<'_> {
    fn reading(&mut self, f: &mut Formatter<'_>, reading: &Reading) -> fmt::Result {
        writeln!(f, "\n{}", reading.name)?;
        self.tree(f, reading.answer, 1)?;
        if let Some(high) = reading.high {
            writeln!(f, "\n{}, high end", reading.name)?;
            self.tree(f, high, 1)?;
        }
        reading.interval.iter().try_for_each(|interval| write!(f, "{interval}"))?;
        reading.no_interval.iter().try_for_each(|reason| writeln!(f, "interval    none: {reason}"))
    }

    /// A step, and below it those that it is made of.
    fn tree(&mut self, f: &mut Formatter<'_>, position: usize, depth: usize) -> fmt::Result {
        let Explanation { steps, inputs, .. } = self.explanation;
        let Some(step) = steps.get(position) else { return Ok(()) };
        write!(f, "{}{}", "  ".repeat(depth), step.name)?;
        if !self.told.insert(position) {
            return writeln!(f, " = {}, as above", value(step));
        }
        step.expression.iter().try_for_each(|expression| write!(f, " = {expression}"))?;
        write!(f, " = {}", value(step))?;
        match step.input.and_then(|input| inputs.get(input)) {
            Some(input) => writeln!(f, "{}  ← {}", spread(input), input.address)?,
            None => writeln!(f)?,
        }
        step.parts.iter().try_for_each(|part| self.tree(f, *part, depth + 1))
    }

    fn verdicts(&mut self, f: &mut Formatter<'_>, verdicts: &Verdicts) -> fmt::Result {
        if let Some(is_inside) = verdicts.stated_inside {
            let place = if is_inside { "inside" } else { "outside" };
            writeln!(f, "stated      {place} the 90 % interval")?;
        }
        verdicts.comparisons.iter().try_for_each(|comparison| write!(f, "{comparison}"))?;
        writeln!(f, "\nevidence    {}", verdicts.evidence)?;
        verdicts.measured.iter().try_for_each(|measured| self.measured(f, measured))?;
        verdicts.outcome.iter().try_for_each(|outcome| writeln!(f, "\noutcome     {outcome}"))
    }

    fn measured(&mut self, f: &mut Formatter<'_>, measured: &Measured) -> fmt::Result {
        let end = |value: Option<f64>| value.map_or("…".to_owned(), shown);
        let ends = format!("{} to {}", end(measured.low), end(measured.high));
        writeln!(f, "measured    {}", beside(&ends, &measured.unit))?;
        measured.readings.iter().try_for_each(|reading| self.reading(f, reading))
    }
}

impl Display for Interval {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let ends = |[low, high]: &[Point; 2]| beside(&format!("{low} to {high}"), &self.unit);
        writeln!(f, "interval    90 %: {}, {}", ends(&self.ninety), self.method)?;
        let median = beside(&self.median.to_string(), &self.unit);
        writeln!(f, "            50 %: {}; median {median}", ends(&self.fifty))?;
        if !self.drivers.is_empty() {
            writeln!(f, "drivers     total share in the variance of {}", self.variance_of)?;
        }
        for driver in self.drivers.iter().take(DRIVERS) {
            let [share, low, high] = [driver.share, driver.low, driver.high].map(percent);
            writeln!(f, "  {share} % ({low} to {high})  {}  ← {}", driver.label, driver.address)?;
        }
        match self.drivers.len().saturating_sub(DRIVERS) {
            0 => Ok(()),
            others => writeln!(f, "  and {others} more"),
        }
    }
}

/// With its Monte Carlo error, where it has one.
impl Display for Point {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}", Significant::new(self.value, 4))?;
        self.error.iter().try_for_each(|error| write!(f, " (± {})", Significant::new(*error, 1)))
    }
}

impl Display for Compared {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let sign = if self.outcome == "agree" { "agrees" } else { "conflicts" };
        let tolerance = match self.unit {
            "factor" => format!("a factor of {}", self.tolerance),
            unit => beside(&self.tolerance.to_string(), unit),
        };
        let Self { left, relation, right, reason, .. } = self;
        writeln!(f, "\n{sign}: {left} {relation} {right} (within {tolerance}): {reason}")
    }
}

fn value(step: &Step) -> String {
    beside(&shown(step.value), &step.unit.to_string())
}

fn spread(input: &Input) -> String {
    match input.spread {
        Spread::AtLeast => " or more".to_owned(),
        Spread::AtMost => " or less".to_owned(),
        spread => spread
            .interval()
            .map_or(String::new(), |(low, high)| format!(" ({} to {})", shown(low), shown(high))),
    }
}

fn sources(f: &mut Formatter<'_>, sources: &[Source]) -> fmt::Result {
    if !sources.is_empty() {
        writeln!(f, "\nsources")?;
    }
    for Source { key, citation, address, checked, .. } in sources {
        let address = if address.is_empty() { String::new() } else { format!(" <{address}>") };
        writeln!(f, "  {key}: {citation}{address} [{checked}]")?;
    }
    Ok(())
}

/// Numbers with their unit; alone where they have none.
fn beside(numbers: &str, unit: &str) -> String {
    if unit == "1" { numbers.to_owned() } else { format!("{numbers} {unit}") }
}

fn shown(value: f64) -> String {
    Significant::new(value, 6).to_string()
}

/// A share in percent, with one decimal.
fn percent(share: f64) -> String {
    format!("{:.1}", 100.0 * share)
}
