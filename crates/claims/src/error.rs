use neuroscale_anatomy::{QuestionError, SetError};
use neuroscale_estimates::EstimateError;
use neuroscale_quantity::{TableError, Unit, UnitError};
use neuroscale_uncertainty::ModelError;

/// What keeps a claim from being judged.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ClaimError {
    /// A table that the claims need is wrong.
    #[error(transparent)]
    Table(#[from] TableError),
    /// A question of the tables has no answer.
    #[error(transparent)]
    Question(QuestionError),
    /// The populations of the brain cannot be read.
    #[error(transparent)]
    Set(SetError),
    /// An answer of ours that the tables do not allow.
    #[error(transparent)]
    Estimate(EstimateError),
    /// Measurements without a common interval.
    #[error("{place}: claim `{claim}`: what was measured cannot be pooled: {error}")]
    Evidence {
        /// The table of the claim, and its line.
        place: String,
        /// The claim.
        claim: String,
        /// What is wrong with a measurement.
        error: ModelError,
    },
    /// A recomputation whose units do not fit.
    #[error(
        "{place}: claim `{claim}`: the units of the rows that it is computed from do not fit together: {rows}; \
         correct the unit that is wrong ({error})"
    )]
    Unit {
        /// The claim.
        claim: String,
        /// What does not fit, and in which line of which formula.
        error: UnitError,
        /// The table of the claim, and its line.
        place: String,
        /// The rows that the formula takes, each with its line and its unit.
        rows: String,
    },
    /// A recomputation in another unit than the claim.
    #[error(
        "{place}: column `unit`: claim `{claim}` is in `{expected}`, its recomputation in `{found}`; \
         correct the unit of the claim, or that of a row behind the recomputation: {rows}"
    )]
    UnitOfClaim {
        /// The claim.
        claim: String,
        /// The unit of the recomputation.
        found: Unit,
        /// The unit of the claim.
        expected: Unit,
        /// The table of the claim, and its line.
        place: String,
        /// The rows that the recomputation takes, each with its line and its unit.
        rows: String,
    },
    /// A binding without a claim.
    #[error(
        "claims/{document}.csv:1: column `id`: no row is the claim `{claim}`, which the function of the document binds; \
         add the row, correct the id of one, or remove the binding"
    )]
    NoClaim {
        /// The document whose function binds it.
        document: String,
        /// The claim.
        claim: String,
    },
    /// A claim without a binding.
    #[error(
        "{place}: column `id`: the claim `{claim}` is not bound; bind it in the function of the document `{document}`, or \
         correct the id"
    )]
    Unbound {
        /// The table of the claim, and its line.
        place: String,
        /// The document.
        document: String,
        /// The claim.
        claim: String,
    },
    /// A claim that is bound to a recomputation twice.
    #[error(
        "claims/{document}.csv: the claim `{claim}` is bound twice by the function of the document; keep one binding"
    )]
    BoundTwice {
        /// The document.
        document: String,
        /// The claim.
        claim: String,
    },
    /// A claim whose number is needed and that states none.
    #[error("claim `{claim}` states no number, but its number is used as an input; state it or derive it")]
    NothingStated {
        /// The claim.
        claim: String,
    },
}

/// A wrong table is a wrong table, whoever came upon it.
impl From<QuestionError> for ClaimError {
    fn from(error: QuestionError) -> Self {
        match error {
            QuestionError::Table(error) => Self::Table(error),
            error => Self::Question(error),
        }
    }
}

impl From<SetError> for ClaimError {
    fn from(error: SetError) -> Self {
        match error {
            SetError::Table(error) => Self::Table(error),
            SetError::Question(error) => error.into(),
            error => Self::Set(error),
        }
    }
}

impl From<EstimateError> for ClaimError {
    fn from(error: EstimateError) -> Self {
        match error {
            EstimateError::Table(error) => Self::Table(error),
            EstimateError::Set(error) => error.into(),
            error => Self::Estimate(error),
        }
    }
}
