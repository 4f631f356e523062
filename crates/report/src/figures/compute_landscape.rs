use neuroscale_draw::{Colour, DotRange, Kind, LogAxis, Picture, Reference, Row, Shape, number};
use neuroscale_estimates::{ComputingPower, Reading};
use neuroscale_hpc::{Edition, Hpcg, Top500};
use neuroscale_quantity::{Quantity, Row as TableRow};
use neuroscale_uncertainty::Policy;

use crate::ReportError;
use crate::compose::marks::OURS;
use crate::compose::ranges::Range;
use crate::compose::shown::Shown;
use crate::compose::words::{capital, month};
use crate::context::Context;
use crate::figure::{Figure, rights};

const ID: &str = "compute-landscape";
const ESTIMATES: &str = "compute/estimates.csv";

const PUBLISHED: Kind = Kind::new("published", Colour::Blue, Shape::Disc);
/// Our own multiplication of published sizes, which nobody published as an estimate of a brain.
const COMPUTED: Kind = Kind::new("from published sizes", Colour::Sky, Shape::Lozenge);

/// What an estimate is an answer to, as the table names it and in words.
const QUESTIONS: [(&str, &str); 4] = [
    ("sufficiency", "What suffices to do what a brain does"),
    ("emulation", "What an emulation of its neurons needs"),
    ("physics", "What physics allows at the brain’s power"),
    ("mixed", "Every question at once"),
];

/// The number of the post.
const POST: &str = "dl-brain-flops";

/// Published estimates and ours on one axis, by the question they answer.
pub(super) fn make(context: &Context<'_>) -> Result<Figure, ReportError> {
    let mut shown = Shown::new(context.package);
    let ours = ours(context)?;
    let mut chart = DotRange::new(LogAxis::new("operations in a second, FLOP/s unless said otherwise"));
    for (question, heading) in QUESTIONS {
        let mut rows = ours
            .iter()
            .filter(|ours| question_of(ours.power.reading) == question)
            .map(|ours| ours.row(&mut shown))
            .collect::<Vec<_>>();
        rows.extend(published(context, question, &mut shown)?);
        if !rows.is_empty() {
            chart = chart.group(heading, rows);
        }
    }
    let heads: Vec<Head> = [top500(context)?, hpcg(context)?].into_iter().flatten().collect();
    for head in &heads {
        let label = format!("{}, 64-bit", head.list);
        shown.trace.quantity(&head.performance);
        chart =
            chart.reference(Reference::new(head.list, head.performance.value(), label).colour(Colour::Black));
    }
    let claim = context.claim(ID, POST)?;
    shown.trace.row(&claim.claim.address);
    let post = claim.claim.stated.map(|stated| claim.claim.measure.to_base(stated));
    if let Some(post) = post {
        let label = format!("the post: {}", number(post, claim.claim.digits));
        chart = chart.reference(Reference::new("post", post, label).colour(Colour::Orange));
    }
    shown.trace.rows.extend(context.brain.rows());
    let picture = Picture {
        id: ID.to_owned(),
        rights: Some(rights()),
        title: title(&ours),
        subtitle: format!(
            "Computing power of a human brain by the question that is asked; what was counted stands on the \
             right. Bars are ranges. “From published sizes” is our own multiplication of numbers that others published. Ours, all on one anatomy: median and {}. Dotted: {}; each a lower bound, since not \
             every machine is submitted",
            Policy::caption(),
            heads.iter().map(Head::words).collect::<Vec<_>>().join(", ")
        ),
        alt: alt(&ours, post),
        footer: context
            .footer(&shown.trace, "synaptic events × FLOP of each, or linear-nonlinear-Poisson cascade"),
        chart: chart.into(),
    };
    Ok(Figure { picture, table: shown.table, trace: shown.trace })
}

/// One of our estimates with its range.
struct Ours {
    power: ComputingPower,
    range: Range,
}

fn ours(context: &Context<'_>) -> Result<Vec<Ours>, ReportError> {
    let set = &context.brain;
    let of = |reading| {
        let power = ComputingPower::of(context.package, set, reading)
            .map_err(|error| ReportError::of_estimate(ID, error))?;
        Ok(Ours { range: Range::of(ID, &power.flops)?, power })
    };
    Reading::ALL.into_iter().map(of).collect()
}

