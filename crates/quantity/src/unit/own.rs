use std::collections::BTreeMap;

/// The text of a counting symbol that a package declares. It is kept within the unit, so that units stay plain values.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Symbol([u8; Symbol::LONGEST]);

impl Symbol {
    /// The most bytes of a symbol.
    pub(super) const LONGEST: usize = 16;

    const EMPTY: Self = Self([0; Self::LONGEST]);

    /// A symbol that can be told apart from the signs and numbers around it in a unit.
    pub(super) fn new(text: &str) -> Option<Self> {
        let begins = text.starts_with(|first: char| !first.is_ascii_digit() && !"+-.".contains(first));
        let plain =
            |sign: char| !sign.is_whitespace() && !sign.is_control() && !"*/^·⋅×²³,`\"".contains(sign);
        let mut bytes = [0; Self::LONGEST];
        bytes.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
        (begins && text.chars().all(plain)).then_some(Self(bytes))
    }

    pub(super) fn text(&self) -> &str {
        let length = self.0.iter().position(|byte| *byte == 0).unwrap_or(Self::LONGEST);
        std::str::from_utf8(&self.0[..length]).unwrap_or_default()
    }
}

/// The powers of declared symbols in a unit: in the order of the alphabet, free places last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Own([(Symbol, i8); 3]);

impl Own {
    pub(super) const NONE: Self = Self([(Symbol::EMPTY, 0); 3]);

    /// One of a symbol.
    pub(super) fn one(symbol: Symbol) -> Self {
        let mut own = Self::NONE;
        own.0[0] = (symbol, 1);
        own
    }

    /// The symbols with their powers.
    pub(super) fn powers(&self) -> impl Iterator<Item = (&str, i8)> {
        self.0.iter().filter(|(_, power)| *power != 0).map(|(symbol, power)| (symbol.text(), *power))
    }

    /// `None` where a power leaves the range of `i8`.
    pub(super) fn map_powers(mut self, f: impl Fn(i8) -> Option<i8>) -> Option<Self> {
        for (symbol, power) in &mut self.0 {
            *power = f(*power)?;
            if *power == 0 {
                *symbol = Symbol::EMPTY;
            }
        }
        Some(self)
    }

    /// `None` where a power leaves the range of `i8`, or where the symbols are more than have places.
    pub(super) fn checked_mul(self, other: Self) -> Option<Self> {
        let mut powers = BTreeMap::<Symbol, i16>::new();
        for (symbol, power) in self.0.into_iter().chain(other.0) {
            *powers.entry(symbol).or_default() += i16::from(power);
        }
        let mut product = Self::NONE;
        let mut places = product.0.iter_mut();
        for (symbol, power) in powers.into_iter().filter(|(_, power)| *power != 0) {
            *places.next()? = (symbol, i8::try_from(power).ok()?);
        }
        Some(product)
    }
}
