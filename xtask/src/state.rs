use neuroscale_report::Report;

use crate::drift::Drift;
use crate::failure::Failure;
use crate::outputs::{self, Outputs};
use crate::places::Places;
use crate::record::Record;
use crate::words::few;

/// What the tables give, and what lies on the disk.
pub(crate) struct State {
    /// Every output as it should be.
    pub(crate) outputs: Outputs,
    /// What lies where outputs lie, under their names and those that the record lists.
    pub(crate) found: Outputs,
    pub(crate) record: Record,
    pub(crate) drift: Drift,
}

impl State {
    pub(crate) fn of(report: &Report, places: &Places) -> Result<Self, Failure> {
        let outputs = outputs::of(report, places)?;
        let record = Record::read(places)?;
        let names = outputs.keys().map(String::as_str).chain(record.names());
        let found = outputs::found(places, names)?;
        let drift = Drift::between(&outputs, &found);
        Ok(Self { outputs, found, record, drift })
    }

    /// Refuses to replace or remove what no run of this program wrote.
    pub(crate) fn check_ours(&self, places: &Places) -> Result<(), Failure> {
        let foreign = self.drift.foreign(&self.found, &self.record, places);
        if foreign.is_empty() { Ok(()) } else { Err(Failure::Edited { files: few(&foreign) }) }
    }

    /// Makes the disk what the tables give.
    pub(crate) fn mend(&self, places: &Places) -> Result<(), Failure> {
        self.check_ours(places)?;
        self.drift.mend(&self.outputs, &self.record, places)
    }
}
