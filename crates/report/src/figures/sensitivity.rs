use neuroscale_draw::{Colour, DotRange, Kind, LinearAxis, Mark, Panel, Panels, Picture, Row, Shape, number};
use neuroscale_estimates::{ComputingPower, Crossing, EstimateError, PopulationWeighted, Reading};
use neuroscale_lnp::cost::Convention;
use neuroscale_quantity::{Formula, Quantity, Spread};
use neuroscale_uncertainty::{Indices, Model, ModelError, Policy, Scale};

use crate::ReportError;
use crate::compose::ranges::{Range, unsampled, year};
use crate::compose::words::capital;
use crate::context::Context;
use crate::figure::{Figure, Trace, rights};
use crate::table::Table;

const ID: &str = "sensitivity";

const TOTAL: Kind = Kind::new("", Colour::Blue, Shape::Disc);

/// The readings whose computing power is taken apart, and those that machines are to reach: as a machine
/// would run the cascade, and as the post counts it.
const COMPUTED: [Reading; 2] = [Reading::PointNeurons, STREAMING];
const REACHED: [Reading; 2] = [STREAMING, Reading::Cascade(Convention::DirectOwnFilter)];
const STREAMING: Reading = Reading::Cascade(Convention::Streaming);

/// Inputs below this share are counted, not drawn; the table has them all.
const DRAWN: f64 = 0.01;

/// An answer of ours, taken apart.
struct Answer {
    /// What it is, in a title.
    what: &'static str,
    /// The reading that it belongs to.
    name: String,
    /// What it is and how much, above its inputs.
    heading: String,
    formula: Formula,
    /// The inputs that vary with their indices, the most important first.
    inputs: Vec<(Quantity, Indices)>,
}

/// Which input decides each of our answers.
pub(super) fn make(context: &Context<'_>) -> Result<Figure, ReportError> {
    let set = &context.brain;
    let mut trace = Trace::new();
    trace.rows.extend(context.brain.rows());
    let brain = PopulationWeighted::of(set).map_err(failed)?;
    let parameters = Answer::of_parameters(&brain)?;
    let mut computed = vec![];
    for reading in COMPUTED {
        let power = ComputingPower::of(context.package, set, reading).map_err(failed)?;
        trace.rows.extend(power.rows.iter().cloned());
        computed.push(Answer::of_power(&power)?);
    }
    let mut reached = vec![];
    for reading in REACHED {
        let crossing = Crossing::of(context.package, set, reading).map_err(failed)?;
        trace.rows.extend(crossing.rows.iter().cloned());
        trace.derivation("doubling time of HPCG", &crossing.doubling_time);
        reached.push(Answer::of_crossing(&crossing, reading)?);
    }
    let answers = || std::iter::once(&parameters).chain(&computed).chain(&reached);
    answers()
        .for_each(|answer| trace.derivation(&format!("{}: {}", answer.what, answer.name), &answer.formula));
    let panel = |id: &str, heading: &str, answers: &[Answer]| Panel::new(id, heading, chart(answers));
    let title = title(&answers().collect::<Vec<_>>());
    let picture = Picture {
        id: ID.to_owned(),
        rights: Some(rights()),
        alt: alt(answers(), &title),
        title,
        subtitle: format!(
            "Total-order index: the share of the variance that would remain if all other inputs were known; of \
             the decimal logarithm, and of the year’s rank among all years, so that never is later than any. HPCG is \
             a random walk with drift. {} points under {} scrambles, seed {}, \
             inputs independent; whiskers, mostly narrower than the dots, are 95 % t-intervals. Where \
             there are brackets: {}. Inputs below {} are left out.{}",
            Policy::POINTS,
            Policy::SCRAMBLES,
            Policy::SEED,
            Policy::caption(),
            percent(DRAWN),
            exact(&brain.parameters)
        ),
        footer: context.footer(&trace, "Jansen’s estimator on scrambled Sobol’ points"),
        chart: Panels::column(vec![
            panel("parameters", &parameters.heading, std::slice::from_ref(&parameters)),
            panel("flops", "Computing power in FLOP/s", &computed),
            panel("year", "Year in which the head of HPCG (64-bit) reaches it", &reached),
        ])
        .into(),
    };
    Ok(Figure { picture, table: table(answers()), trace })
}

