/// How far a number may be from its stated value.
///
/// Intervals are given by their 5 % and 95 % points, a range by its ends. `AtLeast` and `AtMost` mark a number that bounds the truth from
/// one side only, as a part bounds its whole from below.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum Spread {
    /// The value itself: counted, defined, or published without an uncertainty.
    Exact,
    /// A normal distribution.
    Normal {
        /// The 5 % point.
        low: f64,
        /// The 95 % point.
        high: f64,
    },
    /// A normal distribution of the logarithm; both points are positive.
    LogNormal {
        /// The 5 % point.
        low: f64,
        /// The 95 % point.
        high: f64,
    },
    /// A normal distribution between subjects, known from a few of them: Student's t, for one more subject.
    Student {
        /// The 5 % point.
        low: f64,
        /// The 95 % point.
        high: f64,
        /// How many subjects were measured.
        subjects: u32,
    },
    /// Every value of an interval equally likely.
    Uniform {
        /// The 5 % point.
        low: f64,
        /// The 95 % point.
        high: f64,
    },
    /// Every order of magnitude of an interval equally likely; both points are positive.
    LogUniform {
        /// The 5 % point.
        low: f64,
        /// The 95 % point.
        high: f64,
    },
    /// A published range: nobody said how likely the values between its ends are, or that none lies outside.
    Range {
        /// The least.
        low: f64,
        /// The greatest.
        high: f64,
    },
    /// What several measurements come to together, by three points of their mixture.
    Pooled {
        /// The 5 % point.
        low: f64,
        /// The median.
        median: f64,
        /// The 95 % point.
        high: f64,
    },
    /// The truth is the value or more.
    AtLeast,
    /// The truth is the value or less.
    AtMost,
}

impl Spread {
    /// The 5 % and the 95 % point, or the ends of a range, where the spread is an interval.
    ///
    /// ```
    /// use neuroscale_quantity::Spread;
    ///
    /// assert_eq!(Spread::Uniform { low: 4.0, high: 5.0 }.interval(), Some((4.0, 5.0)));
    /// assert_eq!(Spread::Exact.interval(), None);
    /// ```
    #[must_use]
    pub fn interval(self) -> Option<(f64, f64)> {
        match self {
            Self::Normal { low, high }
            | Self::LogNormal { low, high }
            | Self::Student { low, high, .. }
            | Self::Uniform { low, high }
            | Self::LogUniform { low, high }
            | Self::Range { low, high }
            | Self::Pooled { low, high, .. } => Some((low, high)),
            Self::Exact | Self::AtLeast | Self::AtMost => None,
        }
    }

    /// The median of an interval: the middle (where no other is given), or the geometric middle of a logarithmic spread and of a range of positive
    /// numbers.
    ///
    /// # Formula
    /// (low + high) / 2, or √low · √high.
    #[must_use]
    pub fn median(self) -> Option<f64> {
        let (low, high) = self.interval()?;
        Some(match self {
            Self::Pooled { median, .. } => median,
            Self::LogNormal { .. } | Self::LogUniform { .. } => low.sqrt() * high.sqrt(),
            Self::Range { .. } if low > 0.0 => low.sqrt() * high.sqrt(),
            _ => f64::midpoint(low, high),
        })
    }

    /// The same spread with its points passed through a growing map, as when a unit changes.
    #[must_use]
    pub(crate) fn map(self, f: impl Fn(f64) -> f64) -> Self {
        match self {
            Self::Normal { low, high } => Self::Normal { low: f(low), high: f(high) },
            Self::LogNormal { low, high } => Self::LogNormal { low: f(low), high: f(high) },
            Self::Student { low, high, subjects } => Self::Student { low: f(low), high: f(high), subjects },
            Self::Uniform { low, high } => Self::Uniform { low: f(low), high: f(high) },
            Self::LogUniform { low, high } => Self::LogUniform { low: f(low), high: f(high) },
            Self::Range { low, high } => Self::Range { low: f(low), high: f(high) },
            Self::Pooled { low, median, high } => {
                Self::Pooled { low: f(low), median: f(median), high: f(high) }
            }
            one_sided_or_exact => one_sided_or_exact,
        }
    }
}
