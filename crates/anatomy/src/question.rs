use neuroscale_quantity::{
    Address, Expr, Formula, Graph, Measure, Package, Quantity, Row, Significant, Spread, TableError, Unit,
    UnitError,
};
use neuroscale_uncertainty::{ModelError, Pooled};

use crate::address::{address, quantity};

/// The table of questions.
pub const QUESTIONS: &str = "anatomy/questions.csv";
pub(crate) const RIVALS: &str = "anatomy/rivals.csv";

/// Digits to which pooled ends are known: more would be those of the sample.
const DIGITS: usize = 4;

/// What is asked of a brain, and the one answer that its rival measurements give together.
#[derive(Clone, Debug)]
pub struct Question {
    /// The answer, pooled: its spread says whether it is a point, a range or a 90 % interval.
    pub answer: Quantity,
    /// The measurements, in the order of the table.
    pub rivals: Vec<Rival>,
}

/// One measurement that answers a question.
#[derive(Clone, Debug)]
pub struct Rival {
    /// Its name.
    pub name: String,
    /// The row, or the product of rows, that was measured.
    pub formula: Formula,
    /// Why it counts as a measurement of its own, or what it stands for.
    pub reason: String,
    address: Address,
}

/// A question that cannot be answered.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum QuestionError {
    /// A table is wrong, or a row is missing.
    #[error(transparent)]
    Table(#[from] TableError),
    /// The rows of a rival do not multiply.
    #[error("anatomy/rivals.csv:{line}: column `times`: the rows of `{rival}` do not multiply: {error}")]
    Unit {
        /// Its line in the table.
        line: u64,
        /// The rival.
        rival: String,
        /// What is wrong with the units.
        error: UnitError,
    },
    /// Rivals without a common interval.
    #[error("anatomy/questions.csv: the rivals of `{question}` cannot be pooled: {error}")]
    Pool {
        /// The question.
        question: String,
        /// What keeps them from being pooled.
        error: ModelError,
    },
}

impl Question {
    /// The question of this name with its answer.
    ///
    /// # Formula
    ///
    /// That of [`Pooled::of`]: every rival as probable as any other; the 5 %, 50 % and 95 % points of their mixture stand for
    /// it. A single row answers with its own spread.
    ///
    /// # Errors
    ///
    /// [`QuestionError`] when a row is missing, a rival has another unit than its question, or questions ask each other.
    ///
    /// # Examples
    ///
    /// ```
    /// use neuroscale_anatomy::Question;
    ///
    /// let purkinje = Question::read(&neuroscale_data::package()?, "human-purkinje-neurons")?;
    /// assert_eq!(purkinje.rivals.len(), 2);
    /// let (low, high) = purkinje.answer.spread().interval().expect("laboratories differ");
    /// assert!(low < 1.54e7 && 2.8e7 < high);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn read(package: &Package, key: &str) -> Result<Self, QuestionError> {
        Self::asked(package, key, &mut vec![])
    }

    /// Every question of the tables, by key.
    ///
    /// # Errors
    ///
    /// Those of [`Question::read`].
    pub fn read_all(package: &Package) -> Result<Vec<Self>, QuestionError> {
        let mut keys: Vec<&str> = package.table(QUESTIONS)?.rows().iter().map(Row::key).collect();
        keys.sort_unstable();
        keys.into_iter().map(|key| Self::read(package, key)).collect()
    }

    /// The same question answered by one of its rivals alone.
    ///
    /// # Errors
    ///
    /// [`QuestionError::Pool`] when the rival has no interval.
    pub fn with_only(&self, rival: &Rival) -> Result<Self, QuestionError> {
        let rivals = vec![rival.clone()];
        Ok(Self {
            answer: answer(self.answer.address(), self.answer.label(), self.answer.measure(), &rivals)?,
            rivals,
        })
    }

    fn asked(package: &Package, key: &str, asking: &mut Vec<String>) -> Result<Self, QuestionError> {
        let question = package.table(QUESTIONS)?.row(key)?;
        let measure = question.measure("unit")?;
        asking.push(key.to_owned());
        let mut rivals = vec![];
        for row in package.table(RIVALS)?.rows() {
            if row.text("question")? == key {
                let rival = Rival::read(package, row, asking)?;
                counted_once(row, &rival, &rivals)?;
                rivals.push(rival);
            }
        }
        asking.pop();
        rivals.sort_by(|a, b| a.name.cmp(&b.name));
        if rivals.is_empty() {
            return Err(question.error("key", "a question with a row in anatomy/rivals.csv").into());
        }
        check_units(package, question, measure.unit(), &rivals)?;
        alike(package, &rivals, &measure)?;
        let answer = answer(&question.address(), question.text("label")?, &measure, &rivals)?;
        Ok(Self { answer, rivals })
    }
}

