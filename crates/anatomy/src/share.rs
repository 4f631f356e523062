use neuroscale_quantity::{Ring, Scalar, Unit};

/// The share that a part has in its whole.
///
/// # Formula
///
/// `share = part / whole`, without a unit, with both in the same unit.
///
/// # Examples
///
/// ```
/// use neuroscale_anatomy::share;
///
/// assert_eq!(share(50e9, 80e9), 0.625);
/// ```
///
/// # Source
///
/// Claims `dl-granule-share`, `dl-cerebellar-synapse-share`.
pub fn share<S: Scalar>(part: S, whole: S) -> S {
    (part / whole).called("share")
}

/// The part that has a share in a whole.
///
/// # Formula
///
/// `part = whole × share`, in the unit of the whole.
///
/// # Examples
///
/// ```
/// use neuroscale_anatomy::of_share;
///
/// assert_eq!(of_share(86e9, 0.75), 64.5e9);
/// ```
///
/// # Source
///
/// Claims `dl-cerebellum-neurons`, `dl-cerebellum-connections`.
pub fn of_share<R: Ring>(whole: R, share: R) -> R {
    (whole * share).called("part")
}

/// The share that remains for everything else.
///
/// # Formula
///
/// `rest = 1 − share`, both without a unit.
///
/// # Examples
///
/// ```
/// use neuroscale_anatomy::remaining_share;
///
/// assert_eq!(remaining_share(0.25), 0.75);
/// ```
///
/// # Source
///
/// Claims `dl-cerebellum-share`, `dl-cerebrum-share`.
pub fn remaining_share<R: Ring>(share: R) -> R {
    (R::from(1_u32) - share.counted_as(Unit::NONE)).called("remaining share")
}

/// The whole that parts add up to; `None` when there is no part.
///
/// # Formula
///
/// `whole = Σ parts`, all in the same unit.
///
/// # Examples
///
/// The mass of a human brain from its three parts, in grams:
///
/// ```
/// use neuroscale_anatomy::whole;
///
/// let mass = whole(&[154.02, 1232.93, 117.66]);
/// assert!(mass.is_some_and(|mass: f64| (mass - 1504.61).abs() < 1e-9));
/// ```
///
/// # Source
///
/// Definition; claim `dl-dendrites-check`.
pub fn whole<R: Ring>(parts: &[R]) -> Option<R> {
    parts.iter().copied().reduce(|sum, part| sum + part).map(|sum| sum.called("whole"))
}
