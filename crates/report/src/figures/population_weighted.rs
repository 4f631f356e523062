use neuroscale_claims::Entry;
use neuroscale_draw::{
    Colour, DotRange, Kind, LinearAxis, LogAxis, Mark, Panel, Panels, Picture, Reference, Row, Shape, number,
};
use neuroscale_estimates::{Part, PopulationWeighted};
use neuroscale_quantity::{Formula, Quantity};
use neuroscale_uncertainty::Policy;

use crate::ReportError;
use crate::compose::marks::{MEASURED, OURS, RECOMPUTED, STATED};
use crate::compose::ranges::Range;
use crate::compose::words::{capital, counted, counted_to, counted_within};
use crate::context::Context;
use crate::figure::{Figure, Trace, rights};
use crate::table::{Cell, Table};

const ID: &str = "population-weighted";

const NEURONS: Kind = Kind::new("of the neurons", Colour::Purple, Shape::Disc);
const SYNAPSES: Kind = Kind::new("of the synapses", Colour::Green, Shape::Square);

/// What each document gives a brain in synapses, and what that rests on.
const DOCUMENTS: [Document<&str>; 5] = [
    Document {
        basis: "stated; recomputed from its fan-ins",
        stated: "dl-adult-synapses",
        implied: Some("dl-synapses-from-fan-in"),
    },
    Document { basis: "stated", stated: "meta-synapses", implied: None },
    Document { basis: "stated", stated: "side-synapses", implied: None },
    Document { basis: "one fan-in for all neurons", stated: "chat-connections", implied: None },
    Document { basis: "one fan-in for all neurons", stated: "neuro-synapses", implied: None },
];

/// Counts of the neocortex, which holds most synapses.
const COUNTED: [&str; 2] = ["human-neocortex-synapses", "human-neocortex-synapses-tang"];

/// A document's synapses, and those that its neurons and their synapses multiply to.
struct Document<C> {
    basis: &'static str,
    stated: C,
    implied: Option<C>,
}

/// Synapses counted population by population, beside what one fan-in for all neurons gives.
pub(crate) fn make(context: &Context<'_>) -> Result<Figure, ReportError> {
    let set = &context.brain;
    let brain = PopulationWeighted::of(set).map_err(|error| ReportError::of_estimate(ID, error))?;
    let count = |key: &&str| context.quantity("anatomy/synapses.csv", key);
    let counts = COUNTED.iter().map(count).collect::<Result<Vec<_>, _>>()?;
    let documents = DOCUMENTS.iter().map(|document| document.read(context)).collect::<Result<Vec<_>, _>>()?;
    let ranges = Ranges::of(&brain)?;
    let mut trace = Trace::new();
    trace.derivation("synapses, population by population", &brain.synapses);
    trace.derivation("parameters: a weight per synapse, a bias per neuron", &brain.parameters);
    trace.derivation("synapses with one fan-in for all", &brain.uniform);
    trace.rows.extend(context.brain.rows());
    for count in &counts {
        trace.quantity(count);
    }
    for document in &documents {
        document.note(&mut trace);
    }

    let title = title(&brain, &ranges);
    Ok(Figure {
        picture: Picture {
            id: ID.into(),
            rights: Some(rights()),
            alt: alt(&brain, &ranges, &documents, &title),
            title,
            subtitle: format!(
                "Human brain of {} neurons, its populations counted one by one: synapses {}, and parameters {} at \
                 one weight per synapse and one bias per neuron. Brackets and whiskers of ours: {}",
                counted_to(ranges.neurons.median, ranges.neurons.digits()),
                counted_within(ranges.synapses.median, ranges.synapses),
                counted_within(ranges.parameters.median, ranges.parameters),
                Policy::caption()
            ),
            footer: context.footer(&trace, "neurons × synapses per neuron, summed over populations"),
            chart: Panels::column(vec![
                Panel::new(
                    "shares",
                    "Where the neurons are, and where the synapses are",
                    shares(&brain, &ranges),
                ),
                Panel::new(
                    "totals",
                    "Synapses of a whole brain",
                    totals(&brain, &ranges, &counts, &documents),
                ),
            ])
            .into(),
        },
        table: table(&brain, &ranges, &counts, &documents),
        trace,
    })
}

/// The ranges of our own numbers.
struct Ranges {
    parts: Vec<PartRanges>,
    neurons: Range,
    synapses: Range,
    parameters: Range,
    uniform: Range,
    overcount: Range,
}

struct PartRanges {
    synapses: Range,
    neuron_share: Range,
    synapse_share: Range,
}

impl Ranges {
    fn of(brain: &PopulationWeighted) -> Result<Self, ReportError> {
        let range = |formula: &Formula| Range::of(ID, formula);
        let part = |part: &Part| {
            Ok(PartRanges {
                synapses: range(&part.synapses)?,
                neuron_share: range(&part.neuron_share)?,
                synapse_share: range(&part.synapse_share)?,
            })
        };
        Ok(Self {
            parts: brain.parts.iter().map(part).collect::<Result<_, ReportError>>()?,
            neurons: range(&brain.neurons)?,
            synapses: range(&brain.synapses)?,
            parameters: range(&brain.parameters)?,
            uniform: range(&brain.uniform)?,
            overcount: range(&brain.overcount)?,
        })
    }
}

