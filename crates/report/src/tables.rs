//! The tables: each file says what its table holds.

use crate::ReportError;
use crate::context::Context;
use crate::table::TitledTable;

mod claims;

type Make = fn(&Context<'_>) -> Result<TitledTable, ReportError>;

/// Every table.
pub(crate) const TABLES: &[(&str, Make)] = &[("claims", claims::make)];
