use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::{Add, Div, Mul, Sub};
use std::panic::Location;

use crate::formula::{Formula, UnitError, needed};
use crate::{Address, Operation, Quantity, Ring, Scalar, Unit};

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
    pub(crate) operation: Operation<Id>,
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
            return Expr::Node(self, *id);
        }
        let expr = self.push(Operation::Input(inputs.quantities.len()));
        inputs.quantities.push(quantity.clone());
        if let Expr::Node(_, id) = expr {
            inputs.nodes.insert(quantity.address().clone(), id);
        }
        expr
    }

    /// Checks units and freezes an expression into a formula that can be evaluated, explained and sent elsewhere.
    pub fn formula(&self, expr: Expr<'_>) -> Result<Formula, UnitError> {
        let root = match expr {
            Expr::Node(graph, id) if std::ptr::eq(graph, self) => id,
            Expr::Node(graph, id) => return graph.formula(Expr::Node(graph, id)),
            Expr::Constant(value) => match self.push(Operation::Constant(value)) {
                Expr::Node(_, id) => id,
                Expr::Constant(_) => 0,
            },
        };
        Formula::freeze(&self.nodes.borrow(), &self.inputs.borrow().quantities, root)
    }

    /// The quantities that an expression depends on, whether or not their units fit together.
    #[must_use]
    pub fn inputs_of(&self, expr: Expr<'_>) -> Vec<Quantity> {
        let Expr::Node(graph, root) = expr else { return vec![] };
        let (nodes, inputs) = (graph.nodes.borrow(), graph.inputs.borrow());
        let needed = needed(&nodes, root);
        let input = |node: &Node| match node.operation {
            Operation::Input(index) => inputs.quantities.get(index).cloned(),
            _ => None,
        };
        nodes.iter().zip(needed).filter(|(_, needed)| *needed).filter_map(|(node, _)| input(node)).collect()
    }

    #[track_caller]
    fn push(&self, operation: Operation<Id>) -> Expr<'_> {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node { operation, at: Location::caller() });
        Expr::Node(self, nodes.len() - 1)
    }

    #[track_caller]
    fn id_of(&self, expr: Expr<'_>) -> Option<Id> {
        match expr {
            Expr::Node(graph, id) => std::ptr::eq(graph, self).then_some(id),
            Expr::Constant(value) => match self.push(Operation::Constant(value)) {
                Expr::Node(_, id) => Some(id),
                Expr::Constant(_) => None,
            },
        }
    }
}

/// A number on its way through a formula: a bare constant, or a node of a graph.
///
/// A constant needs no graph and has no unit.
#[derive(Clone, Copy)]
pub enum Expr<'g> {
    /// A number without a unit.
    Constant(f64),
    /// The result of an input or an operation.
    #[doc(hidden)]
    Node(&'g Graph, usize),
}

impl fmt::Debug for Expr<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Constant(value) => write!(f, "{value}"),
            Self::Node(_, id) => write!(f, "node {id}"),
        }
    }
}

impl From<u32> for Expr<'_> {
    fn from(value: u32) -> Self {
        Self::Constant(value.into())
    }
}

impl From<f64> for Expr<'_> {
    fn from(value: f64) -> Self {
        Self::Constant(value)
    }
}

impl<'g> Expr<'g> {
    #[track_caller]
    fn unary(self, on_numbers: fn(f64) -> f64, operation: impl Fn(Id) -> Operation<Id>) -> Self {
        match self {
            Self::Constant(value) => Self::Constant(on_numbers(value)),
            Self::Node(graph, id) => graph.push(operation(id)),
        }
    }

    #[track_caller]
    fn binary(
        self,
        other: Self,
        on_numbers: fn(f64, f64) -> f64,
        operation: fn(Id, Id) -> Operation<Id>,
    ) -> Self {
        let graph: &'g Graph = match (self, other) {
            (Self::Constant(a), Self::Constant(b)) => return Self::Constant(on_numbers(a, b)),
            (Self::Node(graph, _), _) | (_, Self::Node(graph, _)) => graph,
        };
        match (graph.id_of(self), graph.id_of(other)) {
            (Some(a), Some(b)) => graph.push(operation(a, b)),
            _ => graph.push(Operation::Foreign),
        }
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
        match self {
            Self::Constant(_) => self,
            Self::Node(graph, id) => graph.push(Operation::CountedAs(id, unit)),
        }
    }

    #[track_caller]
    fn called(self, name: &'static str) -> Self {
        match self {
            Self::Constant(_) => self,
            Self::Node(graph, id) => graph.push(Operation::Called(id, name)),
        }
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
