use neuroscale_claims::Entry;
use neuroscale_draw::{
    Band, Colour, DotRange, Dots, Line, LinearAxis, LogAxis, Mark, Panel, Panels, Picture, Plot, Point,
    Reference, Row, Shape, Stroke, number,
};
use neuroscale_hpc::{Observation, Top500, doubling_time_of_growth, gap, performance_at};
use neuroscale_quantity::{Graph, Quantity, Row as TableRow};

use crate::ReportError;
use crate::compose::inputs::{Inputs, stated};
use crate::compose::marks::{RECOMPUTED, STATED};
use crate::compose::scenarios::{duration, followed, stated_high};
use crate::compose::words::{brief, capital, times};
use crate::context::Context;
use crate::figure::{Figure, Trace, rights};
use crate::table::{Cell, Table};

const ID: &str = "constraints-check";

/// One of the post's forecasts, with what became of it.
struct Constraint {
    id: &'static str,
    heading: String,
    axis: &'static str,
    /// Observations, one series per kind of device.
    series: Vec<Series>,
    /// What the post states for its own time.
    stated: Option<f64>,
    forecast: Option<Forecast>,
}

struct Series {
    name: String,
    observed: Vec<Observed>,
}

struct Observed {
    name: String,
    year: f64,
    value: f64,
}

/// Exponential growth from the time of the post, by one doubling time or between two.
struct Forecast {
    start: Observation<f64>,
    doubling_time: f64,
    other: Option<f64>,
}

/// When the post appeared, and how far back the pictures look.
struct Dates {
    from: f64,
    post: f64,
}

/// The post's other forecasts against what happened.
pub(crate) fn make(context: &Context<'_>) -> Result<Figure, ReportError> {
    let mut trace = Trace::new();
    let dates = Dates::read(context, &mut trace)?;
    let links = links(context, &dates, &mut trace)?;
    let memory = memory(context, &dates, &mut trace)?;
    let factories = factories(context, &dates, &mut trace)?;
    let power = power(context, &dates, &mut trace)?;
    let homes = ["dl-homes-germany", "dl-homes-us"]
        .into_iter()
        .map(|id| context.claim(ID, id))
        .collect::<Result<Vec<_>, _>>()?;
    for entry in &homes {
        trace.row(&entry.claim.address);
        entry.readings.iter().take(1).for_each(|reading| trace.derivation(&entry.claim.id, &reading.low));
    }
    for (constraint, claim) in
        [(&links, "dl-link-doubling"), (&memory, "dl-memory-static"), (&factories, "dl-fab-growth")]
    {
        constraint.check(context, claim, &dates)?;
    }
    let title = title(&links, &factories, &memory, &dates);
    let constraints = [links, memory, factories, power];
    Ok(Figure {
        picture: Picture {
            id: ID.into(),
            rights: Some(rights()),
            alt: alt(&constraints, &homes, &dates, &title),
            title,
            subtitle: "What the post forecast besides performance (dashed, a band where it gives a range), \
                       what it stated (diamonds), and what came (dots); logarithmic axes, dots at the middle \
                       of their year"
                .into(),
            footer: context.footer(&trace, "steady exponential growth from the day of the post"),
            chart: chart(&constraints, &homes, &dates),
        },
        table: table(&constraints, &homes, &dates),
        trace,
    })
}

impl Dates {
    fn read(context: &Context<'_>, trace: &mut Trace) -> Result<Self, ReportError> {
        let graph = Graph::new();
        let inputs = Inputs::new(context, ID, &graph);
        let post = inputs.assumed("base-date")?;
        let from = inputs.formula(post - inputs.stated("dl-top500-span")?)?;
        trace.derivation("first year shown", &from);
        Ok(Self { from: from.value(), post: inputs.formula(post)?.value() })
    }
}

/// What a document states, noted as used.
fn used(context: &Context<'_>, trace: &mut Trace, id: &str) -> Result<Quantity, ReportError> {
    let quantity = stated(ID, context.claim(ID, id)?)?;
    trace.quantity(&quantity);
    Ok(quantity)
}