impl Document<&'static str> {
    fn read<'a>(&self, context: &'a Context<'_>) -> Result<Document<&'a Entry>, ReportError> {
        let claim = |id| context.claim(ID, id);
        Ok(Document {
            basis: self.basis,
            stated: claim(self.stated)?,
            implied: self.implied.map(claim).transpose()?,
        })
    }
}

impl Document<&Entry> {
    fn name(&self) -> &str {
        &self.stated.claim.document
    }

    fn synapses(&self) -> Option<f64> {
        self.stated.claim.stated.map(|value| self.stated.claim.measure.to_base(value))
    }

    /// The ends of what its neurons and their synapses multiply to.
    fn range(&self) -> Option<(f64, f64)> {
        let reading = self.implied?.readings.first()?;
        Some((reading.low.value(), reading.high.as_ref().map_or(reading.low.value(), Formula::value)))
    }

    fn note(&self, trace: &mut Trace) {
        trace.row(&self.stated.claim.address);
        if let Some(implied) = self.implied {
            trace.row(&implied.claim.address);
            trace.rows.extend(implied.readings.iter().take(1).flat_map(neuroscale_claims::Reading::rows));
        }
    }

    fn row(&self, ours: f64) -> Row {
        let mut row = Row::new(self.name(), self.name()).note(self.basis);
        if let Some(value) = self.synapses() {
            row = row.mark(Mark::at(STATED, value)).aside(beside(value, ours));
        }
        match self.range() {
            Some((low, high)) if low < high => row.mark(Mark::span(RECOMPUTED, low, high)),
            Some((low, _)) => row.mark(Mark::at(RECOMPUTED, low)),
            None => row,
        }
    }
}

/// A number of synapses, and how it compares with ours.
fn beside(synapses: f64, ours: f64) -> String {
    let ratio = synapses / ours;
    let compared = if ratio < 1.0 {
        format!("ours ÷ {}", number(1.0 / ratio, 2))
    } else {
        format!("{} × ours", number(ratio, 2))
    };
    format!("{}, {compared}", counted(synapses))
}

/// A share to two digits, since one would turn 16 % into 20 %.
fn percent(share: f64) -> String {
    format!("{} %", number(share * 100.0, 2))
}

fn title(brain: &PopulationWeighted, ranges: &Ranges) -> String {
    let (Some(many), Some(wired)) = (brain.most_neurons(), brain.most_synapses()) else {
        return "A brain counted population by population".to_owned();
    };
    let of_many = brain.parts.iter().zip(&ranges.parts).find(|(part, _)| std::ptr::eq(*part, many));
    let (of_neurons, of_synapses) = of_many.map_or((String::new(), String::new()), |(_, ranges)| {
        (percent(ranges.neuron_share.median), percent(ranges.synapse_share.median))
    });
    if many.member.population == wired.member.population {
        return format!(
            "{of_neurons} of the neurons and {of_synapses} of the synapses are {}",
            many.member.population
        );
    }
    let overcount = ranges.overcount.median;
    let error = if overcount >= 1.0 {
        format!("{} times too many", ranges.overcount.number(overcount))
    } else {
        format!("{} times too few", number(1.0 / overcount, ranges.overcount.digits()))
    };
    format!(
        "{of_neurons} of the neurons are {} with {of_synapses} of the synapses: one fan-in for all counts {error}",
        many.member.population,
    )
}

fn shares(brain: &PopulationWeighted, ranges: &Ranges) -> DotRange {
    let row = |(part, ranges): (&Part, &PartRanges)| {
        let (neurons, synapses) = (ranges.neuron_share.median, ranges.synapse_share.median);
        let note =
            format!("{} × {} synapses", counted(part.member.neurons.value()), number(part.fan_in.value(), 3));
        Row::new(&part.member.population, capital(&part.member.population))
            .note(note)
            .aside(counted_within(ranges.synapses.median, ranges.synapses))
            .mark(share(NEURONS, neurons, ranges.neuron_share))
            .mark(share(SYNAPSES, synapses, ranges.synapse_share))
    };
    DotRange::new(LinearAxis::new("share of the whole brain, %").from_to(0.0, 100.0))
        .group("", brain.parts.iter().zip(&ranges.parts).map(row).collect())
}

fn share(kind: Kind, share: f64, range: Range) -> Mark {
    let mark = Mark::at(kind, share * 100.0).label(percent(share));
    mark.range(range.low * 100.0, range.high * 100.0)
}

