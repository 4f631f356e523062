//! The tables: each file says what its table holds.

use crate::ReportError;
use crate::context::Context;
use crate::table::TitledTable;

mod claims;
mod decisions;
mod hpc_constraints;
mod side_by_side;

pub(crate) use claims::page_id;

type Make = fn(&Context<'_>) -> Result<TitledTable, ReportError>;

/// Every table.
pub(crate) const TABLES: &[(&str, Make)] = &[
    ("hpc-constraints", hpc_constraints::make),
    ("side-by-side", side_by_side::make),
    ("decisions", decisions::make),
    ("claims", claims::make),
];