/// A number of a series at the middle of its year, noted as used; `None` before the pictures begin.
fn observed(
    row: &TableRow,
    column: &str,
    dates: &Dates,
    trace: &mut Trace,
) -> Result<Option<Observed>, ReportError> {
    let (Some(year), Some(quantity)) = (row.quantity("year")?, row.quantity(column)?) else {
        return Ok(None);
    };
    let year = year.value() + 0.5;
    if year < dates.from {
        return Ok(None);
    }
    trace.quantity(&quantity);
    Ok(Some(Observed {
        name: row.text("name")?.to_owned(),
        year,
        value: quantity.measure().from_base(quantity.value()),
    }))
}

/// The series of a table, one for each word in a column, by date; the series that begins first is the first.
fn series(
    context: &Context<'_>,
    table: &str,
    kind: &str,
    column: &str,
    dates: &Dates,
    trace: &mut Trace,
) -> Result<Vec<Series>, ReportError> {
    let mut all: Vec<Series> = vec![];
    for row in context.package.table(table)?.rows() {
        let Some(observed) = observed(row, column, dates, trace)? else { continue };
        let name = row.text(kind)?;
        match all.iter_mut().find(|series| series.name == name) {
            Some(series) => series.observed.push(observed),
            None => all.push(Series { name: name.to_owned(), observed: vec![observed] }),
        }
    }
    all.iter_mut().for_each(Series::by_date);
    all.sort_by(|a, b| a.begins().total_cmp(&b.begins()).then_with(|| a.name.cmp(&b.name)));
    Ok(all)
}

impl Series {
    fn by_date(&mut self) {
        self.observed.sort_by(|a, b| a.year.total_cmp(&b.year).then_with(|| a.name.cmp(&b.name)));
    }

    fn begins(&self) -> f64 {
        self.observed.first().map_or(f64::INFINITY, |observed| observed.year)
    }
}

fn links(context: &Context<'_>, dates: &Dates, trace: &mut Trace) -> Result<Constraint, ReportError> {
    let doubling_time = used(context, trace, "dl-link-doubling")?.value();
    let speed = used(context, trace, "dl-link-speed")?.value() / GIGA;
    Ok(Constraint {
        id: "links",
        heading: format!("Network links: double every {}", duration(context, ID, "dl-link-doubling")?),
        axis: "Gbit/s",
        stated: Some(speed),
        series: series(context, "economy/links.csv", "family", "rate_gbit_s", dates, trace)?,
        forecast: Some(Forecast {
            start: Observation { year: dates.post, value: speed },
            doubling_time,
            other: None,
        }),
    })
}

const GIGA: f64 = 1e9;

/// What the post calls almost static is the bandwidth of modules; of stacked memory, as accelerators have it, it expects
/// growth without a rate.
const MODULES: &str = "module";

/// The forecast for modules is the best that there was, growing as the post says.
fn memory(context: &Context<'_>, dates: &Dates, trace: &mut Trace) -> Result<Constraint, ReportError> {
    let growth = used(context, trace, "dl-memory-static")?.value();
    let series = series(context, "economy/memory.csv", "kind", "bandwidth_gb_s", dates, trace)?;
    let doubling_time = doubling_time_of_growth(growth, 1.0);
    let modules = series.iter().find(|series| series.name == MODULES);
    let start = modules.and_then(|series| best(series, |year| year <= dates.post));
    Ok(Constraint {
        id: "memory",
        heading: "Memory bandwidth: of modules, almost static".to_owned(),
        axis: "GB/s",
        stated: None,
        forecast: start.map(|best| Forecast {
            start: Observation { year: dates.post, value: best.value },
            doubling_time,
            other: None,
        }),
        series,
    })
}

