use std::borrow::Cow;
use std::fmt;
use std::panic::Location;

use crate::graph::{Id, Node};
use crate::{Address, Measure, Operation, Quantity, Scalar, Unit};

/// Values evaluated at a time: a few columns of this length stay in the first-level cache.
const BLOCK: usize = 512;

/// An expression that has been checked and frozen: it knows its value, unit, inputs and steps, and can be evaluated
/// again for other values of its inputs.
#[derive(Clone, Debug)]
pub struct Formula {
    operations: Vec<Operation<Id>>,
    units: Vec<Unit>,
    values: Vec<f64>,
    inputs: Vec<Quantity>,
    measure: Measure,
}

/// A step of a derivation, for people: what was computed, from what, and what came out.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Step {
    /// How deep the step lies below the answer.
    pub depth: usize,
    /// The name of the step, or the label of the input.
    pub name: String,
    /// The expression, written with the names of the steps and inputs below it; empty for an input.
    pub expression: String,
    /// The value in the base unit.
    pub value: f64,
    /// The base unit.
    pub unit: Unit,
    /// The row that an input comes from.
    pub address: Option<Address>,
}

/// An operation on numbers whose units do not fit.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum UnitError {
    /// A sum or difference of unlike units.
    #[error("{at}: `{left}` and `{right}` cannot be added or subtracted; give both the same unit")]
    Sum {
        /// The unit on the left.
        left: Unit,
        /// The unit on the right.
        right: Unit,
        /// The line of the formula.
        at: &'static Location<'static>,
    },
    /// A logarithm or exponential of something with a unit.
    #[error(
        "{at}: the {function} of a number in `{unit}` has no meaning; divide by a number in the same unit first"
    )]
    Transcendental {
        /// The function.
        function: &'static str,
        /// The unit that was found.
        unit: Unit,
        /// The line of the formula.
        at: &'static Location<'static>,
    },
    /// A root of a unit with an odd power.
    #[error("{at}: `{unit}` has no square root")]
    Root {
        /// The unit that was found.
        unit: Unit,
        /// The line of the formula.
        at: &'static Location<'static>,
    },
    /// A recount that would change a physical unit.
    #[error("{at}: `{from}` cannot be counted as `{to}`: their physical parts differ")]
    Recount {
        /// The unit that was found.
        from: Unit,
        /// The unit that was asked for.
        to: Unit,
        /// The line of the formula.
        at: &'static Location<'static>,
    },
    /// A power that no unit reaches.
    #[error("{at}: `{left}` and `{right}` multiply to a power beyond ±127")]
    Power {
        /// The unit on the left.
        left: Unit,
        /// The unit on the right.
        right: Unit,
        /// The line of the formula.
        at: &'static Location<'static>,
    },
    /// An answer asked for in the unit of something else.
    #[error("{at}: a number in `{unit}` cannot be given in `{asked}`; ask in a unit of the same kind")]
    Asked {
        /// The base unit of the number.
        unit: Unit,
        /// The base unit that was asked for.
        asked: Unit,
        /// The line that asks.
        at: &'static Location<'static>,
    },
    /// Two expressions that belong to different graphs.
    #[error("{at}: two expressions of different graphs met; make all inputs with one graph")]
    Graphs {
        /// The line of the formula.
        at: &'static Location<'static>,
    },
}

/// Columns that do not fit a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ColumnError {
    /// The wrong number of columns.
    #[error(
        "{found} columns were given for {expected} inputs; give one column per input, in the order of `inputs()`"
    )]
    Count {
        /// The number of columns given.
        found: usize,
        /// The number of inputs.
        expected: usize,
    },
    /// A column of another length.
    #[error("column {column} has {found} values, the output {expected}; make all of them the same length")]
    Length {
        /// The position of the column.
        column: usize,
        /// Its length.
        found: usize,
        /// The length of the output.
        expected: usize,
    },
}

