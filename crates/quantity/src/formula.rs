use std::borrow::Cow;
use std::fmt;
use std::panic::Location;

use crate::graph::{Id, Node, needed};
use crate::{Measure, Operation, Quantity, Scalar, Unit};

mod columns;
mod derivation;
mod notation;
mod units;

pub use columns::ColumnError;
pub use derivation::{Derivation, Step};
pub use units::UnitError;

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
        let value = operation.map(|id| self.values[id]).over(|index| self.inputs[index].value());
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
