//! How a mark looks: a colour of the Okabe–Ito palette and, for readers who cannot tell colours apart, a
//! shape or a dash as second cue.

/// A colour that people with any colour vision can tell from the others.
///
/// # Source
/// M. Okabe and K. Ito, Color Universal Design (2008). Yellow is left out: it vanishes on a light ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// Near-black, for what is being compared with.
    Black,
    /// Orange.
    Orange,
    /// Sky blue.
    Sky,
    /// Bluish green.
    Green,
    /// Blue.
    Blue,
    /// Vermillion.
    Vermillion,
    /// Reddish purple.
    Purple,
    /// Grey, for context that must not compete.
    Grey,
}

impl Colour {
    /// Red, green and blue of marks and lines.
    pub(super) fn mark(self) -> (u8, u8, u8) {
        match self {
            Self::Black => (0x1A, 0x1A, 0x1A),
            Self::Orange => (0xE6, 0x9F, 0x00),
            Self::Sky => (0x56, 0xB4, 0xE9),
            Self::Green => (0x00, 0x9E, 0x73),
            Self::Blue => (0x00, 0x72, 0xB2),
            Self::Vermillion => (0xD5, 0x5E, 0x00),
            Self::Purple => (0xCC, 0x79, 0xA7),
            Self::Grey => (0x8C, 0x8C, 0x8C),
        }
    }

    /// The same hue, pale enough that marks and lines stand out on it.
    pub(super) fn tint(self) -> (u8, u8, u8) {
        let (red, green, blue) = self.mark();
        let pale = |channel: u8| channel / 2 + 127;
        (pale(red), pale(green), pale(blue))
    }

    /// The same hue, dark enough that small text in it has a contrast of at least 4.5 to 1 on white.
    pub(super) fn text(self) -> (u8, u8, u8) {
        match self {
            Self::Black => (0x1A, 0x1A, 0x1A),
            Self::Orange => (0x8F, 0x60, 0x00),
            Self::Sky => (0x1B, 0x6E, 0xA3),
            Self::Green => (0x00, 0x75, 0x55),
            Self::Blue => (0x00, 0x62, 0x99),
            Self::Vermillion => (0xB0, 0x4D, 0x00),
            Self::Purple => (0x9C, 0x46, 0x74),
            Self::Grey => (0x62, 0x62, 0x62),
        }
    }
}

/// The outline of a mark: the second cue beside its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A filled circle.
    Disc,
    /// An open circle.
    Ring,
    /// A filled square.
    Square,
    /// An open square.
    Frame,
    /// A filled diamond.
    Diamond,
    /// An open diamond.
    Lozenge,
    /// A filled triangle that stands on its base.
    Triangle,
    /// A filled triangle that stands on its tip.
    Wedge,
    /// Two crossing diagonals.
    Cross,
    /// A short upright stroke.
    Tick,
}

/// How a line is drawn, and so what it claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// Fitted or exact.
    Solid,
    /// Extrapolated.
    Dashed,
    /// Another extrapolation beside a dashed one.
    Dotted,
    /// One of many sample paths: thin and pale, never labelled.
    Faint,
}

/// What sort of statement a mark is: its name, which stands directly beside the first mark of its kind, and
/// its look. An empty name is not written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind {
    /// Name as people read it, such as “stated”.
    pub name: &'static str,
    /// Colour.
    pub colour: Colour,
    /// Shape, different for every kind in one chart.
    pub shape: Shape,
}

impl Kind {
    /// A kind of mark; usually a constant shared by many figures.
    pub const fn new(name: &'static str, colour: Colour, shape: Shape) -> Self {
        Self { name, colour, shape }
    }
}
