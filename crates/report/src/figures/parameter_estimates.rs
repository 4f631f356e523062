use neuroscale_claims::Entry;
use neuroscale_draw::{Colour, DotRange, Kind, LogAxis, Picture, Row, Shape, number};
use neuroscale_estimates::PopulationWeighted;
use neuroscale_quantity::Unit;
use neuroscale_uncertainty::Policy;

use crate::ReportError;
use crate::compose::marks::{MODEL, OURS, RECOMPUTED};
use crate::compose::ranges::Range;
use crate::compose::shown::Shown;
use crate::context::Context;
use crate::figure::{Figure, rights};

const ID: &str = "parameter-estimates";
const MODELS: &str = "models/models.csv";
const DOCUMENTS: &str = "claims/documents.csv";

/// What the document's own formula gives for inputs as they were measured.
const KNOWN: Kind = Kind::new("with inputs as measured", Colour::Sky, Shape::Tick);

/// What each document takes the brain's parameters to be.
const ESTIMATES: &[(&str, &[(&str, &str)])] = &[
    (
        "chat-parameters",
        &[
            ("chat-parameters-doubled", "First answer"),
            ("chat-layered-parameters", "Second answer, by layers"),
            ("chat-parameters-with-biases", "Third answer"),
        ],
    ),
    (
        "neuromorphic",
        &[
            ("neuro-synapses", "Synapses, as assumed"),
            ("neuro-synapses-range", "Synapses, most estimates"),
            ("neuro-equivalent", "Equivalent model"),
        ],
    ),
    ("metaphor", &[("meta-synapses", "Synapses")]),
    ("neurons-vs-parameters", &[("side-synapses", "Synapses")]),
    ("brain-vs-deep-learning", &[("dl-adult-synapses", "Synapses of an adult")]),
];

/// The claim beside which the measured synapses stand, and the populations that we count.
const SYNAPSES: &str = "dl-adult-synapses";

/// An answer that the text itself takes back.
const DISOWNED: &str = "chat-layered-parameters";

/// Models that many people have heard of.
const KNOWN_MODELS: &[&str] =
    &["gpt-2-xl", "gpt-3", "llama-3-1-405b", "palm", "deepseek-v3", "kimi-k2", "switch-c"];

/// Every estimate of the brain's parameters on one axis, beside models.
pub(super) fn make(context: &Context<'_>) -> Result<Figure, ReportError> {
    let mut shown = Shown::new(context.package);
    let mut chart = DotRange::new(LogAxis::new("parameters"));
    let (mut least, mut most, mut estimates) = (f64::INFINITY, 0.0_f64, 0);
    for (document, claims) in ESTIMATES {
        let mut rows = vec![];
        for (id, label) in *claims {
            let entry = context.claim(ID, id)?;
            let row = estimate(id, label, entry, &mut shown);
            // The author writes neurons; the sentence before speaks of parameters.
            let in_neurons = entry.claim.measure.unit() == Unit::NEURON;
            rows.push(if in_neurons { row.note("stated in neurons") } else { row });
            estimates += usize::from(entry.claim.stated.is_some());
            let ends = [entry.claim.stated, entry.claim.stated_high].into_iter().flatten();
            for end in ends.filter(|_| !in_neurons && *id != DISOWNED) {
                (least, most) = (least.min(end), most.max(end));
            }
        }
        chart = chart.group(title_of(context, document, &mut shown)?, rows);
    }
    let (rows, ours) = measured(context, &mut shown)?;
    chart = chart.group("Measured, and counted by us", rows);
    chart = chart.group("Models", models(context, &mut shown)?);
    let decades = libm::round(libm::log10(most / least));
    let span = format!("{} to {}", number(least, 1), number(most, 1));
    let picture = Picture {
        id: ID.to_owned(),
        rights: Some(rights()),
        title: format!(
            "Documents that take the brain's synapses for parameters count {span}, and we {}",
            ours.number(ours.median)
        ),
        subtitle: format!(
            "Parameters of a network as large as the brain; where a document counts synapses, each is taken for one \
             parameter. Whiskers of ours, bars with inputs as measured: {}. Models by the parameters that they hold, active or not",
            Policy::caption()
        ),
        alt: format!(
            "Dots and ranges on a logarithmic axis of parameters, in groups for each document: {estimates} \
             estimates, {span} of them without the one that the text takes back and the one in neurons, which is {} decades, above well-known models.",
            number(decades, 2)
        ),
        footer: context.footer(&shown.trace, "one parameter for each synapse"),
        chart: chart.into(),
    };
    Ok(Figure { picture, table: shown.table, trace: shown.trace })
}

/// The synapses that were measured, and our own count of a weight for each synapse and a bias for each
/// neuron.
fn measured(context: &Context<'_>, shown: &mut Shown<'_>) -> Result<(Vec<Row>, Range), ReportError> {
    let mut rows = vec![];
    if let Some(mark) = shown.measured("measured", context.claim(ID, SYNAPSES)?) {
        rows.push(Row::new("measured", "Synapses of a human brain").mark(mark));
    }
    shown.trace.rows.extend(context.brain.rows());
    let set = &context.brain;
    let brain = PopulationWeighted::of(set).map_err(|error| ReportError::of_estimate(ID, error))?;
    let range = Range::of(ID, &brain.parameters)?;
    let name = "population-weighted brain";
    let mark = shown.ranged("population-weighted", OURS, name, &brain.parameters, range);
    let mark = mark.label(range.number(range.median));
    rows.push(Row::new("population-weighted", "Population by population").mark(mark));
    Ok((rows, range))
}

fn estimate(id: &str, label: &str, entry: &Entry, shown: &mut Shown<'_>) -> Row {
    let mut row = Row::new(id, label);
    row.marks.extend(shown.known(id, KNOWN, entry));
    row.marks.extend(shown.recomputed(id, RECOMPUTED, entry));
    row.marks.extend(shown.stated(id, entry));
    row
}

/// The title of a document up to its first colon, so that it fits on a line.
fn title_of(context: &Context<'_>, document: &str, shown: &mut Shown<'_>) -> Result<String, ReportError> {
    let row = context.package.table(DOCUMENTS)?.row(document)?;
    shown.trace.row(&row.address());
    let title = row.text("title")?;
    Ok(title.split(':').next().unwrap_or(title).to_owned())
}

fn models(context: &Context<'_>, shown: &mut Shown<'_>) -> Result<Vec<Row>, ReportError> {
    let table = context.package.table(MODELS)?;
    let mut rows = vec![];
    for key in KNOWN_MODELS {
        let row = table.row(key)?;
        let parameters = row.quantity("parameters")?.ok_or_else(|| row.error("parameters", "a number"))?;
        let mark = shown.quantity(key, MODEL, &parameters).label(number(parameters.value(), 3));
        rows.push((parameters.value(), Row::new(*key, row.text("name")?).mark(mark)));
    }
    rows.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    Ok(rows.into_iter().map(|(_, row)| row).collect())
}
