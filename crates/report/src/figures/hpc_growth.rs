use neuroscale_draw::{
    Band, Colour, Dots, Line, LinearAxis, LogAxis, Panel, Panels, Picture, Plot, Point, Reference, Shape,
    Stroke, number,
};
use neuroscale_hpc::{Hpcg, Observation, crossing_year, doubling_time_of_growth, performance_at};
use neuroscale_quantity::{Formula, Graph};

use crate::ReportError;
use crate::compose::inputs::{Inputs, stated};
use crate::compose::marks::{RECOMPUTED, STATED};
use crate::compose::scenarios::{Scenario, Start, duration, followed, stated_high};
use crate::compose::words::counted;
use crate::context::Context;
use crate::figure::{Figure, Trace, rights};
use crate::table::{Cell, Table};

const ID: &str = "hpc-growth";

/// A scenario with the year in which it reaches the brain, as stated and as recomputed.
struct Crossing<'g> {
    scenario: Scenario<'g>,
    stated: f64,
    recomputed: Formula,
}

/// A way for the cost of a factory to grow.
struct CostReading {
    id: &'static str,
    name: String,
    doubling_time: f64,
}

/// What a factory costs at the time of the post, and every reading of how that grows.
struct Factory {
    today: Observation<f64>,
    /// The two readings of the caption.
    caption: [CostReading; 2],
    /// The two ends of the range in the text.
    text: [CostReading; 2],
}

/// HPCG and the cost of a factory as the post lets them grow, up to the brain.
pub(crate) fn make(context: &Context<'_>) -> Result<Figure, ReportError> {
    let graph = Graph::new();
    let inputs = Inputs::new(context, ID, &graph);
    let start = Start::read(&inputs)?;
    let brain = inputs.stated("dl-brain-flops")?;
    let mut trace = Trace::new();
    let mut crossings = vec![];
    for scenario in Scenario::all(context, ID, &graph)? {
        let stated = stated(ID, context.claim(ID, scenario.year)?)?;
        trace.quantity(&stated);
        let recomputed = inputs.formula(crossing_year(start.observation, scenario.doubling_time, brain))?;
        trace.derivation(&format!("crossing year by doubling in {}", scenario.name), &recomputed);
        crossings.push(Crossing { scenario, stated: stated.value(), recomputed });
    }
    let brain = inputs.formula(brain)?.value();
    let mut lists = Hpcg::heads(context.package)?;
    lists.sort_by_key(|list| list.edition);
    for list in &lists {
        trace.quantity(&list.date);
        trace.quantity(&list.performance);
    }
    let factory = Factory::read(context, start.date.value(), &mut trace)?;
    let horizon = crossings
        .iter()
        .flat_map(|crossing| [crossing.stated, crossing.recomputed.value()])
        .fold(start.date.value(), f64::max);
    factory.check(context, horizon)?;
    let years =
        (lists.first().map_or(start.date.value(), |list| list.date.value()).floor() - 1.0, horizon + 18.0);
    let title = title(&crossings);
    Ok(Figure {
        picture: Picture {
            id: ID.into(),
            rights: Some(rights()),
            alt: alt(&crossings, &factory, brain, horizon, &title),
            title,
            subtitle: format!(
                "A reconstruction of the post’s figure. Top: 64-bit HPCG of the fastest machine, FLOP/s, \
                 from {} PFLOP/s at {}, up to the {} FLOP/s that the post gives the brain. Bottom: cost of a \
                 chip factory, from {} USD, doubling as the caption can be read, or growing as the text says",
                number(start.performance.value() / 1e15, 2),
                number(start.date.value(), 5),
                number(brain, 4),
                counted(factory.today.value),
            ),
            footer: context.footer(&trace, "steady exponential growth from the day of the post"),
            chart: Panels::column(vec![
                Panel::new(
                    "performance",
                    "Performance",
                    performance(&start, &lists, &crossings, brain, years),
                ),
                Panel::new("cost", "Cost of a factory", factory.plot(years, horizon)),
            ])
            .into(),
        },
        table: table(&crossings, &factory, horizon),
        trace,
    })
}

