use neuroscale_draw::{
    Colour, Dots, Line, LinearAxis, LogAxis, Panel, Panels, Picture, Plot, Point, Reference, Shape, Stroke,
    number,
};
use neuroscale_hpc::{Hpcg, Observation, doubling_time, gap, performance_at};
use neuroscale_quantity::{Formula, Graph};

use crate::ReportError;
use crate::compose::inputs::{Inputs, stated};
use crate::compose::scenarios::{Scenario, Start};
use crate::compose::words::month;
use crate::context::Context;
use crate::figure::{Figure, Trace, rights};
use crate::table::{Cell, Table};

const ID: &str = "post-scored";

/// What one scenario forecast for one list, and what came of it.
struct Score {
    forecast: Formula,
    /// Actual over forecast.
    ratio: Formula,
}

/// A scenario with its scores, in the order of the lists.
struct Scored<'g> {
    scenario: Scenario<'g>,
    scores: Vec<Score>,
}

/// The post's scenarios, as named and as printed, for every list since it appeared, beside the head of that list.
pub(crate) fn make(context: &Context<'_>) -> Result<Figure, ReportError> {
    let graph = Graph::new();
    let start = Start::read(&Inputs::new(context, ID, &graph))?;
    let lists = lists_since(context, start.date.value())?;
    let scored = Scenario::all(context, ID, &graph)?
        .into_iter()
        .chain([printed(context, &start, &graph)?])
        .map(|scenario| Scored::new(scenario, &start, &lists, &graph))
        .collect::<Result<Vec<_>, _>>()?;
    let mut trace = Trace::new();
    for scored in &scored {
        scored.note(&mut trace);
    }
    for list in &lists {
        trace.quantity(&list.performance);
    }

    let last = lists.last().map_or(String::new(), |list| month(list.edition));
    let title = title(&scored, &last);
    Ok(Figure {
        picture: Picture {
            id: ID.into(),
            rights: Some(rights()),
            alt: alt(&scored, &title, &last),
            title,
            subtitle: format!(
                "64-bit HPCG of the fastest machine, FLOP/s, on each list after the post: what the post’s \
                 three doubling times, and the one that its printed year needs, gave from {} PFLOP/s at {}, and what the lists show; a list holds only \
                 what was submitted",
                number(start.performance.value() / 1e15, 2),
                number(start.date.value(), 5),
            ),
            footer: context.footer(&trace, "forecasts from the day of the post, 2^(years ÷ doubling time)"),
            chart: Panels::column(vec![
                Panel::new(
                    "performance",
                    "Forecast and actual performance",
                    performance(&start, &lists, &scored),
                ),
                Panel::new("ratio", "Actual ÷ forecast", ratios(&lists, &scored)),
            ])
            .into(),
        },
        table: table(&lists, &scored),
        trace,
    })
}

/// The doubling time that the printed year needs, which is none of those that the post names.
fn printed<'g>(
    context: &Context<'_>,
    start: &Start<'g>,
    graph: &'g Graph,
) -> Result<Scenario<'g>, ReportError> {
    let stated = |id| Ok::<_, ReportError>(graph.input(&stated(ID, context.claim(ID, id)?)?));
    let reached = Observation { year: stated("dl-year-moore")?, value: stated("dl-brain-flops")? };
    let doubling_time = doubling_time(start.observation, reached);
    let (months, year) = (graph.formula(doubling_time)?.value() * 12.0, graph.formula(reached.year)?.value());
    Ok(Scenario {
        id: "printed",
        name: format!("{} months, as {} needs", number(months, 3), number(year, 4)),
        colour: Colour::Orange,
        doubling_time,
        year: "dl-year-moore",
    })
}

fn lists_since(context: &Context<'_>, date: f64) -> Result<Vec<Hpcg>, ReportError> {
    let mut lists = Hpcg::heads(context.package)?;
    lists.retain(|list| list.date.value() > date);
    lists.sort_by_key(|list| list.edition);
    if lists.is_empty() {
        return Err(ReportError::Numbers {
            id: ID,
            problem: "no HPCG list is younger than the post; add one".into(),
        });
    }
    Ok(lists)
}

impl<'g> Scored<'g> {
    fn new(
        scenario: Scenario<'g>,
        start: &Start<'g>,
        lists: &[Hpcg],
        graph: &'g Graph,
    ) -> Result<Self, ReportError> {
        let score = |list: &Hpcg| {
            let (date, actual) = (graph.input(&list.date), graph.input(&list.performance));
            let forecast = performance_at(start.observation, scenario.doubling_time, date);
            let ratio = graph.formula(gap(forecast, actual))?;
            Ok(Score { forecast: graph.formula(forecast)?, ratio })
        };
        let scores = lists.iter().map(score).collect::<Result<_, ReportError>>()?;
        Ok(Self { scenario, scores })
    }

    fn note(&self, trace: &mut Trace) {
        if let Some(score) = self.scores.last() {
            let name = format!("actual ÷ forecast by doubling in {}, last list", self.scenario.name);
            trace.derivation(&name, &score.ratio);
        }
    }

    fn last(&self) -> f64 {
        self.scores.last().map_or(f64::NAN, |score| score.ratio.value())
    }
}

