//! Values of every crate can be stored, sent and written: what `serde` reads is what it wrote, or is refused.

use std::error::Error;
use std::fmt::Debug;

use neuroscale_anatomy::{Measurement, PopulationSet, Question, Region, Subject};
use neuroscale_hpc::{Edition, ExponentialFit, ForecastModel, Hpcg, Observation, RandomWalk, Top500};
use neuroscale_lnp::cost::{CellType, Convention, Output, Stage, StageCost, Work};
use neuroscale_params::decoder::Decoder;
use neuroscale_params::{Population, Shape};
use neuroscale_quantity::{Address, Count, Declaration, Measure, Quantity, Significant, Spread, Unit, Units};
use neuroscale_uncertainty::{Distribution, Estimate, Indices, Model, Pooled, Sampling, Scale};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Reads what was written; the value that comes back looks the same.
fn again<T: Serialize + DeserializeOwned + Debug>(value: &T) -> T {
    let text = serde_json::to_string(value).expect("a value that can be written");
    let read: T = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{text}: {error}"));
    assert_eq!(format!("{read:?}"), format!("{value:?}"), "{text}");
    read
}

fn same<T: Serialize + DeserializeOwned + Debug + PartialEq>(value: &T) {
    assert_eq!(again(value), *value);
}

fn refusal<T: DeserializeOwned + Debug>(text: &str) -> String {
    serde_json::from_str::<T>(text).expect_err(text).to_string()
}

#[test]
fn numbers_and_units_come_back_as_they_were() {
    let units = Units::declare([
        Declaration { symbol: "EUR", is: "" },
        Declaration { symbol: "cent", is: "0.01 EUR" },
    ]);
    let units = units.expect("units");
    same(&units);
    same(&units.measure("cent/kWh").expect("a unit"));
    for text in ["1", "percent", "kWh/year", "synapse/neuron", "1/s"] {
        let measure: Measure = text.parse().expect("a unit");
        same(&measure);
        same(&measure.unit());
    }
    same(&(Unit::JOULE / Unit::counting("GPU").expect("a symbol")));
    for count in [Count::from(0), Count::new(u128::MAX), Count::from(1) - Count::from(2)] {
        same(&count);
    }
    same(&Significant::new(1.5e21, 3));
    same(&Spread::Student { low: 1.0, high: 2.0, subjects: 4 });
    same(&Address::new("machines/hpcg.csv", "2015-06,1").column("hpcg_tflops"));
}

#[test]
fn a_row_comes_back_with_its_sources() {
    let package = neuroscale_data::package().expect("the tables");
    let row = package.quantity("economy/households.csv", "germany-2010").expect("a row");
    let read: Quantity = again(row);
    assert_eq!((read.value(), read.spread(), read.measure()), (row.value(), row.spread(), row.measure()));
    assert_eq!(read.source(), row.source());
    let answer = Question::read(&package, "human-cortex-neurons").expect("a question").answer;
    assert!(again(&answer).rows().eq(answer.rows()));
}

#[test]
fn values_of_every_crate_come_back_as_they_were() -> Result<(), Box<dyn Error>> {
    let package = neuroscale_data::package()?;
    same(&Estimate { value: 1.0, low: 0.5, high: 2.0 });
    same(&Sampling::sobol(1024, 8).seeded(7));
    let model = Model::new([("x", Distribution::normal(0.0, 1.0)?)], |x, out| out.copy_from_slice(x[0]))?;
    let indices: Vec<Indices> = model.sensitivity(&Sampling::default(), Scale::Linear)?;
    same(&indices);
    same(&model.tornado()?);

    same(&Region { share: 0.8, synapses_per_neuron: 4.0 });
    for measurement in &Measurement::read(&package, Subject::Rates)? {
        again(measurement);
    }
    let sets = PopulationSet::human_brain(&package)?;
    again(&sets);

    same(&Decoder::<Count>::read(&package, "gpt-3")?);
    same(&Population { neurons: Count::from(86), fan_in: Count::from(7) });
    same(&Shape { layers: 3.0, width: 10.0 });
    same(&StageCost { stage: Stage::Poisson, size: 1.0, work: Work::Draws(1.0) });
    same(&(Convention::Separable, Output::EventDriven));
    let cell = CellType {
        neurons: 1.0,
        fan_in: 2.0,
        fan_out: 3.0,
        dendrites: 4.0,
        branches: 5.0,
        temporal_taps: 6.0,
        soma_taps: 7.0,
        update_rate: 8.0,
        firing_rate: 9.0,
    };
    same(&cell);

    same(&"2015-06".parse::<Edition>()?);
    let top500 = Top500::read(&package)?;
    again(&top500);
    again(&Hpcg::heads(&package)?);
    let heads = top500.iter().map(|list| Observation { year: list.date.value(), value: list.head.value() });
    let heads: Vec<_> = heads.collect();
    let walk = RandomWalk::fit(&heads)?;
    same(&walk);
    same(&walk.forecast(2050.0));
    assert!(serde_json::to_string(&ExponentialFit::fit(&heads)?)?.contains("slope"));
    Ok(())
}

