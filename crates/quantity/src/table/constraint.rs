use super::descriptor::{Constraints, Field, Literal};
use super::value::{Value, number};
use crate::Measure;

impl Field {
    /// Reads a cell as its column is declared; `None` where it is empty.
    ///
    /// # Errors
    /// What would be right.
    pub(super) fn read(&self, cell: &str) -> Result<Option<Value>, String> {
        match cell {
            "" if self.constraints.required => Err(self.kind.expected().to_owned()),
            "" => Ok(None),
            _ => {
                let value = self.kind.read(cell)?;
                self.constraints.check(&value)?;
                self.measure.as_ref().zip(number(cell)).map_or(Ok(()), |(unit, n)| in_reach(n, unit))?;
                Ok(Some(value))
            }
        }
    }
}

/// Checks that a number stays one when it is converted to the base unit.
pub(super) fn in_reach(number: f64, measure: &Measure) -> Result<(), String> {
    let base = measure.to_base(number);
    if base.is_normal() || number == 0.0 {
        return Ok(());
    }
    let direction = if base.is_finite() { "farther from" } else { "nearer to" };
    Err(format!("a number {direction} 0: in the base unit, {}, it is out of reach", measure.unit()))
}

impl Constraints {
    fn check(&self, value: &Value) -> Result<(), String> {
        self.check_range(value)?;
        self.check_choices(value)?;
        match value {
            Value::Text(text) => self.check_text(text),
            Value::Number(_) => Ok(()),
        }
    }

    fn check_range(&self, value: &Value) -> Result<(), String> {
        let kind = if matches!(value, Value::Text(_)) { "day" } else { "number" };
        let beyond = |bound: &Option<Literal>, is_beyond: fn(&Value, &Value) -> bool| {
            bound
                .as_ref()
                .filter(|bound| bound.value().is_some_and(|bound| is_beyond(value, &bound)))
                .cloned()
        };
        if let Some(minimum) = beyond(&self.minimum, |value, bound| value < bound) {
            return Err(format!("a {kind} not below {minimum}"));
        }
        match beyond(&self.maximum, |value, bound| value > bound) {
            Some(maximum) => Err(format!("a {kind} not above {maximum}")),
            None => Ok(()),
        }
    }

    fn check_choices(&self, value: &Value) -> Result<(), String> {
        let Some(choices) = &self.choices else { return Ok(()) };
        if choices.iter().any(|choice| choice.value().as_ref() == Some(value)) {
            return Ok(());
        }
        let choices: Vec<String> = choices.iter().map(Literal::to_string).collect();
        Err(format!("one of {}", choices.join(", ")))
    }

    fn check_text(&self, text: &str) -> Result<(), String> {
        let length = text.chars().count();
        if let Some(least) = self.min_length.filter(|least| length < *least) {
            return Err(format!("at least {least} characters"));
        }
        if let Some(most) = self.max_length.filter(|most| length > *most) {
            return Err(format!("at most {most} characters"));
        }
        match &self.pattern {
            Some(pattern) if !pattern.matches(text) => {
                Err(format!("a text of the pattern {}", pattern.text()))
            }
            _ => Ok(()),
        }
    }
}
