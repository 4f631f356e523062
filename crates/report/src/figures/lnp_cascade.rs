use neuroscale_claims::CerebellarCells;
use neuroscale_draw::{Colour, Flow, Lane, Picture, Step, number};
use neuroscale_lnp::cost::{CellType, Convention, Output, Stage, Work, stage_costs};
use neuroscale_quantity::{Expr, Graph};

use crate::ReportError;
use crate::compose::inputs::Inputs;
use crate::compose::words::capital;
use crate::context::Context;
use crate::figure::{Figure, Trace, rights};
use crate::table::{Cell, Table};

const ID: &str = "lnp-cascade";

/// The chain of stages from spike to spike, with the size and the cost of each, for both cell types of the
/// post.
pub(super) fn make(context: &Context<'_>) -> Result<Figure, ReportError> {
    let graph = Graph::new();
    let inputs = Inputs::new(context, ID, &graph);
    let cells = CerebellarCells::read(|id| inputs.stated(id), |id| inputs.assumed(id))?;
    let mut trace = Trace::new();
    let mut table = Table::new(&["cell_type", "stage", "measure", "value", "unit"]);
    let mut lanes = vec![];
    let mut costs = vec![];
    for ((name, cell), colour) in cells.named().into_iter().zip([Colour::Blue, Colour::Purple]) {
        let stages = measured_stages(&inputs, name, &cell, &mut trace, &mut table)?;
        let cost = Cost::of(name, &stages);
        lanes.push(lane(name, colour, &stages, &cost));
        costs.push(cost);
    }
    let title = title(&costs);
    let alt = format!(
        "A diagram of two chains of boxes, one for each cell type, from input to output. {}",
        words(&costs)
    );
    let picture = Picture {
        id: ID.to_owned(),
        rights: Some(rights()),
        title,
        subtitle: SUBTITLE.to_owned(),
        alt,
        footer: context.footer(&trace, "linear-nonlinear-Poisson cascade with dendrites"),
        chart: Flow::new(lanes).into(),
    };
    Ok(Figure { picture, table, trace })
}

const SUBTITLE: &str = "A reconstruction, since the post's drawing is lost. Size of every stage and its \
    multiply-adds (MAC) for one neuron and one update, streamed (one dot product) and convolved (every input \
    sample meets every tap).";

/// A stage with its numbers.
struct Measured {
    stage: Stage,
    size: f64,
    /// What the stage does, by the name of the convention or output.
    works: Vec<(&'static str, Work<f64>)>,
}

/// Every stage with its size and its work: multiply-adds by the two conventions that the figure tells apart.
fn measured_stages<'g>(
    inputs: &Inputs<'g>,
    name: &str,
    cell: &CellType<Expr<'g>>,
    trace: &mut Trace,
    table: &mut Table,
) -> Result<Vec<Measured>, ReportError> {
    let streamed = stage_costs(cell, Convention::Streaming, Output::EventDriven);
    let convolved = stage_costs(cell, Convention::DirectOwnFilter, Output::Dense);
    let mut stages = vec![];
    for (streamed, convolved) in streamed.into_iter().zip(convolved) {
        let stage = format!("{name} cell, {}", streamed.stage.name());
        let mut value = |measure: &str, expr: Expr<'g>| {
            let formula = inputs.formula(expr)?;
            trace.derivation(&format!("{stage}: {measure}"), &formula);
            let cells: [Cell; 5] = [
                name.into(),
                streamed.stage.name().into(),
                measure.into(),
                formula.value().into(),
                formula.unit().to_string().into(),
            ];
            table.push(cells);
            Ok::<_, ReportError>(formula.value())
        };
        let size = value("size", streamed.size)?;
        let works = match streamed.work {
            Work::Evaluations(_) => vec![("evaluations", streamed.work)],
            Work::Draws(_) => vec![("random draws", streamed.work)],
            Work::Nothing | Work::MultiplyAdds(_) => {
                vec![("streamed", streamed.work), ("convolved", convolved.work)]
            }
        };
        let works =
            works.into_iter().map(|(word, work)| Ok((word, evaluated(work, |expr| value(word, expr))?)));
        let works = works.collect::<Result<Vec<_>, ReportError>>()?;
        stages.push(Measured { stage: streamed.stage, size, works });
    }
    Ok(stages)
}

fn evaluated<R>(
    work: Work<R>,
    value: impl FnOnce(R) -> Result<f64, ReportError>,
) -> Result<Work<f64>, ReportError> {
    Ok(match work {
        Work::Nothing => Work::Nothing,
        Work::MultiplyAdds(count) => Work::MultiplyAdds(value(count)?),
        Work::Evaluations(count) => Work::Evaluations(value(count)?),
        Work::Draws(count) => Work::Draws(value(count)?),
    })
}

/// Which stage before the output costs most when convolved, and its share of them all.
struct Cost {
    cell: String,
    dearest: Stage,
    share: f64,
}