impl UnitError {
    /// Refuses to show a number of one unit in a measure of another.
    pub(crate) fn unless_asked_alike(
        unit: Unit,
        measure: &Measure,
        at: &'static Location<'static>,
    ) -> Result<(), Self> {
        let asked = measure.unit();
        if unit == asked { Ok(()) } else { Err(Self::Asked { unit, asked, at }) }
    }
}

impl Formula {
    /// Keeps what `root` needs, in order, and checks every unit on the way.
    pub(crate) fn freeze(nodes: &[Node], quantities: &[Quantity], root: Id) -> Result<Self, UnitError> {
        let needed = needed(nodes, root);
        let mut position = vec![0; nodes.len()];
        let measure = Measure::default();
        let mut formula = Self { operations: vec![], units: vec![], values: vec![], inputs: vec![], measure };
        for (id, node) in nodes.iter().enumerate().filter(|(id, _)| needed[*id]) {
            position[id] = formula.operations.len();
            let operation = node.operation.ok_or(UnitError::Graphs { at: node.at })?;
            let operation = match operation.map(|id| position[id]) {
                Operation::Input(index) => formula.keep(&quantities[index]),
                operation => operation,
            };
            formula.push(operation, node.at)?;
        }
        formula.measure = formula.unit().into();
        Ok(formula)
    }

    fn keep(&mut self, input: &Quantity) -> Operation<Id> {
        self.inputs.push(input.clone());
        Operation::Input(self.inputs.len() - 1)
    }

    fn push(&mut self, operation: Operation<Id>, at: &'static Location<'static>) -> Result<(), UnitError> {
        let unit = operation.unit(&self.units, &self.inputs, at)?;
        let value = match operation {
            Operation::Input(index) => self.inputs[index].value(),
            operation => operation.apply(|id| self.values[id]),
        };
        self.operations.push(operation);
        self.units.push(unit);
        self.values.push(value);
        Ok(())
    }

    /// The value at the stated values of all inputs, in the base unit.
    #[must_use]
    pub fn value(&self) -> f64 {
        self.values.last().copied().unwrap_or(f64::NAN)
    }

    /// The base unit of the value.
    #[must_use]
    pub fn unit(&self) -> Unit {
        self.units.last().copied().unwrap_or(Unit::NONE)
    }

    /// The unit in which the value is shown: the base unit, unless another was asked for.
    pub fn measure(&self) -> &Measure {
        &self.measure
    }

    /// The same formula, whose value, and every answer about it, is shown in this unit.
    ///
    /// ```
    /// use neuroscale_quantity::{Address, Graph, Quantity, Spread};
    ///
    /// let number = |key, value, unit: &str| -> Result<_, Box<dyn std::error::Error>> {
    ///     Ok(Quantity::new(Address::new("mine", key), key, value, Spread::Exact, unit.parse()?))
    /// };
    /// let graph = Graph::new();
    /// let (work, speed) = (number("work", 3.14e23, "FLOP")?, number("speed", 30.8, "PFLOP/s")?);
    /// let time = graph.formula(graph.input(&work) / graph.input(&speed))?;
    /// assert_eq!(time.to_string(), "1.01948e7 s");
    /// assert_eq!(time.clone().in_unit("day".parse()?)?.to_string(), "117.995 day");
    /// assert!(time.in_unit("year".parse()?).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`UnitError::Asked`] when the unit measures something else.
    #[track_caller]
    pub fn in_unit(self, measure: Measure) -> Result<Self, UnitError> {
        UnitError::unless_asked_alike(self.unit(), &measure, Location::caller())?;
        Ok(Self { measure, ..self })
    }

    /// The quantities that the value depends on, in the order in which the formula first used them.
    #[must_use]
    pub fn inputs(&self) -> &[Quantity] {
        &self.inputs
    }

    /// The value for other values of the inputs, in the order of [`Formula::inputs`].
    pub fn at(&self, inputs: &[f64]) -> Result<f64, ColumnError> {
        let columns: Vec<&[f64]> = inputs.iter().map(std::slice::from_ref).collect();
        let mut value = [0.0];
        self.evaluate(&columns, &mut value)?;
        Ok(value[0])
    }

