use super::family::Family;
use super::table::check_weights;
use super::{Distribution, DistributionError};

/// One of several distributions, each with its probability.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mixture {
    parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq)]
struct Part {
    distribution: Distribution,
    weight: f64,
    /// Where the part begins in the unit interval.
    start: f64,
}

impl Mixture {
    pub(super) fn new(parts: &[(Distribution, f64)]) -> Result<Self, DistributionError> {
        let sum = check_weights(parts.iter().map(|(_, weight)| *weight))?;
        let mut start = 0.0;
        let mut mixture = Self { parts: vec![] };
        for (distribution, weight) in parts.iter().filter(|(_, weight)| *weight > 0.0) {
            let weight = weight / sum;
            mixture.parts.push(Part { distribution: distribution.clone(), weight, start });
            start += weight;
        }
        Ok(mixture)
    }

    fn average(&self, of: impl Fn(&dyn Family) -> f64) -> f64 {
        self.parts.iter().map(|part| part.weight * of(part.distribution.family())).sum()
    }

    /// An average of probabilities: the weights' own rounding does not carry it beyond one.
    fn probability(&self, of: impl Fn(&dyn Family) -> f64) -> f64 {
        self.average(of).min(1.0)
    }

    /// The smallest x that `reached` accepts, between the smallest and the largest of the parts' own
    /// quantiles.
    fn search(&self, own: impl Fn(&dyn Family) -> f64, reached: impl Fn(f64) -> bool) -> f64 {
        let ends = self.parts.iter().map(|part| own(part.distribution.family()));
        let (low, high) =
            ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), x| (low.min(x), high.max(x)));
        let (mut below, mut at) = (rank(low).saturating_sub(1), rank(high));
        while at.abs_diff(below) > 1 {
            let middle = i64::midpoint(below, at);
            *(if reached(of_rank(middle)) { &mut at } else { &mut below }) = middle;
        }
        of_rank(at)
    }
}

impl Family for Mixture {
    fn density(&self, x: f64) -> f64 {
        self.average(|part| part.density(x))
    }

    fn cumulative(&self, x: f64) -> f64 {
        self.probability(|part| part.cumulative(x))
    }

    fn exceedance(&self, x: f64) -> f64 {
        self.probability(|part| part.exceedance(x))
    }

    fn reaching(&self, x: f64) -> f64 {
        self.probability(|part| part.reaching(x))
    }

    fn below(&self, x: f64) -> f64 {
        self.probability(|part| part.below(x))
    }

    fn quantile(&self, p: f64) -> f64 {
        self.search(|part| part.quantile(p), |x| self.cumulative(x) >= p)
    }

    fn upper_quantile(&self, q: f64) -> f64 {
        self.search(|part| part.upper_quantile(q), |x| self.exceedance(x) <= q)
    }

    fn mean(&self) -> Option<f64> {
        self.parts.iter().map(|part| Some(part.weight * part.distribution.mean()?)).sum()
    }

    fn fills_by_quantile(&self) -> bool {
        false
    }

    /// The number chooses the part, and its place within the part's share is the number for the part itself.
    fn fill(&self, column: &mut [f64]) {
        let numbers = column.to_vec();
        let mut places = vec![0; numbers.len()];
        let mut values = Vec::with_capacity(numbers.len());
        for (position, part) in self.parts.iter().enumerate() {
            let end = self.parts.get(position + 1).map_or(f64::INFINITY, |next| next.start);
            let places = gather(&numbers, &mut places, |number| {
                usize::from(number >= part.start) & usize::from(number < end)
            });
            values.clear();
            values.extend(places.iter().map(|place| inside((numbers[*place] - part.start) / part.weight)));
            part.distribution.transform(&mut values);
            for (place, value) in places.iter().zip(&values) {
                column[*place] = *value;
            }
        }
    }
}

/// The places of the numbers for which `chosen` is 1 and not 0, written without a branch, since chance
/// decides it.
fn gather<'p>(numbers: &[f64], places: &'p mut [usize], chosen: impl Fn(f64) -> usize) -> &'p [usize] {
    let mut count = 0;
    for (place, number) in numbers.iter().enumerate() {
        places[count] = place;
        count += chosen(*number);
    }
    &places[..count]
}

/// Rounding may carry a number to an end of the unit interval, where no quantile is finite.
fn inside(number: f64) -> f64 {
    number.clamp(f64::EPSILON / 2.0, 1.0 - f64::EPSILON / 2.0)
}

/// The position of a number in the order of all doubles.
fn rank(x: f64) -> i64 {
    let bits = x.to_bits().cast_signed();
    if bits < 0 { i64::MIN.wrapping_sub(bits) } else { bits }
}

fn of_rank(rank: i64) -> f64 {
    f64::from_bits(if rank < 0 { i64::MIN.wrapping_sub(rank) } else { rank }.cast_unsigned())
}
