use neuroscale_draw::{
    Bar, BarSeries, Bars, Colour, Dots, Line, LinearAxis, Panel, Panels, Picture, Point, Shape, Stroke,
    number,
};
use neuroscale_lnp::{RateError, exponential_density, poisson_counts, poisson_probability, waits};
use neuroscale_quantity::Graph;

use crate::ReportError;
use crate::compose::inputs::Inputs;
use crate::context::Context;
use crate::figure::{Figure, Trace, rights};
use crate::table::{Cell, Table};

const ID: &str = "poisson-waits";
const DRAWS: usize = 10_000;
/// Names the streams of random numbers, one for each panel.
const SEEDS: (u64, u64) = (1, 2);
/// Bars in which the sampled waits are counted, over the span that all but one wait in a thousand keep to.
const BINS: usize = 28;
const BEYOND: f64 = 1e-3;
/// Points of the line, enough to look smooth.
const POINTS: usize = 120;

/// A sample of the distribution that the post draws, beside the waits that a Poisson process really has.
pub(super) fn make(context: &Context<'_>) -> Result<Figure, ReportError> {
    let rate = context.claim(ID, "dl-poisson-rate")?;
    let mut trace = Trace::new();
    trace.row(&rate.claim.address);
    let graph = Graph::new();
    let inputs = Inputs::new(context, ID, &graph);
    let expected = inputs.stated("dl-poisson-rate")?;
    let rate = inputs.formula(expected)?.value();

    let counted = counted(rate)?;
    let mut exact = vec![];
    for events in (0_u32..).take(counted.len()) {
        let formula = inputs.formula(poisson_probability(expected, events))?;
        trace.derivation(&format!("probability of {events}"), &formula);
        exact.push(formula.value());
    }
    let histogram = Histogram::of_waits(rate)?;
    let none = exact.first().copied().unwrap_or(0.0);
    let picture = Picture {
        id: ID.to_owned(),
        rights: Some(rights()),
        title: TITLE.to_owned(),
        subtitle: format!(
            "Rate {} for each period; {} random draws beside the exact values. The post reads the numbers on \
             the left as periods that a neuron waits",
            number(rate, 3),
            number(DRAWS as f64, 6)
        ),
        alt: format!(
            "Two panels. Left, bars and points: the share of periods with 0, 1, 2 … events falls from {} at \
             none. Right, bars under a line: the density of waiting times falls exponentially from {} at a \
             wait of zero; the mean wait is {} periods.",
            number(none, 3),
            number(exponential_density(rate, 0.0), 3),
            number(1.0 / rate, 3)
        ),
        footer: context.footer(&trace, "Poisson process; ChaCha20, fixed seeds"),
        chart: Panels::row(vec![counts_panel(&counted, &exact), waits_panel(rate, &histogram)]).into(),
    };
    Ok(Figure { picture, table: table(&counted, &exact, rate, &histogram), trace })
}

const TITLE: &str =
    "A Poisson process waits exponentially: the post's picture shows how counts are distributed, not waits";

/// How many of the drawn periods had 0, 1, 2 … events, as shares.
fn counted(rate: f64) -> Result<Vec<f64>, ReportError> {
    let mut tally: Vec<u32> = vec![];
    for count in poisson_counts(rate, SEEDS.0).map_err(refused)?.take(DRAWS) {
        let place = usize::try_from(count).map_err(|_| too_many(count))?;
        if place >= MOST_EVENTS {
            return Err(too_many(count));
        }
        tally.resize(tally.len().max(place + 1), 0);
        tally.iter_mut().skip(place).take(1).for_each(|events| *events += 1);
    }
    Ok(tally.into_iter().map(|events| f64::from(events) / DRAWS as f64).collect())
}

/// More bars than this cannot be told apart.
const MOST_EVENTS: usize = 40;

fn too_many(count: u64) -> ReportError {
    let problem =
        format!("{count} events in a period are too many to draw; give `dl-poisson-rate` a rate below 10");
    ReportError::Numbers { id: ID, problem }
}

fn refused(error: RateError) -> ReportError {
    ReportError::Numbers { id: ID, problem: format!("claim `dl-poisson-rate`: {error}") }
}

/// Sampled waits as a density.
struct Histogram {
    width: f64,
    density: Vec<f64>,
}

impl Histogram {
    fn of_waits(rate: f64) -> Result<Self, ReportError> {
        let span = -libm::log(BEYOND) / rate;
        let width = span / BINS as f64;
        let sample: Vec<f64> = waits(rate, SEEDS.1).map_err(refused)?.take(DRAWS).collect();
        let share = |bin: usize| {
            let (from, to) = (bin as f64 * width, (bin + 1) as f64 * width);
            sample.iter().filter(|wait| (from..to).contains(*wait)).count() as f64 / DRAWS as f64
        };
        Ok(Self { width, density: (0..BINS).map(|bin| share(bin) / width).collect() })
    }

    fn bars(&self) -> impl Iterator<Item = (f64, f64, f64)> + '_ {
        let bar = |(bin, density): (usize, &f64)| {
            (bin as f64 * self.width, (bin + 1) as f64 * self.width, *density)
        };
        self.density.iter().enumerate().map(bar)
    }
}

fn counts_panel(counted: &[f64], exact: &[f64]) -> Panel {
    let bars = (0_u32..).zip(counted).map(|(events, share)| Bar::around(f64::from(events), *share));
    let points = (0_u32..).zip(exact).map(|(events, share)| Point::at(f64::from(events), *share));
    let x = LinearAxis { whole: true, ..LinearAxis::new("events in a period") };
    let x = x.from_to(-0.5, counted.len() as f64 - 0.5);
    let chart = Bars::new(x, LinearAxis::new("share of periods"))
        .series(BarSeries::new("sample", "sample", Colour::Sky, bars.collect()))
        .dots(Dots::new("exact", "exact", Colour::Black, Shape::Disc, points.collect()));
    Panel::new("counts", "What the post draws: counts", chart)
}

fn waits_panel(rate: f64, histogram: &Histogram) -> Panel {
    let bars = histogram.bars().map(|(from, to, density)| Bar::new(from, to, density));
    let span = histogram.width * BINS as f64;
    let at = |point: usize| span * point as f64 / POINTS as f64;
    let line = (0..=POINTS).map(|point| (at(point), exponential_density(rate, at(point))));
    let chart = Bars::new(
        LinearAxis::new("wait, in periods").from_to(0.0, span),
        LinearAxis::new("density, per period"),
    )
    .series(BarSeries::new("sample", "sample", Colour::Sky, bars.collect()))
    .line(Line::new("exact", "exact", Colour::Black, Stroke::Solid, line.collect()));
    Panel::new("waits", "What a Poisson process does: waits", chart)
}

fn table(counted: &[f64], exact: &[f64], rate: f64, histogram: &Histogram) -> Table {
    let mut table = Table::new(&["panel", "from", "to", "unit", "sampled", "exact", "unit_of_values"]);
    for ((events, sampled), exact) in (0_u32..).zip(counted).zip(exact) {
        let at = || Cell::Number(f64::from(events));
        table.push([
            "counts".into(),
            at(),
            at(),
            "event".into(),
            (*sampled).into(),
            (*exact).into(),
            "1".into(),
        ]);
    }
    for (from, to, sampled) in histogram.bars() {
        let middle = exponential_density(rate, f64::midpoint(from, to));
        let (period, density) = ("period", "1/period");
        table.push([
            "waits".into(),
            from.into(),
            to.into(),
            period.into(),
            sampled.into(),
            middle.into(),
            density.into(),
        ]);
    }
    table
}
