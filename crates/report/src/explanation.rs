use neuroscale_quantity::{Source, Spread, Step};
use serde::Serialize;

use crate::Kind;

mod text;

/// How a figure, a table or a claim came about.
///
/// As text ([`Display`](std::fmt::Display)) it is for people, as [JSON](Explanation::json) for programs. The
/// JSON has the fields below by their names.
///
/// - Numbers are in the unit that stands beside them.
/// - `null` for a number that is always there (an `f64` below) means that it is infinite or undefined; `null` for
///   what may be missing (an `Option`), that there is none.
/// - Steps and inputs are named by their positions in `steps` and `inputs`, from 0; parts stand before their step.
/// - Addresses of rows are `table#key`, or `table#key:column`.
///
/// ```
/// let package = neuroscale_data::package()?;
/// let explanation = neuroscale_report::explain(&package, "dl-doublings")?;
/// let answer = &explanation.steps[explanation.readings[0].answer];
/// assert_eq!((answer.name.as_str(), answer.unit.to_string().as_str()), ("doublings", "doubling"));
/// assert!(explanation.json()?.contains(r#""arithmetic": "holds""#));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Serialize)]
pub struct Explanation {
    /// Its name.
    pub id: String,
    /// What it is: `figure`, `table` or `claim`.
    pub kind: Kind,
    /// What is asked: the title, or what the document claims.
    pub question: String,
    /// What the document says; for claims alone.
    pub claim: Option<Claimed>,
    /// The recomputations of a claim, the principled one first; the derivations of a figure or table.
    pub readings: Vec<Reading>,
    /// The principled recomputation with every input as it is known; only where one of them varies.
    pub known: Option<Reading>,
    /// Every step of every reading, each once.
    pub steps: Vec<Step>,
    /// The inputs of these steps.
    pub inputs: Vec<Input>,
    /// What was found about a claim.
    pub verdicts: Option<Verdicts>,
    /// What else has to be said; empty where there is nothing.
    pub note: String,
    /// The addresses of every row that it depends on.
    pub rows: Vec<String>,
    /// The sources that the rows name.
    pub sources: Vec<Source>,
}

/// A claim as its document makes it.
#[derive(Clone, Debug, Serialize)]
pub struct Claimed {
    /// The name of the document.
    pub document: String,
    /// Title, author, date and address of the document; empty where the tables have none.
    pub citation: String,
    /// Where in the document the claim stands.
    pub locator: String,
    /// How the number relates to the truth that is claimed: `=`, `≈`, `>` or `<`.
    pub relation: &'static str,
    /// The stated number; the low end of a range.
    pub stated: Option<f64>,
    /// The high end of a stated range.
    pub stated_high: Option<f64>,
    /// The unit in which it is stated.
    pub unit: String,
}

/// A number and how it was made.
#[derive(Clone, Debug, Serialize)]
pub struct Reading {
    /// Which one it is.
    pub name: String,
    /// The step that gives the number, or the low end of a range.
    pub answer: usize,
    /// The step that gives the high end of a range.
    pub high: Option<usize>,
    /// How far the number may be from its value; only where an input varies.
    pub interval: Option<Interval>,
    /// Why an interval that was to be expected cannot be given.
    pub no_interval: Option<String>,
}

/// How far a number may be from its value, and which inputs are to blame.
#[derive(Clone, Debug, Serialize)]
pub struct Interval {
    /// The unit of all points.
    pub unit: String,
    /// `closed form` or `sampled`.
    pub method: &'static str,
    /// The ends of the 90 % interval.
    pub ninety: [Point; 2],
    /// The ends of the 50 % interval.
    pub fifty: [Point; 2],
    /// The median.
    pub median: Point,
    /// Of what the drivers share the variance: `the number` or `log10 of the number`.
    pub variance_of: &'static str,
    /// The inputs that drive the number, the worst first; those with a share below 0.001 are left out.
    pub drivers: Vec<Driver>,
}

/// A point of a distribution.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Point {
    /// The number.
    pub value: f64,
    /// The Monte Carlo error, with 95 % confidence; none where the number is exact.
    pub error: Option<f64>,
}

/// An input's share in the variance of a number: its total Sobol' index, between 0 and 1.
#[derive(Clone, Debug, Serialize)]
pub struct Driver {
    /// What the input is, in words.
    pub label: String,
    /// Its address.
    pub address: String,
    /// The share.
    pub share: f64,
    /// The lower end of its 95 % confidence interval.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// A number from which steps start.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Where it stands.
    pub address: String,
    /// What it is, in words.
    pub label: String,
    /// The value, in `unit`.
    pub value: f64,
    /// The base unit.
    pub unit: String,
    /// What is known of its spread: a word, or a distribution with its points in `unit`.
    pub spread: Spread,
}

/// What was found about a claim.
#[derive(Clone, Debug, Serialize)]
pub struct Verdicts {
    /// Whether it follows from the document's own inputs: `holds`, `depends`, `differs`, `input`, `implied` or
    /// `open`.
    pub arithmetic: &'static str,
    /// Whether the stated number lies inside the 90 % interval of its recomputation.
    pub stated_inside: Option<bool>,
    /// The other claims with which it should agree.
    pub comparisons: Vec<Compared>,
    /// Where it stands among measurements: `within`, `above`, `below`, `agrees` or `untested`.
    pub evidence: &'static str,
    /// What was measured.
    pub measured: Option<Measured>,
    /// What became of a forecast.
    pub outcome: Option<String>,
}

/// Two claims that should agree.
#[derive(Clone, Debug, Serialize)]
pub struct Compared {
    /// The claim on the left.
    pub left: String,
    /// How it should relate to the right: `=`, `≈`, `>` or `<`.
    pub relation: &'static str,
    /// The claim on the right.
    pub right: String,
    /// How far they may be apart, in `unit`.
    pub tolerance: f64,
    /// `year` for dates, `factor` for amounts.
    pub unit: &'static str,
    /// `agree` or `conflict`.
    pub outcome: &'static str,
    /// Why they should agree.
    pub reason: String,
}

/// What was measured, beside what is claimed.
#[derive(Clone, Debug, Serialize)]
pub struct Measured {
    /// The low end, in `unit`; none where the evidence is open below.
    pub low: Option<f64>,
    /// The high end; none where the evidence is open above.
    pub high: Option<f64>,
    /// The unit of the claim.
    pub unit: String,
    /// Every measurement.
    pub readings: Vec<Reading>,
}

impl Explanation {
    /// The explanation as JSON, indented.
    ///
    /// # Errors
    /// Those of `serde_json`, which no explanation that was made from tables brings about.
    pub fn json(&self) -> serde_json::Result<String> {
        serde_json::to_string_pretty(self).map(|json| json + "\n")
    }
}