fn factories(context: &Context<'_>, dates: &Dates, trace: &mut Trace) -> Result<Constraint, ReportError> {
    let cost = used(context, trace, "dl-fab-cost")?.value();
    let slow = used(context, trace, "dl-fab-growth")?.value();
    let fast = stated_high(context, ID, "dl-fab-growth")?.value();
    let mut plants = vec![];
    for row in context.package.table("economy/fabs.csv")?.rows() {
        let Some(observed) = observed(row, "cost_usd", dates, trace)? else { continue };
        let count = row.needed_number("plants")?;
        plants.push(Observed { value: observed.value / count / GIGA, ..observed });
    }
    let mut plants = Series { name: "plants".to_owned(), observed: plants };
    plants.by_date();
    let percent = |growth: f64| number(growth * 100.0, 2);
    Ok(Constraint {
        id: "factories",
        heading: format!("Chip factories: {} to {} % a year dearer", percent(slow), percent(fast)),
        axis: "billion USD for a plant, as announced",
        stated: Some(cost / GIGA),
        series: vec![plants],
        forecast: Some(Forecast {
            start: Observation { year: dates.post, value: cost / GIGA },
            doubling_time: doubling_time_of_growth(slow, 1.0),
            other: Some(doubling_time_of_growth(fast, 1.0)),
        }),
    })
}

/// The post forecasts no power, but states one, and calls power the biggest hurdle.
fn power(context: &Context<'_>, dates: &Dates, trace: &mut Trace) -> Result<Constraint, ReportError> {
    let stated = used(context, trace, "dl-tianhe2-power")?.value();
    let mut observed = vec![];
    for list in Top500::read(context.package)? {
        let Some(power) = list.power.filter(|_| list.date.value() >= dates.from) else { continue };
        trace.quantity(&power);
        observed.push(Observed {
            name: format!("{}, {}", list.system, list.edition),
            year: list.date.value(),
            value: power.value() / MEGA,
        });
    }
    Ok(Constraint {
        id: "power",
        heading: format!("Power: {} MW, called the biggest hurdle", number(stated / MEGA, 2)),
        axis: "MW, head of TOP500",
        series: vec![Series { name: "heads".to_owned(), observed }],
        stated: Some(stated / MEGA),
        forecast: None,
    })
}

const MEGA: f64 = 1e6;

/// The greatest value of a series among the years that qualify.
fn best(series: &Series, qualifies: impl Fn(f64) -> bool) -> Option<&Observed> {
    let qualified = series.observed.iter().filter(|observed| qualifies(observed.year));
    qualified.max_by(|a, b| a.value.total_cmp(&b.value))
}

impl Forecast {
    /// The least and the greatest that it allows in a year.
    fn at(&self, year: f64) -> (f64, f64) {
        let at = |doubling_time| performance_at(self.start, doubling_time, year);
        let (one, other) = (at(self.doubling_time), at(self.other.unwrap_or(self.doubling_time)));
        (one.min(other), one.max(other))
    }

    fn middle(&self, year: f64) -> f64 {
        let (low, high) = self.at(year);
        (low * high).sqrt()
    }
}

impl Constraint {
    fn until(&self, dates: &Dates) -> f64 {
        let years = self.series.iter().flat_map(|series| &series.observed).map(|observed| observed.year);
        years.fold(dates.post, f64::max)
    }

    /// Refuses a forecast that leaves all numbers before the last observation, at the claim that it follows.
    fn check(&self, context: &Context<'_>, claim: &str, dates: &Dates) -> Result<(), ReportError> {
        let until = self.until(dates);
        let Some((low, high)) = self.forecast.as_ref().map(|forecast| forecast.at(until)) else {
            return Ok(());
        };
        let is_range = self.forecast.as_ref().is_some_and(|forecast| forecast.other.is_some());
        followed(context, ID, (claim, "stated"), until, low)?;
        followed(context, ID, (claim, if is_range { "stated_high" } else { "stated" }), until, high)
    }

    /// The series of which the forecast speaks.
    fn forecast_for(&self) -> impl Iterator<Item = &Series> {
        let is_named = self.series.iter().any(|series| series.name == MODULES);
        self.series.iter().filter(move |series| !is_named || series.name == MODULES)
    }