fn totals(
    brain: &PopulationWeighted,
    ranges: &Ranges,
    counts: &[&Quantity],
    documents: &[Document<&Entry>],
) -> DotRange {
    let ours = ranges.synapses.median;
    let total = Row::new("total", "Population by population")
        .note("all populations above")
        .mark(ours_within(ours, ranges.synapses));
    let neocortex = Row::new("neocortex", "Neocortex alone").note("counted under the microscope");
    let neocortex =
        counts.iter().enumerate().fold(neocortex, |row, (place, count)| row.mark(measured(count, place)));
    let uniform = Row::new("uniform", "One fan-in for all")
        .note(
            brain
                .most_synapses()
                .map_or(String::new(), |part| format!("that of the {}", part.member.population)),
        )
        .aside(beside(ranges.uniform.median, ours))
        .mark(ours_within(ranges.uniform.median, ranges.uniform).id("uniform"));
    let stated = documents.iter().map(|document| document.row(ours));
    DotRange::new(LogAxis::new("synapses"))
        .group("", [total, neocortex, uniform].into_iter().chain(stated).collect())
        .reference(
            Reference::new("ours", ours, counted_to(ours, ranges.synapses.digits())).colour(Colour::Green),
        )
}

fn ours_within(value: f64, range: Range) -> Mark {
    Mark::at(OURS, value).range(range.low, range.high)
}

fn measured(count: &Quantity, place: usize) -> Mark {
    let mark = Mark::at(MEASURED, count.value()).id(format!("{}", place + 1)).title(count.label());
    match count.spread().interval() {
        Some((low, high)) => mark.range(low, high),
        None => mark,
    }
}

fn alt(brain: &PopulationWeighted, ranges: &Ranges, documents: &[Document<&Entry>], title: &str) -> String {
    let part = |(part, ranges): (&Part, &PartRanges)| {
        format!(
            "{}: {} of the neurons, {} of the synapses",
            part.member.population,
            percent(ranges.neuron_share.median),
            percent(ranges.synapse_share.median)
        )
    };
    let parts: Vec<String> = brain.parts.iter().zip(&ranges.parts).map(part).collect();
    let stated =
        |document: &Document<&Entry>| Some(format!("{} {}", document.name(), counted(document.synapses()?)));
    let stated: Vec<String> = documents.iter().filter_map(stated).collect();
    format!(
        "Two charts of dots in rows. Top, shares of the whole in percent: {}. Bottom, synapses of a brain on \
         a logarithmic axis: {} counted population by population, {} with one fan-in for all neurons; stated \
         by the documents: {}. {title}.",
        parts.join("; "),
        counted_within(ranges.synapses.median, ranges.synapses),
        counted_within(ranges.uniform.median, ranges.uniform),
        stated.join(", ")
    )
}

const COLUMNS: [&str; 12] = [
    "row",
    "kind",
    "neurons",
    "synapses_per_neuron",
    "share_of_neurons",
    "share_of_synapses",
    "synapses",
    "synapses_low",
    "synapses_high",
    "parameters",
    "parameters_low",
    "parameters_high",
];

fn table(
    brain: &PopulationWeighted,
    ranges: &Ranges,
    counts: &[&Quantity],
    documents: &[Document<&Entry>],
) -> Table {
    let mut table = Table::new(&COLUMNS);
    for (part, ranges) in brain.parts.iter().zip(&ranges.parts) {
        table.push([
            part.member.population.as_str().into(),
            OURS.name.into(),
            part.member.neurons.value().into(),
            part.fan_in.value().into(),
            ranges.neuron_share.median.into(),
            ranges.synapse_share.median.into(),
            ranges.synapses.median.into(),
            ranges.synapses.low.into(),
            ranges.synapses.high.into(),
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
        ]);
    }
    table.push([
        "all populations together".into(),
        OURS.name.into(),
        ranges.neurons.median.into(),
        brain.mean_fan_in.value().into(),
        Cell::Empty,
        Cell::Empty,
        ranges.synapses.median.into(),
        ranges.synapses.low.into(),
        ranges.synapses.high.into(),
        ranges.parameters.median.into(),
        ranges.parameters.low.into(),
        ranges.parameters.high.into(),
    ]);
    table.push(total("one fan-in for all", OURS, Some(ranges.uniform.median), Some(ranges.uniform.ends())));
    for count in counts {
        table.push(total(count.label(), MEASURED, Some(count.value()), count.spread().interval()));
    }
    for document in documents {
        table.push(total(document.name(), STATED, document.synapses(), None));
        if let Some(range) = document.range() {
            table.push(total(document.name(), RECOMPUTED, None, Some(range)));
        }
    }
    table
}

/// A row of the table that gives synapses alone.
fn total(row: &str, kind: Kind, synapses: Option<f64>, range: Option<(f64, f64)>) -> [Cell; 12] {
    let mut cells = COLUMNS.map(|_| Cell::Empty);
    let (low, high) = range.unzip();
    let known: [Cell; 5] = [row.into(), kind.name.into(), synapses.into(), low.into(), high.into()];
    for (place, cell) in [0, 1, 6, 7, 8].into_iter().zip(known) {
        cells[place] = cell;
    }
    cells
}
