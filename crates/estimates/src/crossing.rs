use std::collections::BTreeSet;

use neuroscale_anatomy::PopulationSet;
use neuroscale_hpc::{
    ForecastModel, Hpcg, Observation, RandomWalk, doubling_time_of_rate, walk_crossing_year,
};
use neuroscale_quantity::{Address, Formula, Graph, Package, Quantity, Spread, TableError, Unit};
use neuroscale_uncertainty::{
    Answer, Distribution, DistributionError, Estimate, Model, ModelError, Sampling,
};

use crate::computing_power::operations;
use crate::{EstimateError, Reading};

/// Dates among which a date has its rank: a rank is known to less than a ten-thousandth.
const RANKED: usize = 1 << 14;

/// When the fastest machine on HPCG computes as much as the brain of a population set, if HPCG goes on to
/// grow as it has.
///
/// The lists before the last say when it did, if it has; otherwise the heads of the lists are taken as a [`RandomWalk`]
/// with drift, which may never get there.
#[derive(Clone, Debug)]
pub struct Crossing {
    /// The date with every input at its value, in `year`: where the mean growth leads, or that of a list where its head
    /// computes as much. It means nothing where HPCG has not grown at all, which the [model](Self::model) knows.
    pub year: Formula,
    /// The time in which HPCG doubles, in `year`.
    pub doubling_time: Formula,
    /// What the brain computes, in `FLOP/s`.
    pub brain: Formula,
    /// Doublings of HPCG in a year, in `doubling/year`: the mean of all lists, with the 5 % and 95 % points of its
    /// Student's t.
    pub growth: Quantity,
    /// The heads of all lists as a random walk.
    pub walk: RandomWalk,
    /// The machine from which the forecast starts: the head of the last list.
    pub start: Hpcg,
    /// Rows that decide the walk and which numbers enter, beside the numbers of the formulas.
    pub rows: BTreeSet<Address>,
    heads: Vec<Observation<f64>>,
}

impl Crossing {
    /// The crossing of HPCG with the brain of a set under a reading.
    ///
    /// # Formula
    ///
    /// [`walk_crossing_year`] from the head of the last list to the brain, with the growth as it spreads: Student's t
    /// with m − 1 degrees of freedom about the mean growth `log2(last head / first head) / T`, stretched by `K/√T`,
    /// for m steps in T years that vary by K ([`RandomWalk::fit`]). One draw of the growth stands for what nobody
    /// knows of the mean and for the steps to come: its path is at that quantile of the walk on every date. So with a
    /// brain that is known exactly, the dates have the distribution of [`RandomWalk::crossing_year`].
    ///
    /// Where the head of a list computes as much as the brain, the date is that of the first list of which this is
    /// true; where this is the first of all, by then at the latest.
    ///
    /// # Errors
    ///
    /// [`EstimateError`] when a row is missing, the lists are no random walk, or units do not fit.
    ///
    /// # Source
    ///
    /// Farmer and Lafond 2016, *How predictable is technological progress?*, Research Policy 45:647–665.
    pub fn of(package: &Package, set: &PopulationSet, reading: Reading) -> Result<Self, EstimateError> {
        let mut lists = Hpcg::heads(package)?;
        lists.sort_by_key(|head| head.edition);
        let heads: Vec<_> = lists.iter().map(|head| observed(head, Quantity::value)).collect();
        let walk = RandomWalk::fit(&heads)?;
        let [first, .., start] = lists.as_slice() else {
            let sought = "is the head of a second list, from which machines grow";
            return Err(TableError::no_such_row("machines/hpcg.csv", "list", sought).into());
        };
        let graph = Graph::new();
        let (target, mut rows) = operations(package, set, reading, &graph)?;
        rows.extend(lists.iter().map(|head| head.performance.address().row()));
        let brain = graph.formula(target)?;
        let growth = growth(&walk, start);
        let rate = graph.input(&growth);
        let at = |head: &Hpcg| observed(head, |cell| graph.input(cell));
        let reached = lists.iter().find(|head| head.performance.value() >= brain.value());
        let year = reached.map_or_else(
            || walk_crossing_year(at(first), at(start), rate, target),
            |head| graph.input(&head.date),
        );
        let (year, doubling_time) = (graph.formula(year)?, graph.formula(doubling_time_of_rate(rate))?);
        Ok(Self { year, doubling_time, brain, growth, walk, start: start.clone(), rows, heads })
    }

