//! What figures are composed with: the numbers they show, the marks that stand for them, and their words.

pub(crate) mod inputs;
pub(crate) mod marks;
pub(crate) mod ranges;
pub(crate) mod scenarios;
pub(crate) mod shown;
pub(crate) mod words;