    /// Reads the formula in another arithmetic: `read` turns every operation into a `T`, its operands first, and the last is
    /// the answer. Values, units and text are such readings; so are closed forms, or another language's syntax.
    ///
    /// ```
    /// use neuroscale_quantity::{Address, Graph, Operation, Quantity, Spread};
    ///
    /// let graph = Graph::new();
    /// let x = graph.input(&Quantity::new(Address::new("mine", "x"), "x", 3.0, Spread::Exact, "1".parse()?));
    /// let formula = graph.formula(x * x + x)?;
    /// let multiplications = formula.fold(|operation| {
    ///     let below: u32 = operation.operands().copied().sum();
    ///     below + u32::from(matches!(operation, Operation::Multiply(..)))
    /// });
    /// assert_eq!(multiplications, Some(1));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn fold<T>(&self, mut read: impl FnMut(Operation<&T>) -> T) -> Option<T> {
        let mut results: Vec<T> = Vec::with_capacity(self.operations.len());
        for operation in &self.operations {
            let result = read(operation.map(|id| &results[id]));
            results.push(result);
        }
        results.pop()
    }

    /// The formula on numbers of another kind: `input` gives the number for each position in [`Formula::inputs`], and the
    /// operations are those of the kind. So a formula enters another graph, with other formulas for its inputs.
    ///
    /// ```
    /// use neuroscale_quantity::{Address, Graph, Quantity, Spread};
    ///
    /// let number = |key, value| -> Result<_, Box<dyn std::error::Error>> {
    ///     Ok(Quantity::new(Address::new("mine", key), key, value, Spread::Exact, "1".parse()?))
    /// };
    /// let graph = Graph::new();
    /// let x = graph.input(&number("x", 3.0)?);
    /// let square = graph.formula(x * x)?;
    /// assert_eq!(square.over(|_| 5.0), 25.0);
    ///
    /// let (a, b) = (graph.input(&number("a", 1.0)?), graph.input(&number("b", 2.0)?));
    /// assert_eq!(graph.formula(square.over(|_| a + b))?.value(), 9.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[track_caller]
    pub fn over<S: Scalar>(&self, mut input: impl FnMut(usize) -> S) -> S {
        let mut results: Vec<S> = Vec::with_capacity(self.operations.len());
        for operation in &self.operations {
            let result = operation.map(|id| results[id]).over(&mut input);
            results.push(result);
        }
        results.pop().unwrap_or_else(|| S::from(f64::NAN))
    }

    /// Evaluates whole columns: one column of values per input, in the order of [`Formula::inputs`].
    ///
    /// Value by value, the result has the same bits as the formula on `f64`.
    ///
    /// # Errors
    /// [`ColumnError`] when the number or the lengths of the columns do not fit.
    pub fn evaluate(&self, columns: &[&[f64]], out: &mut [f64]) -> Result<(), ColumnError> {
        self.check(columns, out.len())?;
        let mut scratch = vec![[0.0; BLOCK]; self.operations.len()];
        for (block, out) in out.chunks_mut(BLOCK).enumerate() {
            let rows = block * BLOCK..block * BLOCK + out.len();
            for id in 0..self.operations.len() {
                let (done, rest) = scratch.split_at_mut(id);
                let target = &mut rest[0][..out.len()];
                match self.operations[id] {
                    Operation::Input(index) => target.copy_from_slice(&columns[index][rows.clone()]),
                    operation => operation.fill(done, target),
                }
            }
            if let Some(last) = scratch.last() {
                out.copy_from_slice(&last[..out.len()]);
            }
        }
        Ok(())
    }

    fn check(&self, columns: &[&[f64]], length: usize) -> Result<(), ColumnError> {
        if columns.len() != self.inputs.len() {
            return Err(ColumnError::Count { found: columns.len(), expected: self.inputs.len() });
        }
        match columns.iter().position(|column| column.len() != length) {
            Some(column) => {
                Err(ColumnError::Length { column, found: columns[column].len(), expected: length })
            }
            None => Ok(()),
        }
    }

    /// The derivation as an indented tree: the answer first, below each step the steps and inputs it is made of.
    #[must_use]
    pub fn steps(&self) -> Vec<Step> {
        let mut steps = vec![];
        if let Some(root) = self.operations.len().checked_sub(1) {
            self.explain(root, 0, &mut steps);
        }
        steps
    }

    fn explain(&self, id: Id, depth: usize, steps: &mut Vec<Step>) {
        let (name, inside, address) = match self.operations[id] {
            Operation::Called(inside, name) => (name.to_owned(), Some(inside), None),
            Operation::Input(index) => {
                let input = &self.inputs[index];
                (input.label().to_owned(), None, Some(input.address().clone()))
            }
            _ => ("result".to_owned(), Some(id), None),
        };
        let expression = inside.map_or(String::new(), |inside| self.expression(inside).0);
        let (value, unit) = (self.values[id], self.units[id]);
        let seen = steps.iter().any(|step| {
            step.name == name && step.expression == expression && step.value.to_bits() == value.to_bits()
        });
        steps.push(Step { depth, name, expression, value, unit, address });
        if let (Some(inside), false) = (inside, seen) {
            let mut parts = vec![];
            self.parts(inside, &mut parts);
            for part in parts {
                self.explain(part, depth + 1, steps);
            }
        }
    }

    /// The named steps and inputs directly below a node, each once, in reading order.
    fn parts(&self, id: Id, parts: &mut Vec<Id>) {
        match self.operations[id] {
            Operation::Called(..) | Operation::Input(_) if !parts.contains(&id) => parts.push(id),
            Operation::Called(..) | Operation::Input(_) => {}
            operation => operation.operands().for_each(|operand| self.parts(operand, parts)),
        }
    }

    /// The expression down to the next named steps, and how tightly its outermost operator binds.
    fn expression(&self, id: Id) -> (String, u8) {
        let bracketed = |id: Id, at_least: u8| match self.name(id) {
            Some(name) => name,
            None => match self.expression(id) {
                (text, binding) if binding < at_least => format!("({text})"),
                (text, _) => text,
            },
        };
        let binary = |a, sign, b, binding: u8, right: u8| {
            (format!("{} {sign} {}", bracketed(a, binding), bracketed(b, right)), binding)
        };
        match self.operations[id] {
            Operation::Add(a, b) => binary(a, "+", b, 1, 1),
            Operation::Subtract(a, b) => binary(a, "−", b, 1, 2),
            Operation::Multiply(a, b) => binary(a, "×", b, 2, 2),
            Operation::Divide(a, b) => binary(a, "÷", b, 2, 3),
            Operation::Log2(a) => (format!("log2({})", bracketed(a, 0)), 4),
            Operation::Exp(a) => (format!("exp({})", bracketed(a, 0)), 4),
            Operation::Sqrt(a) => (format!("√({})", bracketed(a, 0)), 4),
            Operation::CountedAs(a, _) => match self.name(a) {
                Some(name) => (name, 4),
                None => self.expression(a),
            },
            Operation::Constant(value) => (format!("{value}"), 4),
            Operation::Input(_) | Operation::Called(..) => (self.name(id).unwrap_or_default(), 4),
        }
    }

    fn name(&self, id: Id) -> Option<String> {
        match self.operations[id] {
            Operation::Called(_, name) => Some(format!("[{name}]")),
            Operation::Input(index) => Some(format!("[{}]", self.inputs[index].label())),
            _ => None,
        }
    }
}

