use super::wanted::wanted;
use super::{Package, Row, TableError};
use crate::Unit;

impl Package {
    /// Refuses the unit of one of several rows that belong together and are at odds: each comes with the unit in which it
    /// would agree with the others, and with those that are `settled`.
    ///
    /// The one that is wrong is the one that its own table supports least; of equals it is the first. `None` where the table
    /// of every row supports it: what is wrong then is what brings them together.
    pub fn at_odds(&self, rows: &[(&Row, Unit)], settled: &[&Row]) -> Option<TableError> {
        let (odd, expected) = rows.iter().min_by_key(|(row, expected)| self.votes(row, *expected))?;
        let others = rows.iter().map(|(row, _)| *row).filter(|row| row.address() != odd.address());
        let others: Vec<&Row> = others.chain(settled.iter().copied()).collect();
        (!self.supports(odd, *expected)).then(|| odd.wrong_unit_beside(*expected, &others))
    }

    /// Whether more of the other rows in the table of a row have its unit than have another.
    pub fn supports(&self, row: &Row, other: Unit) -> bool {
        self.votes(row, other) > 0
    }

    fn votes(&self, row: &Row, other: Unit) -> i64 {
        let unit = |row: &Row| row.measure("unit").map(|measure| measure.unit());
        let rows = self.table(&row.path).map(super::Table::rows).unwrap_or_default();
        let vote = |voter: &Row| match unit(voter) {
            Ok(found) if found == other => -1,
            found => i64::from(found == unit(row)),
        };
        rows.iter().filter(|voter| voter.key != row.key).map(vote).sum()
    }
}

impl Row {
    /// Says that the unit of the row measures something else than `unit`, in which it would agree with others.
    pub fn wrong_unit_beside(&self, unit: Unit, others: &[&Row]) -> TableError {
        let others: Vec<String> = others.iter().map(|row| row.in_unit()).collect();
        let beside =
            if others.is_empty() { String::new() } else { format!(", beside {}", others.join(", ")) };
        self.error("unit", &format!("{}{beside}", wanted(unit)))
    }

    /// Where the row stands, and the unit that it names: for people who look for the row that is wrong.
    pub fn in_unit(&self) -> String {
        let unit = self.text("unit").unwrap_or_default();
        format!("{} `{}` in `{unit}`", self.place(), self.key)
    }
}