fn failed(error: EstimateError) -> ReportError {
    ReportError::of_estimate(ID, error)
}

impl Answer {
    fn of_parameters(brain: &PopulationWeighted) -> Result<Self, ReportError> {
        let (formula, name) = (&brain.parameters, "parameters, one per synapse and one per neuron");
        Self::new(
            "the parameters",
            name,
            &Range::of(ID, formula)?.to_string(),
            formula,
            formula.inputs(),
            Model::of(formula),
            Scale::Log10,
        )
    }

    fn of_power(power: &ComputingPower) -> Result<Self, ReportError> {
        let (formula, name) = (&power.flops, power.reading.name());
        let what = match power.reading {
            Reading::PointNeurons => "the FLOP/s of point neurons",
            Reading::Cascade(_) => "the FLOP/s of the cascade",
        };
        let range = Range::of(ID, formula)?;
        let amount = range.number(range.median);
        Self::new(what, name, &amount, formula, formula.inputs(), Model::of(formula), Scale::Log10)
    }

    fn of_crossing(crossing: &Crossing, reading: Reading) -> Result<Self, ReportError> {
        let answer = crossing.model().and_then(|model| model.answer(&Policy::sampling()));
        let answer = answer.map_err(|error| unsampled(ID, &error))?;
        let [low, high] = answer.interval(0.9).map(year);
        let never = percent(Crossing::never(&answer).value);
        let amount = format!("{} ({low} to {high}), with {never} never", year(answer.median()));
        let inputs: Vec<Quantity> = crossing.inputs().cloned().collect();
        let ranks = crossing.ranked(&Policy::sampling());
        Self::new("the year", reading.name(), &amount, &crossing.year, &inputs, ranks, Scale::Linear)
    }

    fn new(
        what: &'static str,
        name: &str,
        amount: &str,
        formula: &Formula,
        varying: &[Quantity],
        model: Result<Model<'_>, ModelError>,
        scale: Scale,
    ) -> Result<Self, ReportError> {
        let indices = model.and_then(|model| model.sensitivity(&Policy::sampling(), scale));
        let indices = indices.map_err(|error| unsampled(ID, &error))?;
        let named = |indices: Indices| {
            let is_it = |input: &&Quantity| input.address().to_string() == indices.input;
            varying.iter().find(is_it).map(|input| (input.clone(), indices))
        };
        let mut inputs: Vec<_> = indices.into_iter().filter_map(named).collect();
        inputs.sort_by(|(_, a), (_, b)| b.total.value.total_cmp(&a.total.value));
        let heading = format!("{}: {amount}", capital(name));
        Ok(Self { what, name: name.to_owned(), heading, formula: formula.clone(), inputs })
    }

    /// The input that decides, or the inputs that cannot be told apart from it, and how surely.
    fn deciders(&self) -> String {
        let Some((_, top)) = self.inputs.first() else { return "nothing".to_owned() };
        let tied = self.inputs.iter().take_while(|(_, indices)| indices.total.high >= top.total.low);
        let names: Vec<String> = tied.map(|(input, _)| lower(name(input))).collect();
        let most = if top.total.value < 0.5 { "most of all " } else { "" };
        format!("{most}on {}", names.join(" or "))
    }

    /// What it is, with its reading where another reading hangs on something else.
    fn among(&self, answers: &[&Self]) -> String {
        let mut readings = answers.iter().filter(|other| other.what == self.what);
        if readings.all(|other| other.deciders() == self.deciders()) {
            self.what.to_owned()
        } else {
            format!("{} ({})", self.what, self.name)
        }
    }

