use neuroscale_claims::Entry;
use neuroscale_draw::{DotRange, LogAxis, Panel, Panels, Picture, Row, number};
use neuroscale_params::decoder::Decoder;
use neuroscale_params::{Part, size_ratio};
use neuroscale_quantity::{Count, Expr, Graph, Quantity, Ring, Unit};

use crate::ReportError;
use crate::compose::inputs::Inputs;
use crate::compose::marks::RECOMPUTED;
use crate::compose::shown::Shown;
use crate::context::Context;
use crate::figure::{Figure, rights};

const ID: &str = "gpt3-anatomy";
const MODEL: &str = "gpt-3";

/// Where GPT-3's units and parameters sit, beside the neurons and synapses that the metaphor sets against
/// them.
pub(super) fn make(context: &Context<'_>) -> Result<Figure, ReportError> {
    let claim = |id| context.claim(ID, id);
    let graph = Graph::new();
    let inputs = Inputs::new(context, ID, &graph);
    let exact = Decoder::<Count>::read(context.package, MODEL)?;
    let gpt = Decoder::<Quantity>::read(context.package, MODEL)?.map(|number| graph.input(&number));
    let mut shown = Shown::new(context.package);

    let units = rows(&inputs, &units(&gpt), &units(&exact), claim("meta-hidden-units")?, &mut shown)?;
    let neurons = brain("neurons", "Neurons", claim("meta-neurons")?, &mut shown);
    let parameters = rows(&inputs, &parameters(&gpt), &parameters(&exact), claim("meta-gpt3")?, &mut shown)?;
    let synapses = brain("synapses", "Synapses", claim("meta-synapses")?, &mut shown);

    let total = gpt.network().parameters();
    let synapses_stated = inputs.stated("meta-synapses")?.counted_as(Unit::PARAMETER);
    let ratio = inputs.formula(size_ratio(synapses_stated, total))?;
    shown.trace.derivation("synapses stated ÷ parameters", &ratio);
    let (place, share) = largest_part(&inputs, &gpt)?;
    let (percent, times) = (number(100.0 * share, 2), number(ratio.value(), 2));
    let of = |expr| Ok::<_, ReportError>(number(inputs.formula(expr)?.value(), 3));
    let (all_units, all_parameters) = (of(gpt.output_units())?, of(total)?);

    let units = DotRange::new(LogAxis::new("units; neurons"))
        .group("GPT-3: units that its maps yield for a token", units)
        .group("Human brain", vec![neurons]);
    let parameters = DotRange::new(LogAxis::new("parameters; synapses"))
        .group("GPT-3: parameters", parameters)
        .group("Human brain", vec![synapses]);
    let panels = vec![
        Panel::new("units", "Units beside neurons", units),
        Panel::new("parameters", "Parameters beside synapses", parameters),
    ];
    let picture = Picture {
        id: ID.to_owned(),
        rights: Some(rights()),
        title: format!(
            "{percent} % of GPT-3's parameters sit in its {place}; the brain is given {times} synapses for \
             each parameter"
        ),
        subtitle: SUBTITLE.to_owned(),
        alt: format!(
            "Two panels of dots on logarithmic axes. Above: units of GPT-3 by map, {all_units} in all, \
             beside the brain's neurons. Below: parameters by part, {all_parameters} in all, of which \
             {percent} % in its {place}, beside the brain's synapses, of which the metaphor states {times} \
             for each parameter."
        ),
        footer: context.footer(&shown.trace, "decoder-only transformer with tied embeddings"),
        chart: Panels::column(panels).into(),
    };
    Ok(Figure { picture, table: shown.table, trace: shown.trace })
}

const SUBTITLE: &str = "Counts from the architecture beside what the metaphor states. Units and parameters \
    have axes of their own; a unit is set beside a neuron and a parameter beside a synapse, as the metaphor \
    does";

/// A part of the model, its label and its size; the whole stands last.
type Sized<R> = (&'static str, &'static str, R);

/// What the figure calls a part, its label, and the name that the part has in the network.
type Place = (&'static str, &'static str, &'static str);

const UNITS: [Place; 4] = [
    ("queries, keys and values", "Queries, keys, values", "queries, keys and values"),
    ("output of attention", "Output of attention", "output of attention"),
    ("hidden units of MLPs", "Hidden units of MLPs", "hidden units"),
    ("output of MLPs", "Output of MLPs", "output of MLP"),
];

const PARAMETERS: [Place; 4] = [
    ("embeddings", "Embeddings", "embeddings"),
    ("attention", "Attention", "attention"),
    ("MLPs", "MLPs", "MLP"),
    ("norms", "Norms", "norm"),
];

fn units<R: Ring>(gpt: &Decoder<R>) -> Vec<Sized<R>> {
    let mut parts = sized(&gpt.network(), &UNITS, Part::output_units);
    parts.push(("all units", "All maps together", gpt.output_units()));
    parts
}

fn parameters<R: Ring>(gpt: &Decoder<R>) -> Vec<Sized<R>> {
    let network = gpt.network();
    let mut parts = sized(&network, &PARAMETERS, Part::parameters);
    parts.push(("all parameters", "All parts together", network.parameters()));
    parts
}

fn sized<R: Ring>(network: &Part<R>, places: &[Place], size: fn(&Part<R>) -> R) -> Vec<Sized<R>> {
    let of = |(id, label, name): &Place| Some((*id, *label, size(&network.named(name)?)));
    places.iter().filter_map(of).collect()
}

/// The part that holds most parameters, and its share.
fn largest_part<'g>(
    inputs: &Inputs<'g>,
    gpt: &Decoder<Expr<'g>>,
) -> Result<(&'static str, f64), ReportError> {
    let network = gpt.network();
    let mut largest = ("", 0.0);
    for (name, _, part) in sized(&network, &PARAMETERS, Part::parameters) {
        let share = inputs.formula(size_ratio(part, network.parameters()))?.value();
        if share > largest.1 {
            largest = (name, share);
        }
    }
    Ok(largest)
}

/// A row for each part of the model; the stated number stands beside the whole.
fn rows<'g>(
    inputs: &Inputs<'g>,
    parts: &[Sized<Expr<'g>>],
    exact: &[Sized<Count>],
    stated: &Entry,
    shown: &mut Shown<'_>,
) -> Result<Vec<Row>, ReportError> {
    let mut rows = vec![];
    for ((id, label, part), (_, _, exact)) in parts.iter().zip(exact) {
        let formula = inputs.formula(*part)?;
        let mark = shown.counted(id, RECOMPUTED, &formula, *exact).label(number(formula.value(), 3));
        rows.push(Row::new(*id, *label).mark(mark));
    }
    if let Some(whole) = rows.last_mut() {
        let stated = shown.stated(&whole.id, stated);
        whole.marks.splice(0..0, stated);
    }
    Ok(rows)
}

fn brain(id: &str, label: &str, entry: &Entry, shown: &mut Shown<'_>) -> Row {
    let mut row = Row::new(id, label);
    row.marks.extend(shown.measured(id, entry));
    row.marks.extend(shown.stated(id, entry));
    row
}