impl Factory {
    fn read(context: &Context<'_>, date: f64, trace: &mut Trace) -> Result<Self, ReportError> {
        let mut value = |id: &str| {
            let quantity = stated(ID, context.claim(ID, id)?)?;
            trace.quantity(&quantity);
            Ok::<_, ReportError>(quantity.value())
        };
        let (cost, first, second) =
            (value("dl-fab-cost")?, value("dl-caption-period-1")?, value("dl-caption-period-2")?);
        let slow = value("dl-fab-growth")?;
        let fast = stated_high(context, ID, "dl-fab-growth")?.value();
        let span = |id| duration(context, ID, id);
        let percent = |growth: f64| number(growth * 100.0, 2);
        let reading = |id, name, doubling_time| CostReading { id, name, doubling_time };
        let yearly = |growth| doubling_time_of_growth(growth, 1.0);
        Ok(Self {
            today: Observation { year: date, value: cost },
            caption: [
                reading("both", format!("every {}, as performance", span("dl-caption-period-1")?), first),
                reading(
                    "respectively",
                    format!("every {}, “respectively”", span("dl-caption-period-2")?),
                    second,
                ),
            ],
            text: [
                reading("text-low", format!("{} % a year", percent(slow)), yearly(slow)),
                reading("text-high", format!("{} % a year", percent(fast)), yearly(fast)),
            ],
        })
    }

    /// Refuses a cost that leaves all numbers before the brain is reached, at the claim that it follows.
    fn check(&self, context: &Context<'_>, horizon: f64) -> Result<(), ReportError> {
        let cells = [
            ("dl-caption-period-1", "stated"),
            ("dl-caption-period-2", "stated"),
            ("dl-fab-growth", "stated"),
            ("dl-fab-growth", "stated_high"),
        ];
        let readings = self.caption.iter().chain(&self.text);
        cells
            .into_iter()
            .zip(readings)
            .try_for_each(|(cell, reading)| followed(context, ID, cell, horizon, self.at(reading, horizon)))
    }

    fn at(&self, reading: &CostReading, year: f64) -> f64 {
        performance_at(self.today, reading.doubling_time, year)
    }

    fn plot(&self, years: (f64, f64), horizon: f64) -> Plot {
        let start = (self.today.year, self.today.value);
        let [slow, fast] = &self.text;
        let band = [self.today.year, horizon].map(|year| {
            let ends = (self.at(slow, year), self.at(fast, year));
            (year, ends.0.min(ends.1), ends.0.max(ends.1))
        });
        let label = format!("by the text, {} to {}", slow.name.trim_end_matches(" % a year"), fast.name);
        let title = format!("{} USD, stated", counted(start.1));
        let today = Point::at(start.0, start.1).id("today").title(title);
        let mut plot = Plot::new(
            LinearAxis::years("year").from_to(years.0, years.1),
            LogAxis::new("cost of a factory, USD"),
        )
        .height(200.0)
        .at_x(Reference::new("end", start.0, ""))
        .band(Band::new("text", label, Colour::Blue, band.to_vec()))
        .dots(Dots::new("stated", "", STATED.colour, STATED.shape, vec![today]));
        for (reading, stroke) in self.caption.iter().zip([Stroke::Dotted, Stroke::Dashed]) {
            let points = vec![start, (horizon, self.at(reading, horizon))];
            plot = plot.line(Line::new(reading.id, &reading.name, Colour::Black, stroke, points));
        }
        plot
    }
}