/// The value, in the unit that was asked for.
impl fmt::Display for Formula {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.measure.show(self.value()))
    }
}

impl<'f> From<&'f Formula> for Cow<'f, Formula> {
    fn from(formula: &'f Formula) -> Self {
        Self::Borrowed(formula)
    }
}

impl From<Formula> for Cow<'_, Formula> {
    fn from(formula: Formula) -> Self {
        Self::Owned(formula)
    }
}

pub(crate) fn needed(nodes: &[Node], root: Id) -> Vec<bool> {
    let mut needed = vec![false; nodes.len()];
    if let Some(root) = needed.get_mut(root) {
        *root = true;
    }
    for id in (0..nodes.len()).rev() {
        if needed[id] {
            nodes[id]
                .operation
                .into_iter()
                .flat_map(Operation::operands)
                .for_each(|operand| needed[operand] = true);
        }
    }
    needed
}

impl Operation<Id> {
    fn apply(self, value: impl Fn(Id) -> f64) -> f64 {
        match self {
            Self::Input(_) => f64::NAN,
            Self::Constant(value) => value,
            Self::Add(a, b) => value(a) + value(b),
            Self::Subtract(a, b) => value(a) - value(b),
            Self::Multiply(a, b) => value(a) * value(b),
            Self::Divide(a, b) => value(a) / value(b),
            Self::Log2(a) => libm::log2(value(a)),
            Self::Exp(a) => libm::exp(value(a)),
            Self::Sqrt(a) => value(a).sqrt(),
            Self::CountedAs(a, _) | Self::Called(a, _) => value(a),
        }
    }

