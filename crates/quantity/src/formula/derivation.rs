//! How a value was made, for people.

use super::Formula;
use crate::graph::Id;
use crate::{Operation, Quantity, Unit};

/// The steps by which values were made, each once, and the inputs that they start from.
///
/// The steps of several formulas can stand together: what they share is one step.
///
/// ```
/// use neuroscale_quantity::{Address, Graph, Quantity, Ring, Spread};
///
/// let number = |key, value| -> Result<_, Box<dyn std::error::Error>> {
///     Ok(Quantity::new(Address::new("mine", key), key, value, Spread::Exact, "1".parse()?))
/// };
/// let graph = Graph::new();
/// let (a, b) = (graph.input(&number("a", 2.0)?), graph.input(&number("b", 3.0)?));
/// let sum = (a + b).called("sum");
/// let derivation = graph.formula((sum * sum).called("square"))?.derivation();
///
/// let names: Vec<&str> = derivation.steps().iter().map(|step| step.name.as_str()).collect();
/// assert_eq!(names, ["a", "b", "sum", "square"]);
/// assert_eq!(derivation.steps()[3].expression.as_deref(), Some("[sum] × [sum]"));
/// assert_eq!(derivation.steps()[3].parts, [2]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Derivation {
    steps: Vec<Step>,
    inputs: Vec<Quantity>,
}

/// A step of a derivation: what was computed, from what, and what came out.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Step {
    /// The name of the step, or the label of the input.
    pub name: String,
    /// The expression, written with the names of the steps and inputs that it is made of; none for an input.
    pub expression: Option<String>,
    /// The value in the base unit.
    pub value: f64,
    /// The base unit.
    pub unit: Unit,
    /// The position of an input among [`Derivation::inputs`].
    pub input: Option<usize>,
    /// The positions of the steps that the expression names, in reading order, each once, and before this.
    pub parts: Vec<usize>,
}

impl Derivation {
    /// Every step, after its parts.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The inputs, in the order in which the steps first used them.
    pub fn inputs(&self) -> &[Quantity] {
        &self.inputs
    }

    /// Takes in the steps of a formula, and returns the position of the one that gives its value.
    pub fn add(&mut self, formula: &Formula) -> usize {
        let mut answer = 0;
        let mut seen_as: Vec<Vec<usize>> = Vec::with_capacity(formula.operations.len());
        for (id, operation) in formula.operations.iter().enumerate() {
            let mut parts: Vec<usize> = vec![];
            for part in operation.operands().flat_map(|operand| &seen_as[operand]) {
                if !parts.contains(part) {
                    parts.push(*part);
                }
            }
            if formula.is_step(id) {
                answer = self.step(formula, id, parts);
                parts = vec![answer];
            }
            seen_as.push(parts);
        }
        answer
    }

    fn step(&mut self, formula: &Formula, id: Id, parts: Vec<usize>) -> usize {
        let (name, inside) = match formula.operations[id] {
            Operation::Called(inside, name) => (name, Some(inside)),
            Operation::Input(index) => (formula.inputs[index].label(), None),
            _ => ("result", Some(id)),
        };
        let step = Step {
            name: name.to_owned(),
            expression: inside.map(|inside| formula.expression(inside)),
            value: formula.values[id],
            unit: formula.units[id],
            input: formula
                .input(id)
                .map(|input| position_or_push(&mut self.inputs, input.clone(), is_same_input)),
            parts,
        };
        position_or_push(&mut self.steps, step, is_same_step)
    }
}

impl Formula {
    /// How the value was made.
    #[must_use]
    pub fn derivation(&self) -> Derivation {
        let mut derivation = Derivation::default();
        derivation.add(self);
        derivation
    }

    /// What has a name is a step, and so is the answer.
    fn is_step(&self, id: Id) -> bool {
        let is_named = matches!(self.operations[id], Operation::Called(..) | Operation::Input(_));
        is_named || id + 1 == self.operations.len()
    }

    fn input(&self, id: Id) -> Option<&Quantity> {
        match self.operations[id] {
            Operation::Input(index) => self.inputs.get(index),
            _ => None,
        }
    }
}

fn position_or_push<T>(all: &mut Vec<T>, one: T, is_same: fn(&T, &T) -> bool) -> usize {
    all.iter().position(|other| is_same(other, &one)).unwrap_or_else(|| {
        all.push(one);
        all.len() - 1
    })
}

/// By bits, so that what is no number is one step, too.
fn is_same_step(a: &Step, b: &Step) -> bool {
    let made = |step: &Step| (step.value.to_bits(), step.unit, step.input);
    made(a) == made(b) && a.name == b.name && a.expression == b.expression && a.parts == b.parts
}

/// One address may be known in two ways: as it is stated, and as it was measured.
fn is_same_input(a: &Quantity, b: &Quantity) -> bool {
    let known = |input: &Quantity| (input.value().to_bits(), input.spread(), input.unit());
    a.address() == b.address() && a.label() == b.label() && known(a) == known(b)
}
