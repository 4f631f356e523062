use neuroscale_anatomy::{Question, Rival};
use neuroscale_draw::{Colour, Kind, Mark, Row, Shape};
use neuroscale_quantity::{Address, Formula, Graph, Quantity};

use super::ID;
use crate::ReportError;
use crate::compose::words::times;
use crate::context::Context;
use crate::table::Cell;

const OURS: Kind = Kind::new("ours", Colour::Green, Shape::Square);

/// Two of our own measurements of one quantity that are furthest apart.
pub(super) struct Doubt {
    what: String,
    /// The names of the lower and of the higher one.
    names: [String; 2],
    /// What they say, in the base unit.
    values: [f64; 2],
    unit: String,
    pub(super) rows: Vec<Address>,
}

impl Doubt {
    /// Every question with rivals, and the parallel fibres, whose synapses are counted from both ends.
    pub(super) fn all(context: &Context<'_>) -> Result<Vec<Self>, ReportError> {
        let questions = &context.questions;
        let mut doubts: Vec<Self> = questions.iter().filter_map(Self::of).collect();
        doubts.push(Self::of_parallel_fibres(context, questions)?);
        doubts.sort_by(|a, b| b.ratio().total_cmp(&a.ratio()));
        Ok(doubts)
    }

    fn of(question: &Question) -> Option<Self> {
        let by_value = |a: &&Rival, b: &&Rival| a.formula.value().total_cmp(&b.formula.value());
        let (least, most) =
            (question.rivals.iter().min_by(by_value)?, question.rivals.iter().max_by(by_value)?);
        (question.rivals.len() > 1).then(|| Self {
            what: question.answer.label().to_owned(),
            names: [least, most].map(|rival| rival.name.clone()),
            values: [least, most].map(|rival| rival.formula.value()),
            unit: question.answer.unit().to_string(),
            rows: question.answer.rows().collect(),
        })
    }

    fn of_parallel_fibres(context: &Context<'_>, questions: &[Question]) -> Result<Self, ReportError> {
        let graph = Graph::new();
        let answer = |key: &str| {
            questions.iter().map(|question| &question.answer).find(|one| one.address().key() == key)
        };
        let missing = || ReportError::Numbers {
            id: ID,
            problem: "a question about granule or Purkinje cells is missing".to_owned(),
        };
        let outputs = context.quantity("anatomy/synapses.csv", "granule-outputs-to-purkinje")?;
        let of = |cells: &str, each: &Quantity| -> Result<_, ReportError> {
            Ok(graph.formula(graph.input(answer(cells).ok_or_else(missing)?) * graph.input(each))?)
        };
        let sent = of("human-granule-neurons", outputs)?;
        let received = of("human-purkinje-neurons", answer("human-purkinje-fan-in").ok_or_else(missing)?)?;
        let mut ends = [("received by Purkinje cells", &received), ("sent by granule cells", &sent)];
        ends.sort_by(|a, b| a.1.value().total_cmp(&b.1.value()));
        Ok(Self {
            what: "Synapses of parallel fibres on Purkinje cells, from both ends".to_owned(),
            names: ends.map(|(name, _)| name.to_owned()),
            values: ends.map(|(_, formula)| formula.value()),
            unit: sent.unit().to_string(),
            rows: [&sent, &received].into_iter().flat_map(Formula::inputs).flat_map(Quantity::rows).collect(),
        })
    }

    fn ratio(&self) -> f64 {
        self.values[1] / self.values[0]
    }

    pub(super) fn row(&self) -> Row {
        let [low, high] = &self.names;
        Row::new(&self.what, &self.what)
            .aside(format!("{high} ÷ {low}"))
            .mark(Mark::at(OURS, self.ratio()).label(times(self.ratio())))
    }

    pub(super) fn cells(&self) -> [Cell; 14] {
        let [low, high] = self.values;
        [
            self.what.as_str().into(),
            self.names[1].as_str().into(),
            "=".into(),
            self.names[0].as_str().into(),
            high.into(),
            high.into(),
            low.into(),
            low.into(),
            self.unit.as_str().into(),
            self.ratio().into(),
            Cell::Empty,
            Cell::Empty,
            "ours".into(),
            "measurements of one quantity".into(),
        ]
    }
}
