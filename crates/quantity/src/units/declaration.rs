use std::collections::BTreeSet;

use super::{Units, UnknownUnit};
use crate::measure::Scale;
use crate::{Measure, Unit};

/// A row of `units.csv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Declaration<'t> {
    /// The symbol, as it stands in units.
    pub symbol: &'t str,
    /// What it is: a unit, a number of them (`86400 s`), or nothing, where it counts something of its own.
    pub is: &'t str,
}

/// A symbol that cannot be declared so.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DeclarationError {
    /// A text that could not be found in a unit again.
    #[error(
        "`{symbol}` cannot be a symbol; expected at most 16 bytes that begin with no digit, sign or point and hold no spaces, commas, quotes, `*`, `/` or `^`"
    )]
    Symbol {
        /// The text.
        symbol: String,
    },
    /// A meaning that is not a unit with a number before it.
    #[error(
        "`{symbol}` is declared as `{found}`; expected a positive number and a unit, such as `86400 s`, or nothing for a symbol that counts"
    )]
    Meaning {
        /// The symbol.
        symbol: String,
        /// Its meaning.
        found: String,
    },
    /// A meaning in an unknown unit.
    #[error("`{symbol}`: {unknown}")]
    Unknown {
        /// The symbol.
        symbol: String,
        /// The part of its meaning that is not known.
        unknown: UnknownUnit,
    },
    /// A symbol that means something else already.
    #[error("`{symbol}` is {known} already, and cannot be {found} as well; take another symbol")]
    Conflict {
        /// The symbol.
        symbol: String,
        /// What it means.
        known: String,
        /// What it is declared to mean.
        found: String,
    },
    /// A symbol that is declared by itself, or by others that are declared by it.
    #[error("`{symbol}` is declared by itself: {circle}; declare one of them by a known unit")]
    Circular {
        /// The symbol.
        symbol: String,
        /// The declarations from it to itself.
        circle: String,
    },
    /// More symbols than a package can mean.
    #[error("more than {limit} symbols are declared; leave out those that no table uses", limit = Units::MOST)]
    TooMany,
}

impl DeclarationError {
    /// The symbol whose declaration is wrong; empty where it is none in particular.
    pub fn symbol(&self) -> &str {
        match self {
            Self::Symbol { symbol }
            | Self::Meaning { symbol, .. }
            | Self::Unknown { symbol, .. }
            | Self::Conflict { symbol, .. }
            | Self::Circular { symbol, .. } => symbol,
            Self::TooMany => "",
        }
    }
}

impl Units {
    /// The most symbols that a package may declare.
    pub const MOST: usize = 1000;

    /// Our symbols, and those of these declarations, in any order. Who repeats what a symbol means already is not
    /// contradicted.
    ///
    /// # Errors
    /// [`DeclarationError`], when a declaration cannot be read, contradicts another or one of ours, or leads back to
    /// itself.
    pub fn declare<'t>(
        declarations: impl IntoIterator<Item = Declaration<'t>>,
    ) -> Result<Self, DeclarationError> {
        let mut waiting: Vec<_> = declarations.into_iter().take(Self::MOST + 1).collect();
        if waiting.len() > Self::MOST {
            return Err(DeclarationError::TooMany);
        }
        let mut units = Self::default();
        while !waiting.is_empty() {
            let before = waiting.len();
            let mut stuck = vec![];
            for declaration in waiting {
                match units.meaning(declaration)? {
                    Ok(scale) => units.add(declaration.symbol, scale)?,
                    Err(part) => stuck.push((declaration, part)),
                }
            }
            if stuck.len() == before {
                return Err(units.no_way_out(&stuck));
            }
            waiting = stuck.into_iter().map(|(declaration, _)| declaration).collect();
        }
        Ok(units)
    }

    /// What a symbol is declared to be, or the part of it that is not known, or not yet.
    fn meaning<'t>(&self, declaration: Declaration<'t>) -> Result<Result<Scale, &'t str>, DeclarationError> {
        let Declaration { symbol, is } = declaration;
        let Some(own) = Unit::of_symbol(symbol).or(Unit::of_own(symbol)) else {
            return Err(DeclarationError::Symbol { symbol: symbol.to_owned() });
        };
        let (number, unit) = match is.trim().split_once(char::is_whitespace) {
            _ if is.trim().is_empty() => return Ok(Ok(Scale { unit: own, ..Scale::ONE })),
            Some((number, unit)) => (number, unit.trim_start()),
            None if is.trim().parse::<f64>().is_ok() => (is.trim(), "1"),
            None => ("1", is.trim()),
        };
        let wrong = || DeclarationError::Meaning { symbol: symbol.to_owned(), found: is.to_owned() };
        let number = number.parse().ok().filter(|number: &f64| *number > 0.0).ok_or_else(wrong)?;
        match self.quotient(unit) {
            Ok(scale) => Scale::of(number, scale).times(Scale::ONE).ok_or_else(wrong).map(Ok),
            Err(part) => Ok(Err(part)),
        }
    }

    fn add(&mut self, symbol: &str, scale: Scale) -> Result<(), DeclarationError> {
        let told = |scale: Scale| Measure::from(scale.unit).show(scale.multiply / scale.divide);
        match self.symbol(symbol) {
            Some(known) if known.agrees(scale) => {}
            Some(known) => {
                let (symbol, known, found) = (symbol.to_owned(), told(known), told(scale));
                return Err(DeclarationError::Conflict { symbol, known, found });
            }
            None => {
                self.declared.insert(symbol.to_owned(), scale);
            }
        }
        Ok(())
    }

    /// Why none of these can be declared: one speaks of a symbol that nobody declares, or they speak of each other.
    fn no_way_out(&self, stuck: &[(Declaration<'_>, &str)]) -> DeclarationError {
        let symbols: BTreeSet<&str> = stuck.iter().map(|(declaration, _)| declaration.symbol).collect();
        if let Some((declaration, part)) = stuck.iter().find(|(_, part)| !symbols.contains(part)) {
            let symbol = declaration.symbol.to_owned();
            return DeclarationError::Unknown { symbol, unknown: UnknownUnit::new(part, self) };
        }
        let circle = circle(stuck);
        let symbol = circle.first().map_or("", |declaration| declaration.symbol).to_owned();
        let steps: Vec<_> =
            circle.iter().map(|Declaration { symbol, is }| format!("`{symbol}` is {is}")).collect();
        DeclarationError::Circular { symbol, circle: steps.join(", ") }
    }
}

/// Follows declarations, each of which speaks of another, until one comes again.
fn circle<'t>(stuck: &[(Declaration<'t>, &str)]) -> Vec<Declaration<'t>> {
    let mut path: Vec<Declaration<'t>> = vec![];
    let mut next = stuck.first();
    while let Some((declaration, part)) = next {
        if let Some(start) = path.iter().position(|passed| passed.symbol == declaration.symbol) {
            return path.split_off(start);
        }
        path.push(*declaration);
        next = stuck.iter().find(|(other, _)| other.symbol == *part);
    }
    path
}
