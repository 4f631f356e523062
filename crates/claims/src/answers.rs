use std::collections::BTreeMap;

use neuroscale_anatomy::{PopulationSet, Question};
use neuroscale_quantity::{Package, Quantity};

use crate::ClaimError;

/// Our own answers about the brain, read once for all documents.
pub(crate) struct Answers {
    /// The answers by the names of their questions.
    pub(crate) questions: BTreeMap<String, Quantity>,
    /// The populations of a human brain.
    pub(crate) brain: PopulationSet,
}

impl Answers {
    pub(crate) fn read(package: &Package) -> Result<Self, ClaimError> {
        let questions = Question::read_all(package)?;
        let brain = PopulationSet::human_brain_of(package, &questions)?;
        let by_name = |question: Question| (question.answer.address().key().to_owned(), question.answer);
        Ok(Self { questions: questions.into_iter().map(by_name).collect(), brain })
    }
}
