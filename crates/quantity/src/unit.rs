mod own;

use std::fmt;
use std::ops::{Div, Mul};

use own::{Own, Symbol};

use crate::Units;

/// Declares the base symbols, once: each gets an index, a name as written in tables, and a constant.
macro_rules! bases {
    ($( $kind:ident { $( $constant:ident = $symbol:literal ),* $(,)? } )*) => {
        #[allow(clippy::upper_case_acronyms, non_camel_case_types)]
        #[derive(Clone, Copy)]
        enum Base { $($( $constant, )*)* }

        const BASES: &[(&str, Kind)] = &[ $($( ($symbol, Kind::$kind), )*)* ];

        impl Unit {
            $($(
                #[doc = concat!("One ", $symbol, ".")]
                pub const $constant: Self = Self::base(Base::$constant);
            )*)*
        }
    };
}

/// Whether a symbol is a physical unit or only says what is counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Physical,
    Counting,
}

bases! {
    Physical {
        SECOND = "s", METRE = "m", KILOGRAM = "kg", KELVIN = "K", YEAR = "year", DOLLAR = "USD",
    }
    Counting {
        NEURON = "neuron", CELL = "cell", SYNAPSE = "synapse", CONNECTION = "connection",
        DENDRITE = "dendrite", BRANCH = "branch", AXON = "axon", RECEPTOR = "receptor",
        PROTEIN = "protein", MOLECULE = "molecule", JUNCTION = "junction", CHANNEL = "channel",
        NUCLEUS = "nucleus", TYPE = "type", SPIKE = "spike", EVENT = "event", VESICLE = "vesicle",
        OPERATION = "operation", FLOP = "FLOP", MAC = "MAC", BIT = "bit",
        PARAMETER = "parameter", NUMBER = "number", ARTIFICIAL_UNIT = "unit", LAYER = "layer",
        TAP = "tap", STEP = "step", TOKEN = "token", ARCHITECTURE = "architecture",
        UPDATE = "update", FRAME = "frame",
        CORE = "core", TRANSISTOR = "transistor", HOME = "home", DOUBLING = "doubling",
        PERIOD = "period", PERSON = "person", IQ_POINT = "IQpoint",
    }
}

const COUNT: usize = BASES.len();

/// A product of integer powers of base symbols: some physical (`s`, `m`, `kg`, `K`, `USD`, `year`), some that only
/// count (`neuron`, `synapse`, `parameter`, `FLOP`, …), and up to three counting symbols of a package's own
/// ([`Units`](crate::Units)).
///
/// A calendar year is a base of its own: a forecast counts calendar years, not seconds.
///
/// ```
/// use neuroscale_quantity::Unit;
///
/// let fan_in = Unit::SYNAPSE / Unit::NEURON;
/// assert_eq!(Unit::NEURON * fan_in, Unit::SYNAPSE);
/// assert_eq!(fan_in.to_string(), "synapse/neuron");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(into = "crate::exchange::Text", try_from = "crate::exchange::Text"))]
pub struct Unit {
    powers: [i8; COUNT],
    own: Own,
}

impl Unit {
    /// The unit of a plain number.
    pub const NONE: Self = Self::of([0; COUNT]);

    /// One joule.
    pub const JOULE: Self = {
        let mut powers = [0; COUNT];
        powers[Base::KILOGRAM as usize] = 1;
        powers[Base::METRE as usize] = 2;
        powers[Base::SECOND as usize] = -2;
        Self::of(powers)
    };

    /// One watt.
    pub const WATT: Self = {
        let mut powers = Self::JOULE.powers;
        powers[Base::SECOND as usize] = -3;
        Self::of(powers)
    };

    const fn of(powers: [i8; COUNT]) -> Self {
        Self { powers, own: Own::NONE }
    }

    const fn base(base: Base) -> Self {
        let mut powers = [0; COUNT];
        powers[base as usize] = 1;
        Self::of(powers)
    }

    pub(crate) fn of_symbol(symbol: &str) -> Option<Self> {
        let index = BASES.iter().position(|(name, _)| *name == symbol)?;
        let mut powers = [0; COUNT];
        powers[index] = 1;
        Some(Self::of(powers))
    }

    /// One of something that is counted under a symbol of one's own; `None` where the text is a known symbol, longer than
    /// 16 bytes, or no symbol: it must not begin with a digit, a sign or a point, nor hold spaces, commas, quotes, `*`,
    /// `/` or `^`.
    ///
    /// ```
    /// use neuroscale_quantity::Unit;
    ///
    /// let gpu = Unit::counting("GPU").expect("a symbol");
    /// assert_eq!((Unit::WATT / gpu).to_string(), "W/GPU");
    /// assert_eq!(Unit::counting("day"), None);
    /// ```
    #[must_use]
    pub fn counting(symbol: &str) -> Option<Self> {
        Self::of_own(symbol).filter(|_| Units::default().measure(symbol).is_err())
    }

    pub(crate) fn of_own(symbol: &str) -> Option<Self> {
        Some(Self { own: Own::one(Symbol::new(symbol)?), ..Self::NONE })
    }