    /// What varies: the inputs of the brain, and the growth.
    pub fn inputs(&self) -> impl Iterator<Item = &Quantity> {
        self.brain.inputs().iter().chain([&self.growth])
    }

    /// The date as a model to sample, in `year`; infinite on paths that never arrive, so that a quantile among them is
    /// infinite, too.
    ///
    /// # Errors
    ///
    /// [`ModelError`] when an input has no distribution.
    pub fn model(&self) -> Result<Model<'_>, ModelError> {
        self.read(|year| year)
    }

    /// The date's rank as a model to sample, from 0 for the earliest of all dates to 1 for the latest: a scale on
    /// which never has a place, the last, and a variance can be divided among the inputs.
    ///
    /// # Formula
    ///
    /// `(earlier + ½·simultaneous) / n`, among n sampled dates.
    ///
    /// # Errors
    ///
    /// [`ModelError`] when an input has no distribution, or the dates cannot be sampled.
    pub fn ranked(&self, sampling: &Sampling) -> Result<Model<'_>, ModelError> {
        let mut dates = vec![0.0; RANKED];
        self.model()?.fill(sampling, 0, &mut dates)?;
        dates.sort_by(f64::total_cmp);
        self.read(move |year| {
            let earlier = dates.partition_point(|date| *date < year);
            let not_later = dates.partition_point(|date| *date <= year);
            f64::midpoint(earlier as f64, not_later as f64) / dates.len() as f64
        })
    }

    /// The probability that HPCG never gets there, in an answer of [`Crossing::model`].
    #[must_use]
    pub fn never(answer: &Answer) -> Estimate {
        answer.exceedance(f64::MAX)
    }

    /// A model that reads something from every date.
    fn read<'f>(&'f self, read: impl Fn(f64) -> f64 + Send + Sync + 'f) -> Result<Model<'f>, ModelError> {
        let named = |quantity: &Quantity| {
            let name = quantity.address().to_string();
            match self.distribution(quantity) {
                Ok(distribution) => Ok((name, distribution)),
                Err(error) => Err(ModelError::Input { input: name, error }),
            }
        };
        let inputs = self.inputs().map(named).collect::<Result<Vec<_>, _>>()?;
        Model::new(inputs, move |columns, out| match columns.split_last() {
            Some((growth, brain)) if self.brain.evaluate(brain, out).is_ok() => {
                let pairs = out.iter_mut().zip(*growth);
                pairs.for_each(|(out, growth)| *out = read(self.date(*out, *growth)));
            }
            _ => out.fill(f64::NAN),
        })
    }

    fn distribution(&self, quantity: &Quantity) -> Result<Distribution, DistributionError> {
        let (drift, error) = (self.walk.drift(), self.walk.drift_error());
        if quantity.address() == self.growth.address() && error > 0.0 {
            return Distribution::student_t(drift, error, self.walk.freedom());
        }
        Distribution::try_from(quantity)
    }

    /// When a brain that computes so much is reached, along the path with this growth.
    fn date(&self, brain: f64, growth: f64) -> f64 {
        let reached = self.heads.iter().find(|head| head.value >= brain);
        reached.map_or_else(|| self.walk.crossing_with_growth(brain, growth), |head| head.year)
    }
}

fn observed<S>(head: &Hpcg, read: impl Fn(&Quantity) -> S) -> Observation<S> {
    Observation { year: read(&head.date), value: read(&head.performance) }
}

/// The mean growth with its spread. It stands for all lists; its address is the row of the last one.
fn growth(walk: &RandomWalk, last: &Hpcg) -> Quantity {
    let spread = match (walk.growth_quantile(0.05), walk.growth_quantile(0.95)) {
        (Some(low), Some(high)) if low < high => Spread::Normal { low, high },
        _ => Spread::Exact,
    };
    let address = last.performance.address().row().column("growth of all heads");
    let measure = (Unit::DOUBLING / Unit::YEAR).into();
    let growth = Quantity::new(address, "Growth of HPCG", walk.drift(), spread, measure);
    match last.performance.source() {
        Some(source) => growth.from_source(source.clone().into()),
        None => growth,
    }
}
