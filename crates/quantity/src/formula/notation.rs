//! A formula as it is written on paper.

use super::Formula;
use crate::Operation;
use crate::graph::Id;

impl Formula {
    /// The expression, down to the next named steps.
    pub(super) fn expression(&self, id: Id) -> String {
        self.bound(id).0
    }

    /// The expression, and how tightly its outermost operator binds.
    fn bound(&self, id: Id) -> (String, u8) {
        let bracketed = |id: Id, at_least: u8| match self.name(id) {
            Some(name) => name,
            None => match self.bound(id) {
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
                None => self.bound(a),
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