    fn rows(&self) -> Vec<Row> {
        let drawn = |(input, indices): &(Quantity, Indices)| {
            let total = &indices.total;
            let mark = Mark::at(TOTAL, total.value).range(total.low, total.high).label(percent(total.value));
            Row::new(format!("{} {} {}", self.what, self.name, input.address()), name(input)).mark(mark)
        };
        self.inputs.iter().filter(|(_, indices)| indices.total.value >= DRAWN).map(drawn).collect()
    }
}

/// What an input is, without remarks.
fn name(input: &Quantity) -> &str {
    input.label().split([':', ',', '(']).next().map_or("", str::trim)
}

/// A name within a sentence.
fn lower(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain([second]).chain(letters).collect()
        }
        _ => name.to_owned(),
    }
}

fn percent(share: f64) -> String {
    format!("{} %", number(share * 100.0, 2))
}

fn chart(answers: &[Answer]) -> DotRange {
    let axis = LinearAxis::new("total-order index").from_to(0.0, 1.0);
    answers.iter().fold(DotRange::new(axis), |chart, answer| {
        // The heading of a panel says it, where the panel has one answer.
        let heading = if answers.len() == 1 { "" } else { answer.heading.as_str() };
        chart.group(heading, answer.rows())
    })
}

/// Answers with the same deciders are named together.
fn title(answers: &[&Answer]) -> String {
    let mut decided: Vec<(Vec<String>, String)> = vec![];
    for answer in answers {
        let (deciders, what) = (answer.deciders(), answer.among(answers));
        match decided.iter_mut().find(|(_, known)| *known == deciders) {
            Some((whats, _)) if whats.contains(&what) => {}
            Some((whats, _)) => whats.push(what),
            None => decided.push((vec![what], deciders)),
        }
    }
    let clauses = decided.iter().enumerate().map(|(place, (whats, deciders))| {
        let verb = if place == 0 { " hang" } else { "" };
        format!("{}{verb} {deciders}", whats.join(" and "))
    });
    capital(&clauses.collect::<Vec<_>>().join(", "))
}

/// The inputs that no source gives a spread, and that therefore cannot decide.
fn exact(formula: &Formula) -> String {
    let is_exact = |input: &&Quantity| input.spread() == Spread::Exact;
    let names: Vec<String> =
        formula.inputs().iter().filter(is_exact).map(|input| lower(name(input))).collect();
    match names.as_slice() {
        [] => String::new(),
        names => format!(" Published without a spread, and so taken as exact: {}", names.join("; ")),
    }
}

fn alt<'a>(answers: impl Iterator<Item = &'a Answer>, title: &str) -> String {
    let told = |answer: &Answer| {
        let inputs = answer.inputs.iter().filter(|(_, indices)| indices.total.value >= DRAWN);
        let inputs: Vec<String> = inputs
            .map(|(input, indices)| format!("{} {}", name(input), percent(indices.total.value)))
            .collect();
        format!("{}: {}", answer.heading, inputs.join(", "))
    };
    format!(
        "Dots in rows on an axis of total-order indices from 0 to 1, in panels for parameters, computing power \
         and year. {title}. {}.",
        answers.map(told).collect::<Vec<_>>().join("; ")
    )
}

fn table<'a>(answers: impl Iterator<Item = &'a Answer>) -> Table {
    let mut table = Table::new(&[
        "answer",
        "reading",
        "input",
        "total",
        "total_low",
        "total_high",
        "first",
        "first_low",
        "first_high",
        "address",
    ]);
    for answer in answers {
        for (input, indices) in &answer.inputs {
            let estimate = |value: f64| libm::round(value * 1e4) / 1e4 + 0.0;
            let (total, first) = (&indices.total, &indices.first);
            table.push([
                answer.what.trim_start_matches("the ").into(),
                answer.name.as_str().into(),
                input.label().into(),
                estimate(total.value).into(),
                estimate(total.low).into(),
                estimate(total.high).into(),
                estimate(first.value).into(),
                estimate(first.low).into(),
                estimate(first.high).into(),
                input.address().to_string().into(),
            ]);
        }
    }
    table
}