/// Which scenario came closest, and how its forecast compares with the actual machine.
fn title(scored: &[Scored<'_>], month: &str) -> String {
    let off = |scored: &&Scored<'_>| libm::log(scored.last()).abs();
    let closest = scored.iter().min_by(|a, b| off(a).total_cmp(&off(b)));
    closest.map_or(String::new(), |closest| {
        format!(
            "In {month}, doubling every {} is the closest of the post’s forecasts: {} times the actual \
             machine",
            closest.scenario.name,
            number(1.0 / closest.last(), 2),
        )
    })
}

fn performance(start: &Start<'_>, lists: &[Hpcg], scored: &[Scored<'_>]) -> Plot {
    let actual = lists.iter().map(|list| {
        let title =
            format!("{}: {}, {} FLOP/s", list.edition, list.system, number(list.performance.value(), 3));
        Point::at(list.date.value(), list.performance.value()).id(list.edition.to_string()).title(title)
    });
    let least = lists.iter().map(|list| list.performance.value()).fold(start.performance.value(), f64::min);
    let most = scored.iter().flat_map(|scored| &scored.scores).map(|score| score.forecast.value());
    let axis = LogAxis::new("HPCG, FLOP/s").from_to(least / 2.0, most.fold(least, f64::max) * 2.0);
    let mut plot = Plot::new(LinearAxis::years("year"), axis)
        .height(250.0)
        .at_x(Reference::new("end", start.date.value(), "data of the post end here"))
        .dots(Dots::new("actual", "head of HPCG", Colour::Blue, Shape::Disc, actual.collect()));
    for Scored { scenario, scores } in scored {
        let first = (start.date.value(), start.performance.value());
        let later = lists.iter().zip(scores).map(|(list, score)| (list.date.value(), score.forecast.value()));
        let points = std::iter::once(first).chain(later).collect();
        plot = plot.line(Line::new(
            scenario.id,
            format!("every {}", scenario.name),
            scenario.colour,
            Stroke::Dashed,
            points,
        ));
    }
    plot
}

const SHAPES: [Shape; 4] = [Shape::Diamond, Shape::Triangle, Shape::Square, Shape::Ring];

fn ratios(lists: &[Hpcg], scored: &[Scored<'_>]) -> Plot {
    let values = scored.iter().flat_map(|scored| &scored.scores).map(|score| score.ratio.value());
    let bounds = values.fold((1.0_f64, 1.0_f64), |(low, high), value| (low.min(value), high.max(value)));
    let mut plot =
        Plot::new(LinearAxis::years("year"), LogAxis::new("ratio").from_to(bounds.0 / 2.0, bounds.1 * 2.0))
            .height(190.0)
            .at_y(Reference::new("agreement", 1.0, "as forecast").colour(Colour::Black));
    for (Scored { scenario, scores }, shape) in scored.iter().zip(SHAPES) {
        let last = lists.len() - 1;
        let points = lists.iter().zip(scores).enumerate().map(|(place, (list, score))| {
            let (value, words) = (score.ratio.value(), format!("{} ×", number(score.ratio.value(), 2)));
            let title = format!("{}, doubling in {}: {words}", list.edition, scenario.name);
            let point = Point::at(list.date.value(), value).id(list.edition.to_string()).title(title);
            if place == last { point.label(words) } else { point }
        });
        plot = plot.dots(Dots::new(scenario.id, &scenario.name, scenario.colour, shape, points.collect()));
    }
    plot
}

fn alt(scored: &[Scored<'_>], title: &str, month: &str) -> String {
    let ratios: Vec<String> = scored
        .iter()
        .map(|scored| {
            format!("{} times the forecast by doubling in {}", number(scored.last(), 2), scored.scenario.name)
        })
        .collect();
    format!(
        "Two charts over the years since the post: the performance of the fastest machine on HPCG as dots \
         beside four dashed forecasts on a logarithmic axis, and below the actual performance over each \
         forecast. {title}. On the list of {month} the actual performance is {}.",
        ratios.join(", ")
    )
}

fn table(lists: &[Hpcg], scored: &[Scored<'_>]) -> Table {
    let mut table = Table::new(&[
        "list",
        "date_year",
        "system",
        "actual_flop_per_s",
        "scenario",
        "forecast_flop_per_s",
        "actual_over_forecast",
    ]);
    for (place, list) in lists.iter().enumerate() {
        for Scored { scenario, scores } in scored {
            let score = scores.get(place);
            table.push([
                list.edition.to_string().into(),
                list.date.value().into(),
                list.system.as_str().into(),
                list.performance.value().into(),
                Cell::Text(format!("doubling in {}", scenario.name)),
                score.map(|score| score.forecast.value()).into(),
                score.map(|score| score.ratio.value()).into(),
            ]);
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::make;
    use crate::context::Context;

    /// Worked out by hand: 17.41 PFLOP/s in the middle of November 2025 over 0.58 PFLOP/s × 2^(10.308 ÷
    /// doubling time).
    #[test]
    fn in_november_2025_the_machine_is_a_quarter_a_half_and_almost_thrice_what_was_forecast() {
        let package = neuroscale_data::package().expect("the published tables");
        let context = Context::new(&package).expect("a ledger");
        let figure = make(&context).expect("a figure");
        let csv = String::from_utf8(figure.table.csv()).expect("text");
        let ratios = csv.lines().filter(|line| line.starts_with("2025-11,")).filter_map(|line| {
            let ratio: f64 = line.rsplit(',').next()?.parse().ok()?;
            Some((ratio * 100.0).round() / 100.0)
        });
        assert_eq!(ratios.collect::<Vec<_>>(), [0.26, 0.57, 2.77, 0.03]);
    }
}
