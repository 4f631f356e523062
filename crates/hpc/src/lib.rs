//! What machines can do and when: lists, growth laws, forecasts and crossing years.
//!
//! When does a machine that did 0.58 PFLOP/s in the middle of 2015 reach 1.075e21, if it doubles every three years?
//!
//! ```
//! use neuroscale_hpc::{Observation, crossing_year};
//!
//! let fastest = Observation { year: 2015.567, value: 0.58e15 };
//! assert_eq!(crossing_year(fastest, 3.0, 1.075e21).round(), 2078.0);
//! ```

mod edition;
mod economy;
mod lists;
mod plausible;

mod observation;
mod forecast;
mod model;
mod fit_error;
mod fit;
mod random_walk;
mod student;

mod date;
mod doublings;
mod doubling_time;
mod crossing;
mod growth;

mod electricity;
mod efficiency;
mod idle_share;

pub use economy::check_economy;
pub use edition::{Edition, EditionError};
pub use lists::{Green500, Hpcg, HplMxp, Top500, check_lists};

pub use fit::ExponentialFit;
pub use fit_error::FitError;
pub use forecast::{Forecast, Prediction};
pub use model::ForecastModel;
pub use observation::Observation;
pub use random_walk::RandomWalk;

pub use crossing::{crossing_year, performance_at, walk_crossing_year, year_after};
pub use date::{date_in_year, years_between};
pub use doubling_time::{changing_doubling_time, doubling_time, doubling_time_of, doubling_time_of_rate};
pub use doublings::{doublings, doublings_in, gap, growth_factor, share_before};
pub use growth::{doubling_time_of_growth, growth_of_doubling_time};

pub use efficiency::energy_per_flop;
pub use electricity::{
    electricity_price, electricity_price_of_year, homes_supplied, power_per_home, yearly_cost,
};
pub use idle_share::idle_share;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