/// A measurement that answers twice would count for two laboratories.
fn counted_once(row: &Row, new: &Rival, rivals: &[Rival]) -> Result<(), TableError> {
    let inputs = |rival: &Rival| -> Vec<Address> {
        rival.formula.inputs().iter().map(|input| input.address().clone()).collect()
    };
    match rivals.iter().find(|rival| inputs(rival) == inputs(new)) {
        Some(rival) => {
            Err(row.error("row", &format!("a measurement other than `{}`, which is this one", rival.name)))
        }
        None => Ok(()),
    }
}

/// By how much a measurement may differ from the rival nearest to it. Those of the published tables differ by up to 5.4
/// (synaptic inputs of a Purkinje cell).
const GREATEST_DIFFERENCE: f64 = 100.0;

/// A measurement far from every rival has a wrong unit or digit, or measures something else.
fn alike(package: &Package, rivals: &[Rival], measure: &Measure) -> Result<(), TableError> {
    for rival in rivals {
        let value = rival.formula.value();
        let factor = |other: &Rival| (other.formula.value() / value).max(value / other.formula.value());
        let others = rivals.iter().filter(|other| other.address != rival.address);
        let nearest = others.min_by(|a, b| factor(a).total_cmp(&factor(b)));
        if let Some(nearest) = nearest.filter(|nearest| factor(nearest) > GREATEST_DIFFERENCE) {
            let (found, near) = (measure.show(value), measure.show(nearest.formula.value()));
            let expected = format!(
                "a measurement within a factor of {GREATEST_DIFFERENCE} of a rival; this one comes to {found}, the \
                 nearest, `{}`, to {near}; check unit and digits (of both)",
                nearest.name
            );
            return Err(package.row(RIVALS, rival.address.key())?.error("row", &expected));
        }
    }
    Ok(())
}

impl Rival {
    fn read(package: &Package, row: &Row, asking: &mut Vec<String>) -> Result<Self, QuestionError> {
        let graph = Graph::new();
        let mut product = factor(package, row, "row", &graph, asking)?;
        if !row.text("times")?.is_empty() {
            product = product * factor(package, row, "times", &graph, asking)?;
        }
        let wrong_unit = |error| QuestionError::Unit { line: row.line(), rival: row.key().to_owned(), error };
        let formula = graph.formula(product).map_err(wrong_unit)?;
        let text = |column| row.text(column).map(str::to_owned);
        Ok(Self { name: text("rival")?, formula, reason: text("reason")?, address: row.address() })
    }

    /// Its rows, each with the unit in which the rival would be in `asked`.
    fn rows_in<'p>(&self, package: &'p Package, asked: Unit) -> Result<Vec<(&'p Row, Unit)>, TableError> {
        let excess = self.formula.unit().checked_div(asked);
        let mut rows = vec![];
        for input in self.formula.inputs() {
            let row = package.row(input.address().table(), input.address().key())?;
            let expected = excess.and_then(|excess| input.unit().checked_div(excess));
            rows.extend(expected.map(|expected| (row, expected)));
        }
        Ok(rows)
    }

    /// Every row that the rival depends on.
    pub fn rows(&self) -> impl Iterator<Item = Address> + '_ {
        self.formula.inputs().iter().flat_map(Quantity::rows).chain([self.address.clone()])
    }
}

