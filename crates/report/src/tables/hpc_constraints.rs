use crate::ReportError;
use crate::context::Context;
use crate::figure::Trace;
use crate::table::{Cell, Table, TitledTable};

const CONSTRAINTS: &str = "machines/constraints.csv";

const COLUMNS: [(&str, Option<&str>); 6] = [
    ("constraint", Some("constraint")),
    ("old", Some("once")),
    ("new", Some("now")),
    ("note", Some("what follows")),
    ("source", Some("source")),
    ("checked", Some("checked")),
];

/// What limited fast computers once, and what limits them now.
pub(crate) fn make(context: &Context<'_>) -> Result<TitledTable, ReportError> {
    let mut table = Table::with_headings(&COLUMNS);
    let mut trace = Trace::new();
    for row in context.package.table(CONSTRAINTS)?.rows() {
        let cells = COLUMNS.iter().map(|(column, _)| Ok(Cell::from(row.text(column)?)));
        table.push(cells.collect::<Result<Vec<_>, ReportError>>()?);
        trace.row(&row.address());
    }
    Ok(TitledTable::new("What limits fast computers, once and now", INTRODUCTION, table, trace))
}

const INTRODUCTION: &str = "A reconstruction. The post *The Brain vs Deep Learning* shows a table of old and \
    new constraints on performance, after a talk of Horst Simon; the picture is lost. These rows say the \
    same in our own words; *checked* says whether they were compared with the talk or only remembered.";
