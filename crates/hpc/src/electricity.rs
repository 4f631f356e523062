use neuroscale_quantity::{Scalar, Unit};

/// Homes that the power of a machine would supply.
///
/// # Formula
///
/// `homes = power × year / use`, with the power in `W`, the length of a calendar year in `s/year` and the use of a home
/// in `kWh/home*year` (in the base unit `J/home*year`).
///
/// # Examples
///
/// ```
/// use neuroscale_hpc::homes_supplied;
///
/// let julian_year = 31_557_600.0;
/// let homes = homes_supplied(24e6, julian_year, 3512.0 * 3.6e6);
/// assert_eq!(homes.round(), 59_904.0);
/// ```
///
/// # Source
///
/// Claims `dl-homes-germany`, `dl-homes-us`.
pub fn homes_supplied<S: Scalar>(power: S, year: S, home_use: S) -> S {
    let energy = (power * year).called("energy in a year");
    (energy / home_use).counted_as(Unit::HOME).called("homes")
}

/// Power that falls to each home.
///
/// # Formula
///
/// `share = power / homes`, in `W/home`, with the power in `W` and homes in `home`.
///
/// # Examples
///
/// ```
/// use neuroscale_hpc::power_per_home;
///
/// assert_eq!(power_per_home(24e6, 6000.0), 4000.0);
/// ```
///
/// # Source
///
/// Claims `dl-home-power-germany`, `dl-home-power-us`.
pub fn power_per_home<S: Scalar>(power: S, homes: S) -> S {
    (power / homes).called("power of a home")
}

/// Cost of a year at a steady rate of spending.
///
/// # Formula
///
/// `cost = rate × year`, in `USD/year`, with the rate in `USD/day` (in the base unit `USD/s`) and the length of a calendar
/// year in `day/year` or `s/year`.
///
/// # Examples
///
/// ```
/// use neuroscale_hpc::yearly_cost;
///
/// let (day, julian_year) = (86_400.0, 31_557_600.0);
/// assert_eq!(yearly_cost(100e3 / day, julian_year).round(), 36_525_000.0);
/// ```
///
/// # Source
///
/// Claim `dl-tianhe2-cost-year`.
pub fn yearly_cost<S: Scalar>(cost_rate: S, year: S) -> S {
    (cost_rate * year).called("cost of a year")
}

/// Price of electricity from what a power costs in a time.
///
/// # Formula
///
/// `price = rate / power`, in `USD/kWh` (in the base unit `USD/J`), with the rate of spending in `USD/day` (in the base
/// unit `USD/s`) and the power in `W`.
///
/// # Examples
///
/// ```
/// use neuroscale_hpc::electricity_price;
///
/// let (day, kilowatt_hour) = (86_400.0, 3.6e6);
/// let price = electricity_price(100e3 / day, 24e6) * kilowatt_hour;
/// assert!((price - 0.1736_f64).abs() < 1e-4);
/// ```
///
/// # Source
///
/// Claim `dl-electricity-price`.
pub fn electricity_price<S: Scalar>(cost_rate: S, power: S) -> S {
    (cost_rate / power).called("price of electricity")
}

/// Price of electricity from what a power costs in a calendar year.
///
/// # Formula
///
/// `price = cost / (power × year)`, in `USD/kWh` (in the base unit `USD/J`), with the cost in `USD/year`, the power in `W`
/// and the length of a calendar year in `s/year`.
///
/// # Examples
///
/// ```
/// use neuroscale_hpc::electricity_price_of_year;
///
/// let (julian_year, kilowatt_hour) = (31_557_600.0, 3.6e6);
/// let price = electricity_price_of_year(23e6, 24e6, julian_year) * kilowatt_hour;
/// assert!((price - 0.1093_f64).abs() < 1e-4);
/// ```
///
/// # Source
///
/// Claim `dl-electricity-price-year`.
pub fn electricity_price_of_year<S: Scalar>(cost: S, power: S, year: S) -> S {
    electricity_price((cost / year).called("rate of spending"), power)
}