    /// One operation over a block: the match stands outside the loop, so that each loop is a plain run of numbers.
    fn fill(self, done: &[[f64; BLOCK]], target: &mut [f64]) {
        match self {
            Self::Input(_) => target.fill(f64::NAN),
            Self::Constant(value) => target.fill(value),
            Self::Add(a, b) => pairs(target, &done[a], &done[b], |x, y| x + y),
            Self::Subtract(a, b) => pairs(target, &done[a], &done[b], |x, y| x - y),
            Self::Multiply(a, b) => pairs(target, &done[a], &done[b], |x, y| x * y),
            Self::Divide(a, b) => pairs(target, &done[a], &done[b], |x, y| x / y),
            Self::Log2(a) => each(target, &done[a], libm::log2),
            Self::Exp(a) => each(target, &done[a], libm::exp),
            Self::Sqrt(a) => each(target, &done[a], f64::sqrt),
            Self::CountedAs(a, _) | Self::Called(a, _) => each(target, &done[a], |x| x),
        }
    }
}

fn each(target: &mut [f64], xs: &[f64], f: impl Fn(f64) -> f64) {
    target.iter_mut().zip(xs).for_each(|(out, x)| *out = f(*x));
}

fn pairs(target: &mut [f64], xs: &[f64], ys: &[f64], f: impl Fn(f64, f64) -> f64) {
    target.iter_mut().zip(xs).zip(ys).for_each(|((out, x), y)| *out = f(*x, *y));
}

impl Operation<Id> {
    fn unit(
        self,
        units: &[Unit],
        inputs: &[Quantity],
        at: &'static Location<'static>,
    ) -> Result<Unit, UnitError> {
        match self {
            Operation::Input(index) => Ok(inputs[index].unit()),
            Operation::Constant(_) => Ok(Unit::NONE),
            Operation::Add(a, b) | Operation::Subtract(a, b) if units[a] == units[b] => Ok(units[a]),
            Operation::Add(a, b) | Operation::Subtract(a, b) => {
                Err(UnitError::Sum { left: units[a], right: units[b], at })
            }
            Operation::Multiply(a, b) => {
                units[a].checked_mul(units[b]).ok_or(UnitError::Power { left: units[a], right: units[b], at })
            }
            Operation::Divide(a, b) => {
                units[a].checked_div(units[b]).ok_or(UnitError::Power { left: units[a], right: units[b], at })
            }
            Operation::Log2(a) | Operation::Exp(a) if units[a].is_none() => Ok(Unit::NONE),
            Operation::Log2(a) => {
                Err(UnitError::Transcendental { function: "logarithm", unit: units[a], at })
            }
            Operation::Exp(a) => {
                Err(UnitError::Transcendental { function: "exponential", unit: units[a], at })
            }
            Operation::Sqrt(a) => units[a].root().ok_or(UnitError::Root { unit: units[a], at }),
            Operation::CountedAs(a, to) if units[a].physical() == to.physical() => Ok(to),
            Operation::CountedAs(a, to) => Err(UnitError::Recount { from: units[a], to, at }),
            Operation::Called(a, _) => Ok(units[a]),
        }
    }
}
