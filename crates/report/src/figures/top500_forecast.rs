use neuroscale_draw::{
    Band, Colour, Dots, Line, LinearAxis, LogAxis, Picture, Plot, Point, Reference, Shape, Stroke, number,
};
use neuroscale_hpc::{
    Edition, ExponentialFit, ForecastModel, Hpcg, Observation, Prediction, Top500, gap, performance_at,
};
use neuroscale_quantity::{Graph, Quantity};

use crate::ReportError;
use crate::compose::inputs::Inputs;
use crate::compose::words::month;
use crate::context::Context;
use crate::figure::{Figure, Trace, rights};
use crate::table::Table;

const ID: &str = "top500-forecast";

/// The probability that a further head falls into the band, if heads scattered about a line.
const PROBABILITY: f64 = 0.9;

/// The head of one list.
struct Head {
    edition: Edition,
    system: String,
    date: Quantity,
    performance: Quantity,
}

/// The heads of a benchmark's lists, cut at the day of the post.
struct History {
    id: &'static str,
    name: &'static str,
    colour: Colour,
    shapes: (Shape, Shape),
    heads: Vec<Head>,
}

/// The trend of TOP500 over the decade before the post, and what it promises after.
struct Trend {
    fit: ExponentialFit,
    from: f64,
    post: f64,
    until: f64,
    /// The last HPCG machine before the post, from which HPCG is taken to grow as TOP500 did.
    hpcg: Option<Observation<f64>>,
}

/// Heads of TOP500 and HPCG with the forecasts that the data of the time allowed, then what happened.
pub(crate) fn make(context: &Context<'_>) -> Result<Figure, ReportError> {
    let graph = Graph::new();
    let inputs = Inputs::new(context, ID, &graph);
    let post = inputs.formula(inputs.assumed("base-date")?)?;
    let from = inputs.formula(inputs.assumed("base-date")? - inputs.stated("dl-top500-span")?)?;
    let mut trace = Trace::new();
    trace.derivation("first year shown", &from);
    let (from, post) = (from.value(), post.value());
    let histories = [top500(context, from)?, hpcg(context, from)?];
    histories.iter().flat_map(|history| &history.heads).for_each(|head| {
        trace.quantity(&head.date);
        trace.quantity(&head.performance);
    });
    let trend = Trend::new(&histories, from, post)?;
    let title = title(&histories, &trend);
    Ok(Figure {
        picture: Picture {
            id: ID.into(),
            rights: Some(rights()),
            alt: alt(&histories, &trend, &title),
            title,
            subtitle: format!(
                "64-bit LINPACK and 64-bit HPCG of the fastest listed machine, FLOP/s; the head of TOP500 is \
                 a lower bound, since not every machine is submitted. A reconstruction of the post’s figure: \
                 straight line through the heads of {} to {}, {} years to double; HPCG, with {} lists by \
                 then, drawn at the same rate",
                number(from.floor(), 4),
                number(post.floor(), 4),
                number(trend.fit.doubling_time(), 2),
                histories[1].until(post).count(),
            ),
            footer: context.footer(&trace, "least squares on log2 of TOP500 heads"),
            chart: plot(&histories, &trend).into(),
        },
        table: table(&histories, &trend),
        trace,
    })
}

fn top500(context: &Context<'_>, from: f64) -> Result<History, ReportError> {
    let heads = Top500::read(context.package)?.into_iter().map(|list| Head {
        edition: list.edition,
        system: list.system,
        date: list.date,
        performance: list.head,
    });
    let shapes = (Shape::Disc, Shape::Ring);
    Ok(History::new("top500", "TOP500 (LINPACK)", Colour::Blue, shapes, heads, from))
}

fn hpcg(context: &Context<'_>, from: f64) -> Result<History, ReportError> {
    let heads = Hpcg::heads(context.package)?.into_iter().map(|list| Head {
        edition: list.edition,
        system: list.system,
        date: list.date,
        performance: list.performance,
    });
    Ok(History::new("hpcg", "HPCG", Colour::Vermillion, (Shape::Square, Shape::Frame), heads, from))
}

impl History {
    fn new(
        id: &'static str,
        name: &'static str,
        colour: Colour,
        shapes: (Shape, Shape),
        heads: impl Iterator<Item = Head>,
        from: f64,
    ) -> Self {
        let mut heads: Vec<Head> = heads.filter(|head| head.date.value() >= from).collect();
        heads.sort_by_key(|head| head.edition);
        Self { id, name, colour, shapes, heads }
    }

    fn until(&self, post: f64) -> impl Iterator<Item = &Head> {
        self.heads.iter().filter(move |head| head.date.value() <= post)
    }

    fn since(&self, post: f64) -> impl Iterator<Item = &Head> {
        self.heads.iter().filter(move |head| head.date.value() > post)
    }
}

impl Head {
    fn observation(&self) -> Observation<f64> {
        Observation { year: self.date.value(), value: self.performance.value() }
    }

    fn point(&self) -> Point {
        let title =
            format!("{}: {}, {} FLOP/s", self.edition, self.system, number(self.performance.value(), 3));
        Point::at(self.date.value(), self.performance.value()).id(self.edition.to_string()).title(title)
    }
}

impl Trend {
    fn new([top500, hpcg]: &[History; 2], from: f64, post: f64) -> Result<Self, ReportError> {
        let known: Vec<Observation<f64>> = top500.until(post).map(Head::observation).collect();
        let fit = ExponentialFit::fit(&known).map_err(|error| ReportError::Numbers {
            id: ID,
            problem: format!("no trend of TOP500 before the post: {error}"),
        })?;
        let until = top500.heads.iter().map(|head| head.date.value()).fold(post, f64::max);
        Ok(Self { fit, from, post, until, hpcg: hpcg.until(post).last().map(Head::observation) })
    }