impl Crossing<'_> {
    /// Years that the stated date comes after the recomputed one.
    fn late(&self) -> f64 {
        self.stated - libm::round(self.recomputed.value())
    }

    /// Where it was said to reach the brain; without words where that is the recomputed year.
    fn stated_point(&self, brain: f64) -> Point {
        let point = Point::at(self.stated, brain).id(self.scenario.id);
        let words = format!("{} stated", number(self.stated, 4));
        let titled = point.title(format!("doubling every {}: {words}", self.scenario.name));
        if self.late() == 0.0 { titled } else { titled.label(words) }
    }

    /// Where it reaches the brain. A year that was stated alike is named once.
    fn recomputed_dots(&self, brain: f64) -> Dots {
        let (date, scenario) = (self.recomputed.value(), &self.scenario);
        let stated = if self.late() == 0.0 { ", as stated" } else { " recomputed" };
        let words = format!("every {}: {}{stated}", scenario.name, number(date, 4));
        let title = format!("doubling every {}: {} recomputed", scenario.name, number(date, 6));
        let point = Point::at(date, brain).id("crossing").label(words).title(title);
        let id = format!("{} crossing", scenario.id);
        Dots::new(id, "", scenario.colour, RECOMPUTED.shape, vec![point])
    }
}

fn title(crossings: &[Crossing<'_>]) -> String {
    let furthest = crossings.iter().max_by(|a, b| a.late().abs().total_cmp(&b.late().abs()));
    match furthest {
        Some(crossing) if crossing.late() != 0.0 => {
            let others = crossings.iter().filter(|other| other.late() == 0.0).count();
            format!(
                "Doubling every {}, HPCG reaches the post’s brain in {}, not {}; {}",
                crossing.scenario.name,
                number(crossing.recomputed.value(), 4),
                number(crossing.stated, 4),
                match others {
                    0 => "no stated year holds".to_owned(),
                    1 => "one stated year holds".to_owned(),
                    others => format!("the other {} hold", words(others)),
                }
            )
        }
        _ => "Every stated year in which HPCG reaches the post’s brain follows from its doubling time"
            .to_owned(),
    }
}

fn words(count: usize) -> String {
    match count {
        2 => "two".to_owned(),
        3 => "three".to_owned(),
        count => count.to_string(),
    }
}

fn performance(
    start: &Start<'_>,
    lists: &[Hpcg],
    crossings: &[Crossing<'_>],
    brain: f64,
    years: (f64, f64),
) -> Plot {
    let from = (start.date.value(), start.performance.value());
    let mut plot = Plot::new(
        LinearAxis::years("year").from_to(years.0, years.1),
        LogAxis::new("HPCG, FLOP/s").from_to(from.1 / 4.0, brain * 300.0),
    )
    .height(290.0)
    .at_x(Reference::new("end", from.0, "data of the post end here"))
    .at_y(Reference::new("brain", brain, "the post’s brain").colour(Colour::Black));
    for Crossing { scenario, recomputed, .. } in crossings {
        let points = vec![from, (recomputed.value(), brain)];
        plot = plot.line(Line::new(scenario.id, "", scenario.colour, Stroke::Dashed, points));
    }
    let heads = |is_known: bool| {
        let wanted = lists.iter().filter(move |list| (list.date.value() <= from.0) == is_known);
        wanted.map(|list| {
            Point::at(list.date.value(), list.performance.value())
                .id(list.edition.to_string())
                .title(format!("{}: {}", list.edition, list.system))
        })
    };
    let series = [
        ("known", "", Shape::Disc, heads(true).collect::<Vec<_>>()),
        ("since", "lists since", Shape::Frame, heads(false).collect()),
    ];
    for (id, label, shape, points) in series.into_iter().filter(|(.., points)| !points.is_empty()) {
        plot = plot.dots(Dots::new(id, label, Colour::Blue, shape, points));
    }
    let stated = crossings.iter().map(|crossing| crossing.stated_point(brain)).collect();
    plot = plot.dots(Dots::new("stated", "", STATED.colour, STATED.shape, stated));
    crossings.iter().fold(plot, |plot, crossing| plot.dots(crossing.recomputed_dots(brain)))
}

fn alt(crossings: &[Crossing<'_>], factory: &Factory, brain: f64, horizon: f64, title: &str) -> String {
    let years: Vec<String> = crossings
        .iter()
        .map(|crossing| {
            format!(
                "doubling in {}: {} recomputed, {} stated",
                crossing.scenario.name,
                number(crossing.recomputed.value(), 4),
                number(crossing.stated, 4)
            )
        })
        .collect();
    let costs: Vec<String> = factory
        .caption
        .iter()
        .chain(&factory.text)
        .map(|reading| format!("{} USD ({})", number(factory.at(reading, horizon), 2), reading.name))
        .collect();
    format!(
        "Two charts over the years on logarithmic axes. Top: dashed lines from the fastest HPCG machine of \
         the post up to the {} FLOP/s of the post’s brain; {}. Bottom: the cost of a chip factory, by {} {}. \
         {title}.",
        number(brain, 4),
        years.join("; "),
        number(horizon, 4),
        costs.join(", ")
    )
}

fn table(crossings: &[Crossing<'_>], factory: &Factory, horizon: f64) -> Table {
    let mut table =
        Table::new(&["quantity", "reading", "stated_year", "recomputed_year", "year", "factory_cost_usd"]);
    for crossing in crossings {
        table.push([
            "HPCG reaches the brain".into(),
            Cell::Text(format!("doubling in {}", crossing.scenario.name)),
            crossing.stated.into(),
            crossing.recomputed.value().into(),
            Cell::Empty,
            Cell::Empty,
        ]);
    }
    for reading in factory.caption.iter().chain(&factory.text) {
        for year in [factory.today.year, horizon] {
            table.push([
                "cost of a factory".into(),
                Cell::Text(reading.name.clone()),
                Cell::Empty,
                Cell::Empty,
                year.into(),
                factory.at(reading, year).into(),
            ]);
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::make;
    use crate::context::Context;

    /// Worked out by hand: 2015.567 + log2(1.075e21 ÷ 0.58e15) × doubling time, with 20.8218 doublings.
    #[test]
    fn the_brain_is_reached_in_2047_2053_and_2078() {
        let package = neuroscale_data::package().expect("the published tables");
        let context = Context::new(&package).expect("a ledger");
        let figure = make(&context).expect("a figure");
        let csv = String::from_utf8(figure.table.csv()).expect("text");
        let crossings = csv.lines().filter(|line| line.starts_with("HPCG reaches the brain,"));
        let years: Vec<&str> = crossings.filter_map(|line| line.split(',').nth(3)).collect();
        assert_eq!(years, ["2046.8", "2053.05", "2078.03"]);
    }

    /// What is wrong with the published tables after an edit.
    fn refused(table: &str, from: &str, to: &str) -> String {
        let mut files = neuroscale_data::files();
        let text = String::from_utf8(files[table].clone()).expect("a text");
        assert!(text.contains(from), "{table} has no {from}");
        files.insert(table.to_owned(), text.replacen(from, to, 1).into());
        let package = neuroscale_quantity::Package::read(&files).expect("tables");
        let context = Context::new(&package).expect("a ledger");
        make(&context).map(drop).expect_err("refused").to_string()
    }

    #[test]
    fn a_growth_out_of_all_numbers_is_refused_at_its_claim() {
        let post = "claims/brain-vs-deep-learning.csv";
        assert_eq!(
            refused(post, "≈,0.07,0.10,", "≈,0.07,1e200,"),
            "claims/brain-vs-deep-learning.csv:133: column `stated_high`: found `1e200`; expected a growth that numbers can \
             follow until 2078; this one is at inf there"
        );
        assert!(
            refused(post, "caption,=,18,,", "caption,=,0,,").contains(":135: column `stated`: found `0`")
        );
    }
}
