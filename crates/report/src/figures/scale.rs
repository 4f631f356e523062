use neuroscale_claims::Entry;
use neuroscale_draw::{DotRange, LogAxis, Picture, Row, number};
use neuroscale_params::size_ratio;
use neuroscale_quantity::{Expr, Graph, Quantity, Ring, Unit};

use crate::ReportError;
use crate::compose::inputs::Inputs;
use crate::compose::marks::MODEL;
use crate::compose::shown::Shown;
use crate::context::Context;
use crate::figure::{Figure, rights};

const ID: &str = "scale";
const MODELS: &str = "models/models.csv";
const RUN: &str = "bagualu-benchmarked";
const POSSIBLE: &str = "bagualu-possible";

/// The brain's synapses beside the largest model that the post names, and the model that it guesses to be
/// equivalent.
pub(super) fn make(context: &Context<'_>) -> Result<Figure, ReportError> {
    let claim = |id| context.claim(ID, id);
    let mut shown = Shown::new(context.package);
    let brain = vec![
        with_evidence("assumed", "Synapses, as assumed", claim("neuro-synapses")?, &mut shown),
        stated("estimates", "Synapses, most estimates", claim("neuro-synapses-range")?, &mut shown),
    ];
    let (run, possible) = (Model::read(context, RUN)?, Model::read(context, POSSIBLE)?);
    let bagualu = vec![
        stated("bagualu", "Parameters, as stated", claim("neuro-bagualu")?, &mut shown),
        run.row(&mut shown),
        possible.row(&mut shown),
    ];
    let equivalent = stated("equivalent", "A model like the brain", claim("neuro-equivalent")?, &mut shown)
        .note("stated in neurons");
    let chart = DotRange::new(LogAxis::new("synapses; parameters"))
        .group("Human brain", brain)
        .group("BaGuaLu", bagualu)
        .group("What the author guesses to be equivalent", vec![equivalent]);

    let graph = Graph::new();
    let inputs = Inputs::new(context, ID, &graph);
    let synapses = inputs.stated("neuro-synapses")? * inputs.stated("neuro-parameter-per-synapse")?;
    let mut ratio = |model: &Model| {
        let parameters: Expr<'_> = graph.input(&model.parameters);
        let formula = inputs.formula(size_ratio(synapses.counted_as(Unit::PARAMETER), parameters))?;
        shown.trace.derivation(&format!("synapses ÷ parameters of {}", model.name), &formula);
        Ok::<_, ReportError>(number(formula.value(), 2))
    };
    let (of_run, of_possible) = (ratio(&run)?, ratio(&possible)?);
    let trained = match (run.is_trained(), possible.is_trained()) {
        (false, false) => "neither was trained",
        (true, true) => "both were trained",
        _ => "one of the two was trained",
    };
    let picture = Picture {
        id: ID.to_owned(),
        rights: Some(rights()),
        title: format!(
            "The post's brain has {of_run} times the parameters that BaGuaLu ran with, {of_possible} times \
             those said to be possible; {trained}"
        ),
        subtitle: "Synapses and parameters on one axis, as the post takes each synapse for one parameter"
            .to_owned(),
        alt: format!(
            "Dots and ranges on a logarithmic axis: synapses of the brain as assumed, as estimated and as \
             measured; the model BaGuaLu with {} parameters run and {} said to be possible ({trained}); and \
             a guessed range for a model equivalent to the brain, far to the right. The assumed synapses are \
             {of_run} times the parameters that ran.",
            number(run.parameters.value(), 3),
            number(possible.parameters.value(), 3)
        ),
        footer: context.footer(&shown.trace, "one parameter for each synapse"),
        chart: chart.into(),
    };
    Ok(Figure { picture, table: shown.table, trace: shown.trace })
}

fn with_evidence(id: &str, label: &str, entry: &Entry, shown: &mut Shown<'_>) -> Row {
    let mut row = stated(id, label, entry, shown);
    row.marks.extend(shown.measured(id, entry));
    row
}

fn stated(id: &str, label: &str, entry: &Entry, shown: &mut Shown<'_>) -> Row {
    let mut row = Row::new(id, label);
    row.marks.extend(shown.stated(id, entry));
    row
}

/// A row of the table of models.
struct Model {
    key: &'static str,
    name: String,
    status: String,
    parameters: Quantity,
}

impl Model {
    fn read(context: &Context<'_>, key: &'static str) -> Result<Self, ReportError> {
        let row = context.package.table(MODELS)?.row(key)?;
        let parameters = row.quantity("parameters")?.ok_or_else(|| row.error("parameters", "a number"))?;
        let text = |column| row.text(column).map(str::to_owned);
        Ok(Self { key, name: text("name")?, status: text("status")?, parameters })
    }

    fn is_trained(&self) -> bool {
        self.status == "trained"
    }

    fn row(&self, shown: &mut Shown<'_>) -> Row {
        let mark =
            shown.quantity(self.key, MODEL, &self.parameters).label(number(self.parameters.value(), 3));
        Row::new(self.key, format!("Parameters, {}", self.status)).mark(mark)
    }
}