impl Ours {
    fn row(&self, shown: &mut Shown<'_>) -> Row {
        shown.trace.rows.extend(self.power.rows.iter().cloned());
        let name = self.power.reading.name();
        let mark = shown.ranged(name, OURS, name, &self.power.flops, self.range);
        let label = self.range.number(self.range.median);
        Row::new(name, capital(name)).aside("FLOP, precision left open").mark(mark.label(label))
    }
}

/// The question that a reading answers: events are what a point neuron passes on, a cascade imitates the
/// neuron.
fn question_of(reading: Reading) -> &'static str {
    match reading {
        Reading::PointNeurons => "sufficiency",
        Reading::Cascade(_) => "emulation",
    }
}

/// The published answers to a question, the smallest first.
fn published(context: &Context<'_>, question: &str, shown: &mut Shown<'_>) -> Result<Vec<Row>, ReportError> {
    let mut rows = vec![];
    for row in context.package.table(ESTIMATES)?.rows() {
        if row.text("question")? == question {
            let quantity = context.quantity(ESTIMATES, row.key())?;
            rows.push((quantity.value(), estimate(row, quantity, shown)?));
        }
    }
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    Ok(rows.into_iter().map(|(_, row)| row).collect())
}

/// The label of an estimate up to its first comma or bracket, what follows as a note.
fn estimate(row: &TableRow, quantity: &Quantity, shown: &mut Shown<'_>) -> Result<Row, ReportError> {
    let label = row.text("label")?.split(" (").next().unwrap_or_default();
    let (name, note) = label.split_once(", ").unwrap_or((label, ""));
    let kind = if row.text("checked")? == "recomputed" { COMPUTED } else { PUBLISHED };
    let mark = match row.number("value")? {
        Some(_) => shown.quantity(row.key(), kind, quantity),
        None => shown.interval(row.key(), kind, quantity),
    };
    Ok(Row::new(row.key(), name).note(note).aside(row.text("counts")?).mark(mark))
}

/// The head of the last list of a benchmark.
struct Head {
    list: &'static str,
    benchmark: &'static str,
    edition: String,
    performance: Quantity,
}

fn top500(context: &Context<'_>) -> Result<Option<Head>, ReportError> {
    let last = Top500::read(context.package)?.into_iter().max_by_key(|list| list.edition);
    Ok(last.map(|list| Head::new("TOP500", "LINPACK", list.edition, list.head)))
}

fn hpcg(context: &Context<'_>) -> Result<Option<Head>, ReportError> {
    let last = Hpcg::heads(context.package)?.into_iter().max_by_key(|list| list.edition);
    Ok(last.map(|list| Head::new("HPCG", "conjugate gradients", list.edition, list.performance)))
}

impl Head {
    fn words(&self) -> String {
        format!("the head of {} of {} ({})", self.list, self.edition, self.benchmark)
    }

    fn new(list: &'static str, benchmark: &'static str, edition: Edition, performance: Quantity) -> Self {
        Self { list, benchmark, edition: month(edition), performance }
    }
}

/// Whether what is not known of a brain or the way of counting it moves our answer more.
fn title(ours: &[Ours]) -> String {
    let medians = || ours.iter().map(|ours| ours.range.median);
    let (least, most) = (medians().fold(f64::INFINITY, f64::min), medians().fold(0.0_f64, f64::max));
    let between = libm::log10(most / least);
    let within = ours.iter().map(|ours| libm::log10(ours.range.high / ours.range.low)).fold(0.0, f64::max);
    let (between, within) = (libm::round(between), libm::round(within));
    let [counting, unknown] = [between, within].map(|decades| number(decades, 2));
    if between > within {
        format!(
            "The way of counting moves a brain’s computing power by {counting} powers of ten, what is not known of \
             it by about {unknown} at most"
        )
    } else {
        format!(
            "What is not known of a brain moves its computing power by up to {unknown} powers of ten, the way of \
             counting by {counting}"
        )
    }
}

fn alt(ours: &[Ours], post: Option<f64>) -> String {
    let each = |ours: &Ours| {
        let Range { low, median, high } = ours.range;
        let of = |value| ours.range.number(value);
        format!("{} {} ({} to {})", ours.power.reading.name(), of(median), of(low), of(high))
    };
    format!(
        "Dots and ranges on a logarithmic axis of operations in a second, in groups by question. Ours: {}. {}",
        ours.iter().map(each).collect::<Vec<_>>().join("; "),
        post.map_or(String::new(), |post| format!("The post states {}.", number(post, 4)))
    )
}
