//! What unit an operation gives, and which operations have none.

use std::panic::Location;

use crate::graph::Id;
use crate::{Measure, Operation, Quantity, Unit};

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

impl Operation<Id> {
    /// The unit of the result, from those of the operands.
    pub(super) fn unit(
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
