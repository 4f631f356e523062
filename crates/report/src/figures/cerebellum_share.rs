use neuroscale_draw::{Colour, DotRange, LinearAxis, Picture, Reference, Row, number};
use neuroscale_estimates::{Reading, share_of_region};
use neuroscale_uncertainty::Policy;

use crate::ReportError;
use crate::compose::marks::{OURS, RECOMPUTED};
use crate::compose::ranges::Range;
use crate::compose::shown::Shown;
use crate::compose::words::capital;
use crate::context::Context;
use crate::figure::{Figure, rights};

const ID: &str = "cerebellum-share";
const CEREBELLUM: &str = "cerebellum";

/// The post's conclusion about the cerebellum.
const CLAIM: &str = "dl-cerebellum-computation";

/// How much of a brain's computation the cerebellum does, under each reading of a neuron.
pub(super) fn make(context: &Context<'_>) -> Result<Figure, ReportError> {
    let claim = context.claim(ID, CLAIM)?;
    let mut shown = Shown::new(context.package);
    shown.trace.rows.extend(context.brain.rows());
    let mut rows = vec![];
    let mut ranges = vec![];
    for reading in Reading::ALL {
        let share = share_of_region(context.package, &context.brain, CEREBELLUM, reading)
            .map_err(|error| ReportError::of_estimate(ID, error))?;
        let range = Range::of(ID, &share)?;
        let label = format!("{} %", number(range.median * 100.0, 2));
        let mark = shown.ranged(reading.name(), OURS, reading.name(), &share, range).label(label);
        rows.push(Row::new(reading.name(), capital(reading.name())).mark(mark));
        ranges.push(range);
    }
    let mut post = Row::new("post", "By the post’s synapses per neuron").note("operations as synapses");
    post.marks.extend(shown.recomputed("post", RECOMPUTED, claim));
    let mut chart =
        DotRange::new(LinearAxis::new("share of the operations of the whole brain").from_to(0.0, 1.0))
            .group("On measured anatomy, every neuron read alike", rows)
            .group("On the post’s own numbers", vec![post]);
    if let Some(stated) = claim.claim.stated {
        shown.trace.row(&claim.claim.address);
        chart = chart.reference(Reference::new("post", stated, "almost all").colour(Colour::Orange));
    }
    let title = title(&ranges, claim.claim.stated);
    let picture = Picture {
        id: ID.to_owned(),
        rights: Some(rights()),
        alt: format!(
            "Dots and ranges in rows on an axis of shares from 0 to 1, a row for each reading of a neuron. {title}."
        ),
        title,
        subtitle: format!(
            "Operations of the cerebellum over those of the whole human brain, by what a neuron is taken to compute. The post \
             says that the cerebellum does almost all of it (taken as nine tenths). Ours: median and {}",
            Policy::caption()
        ),
        footer: context.footer(&shown.trace, "FLOP/s of cerebellar populations ÷ FLOP/s of all"),
        chart: chart.into(),
    };
    Ok(Figure { picture, table: shown.table, trace: shown.trace })
}

fn title(ranges: &[Range], stated: Option<f64>) -> String {
    let percent = |share: f64| number(share * 100.0, 2);
    let least = ranges.iter().map(|range| range.median).fold(f64::INFINITY, f64::min);
    let most = ranges.iter().map(|range| range.median).fold(0.0, f64::max);
    let highest = ranges.iter().map(|range| range.high).fold(0.0, f64::max);
    let reach = match stated {
        Some(stated) if highest < stated => {
            format!(", and no reading’s interval reaches {} %", percent(stated))
        }
        _ => String::new(),
    };
    format!(
        "The cerebellum does {} to {} % of a brain’s operations, by reading{reach}",
        percent(least),
        percent(most)
    )
}