    fn forecast(&self, history: &History, year: f64) -> Option<f64> {
        if history.id == "top500" {
            return Some(self.fit.performance_at(year));
        }
        Some(performance_at(self.hpcg?, self.fit.doubling_time(), year))
    }

    fn interval(&self, history: &History, year: f64) -> Option<Prediction> {
        if history.id == "top500" { self.fit.prediction(year, PROBABILITY) } else { None }
    }
}

/// The last head over its forecast.
fn kept<'h>(history: &'h History, trend: &Trend) -> Option<(&'h Head, f64)> {
    let last = history.since(trend.post).last()?;
    Some((last, gap(trend.forecast(history, last.date.value())?, last.performance.value())))
}

fn title(histories: &[History; 2], trend: &Trend) -> String {
    let [top500, _] = histories;
    let Some((last, kept)) = kept(top500, trend) else {
        return "What TOP500 and HPCG promised when the post appeared".to_owned();
    };
    let place = match kept {
        kept if kept < 0.8 => format!("{} times below", number(1.0 / kept, 2)),
        kept if kept > 1.25 => format!("{} times above", number(kept, 2)),
        _ => "on".to_owned(),
    };
    let month = month(last.edition);
    format!("By {month} the fastest listed machine is {place} the trend of the decade before the post")
}

fn plot(histories: &[History; 2], trend: &Trend) -> Plot {
    let [top500, hpcg] = histories;
    let across =
        |(from, to): (f64, f64)| (0..=20).map(move |step| from + (to - from) * f64::from(step) / 20.0);
    let fitted = |ends: (f64, f64)| vec![ends.0, ends.1];
    let line = |history: &History, ends| {
        let points = fitted(ends).into_iter().filter_map(|year| Some((year, trend.forecast(history, year)?)));
        points.collect::<Vec<_>>()
    };
    let mut plot = Plot::new(LinearAxis::years("year"), LogAxis::new("performance, FLOP/s"))
        .height(360.0)
        .at_x(Reference::new("end", trend.post, "data of the post end here"));
    let band: Vec<_> = across((trend.post, trend.until))
        .filter_map(|year| trend.interval(top500, year).map(|interval| (year, interval.low, interval.high)))
        .collect();
    if !band.is_empty() {
        plot = plot.band(Band::new(
            "forecast-90",
            "90 % of the next heads, if they scattered about the line as before",
            Colour::Blue,
            band,
        ));
    }
    plot = plot
        .line(Line::new("fit", "", Colour::Blue, Stroke::Solid, line(top500, (trend.from, trend.post))))
        .line(Line::new(
            "forecast",
            "TOP500 as the trend promised",
            Colour::Blue,
            Stroke::Dashed,
            line(top500, (trend.post, trend.until)),
        ));
    let promised = trend.hpcg.map_or(vec![], |start| line(hpcg, (start.year, trend.until)));
    if !promised.is_empty() {
        let label = "HPCG at the same rate";
        plot = plot.line(Line::new("hpcg-forecast", label, Colour::Vermillion, Stroke::Dashed, promised));
    }
    for history in histories {
        let (known, later) = history.shapes;
        let until = (format!("{}-known", history.id), format!("{} by then", history.name), known);
        let since = (format!("{}-since", history.id), format!("{} since", history.name), later);
        let heads = [
            (until, history.until(trend.post).map(Head::point).collect::<Vec<_>>()),
            (since, history.since(trend.post).map(Head::point).collect()),
        ];
        for ((id, label, shape), points) in heads.into_iter().filter(|(_, points)| !points.is_empty()) {
            plot = plot.dots(Dots::new(id, label, history.colour, shape, points));
        }
    }
    plot
}

fn alt(histories: &[History; 2], trend: &Trend, title: &str) -> String {
    let kept: Vec<String> = histories
        .iter()
        .filter_map(|history| {
            let (last, kept) = kept(history, trend)?;
            let actual = number(last.performance.value(), 3);
            Some(format!("{}: {actual} FLOP/s, {} times the dashed line", history.name, number(kept, 2)))
        })
        .collect();
    format!(
        "Performance of the fastest listed machines over the years on a logarithmic axis: dots for the \
         lists, a solid line fitted to TOP500 up to the post, dashed lines that continue it, and open marks \
         for the lists since. {title}. At the last list: {}.",
        kept.join("; ")
    )
}

fn table(histories: &[History; 2], trend: &Trend) -> Table {
    let mut table = Table::new(&[
        "benchmark",
        "list",
        "date_year",
        "system",
        "actual_flop_per_s",
        "part",
        "trend_flop_per_s",
        "interval_low_flop_per_s",
        "interval_high_flop_per_s",
    ]);
    for history in histories {
        for head in &history.heads {
            let year = head.date.value();
            let known = year <= trend.post;
            let interval = if known { None } else { trend.interval(history, year) };
            table.push([
                history.name.into(),
                head.edition.to_string().into(),
                year.into(),
                head.system.as_str().into(),
                head.performance.value().into(),
                if known { "before the post" } else { "since" }.into(),
                trend.forecast(history, year).into(),
                interval.map(|interval| interval.low).into(),
                interval.map(|interval| interval.high).into(),
            ]);
        }
    }
    table
}