    /// The best device since the post over its forecast.
    fn best_kept(&self, dates: &Dates) -> Option<f64> {
        let forecast = self.forecast.as_ref()?;
        let since = |series| best(series, |year| year > dates.post);
        let best = self.forecast_for().filter_map(since).max_by(|a, b| a.value.total_cmp(&b.value))?;
        Some(gap(forecast.middle(best.year), best.value))
    }

    /// Everything since the post over its forecast, on average over the logarithms.
    fn mean_kept(&self, dates: &Dates) -> Option<f64> {
        let forecast = self.forecast.as_ref()?;
        let since = self.series.iter().flat_map(|series| &series.observed).filter(|o| o.year > dates.post);
        let logarithms: Vec<f64> = since.map(|o| libm::log(gap(forecast.middle(o.year), o.value))).collect();
        (!logarithms.is_empty()).then(|| libm::exp(logarithms.iter().sum::<f64>() / logarithms.len() as f64))
    }
}

/// Within this factor, what came is about what was forecast.
const ABOUT: f64 = 1.25;

fn verdict(kept: Option<f64>, [below, about, above]: [&str; 3]) -> String {
    match kept {
        Some(kept) if kept > ABOUT => above.to_owned(),
        Some(kept) if kept * ABOUT < 1.0 => below.to_owned(),
        Some(_) => about.to_owned(),
        None => "nothing to compare with".to_owned(),
    }
}

fn title(links: &Constraint, factories: &Constraint, memory: &Constraint, dates: &Dates) -> String {
    let kept = memory.best_kept(dates);
    let multiple = kept.map_or(String::new(), |kept| number(kept, 2));
    let grew = format!("memory modules, called almost static, grew {multiple}-fold");
    let clauses = [
        verdict(
            links.best_kept(dates),
            [
                "links fell behind the post’s forecast",
                "links kept the post’s pace",
                "links outran the post’s forecast",
            ],
        ),
        verdict(
            factories.mean_kept(dates),
            [
                "factories cost less than it forecast",
                "factories cost about what it forecast",
                "factories cost more than it forecast",
            ],
        ),
        verdict(
            kept,
            ["memory modules fell below their old level", "memory modules stood as still as it said", &grew],
        ),
    ];
    capital(&clauses.join("; "))
}

fn chart(constraints: &[Constraint; 4], homes: &[&Entry], dates: &Dates) -> neuroscale_draw::Chart {
    let panel = |constraint: &Constraint| {
        Panel::new(constraint.id, constraint.heading.clone(), plot(constraint, dates))
    };
    let [links, memory, factories, power] = constraints;
    let rows = homes.iter().map(|entry| {
        let base = |value: f64| entry.claim.measure.to_base(value);
        let mut row = Row::new(&entry.claim.id, capital(brief(&entry.claim.statement)));
        if let Some(value) = entry.claim.stated {
            row = row.mark(Mark::at(STATED, base(value)).label(number(base(value), 2)));
        }
        if let Some(value) = entry.readings.first().map(|reading| reading.low.value()) {
            row = row.mark(Mark::at(RECOMPUTED, value).label(number(value, 2)));
        }
        row
    });
    let homes =
        DotRange::new(LogAxis::new("homes that the power of Tianhe-2 supplies")).group("", rows.collect());
    Panels::column(vec![
        Panel::new("first", "", Panels::row(vec![panel(links), panel(memory)])),
        Panel::new("second", "", Panels::row(vec![panel(factories), panel(power)])),
        Panel::new("homes", "Homes for the power of one machine", homes),
    ])
    .into()
}

const LOOKS: [(Colour, Shape); 2] = [(Colour::Blue, Shape::Disc), (Colour::Sky, Shape::Frame)];