impl Cost {
    fn of(cell: &str, stages: &[Measured]) -> Self {
        let before_output = stages.iter().filter(|one| one.stage != Stage::Output);
        let costs = before_output.filter_map(|one| Some((one.stage, one.convolved()?)));
        let (mut dearest, mut most, mut sum) = (Stage::Input, 0.0, 0.0);
        for (stage, cost) in costs {
            sum += cost;
            if cost > most {
                (dearest, most) = (stage, cost);
            }
        }
        Self { cell: cell.to_owned(), dearest, share: if sum > 0.0 { most / sum } else { 0.0 } }
    }
}

impl Measured {
    fn convolved(&self) -> Option<f64> {
        self.works.last().and_then(|(_, work)| work.multiply_adds())
    }
}

fn title(costs: &[Cost]) -> String {
    let least = costs.iter().map(|cost| cost.share).fold(1.0, f64::min);
    match costs {
        [first, rest @ ..] if rest.iter().all(|cost| cost.dearest == first.dearest) => {
            let percent = number((least * 1000.0).floor() / 10.0, 3);
            let stage = first.dearest.name();
            format!(
                "With inputs convolved, the {stage} takes at least {percent} % of the multiply-adds \
                 up to the output"
            )
        }
        _ => words(costs),
    }
}

fn words(costs: &[Cost]) -> String {
    let one = |cost: &Cost| {
        let percent = number((cost.share * 1000.0).floor() / 10.0, 3);
        let (stage, cell) = (cost.dearest.name(), &cost.cell);
        format!(
            "With inputs convolved, the {stage} takes at least {percent} % of a {cell} cell's multiply-adds"
        )
    };
    costs.iter().map(one).collect::<Vec<_>>().join(". ")
}

fn lane(name: &str, colour: Colour, stages: &[Measured], cost: &Cost) -> Lane {
    let boxes = stages.iter().map(|measured| {
        let drawn = Step::new(measured.stage.name(), capital(measured.stage.name()))
            .line(format!("{} {}", number(measured.size, 4), noun(measured.stage, measured.size)))
            .arrow(flowing(measured.stage));
        let drawn = costs_of(measured).into_iter().fold(drawn, Step::line);
        if measured.stage == cost.dearest { drawn.strong() } else { drawn }
    });
    Lane::new(name, format!("{} cell", capital(name)), colour, boxes.collect())
}

/// The cost of a stage in words, one line for each convention that makes a difference.
fn costs_of(measured: &Measured) -> Vec<String> {
    let of_output = |word| if word == "streamed" { "MAC for every spike" } else { "MAC as a dense matrix" };
    let words = |word: &'static str, work: Work<f64>| match work {
        Work::Nothing if measured.stage == Stage::Weights => format!("{word}: in the product with the taps"),
        Work::Nothing => String::new(),
        Work::MultiplyAdds(macs) if measured.stage == Stage::Output => {
            format!("{} {}", number(macs, 4), of_output(word))
        }
        Work::MultiplyAdds(macs) => format!("{word}: {} MAC", number(macs, 4)),
        Work::Evaluations(count) => {
            format!("{} {} of a function", number(count, 4), plural("evaluation", count))
        }
        Work::Draws(count) => format!("{} random {}", number(count, 4), plural("draw", count)),
    };
    let alike = measured.works.windows(2).all(|pair| matches!(pair, [one, other] if one.1 == other.1));
    let mut lines: Vec<String> = measured.works.iter().map(|&(word, work)| words(word, work)).collect();
    if alike {
        lines.truncate(1);
        lines = lines.into_iter().map(|line| line.replace("streamed: ", "")).collect();
    }
    lines.retain(|line| !line.is_empty());
    lines
}

fn noun(stage: Stage, count: f64) -> String {
    let word = match stage {
        Stage::Input => "input sample",
        Stage::Weights => "weight",
        Stage::DendriticFilter | Stage::SomaFilter => "tap",
        Stage::DendriticNonlinearity => "dendrite",
        Stage::SomaNonlinearity => "rate",
        Stage::Poisson => "spike train",
        Stage::Output => "output",
    };
    plural(word, count)
}

fn plural(word: &str, count: f64) -> String {
    let is_one = (count - 1.0).abs() < f64::EPSILON;
    format!("{word}{}", if is_one { "" } else { "s" })
}

/// What passes from a stage to the next.
fn flowing(stage: Stage) -> &'static str {
    match stage {
        Stage::Input => "spikes of the past steps",
        Stage::Weights => "weighted inputs",
        Stage::DendriticFilter => "dendritic potentials",
        Stage::DendriticNonlinearity => "dendritic spikes",
        Stage::SomaFilter => "potential of the soma",
        Stage::SomaNonlinearity => "firing rate",
        Stage::Poisson => "spikes",
        Stage::Output => "",
    }
}
