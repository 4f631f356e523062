use crate::Unit;

/// What base units measure, and an example of how a table writes one.
const KINDS: [(&str, &str); 12] = [
    ("1", "a plain number, `1` or `percent`"),
    ("1/s", "a frequency such as `Hz`"),
    ("s", "a length of time such as `ms`"),
    ("kg", "a mass such as `g`"),
    ("m", "a length such as `mm`"),
    ("m^2", "an area such as `mm2`"),
    ("m^3", "a volume such as `mm3`"),
    ("m/s", "a speed such as `m/s`"),
    ("J", "an energy such as `kWh`"),
    ("W", "a power such as `kW`"),
    ("K", "a temperature in `K`"),
    ("USD", "an amount of money in `USD`"),
];

/// What to write in place of a unit of another kind.
pub(super) fn wanted(unit: Unit) -> String {
    let base = unit.to_string();
    match KINDS.iter().find(|(symbol, _)| *symbol == base) {
        Some((_, kind)) => (*kind).to_owned(),
        None => format!("`{base}`, or what measures the same"),
    }
}