fn plot(constraint: &Constraint, dates: &Dates) -> Plot {
    let until = constraint.until(dates);
    let years = LinearAxis::years("year").from_to(dates.from, until + 0.5);
    let mut plot = Plot::new(years, LogAxis::new(constraint.axis))
        .height(170.0)
        .at_x(Reference::new("end", dates.post, "the post"));
    if let Some(forecast) = &constraint.forecast {
        let at = |year| (year, forecast.at(year));
        let (start, end) = (at(dates.post), at(until));
        if forecast.other.is_none() {
            let points = [start, end].map(|(year, (low, _))| (year, low)).to_vec();
            plot = plot.line(Line::new("forecast", "", Colour::Vermillion, Stroke::Dashed, points));
        } else {
            let points = [start, end].map(|(year, (low, high))| (year, low, high)).to_vec();
            plot = plot.band(Band::new("forecast", "forecast", Colour::Vermillion, points));
        }
    }
    if let Some(stated) = constraint.stated {
        let point = Point::at(dates.post, stated).id("stated");
        plot = plot.dots(Dots::new("stated", "", STATED.colour, STATED.shape, vec![point]));
    }
    // The frames first, so that a disc at the same place stands inside one.
    let looks: Vec<_> = constraint.series.iter().zip(LOOKS.into_iter().cycle()).collect();
    for (series, (colour, shape)) in looks.into_iter().rev() {
        let points = series.observed.iter().enumerate().map(|(place, observed)| {
            Point::at(observed.year, observed.value).id(format!("{place}")).title(format!(
                "{}: {} {}",
                observed.name,
                number(observed.value, 3),
                constraint.axis
            ))
        });
        let label = if constraint.series.len() > 1 { series.name.as_str() } else { "" };
        plot = plot.dots(Dots::new(&series.name, label, colour, shape, points.collect()));
    }
    plot
}

fn alt(constraints: &[Constraint; 4], homes: &[&Entry], dates: &Dates, title: &str) -> String {
    let [links, memory, factories, power] = constraints;
    let kept = |kept: Option<f64>| kept.map_or("unknown".to_owned(), times);
    let most = power.series.first().and_then(|heads| best(heads, |year| year > dates.post));
    let homes: Vec<String> = homes
        .iter()
        .filter_map(|entry| {
            let recomputed = entry.readings.first()?.low.value();
            Some(format!(
                "{} {} stated, {} recomputed",
                brief(&entry.claim.statement),
                number(entry.claim.stated?, 2),
                number(recomputed, 2)
            ))
        })
        .collect();
    format!(
        "Four charts over the years on logarithmic axes, each with a forecast from the day of the post and \
         dots for what came, and a chart of homes. {title}. Best device since over forecast: links {}, \
         memory modules {}; factories on average {}. Most power of a head of TOP500 since: {} MW. Homes: {}.",
        kept(links.best_kept(dates)),
        kept(memory.best_kept(dates)),
        kept(factories.mean_kept(dates)),
        most.map_or("unknown".to_owned(), |most| number(most.value, 3)),
        homes.join("; ")
    )
}

fn table(constraints: &[Constraint; 4], homes: &[&Entry], dates: &Dates) -> Table {
    let mut table = Table::new(&[
        "panel",
        "series",
        "name",
        "date_year",
        "unit",
        "value",
        "forecast_low",
        "forecast_high",
    ]);
    for constraint in constraints {
        for series in &constraint.series {
            for observed in &series.observed {
                let since =
                    |forecast: &Forecast| (observed.year > dates.post).then(|| forecast.at(observed.year));
                let is_meant = constraint.forecast_for().any(|meant| meant.name == series.name);
                let (low, high) = constraint.forecast.as_ref().filter(|_| is_meant).and_then(since).unzip();
                table.push([
                    constraint.id.into(),
                    series.name.as_str().into(),
                    observed.name.as_str().into(),
                    observed.year.into(),
                    constraint.axis.into(),
                    observed.value.into(),
                    low.into(),
                    high.into(),
                ]);
            }
        }
    }
    for entry in homes {
        let recomputed = entry.readings.first().map(|reading| reading.low.value());
        for (kind, value) in [(STATED, entry.claim.stated), (RECOMPUTED, recomputed)] {
            table.push([
                "homes".into(),
                kind.name.into(),
                entry.claim.statement.as_str().into(),
                Cell::Empty,
                entry.claim.measure.to_string().into(),
                value.into(),
                Cell::Empty,
                Cell::Empty,
            ]);
        }
    }
    table
}