    /// Every base symbol, in order.
    pub fn symbols() -> impl Iterator<Item = &'static str> {
        BASES.iter().map(|(symbol, _)| *symbol)
    }

    /// This unit raised to a power; `None` when an exponent leaves the range of `i8`.
    #[must_use]
    pub fn checked_pow(self, power: i8) -> Option<Self> {
        self.map_powers(|p| p.checked_mul(power))
    }

    /// The product; `None` when an exponent leaves the range of `i8`, or at the fourth symbol of a package's own.
    #[must_use]
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        let mut powers = self.powers;
        for (power, more) in powers.iter_mut().zip(other.powers) {
            *power = power.checked_add(more)?;
        }
        Some(Self { powers, own: self.own.checked_mul(other.own)? })
    }

    /// The quotient; `None` where the product with the inverse is.
    #[must_use]
    pub fn checked_div(self, other: Self) -> Option<Self> {
        self.checked_mul(other.checked_pow(-1)?)
    }

    /// The unit whose square this is; `None` when a power is odd.
    #[must_use]
    pub fn root(self) -> Option<Self> {
        self.map_powers(|power| (power % 2 == 0).then_some(power / 2))
    }

    /// Whether the value is a plain number.
    #[must_use]
    pub fn is_none(self) -> bool {
        self == Self::NONE
    }

    /// Whether nothing but counts stands above the line, so that a negative value is nonsense.
    #[must_use]
    pub fn is_count(self) -> bool {
        let base = self.powers.into_iter().zip(BASES).map(|(power, (_, kind))| (power, *kind));
        let own = self.own.powers().map(|(_, power)| (power, Kind::Counting));
        let mut above = base.chain(own).filter(|(power, _)| *power > 0).map(|(_, kind)| kind).peekable();
        above.peek().is_some() && above.all(|kind| kind == Kind::Counting)
    }

    /// The physical part: counting symbols removed.
    #[must_use]
    pub fn physical(self) -> Self {
        let mut powers = self.powers;
        for (power, (_, kind)) in powers.iter_mut().zip(BASES) {
            if *kind == Kind::Counting {
                *power = 0;
            }
        }
        Self::of(powers)
    }

    fn map_powers(self, f: impl Fn(i8) -> Option<i8>) -> Option<Self> {
        let mut powers = self.powers;
        for power in &mut powers {
            *power = f(*power)?;
        }
        Some(Self { powers, own: self.own.map_powers(f)? })
    }
}

/// Products of a few units written in code stay far inside the range of an exponent, and of the symbols of a package's
/// own; a table's units are read by [`Measure`](crate::Measure), which checks.
impl Mul for Unit {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        let mut powers = self.powers;
        for (power, more) in powers.iter_mut().zip(other.powers) {
            *power = power.saturating_add(more);
        }
        Self { powers, own: self.own.checked_mul(other.own).unwrap_or(self.own) }
    }
}

impl Div for Unit {
    type Output = Self;

    fn div(self, other: Self) -> Self {
        self.mul(other.map_powers(|power| Some(power.saturating_neg())).unwrap_or(Self::NONE))
    }
}

impl fmt::Debug for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Unit({self})")
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (energy, rest) = self.split_energy();
        let symbols = || energy.into_iter().chain(rest.powers());
        let above: Vec<String> = symbols().filter(|(_, p)| *p > 0).map(written).collect();
        let below: Vec<String> = symbols().filter(|(_, p)| *p < 0).map(|(s, p)| written((s, -p))).collect();
        let above = if above.is_empty() { "1".to_owned() } else { above.join("*") };
        let text = if below.is_empty() { above } else { format!("{above}/{}", below.join("*")) };
        f.pad(&text)
    }
}

impl Unit {
    /// Writes `kg*m^2/s^2` as J and `kg*m^2/s^3` as W, above or below the line.
    fn split_energy(self) -> (Option<(&'static str, i16)>, Self) {
        let candidates =
            [("W", Self::WATT, 1), ("J", Self::JOULE, 1), ("W", Self::WATT, -1), ("J", Self::JOULE, -1)];
        for (symbol, unit, power) in candidates {
            let mechanical = |u: Self| [Base::KILOGRAM, Base::METRE].map(|b| i16::from(u.powers[b as usize]));
            let seconds = i16::from(self.powers[Base::SECOND as usize]);
            let needed = i16::from(unit.powers[Base::SECOND as usize]) * power;
            if mechanical(self) == mechanical(unit).map(|p| p * power) && seconds == needed {
                let rest = if power == 1 { self / unit } else { self * unit };
                return (Some((symbol, power)), rest);
            }
        }
        (None, self)
    }

    fn powers(&self) -> impl Iterator<Item = (&str, i16)> {
        let base = self.powers.into_iter().zip(BASES).map(|(power, (symbol, _))| (*symbol, power));
        base.chain(self.own.powers()).map(|(symbol, power)| (symbol, i16::from(power)))
    }
}

fn written((symbol, power): (&str, i16)) -> String {
    if power == 1 { symbol.to_owned() } else { format!("{symbol}^{power}") }
}