/// Refuses a rival in another unit than its question: the unit of one of its rows, that of the question where no rival
/// has it, or else the rival's choice of rows.
fn check_units(package: &Package, question: &Row, asked: Unit, rivals: &[Rival]) -> Result<(), TableError> {
    let Some(rival) = rivals.iter().find(|rival| rival.formula.unit() != asked) else { return Ok(()) };
    let mut rows = rival.rows_in(package, asked)?;
    let in_units: Vec<String> = rows.iter().map(|(row, _)| row.in_unit()).collect();
    let mut settled = vec![question];
    if rivals.iter().all(|rival| rival.formula.unit() != asked) {
        rows.push((question, rival.formula.unit()));
        settled.clear();
    }
    let expected = format!("a row in `{asked}`, as its question asks; {}", in_units.join(", "));
    let chosen = package.row(RIVALS, rival.address.key())?;
    Err(package.at_odds(&rows, &settled).unwrap_or_else(|| chosen.error("row", &expected)))
}

/// A factor of a rival: the row of a table of quantities, or the answer of another question.
fn factor<'g>(
    package: &Package,
    row: &Row,
    column: &str,
    graph: &'g Graph,
    asking: &mut Vec<String>,
) -> Result<Expr<'g>, QuestionError> {
    let (table, key) = address(row, column)?;
    if table != QUESTIONS {
        return Ok(graph.input(quantity(package, row, column)?));
    }
    if package.table(QUESTIONS)?.row(key).is_err() {
        return Err(row.broken_reference(column, QUESTIONS, "key").into());
    }
    if asking.iter().any(|asked| asked == key) {
        return Err(row.error(column, "a question whose answer does not depend on this one").into());
    }
    Ok(graph.input(&Question::asked(package, key, asking)?.answer))
}

/// The answer that rivals give together, as a quantity that knows all of their rows.
fn answer(
    address: &Address,
    label: &str,
    measure: &Measure,
    rivals: &[Rival],
) -> Result<Quantity, QuestionError> {
    if let [alone] = rivals
        && let [input] = alone.formula.inputs()
        && input.value().to_bits() == alone.formula.value().to_bits()
    {
        return Ok(as_measured(input, address, label, alone));
    }
    let formulas: Vec<&Formula> = rivals.iter().map(|rival| &rival.formula).collect();
    let failed = |error| QuestionError::Pool { question: address.key().to_owned(), error };
    let pooled = Pooled::of(&formulas).map_err(failed)?;
    let (value, spread) = pooled.map_or((f64::NAN, Spread::Exact), |pooled| known(&pooled, measure));
    Ok(Quantity::new(address.clone(), label, value, spread, measure.clone())
        .pooled_from(rivals.iter().flat_map(|rival| rival.formula.inputs()))
        .decided_by(rivals.iter().map(|rival| rival.address.clone())))
}

/// The answer of a single row: its own value and spread.
fn as_measured(input: &Quantity, address: &Address, label: &str, rival: &Rival) -> Quantity {
    let measure = input.unit().into();
    let quantity = Quantity::new(address.clone(), label, input.value(), input.spread(), measure);
    quantity.pooled_from([input]).decided_by([rival.address.clone()])
}

/// What is known, as value and spread in the unit of the question.
fn known(pooled: &Pooled, measure: &Measure) -> (f64, Spread) {
    use neuroscale_uncertainty::Knowledge::{Bound, Interval, Point, Range};
    let rounded = |value: f64| Significant::new(measure.from_base(value), DIGITS).rounded();
    let exactly = measure.from_base(pooled.value);
    let spread = match (pooled.knowledge, pooled.low, pooled.high) {
        (Interval, Some(low), Some(high)) => {
            Spread::Pooled { low: rounded(low), median: rounded(pooled.value), high: rounded(high) }
        }
        (Range, Some(low), Some(high)) => {
            Spread::Range { low: measure.from_base(low), high: measure.from_base(high) }
        }
        (Bound, Some(_), None) => Spread::AtLeast,
        (Bound, None, Some(_)) => Spread::AtMost,
        (Point | Range | Interval | Bound, ..) => Spread::Exact,
    };
    (spread.median().unwrap_or(exactly), spread)
}
