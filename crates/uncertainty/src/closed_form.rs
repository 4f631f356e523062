use std::collections::BTreeMap;

use neuroscale_quantity::{Formula, Operation};

use crate::kernel::exp;
use crate::{Distribution, Scale};

/// What is known of a step of a formula without sampling.
#[derive(Clone)]
enum Form {
    /// A number without uncertainty.
    Exact(f64),
    /// A sum of normal inputs.
    Normal(Gaussian),
    /// A product of lognormal inputs: its logarithm is such a sum.
    LogNormal(Gaussian),
    /// An input of any distribution, untouched.
    Input(usize),
    /// Anything else: it takes sampling.
    Unknown,
}

/// A mean plus independent standard normal variables, one for each input, each times a coefficient.
#[derive(Clone)]
struct Gaussian {
    mean: f64,
    coefficients: BTreeMap<usize, f64>,
}

/// A formula's value without sampling.
pub(crate) struct ClosedForm {
    /// The distribution of the value.
    pub(crate) distribution: Distribution,
    /// On the scale on which the value is a sum of independent parts: the share of each input in its
    /// variance.
    pub(crate) shares: Option<(Scale, BTreeMap<usize, f64>)>,
}

/// The closed form of a formula's value, where there is one: products, quotients and roots of lognormals and
/// positive numbers, sums and differences of normals, logarithms and exponentials of one another, and inputs
/// themselves. An input that is used twice counts twice: x · x spreads twice as far on the log scale as x,
/// and x / x not at all.
pub(crate) fn closed_form(formula: &Formula, inputs: &[&Distribution]) -> Option<ClosedForm> {
    let (distribution, shares) = match formula.fold(|operation| step(operation, inputs))? {
        Form::Exact(value) => (Distribution::exact(value), None),
        Form::Normal(sum) => match sum.sd() {
            0.0 => (Distribution::exact(sum.mean), None),
            sd => (Distribution::normal(sum.mean, sd), Some((Scale::Linear, sum.shares()))),
        },
        Form::LogNormal(sum) => match sum.sd() {
            0.0 => (Distribution::exact(exp(sum.mean)), None),
            sd => (Distribution::lognormal(sum.mean, sd), Some((Scale::Log10, sum.shares()))),
        },
        Form::Input(index) => {
            let input = Distribution::clone(inputs.get(index)?);
            let scale = if input.as_lognormal().is_some() { Scale::Log10 } else { Scale::Linear };
            (Ok(input), Some((scale, BTreeMap::from([(index, 1.0)]))))
        }
        Form::Unknown => return None,
    };
    Some(ClosedForm { distribution: distribution.ok()?, shares })
}

fn step(operation: Operation<&Form>, inputs: &[&Distribution]) -> Form {
    use Form::{Exact, LogNormal, Normal, Unknown};
    use Operation::{Add, Called, Constant, CountedAs, Divide, Exp, Input, Log2, Multiply, Sqrt, Subtract};

    let known = |form: &Form| match form {
        Form::Input(index) => inputs.get(*index).map_or(Unknown, |input| gaussian(*index, input)),
        form => form.clone(),
    };
    let operation = match operation {
        CountedAs(form, _) | Called(form, _) => return form.clone(),
        Input(index) => match inputs.get(index).and_then(|input| input.as_exact()) {
            Some(value) => return Exact(value),
            None => return Form::Input(index),
        },
        operation => operation.map(known),
    };
    match operation {
        Constant(value) => Exact(value),
        Add(Exact(a), Exact(b)) => Exact(a + b),
        Subtract(Exact(a), Exact(b)) => Exact(a - b),
        Multiply(Exact(a), Exact(b)) => Exact(a * b),
        Divide(Exact(a), Exact(b)) => Exact(a / b),
        Log2(Exact(a)) => Exact(libm::log2(a)),
        Exp(Exact(a)) => Exact(libm::exp(a)),
        Sqrt(Exact(a)) => Exact(a.sqrt()),
        Add(Normal(a), Normal(b)) => Normal(a.plus(1.0, &b)),
        Subtract(Normal(a), Normal(b)) => Normal(a.plus(-1.0, &b)),
        Add(Normal(a), Exact(b)) | Add(Exact(b), Normal(a)) => Normal(a.moved(b)),
        Subtract(Normal(a), Exact(b)) => Normal(a.moved(-b)),
        Subtract(Exact(b), Normal(a)) => Normal(a.times(-1.0).moved(b)),
        Multiply(Normal(a), Exact(b)) | Multiply(Exact(b), Normal(a)) => Normal(a.times(b)),
        Divide(Normal(a), Exact(b)) => Normal(a.times(1.0 / b)),
        Multiply(LogNormal(a), LogNormal(b)) => LogNormal(a.plus(1.0, &b)),
        Divide(LogNormal(a), LogNormal(b)) => LogNormal(a.plus(-1.0, &b)),
        Multiply(LogNormal(a), Exact(b)) | Multiply(Exact(b), LogNormal(a)) if b > 0.0 => {
            LogNormal(a.moved(libm::log(b)))
        }
        Divide(LogNormal(a), Exact(b)) if b > 0.0 => LogNormal(a.moved(-libm::log(b))),
        Divide(Exact(b), LogNormal(a)) if b > 0.0 => LogNormal(a.times(-1.0).moved(libm::log(b))),
        Sqrt(LogNormal(a)) => LogNormal(a.times(0.5)),
        Log2(LogNormal(a)) => Normal(a.times(std::f64::consts::LOG2_E)),
        Exp(Normal(a)) => LogNormal(a),
        _ => Unknown,
    }
}

fn gaussian(index: usize, input: &Distribution) -> Form {
    let of = |(mean, sd)| Gaussian { mean, coefficients: BTreeMap::from([(index, sd)]) };
    let normal = input.as_normal().map(|parameters| Form::Normal(of(parameters)));
    let lognormal = || input.as_lognormal().map(|parameters| Form::LogNormal(of(parameters)));
    normal.or_else(lognormal).unwrap_or(Form::Unknown)
}

impl Gaussian {
    fn plus(mut self, factor: f64, other: &Self) -> Self {
        self.mean += factor * other.mean;
        for (input, coefficient) in &other.coefficients {
            *self.coefficients.entry(*input).or_insert(0.0) += factor * coefficient;
        }
        self
    }

    fn times(mut self, factor: f64) -> Self {
        self.mean *= factor;
        self.coefficients.values_mut().for_each(|coefficient| *coefficient *= factor);
        self
    }

    fn moved(mut self, by: f64) -> Self {
        self.mean += by;
        self
    }

    /// The share of each input in the variance.
    fn shares(&self) -> BTreeMap<usize, f64> {
        let variance = self.sd() * self.sd();
        self.coefficients
            .iter()
            .map(|(input, coefficient)| (*input, coefficient * coefficient / variance))
            .collect()
    }

    fn sd(&self) -> f64 {
        self.coefficients.values().map(|coefficient| coefficient * coefficient).sum::<f64>().sqrt()
    }
}