#[test]
fn what_breaks_an_invariant_is_refused() {
    let walk = |steps, volatility| {
        format!(
            r#"{{"first":{{"year":2000.0,"value":1.0}},"last":{{"year":2003.0,"value":8.0}},"steps":{steps},"volatility":{volatility}}}"#
        )
    };
    assert!(serde_json::from_str::<RandomWalk>(&walk(3.0, 1.0)).is_ok());
    for (refusal, reason) in [
        (refusal::<Count>(r#""-3""#), "invalid digit"),
        (refusal::<Unit>(r#""kWh""#), "`kWh` is not a product of powers of base symbols"),
        (refusal::<Unit>(r#""m/s/s""#), "is not a product of powers of base symbols"),
        (refusal::<Unit>(r#""m^0""#), "is not a product of powers of base symbols"),
        (
            refusal::<Measure>(r#"{"text":"kWh","unit":"J","multiply":3.0,"divide":1.0}"#),
            "`kWh` is not so many of `J`",
        ),
        (
            refusal::<Measure>(r#"{"text":"EUR","unit":"EUR","multiply":-1.0,"divide":1.0}"#),
            "must be positive",
        ),
        (
            refusal::<Units>(r#"{"day":{"text":"day","unit":"s","multiply":1.0,"divide":1.0}}"#),
            "`day` is not so many of `s`",
        ),
        (
            refusal::<Units>(r#"{"a b":{"text":"a b","unit":"s","multiply":1.0,"divide":1.0}}"#),
            "cannot be a symbol",
        ),
        (refusal::<Edition>(r#""2015-13""#), "has no month"),
        (refusal::<RandomWalk>(&walk(1.0, 1.0)), "1 steps of volatility 1 are no walk"),
        (refusal::<RandomWalk>(&walk(3.0, -1.0)), "3 steps of volatility -1 are no walk"),
        (
            refusal::<RandomWalk>(&walk(3.0, 1.0).replace("2003", "1999")),
            "a walk from 2000 to 1999 does not go on in time",
        ),
    ] {
        assert!(refusal.contains(reason), "{refusal}");
    }
    assert_eq!(
        serde_json::from_str::<Significant>(r#"{"value":1.5,"digits":99}"#).ok(),
        Some(Significant::new(1.5, 17))
    );
}

/// Compiles only where it holds of every error that a function of ours returns, and of what is worth keeping.
#[test]
fn errors_and_models_can_be_sent_to_another_thread() {
    fn sent<T: Send + Sync + 'static>() {}
    fn error<T: Error + Send + Sync + 'static>() {}
    error::<neuroscale_quantity::ColumnError>();
    error::<neuroscale_quantity::DeclarationError>();
    error::<neuroscale_quantity::TableError>();
    error::<neuroscale_quantity::UnitError>();
    error::<neuroscale_quantity::UnknownUnit>();
    error::<neuroscale_uncertainty::DistributionError>();
    error::<neuroscale_uncertainty::ModelError>();
    error::<neuroscale_anatomy::QuestionError>();
    error::<neuroscale_anatomy::SetError>();
    error::<neuroscale_lnp::RateError>();
    error::<neuroscale_hpc::EditionError>();
    error::<neuroscale_hpc::FitError>();
    error::<neuroscale_estimates::EstimateError>();
    error::<neuroscale_claims::ClaimError>();
    sent::<Quantity>();
    sent::<neuroscale_quantity::Formula>();
    sent::<neuroscale_quantity::Package>();
    sent::<Model<'static>>();
    sent::<neuroscale_uncertainty::Answer>();
    sent::<Pooled>();
}
