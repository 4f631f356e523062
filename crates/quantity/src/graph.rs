use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::{Add, Div, Mul, Sub};
use std::panic::Location;

use crate::{Address, Formula, Operation, Quantity, Ring, Scalar, Unit, UnitError};

/// Records what formulas do with quantities, so that the result can be checked, explained and evaluated again.
///
/// ```
/// use neuroscale_quantity::{Address, Graph, Quantity, Ring, Spread, Unit};
///
/// let quantity = |key, value, unit: &str| {
///     Ok::<_, neuroscale_quantity::UnknownUnit>(Quantity::new(Address::new("mine", key), key, value, Spread::Exact, unit.parse()?))
/// };
/// let graph = Graph::new();
/// let neurons = graph.input(&quantity("neurons", 86e9, "neuron")?);
/// let fan_in = graph.input(&quantity("fan-in", 1e4, "connection/neuron")?);
/// let weights = (neurons * fan_in).counted_as(Unit::PARAMETER).called("weights");
///
/// let formula = graph.formula(weights)?;
/// assert_eq!(formula.value(), 8.6e14);
/// assert_eq!(formula.unit(), Unit::PARAMETER);
/// assert!(graph.formula(neurons + fan_in).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Default)]
pub struct Graph {
    nodes: RefCell<Vec<Node>>,
    inputs: RefCell<Inputs>,
}

#[derive(Debug, Default)]
struct Inputs {
    quantities: Vec<Quantity>,
    nodes: BTreeMap<Address, Id>,
}

/// The position of a node in its graph.
pub(crate) type Id = usize;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Node {
    /// Nothing where two expressions of different graphs met.
    pub(crate) operation: Option<Operation<Id>>,
    pub(crate) at: &'static Location<'static>,
}

impl Graph {
    /// An empty graph.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A quantity to compute with. One address used twice is one input: the first reading stands.
    #[track_caller]
    pub fn input(&self, quantity: &Quantity) -> Expr<'_> {
        let mut inputs = self.inputs.borrow_mut();
        if let Some(id) = inputs.nodes.get(quantity.address()) {
            return Expr(Number::Node(self, *id));
        }
        let id = self.push(Some(Operation::Input(inputs.quantities.len())));
        inputs.quantities.push(quantity.clone());
        inputs.nodes.insert(quantity.address().clone(), id);
        Expr(Number::Node(self, id))
    }

    /// Checks units and freezes an expression into a formula that can be evaluated, explained and sent elsewhere.
    pub fn formula(&self, expr: Expr<'_>) -> Result<Formula, UnitError> {
        let root = match expr.0 {
            Number::Node(graph, _) if !std::ptr::eq(graph, self) => return graph.formula(expr),
            Number::Node(_, id) => id,
            Number::Constant(value) => self.push(Some(Operation::Constant(value))),
        };
        Formula::freeze(&self.nodes.borrow(), &self.inputs.borrow().quantities, root)
    }

    /// The quantities that an expression depends on, whether or not their units fit together.
    #[must_use]
    pub fn inputs_of(&self, expr: Expr<'_>) -> Vec<Quantity> {
        let Number::Node(graph, root) = expr.0 else { return vec![] };
        let (nodes, inputs) = (graph.nodes.borrow(), graph.inputs.borrow());
        let needed = needed(&nodes, root);
        let input = |node: &Node| match node.operation {
            Some(Operation::Input(index)) => inputs.quantities.get(index).cloned(),
            _ => None,
        };
        nodes.iter().zip(needed).filter(|(_, needed)| *needed).filter_map(|(node, _)| input(node)).collect()
    }

    #[track_caller]
    fn push(&self, operation: Option<Operation<Id>>) -> Id {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node { operation, at: Location::caller() });
        nodes.len() - 1
    }

    #[track_caller]
    fn id_of(&self, expr: Expr<'_>) -> Option<Id> {
        match expr.0 {
            Number::Node(graph, id) => std::ptr::eq(graph, self).then_some(id),
            Number::Constant(value) => Some(self.push(Some(Operation::Constant(value)))),
        }
    }
}

/// Which nodes a node is made of, itself among them.
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

/// A number on its way through a formula: a bare constant, or the result of an input or an operation.
///
/// A constant needs no graph and has no unit.
#[derive(Clone, Copy)]
pub struct Expr<'g>(Number<'g>);

#[derive(Clone, Copy)]
enum Number<'g> {
    Constant(f64),
    Node(&'g Graph, Id),
}

impl fmt::Debug for Expr<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Number::Constant(value) => write!(f, "{value}"),
            Number::Node(_, id) => write!(f, "node {id}"),
        }
    }
}

impl From<u32> for Expr<'_> {
    fn from(value: u32) -> Self {
        Self(Number::Constant(value.into()))
    }
}

impl From<f64> for Expr<'_> {
    fn from(value: f64) -> Self {
        Self(Number::Constant(value))
    }
}

impl<'g> Expr<'g> {
    #[track_caller]
    fn made(graph: &'g Graph, operation: Option<Operation<Id>>) -> Self {
        Self(Number::Node(graph, graph.push(operation)))
    }

    #[track_caller]
    fn unary(self, on_numbers: impl Fn(f64) -> f64, operation: impl Fn(Id) -> Operation<Id>) -> Self {
        match self.0 {
            Number::Constant(value) => Self::from(on_numbers(value)),
            Number::Node(graph, id) => Self::made(graph, Some(operation(id))),
        }
    }

    #[track_caller]
    fn binary(
        self,
        other: Self,
        on_numbers: fn(f64, f64) -> f64,
        operation: fn(Id, Id) -> Operation<Id>,
    ) -> Self {
        let graph = match (self.0, other.0) {
            (Number::Constant(a), Number::Constant(b)) => return Self::from(on_numbers(a, b)),
            (Number::Node(graph, _), _) | (_, Number::Node(graph, _)) => graph,
        };
        let (left, right) = (graph.id_of(self), graph.id_of(other));
        Self::made(graph, left.zip(right).map(|(left, right)| operation(left, right)))
    }
}

macro_rules! operator {
    ($trait:ident, $method:ident, $operation:ident) => {
        impl $trait for Expr<'_> {
            type Output = Self;

            #[track_caller]
            fn $method(self, other: Self) -> Self {
                self.binary(other, $trait::$method, Operation::$operation)
            }
        }
    };
}

operator!(Add, add, Add);
operator!(Sub, sub, Subtract);
operator!(Mul, mul, Multiply);
operator!(Div, div, Divide);

impl Ring for Expr<'_> {
    #[track_caller]
    fn counted_as(self, unit: Unit) -> Self {
        self.unary(|value| value, |id| Operation::CountedAs(id, unit))
    }

    #[track_caller]
    fn called(self, name: &'static str) -> Self {
        self.unary(|value| value, |id| Operation::Called(id, name))
    }
}

impl Scalar for Expr<'_> {
    #[track_caller]
    fn log2(self) -> Self {
        self.unary(libm::log2, Operation::Log2)
    }

    #[track_caller]
    fn exp(self) -> Self {
        self.unary(libm::exp, Operation::Exp)
    }

    #[track_caller]
    fn sqrt(self) -> Self {
        self.unary(f64::sqrt, Operation::Sqrt)
    }
}
