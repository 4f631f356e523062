use super::{ln, polynomial};

/// Where the centre ends and the tails begin, as a distance from one half.
const CENTRE: f64 = 0.425;

// Quotients of polynomials of degree eight, interpolated at Chebyshev nodes in 60 digits; the form follows Wichura,
// "Algorithm AS 241: the percentage points of the normal distribution", Applied Statistics 37 (1988) 477-484.

/// z / s in powers of 0.425² − s², s the distance from one half: relative error 7e-17.
const CENTRE_ABOVE: [f64; 9] = [
    3.3871328727963665,
    148.75654077063152,
    2548.2248573022625,
    21627.48116049056,
    95692.73551269759,
    213550.16248438213,
    214247.3801984238,
    74060.81462563902,
    3907.007639023816,
];
const CENTRE_BELOW: [f64; 9] = [
    1.0,
    46.92338689522055,
    871.2838940641986,
    8176.878340636071,
    41169.98166790856,
    109244.70555458817,
    140376.82723612545,
    72342.69749284587,
    9398.46451720659,
];

/// z in powers of √(−ln q) − 1.6, q the distance from the nearer end, for 2⁻⁵³ ≤ q ≤ 0.075: relative error 5e-16.
const TAIL_ABOVE: [f64; 9] = [
    1.4234371107496855,
    4.64775159921853,
    5.853670183913887,
    3.8020502402941547,
    1.407034944402316,
    0.3040882258511299,
    0.03703619559194953,
    0.0022482230469199264,
    4.896641500202682e-5,
];
const TAIL_BELOW: [f64; 9] = [
    1.0,
    2.0654252215964832,
    1.7208413475923192,
    0.7458196192250254,
    0.1801682124287865,
    0.023833773228587044,
    0.0015345952971513345,
    3.462230934608184e-5,
    1.521471803846978e-11,
];

/// z in powers of √(−ln q) − 6 for every smaller q: relative error 1e-17.
const FAR_ABOVE: [f64; 9] = [
    8.120594767905024,
    5.966432120665521,
    1.7887858462328703,
    0.2822442963079904,
    0.02521364787700377,
    0.0012775758304355148,
    3.483429027226966e-5,
    4.4961753068138206e-7,
    1.9955949514859084e-9,
];
const FAR_BELOW: [f64; 9] = [
    1.0,
    0.5553986305158477,
    0.12135925237442578,
    0.01327718629044602,
    0.0007676078824572101,
    2.2780026100192363e-5,
    3.0946310031124373e-7,
    1.411095285630578e-9,
    4.787267998296054e-18,
];

/// Values treated at a time, so that the pass over the logarithms stays in the first-level cache.
const BLOCK: usize = 512;

/// The standard normal quantile: the z below which a normal variable falls with probability `p`, to 1e-15 of its value.
///
/// # Formula
/// With s = p − ½: z = s · C(0.425² − s²) in the centre, |s| ≤ 0.425; z = ±T(√(−ln q) − 1.6) in the tails, q = min(p, 1 − p), and one
/// more quotient for q < 2⁻⁵³, where no sampler comes. Zero and one give −∞ and ∞; outside there is no number.
///
/// ```
/// use neuroscale_uncertainty::normal_quantile;
///
/// assert_eq!(normal_quantile(0.5), 0.0);
/// assert!((normal_quantile(0.95) - 1.6448536269514727).abs() < 1e-15);
/// ```
///
/// # Source
/// The form is Wichura's, Algorithm AS 241 (Applied Statistics 37, 1988, 477-484); the coefficients are our own.
pub fn normal_quantile(p: f64) -> f64 {
    let q = if p < 0.5 { p } else { 1.0 - p };
    if q >= f64::EPSILON / 2.0 {
        let s = p - 0.5;
        return central_or_tail(s, ln(q));
    }
    far_normal_quantile(q) * if p < 0.5 { -1.0 } else { 1.0 }
}

/// The z above which a normal variable falls with a probability `q` below 2⁻⁵³.
pub(crate) fn far_normal_quantile(q: f64) -> f64 {
    if q == 0.0 {
        return f64::INFINITY;
    }
    let r = (-ln(q)).sqrt() - 6.0;
    polynomial(&FAR_ABOVE, r) / polynomial(&FAR_BELOW, r)
}

/// Replaces every probability of a column, between 2⁻⁵³ and 1 − 2⁻⁵³, by its standard normal quantile.
///
/// Two short loops run at the machine's full width; one long loop would wait for its own results.
pub(crate) fn fill_normal(column: &mut [f64]) {
    let mut logarithms = [0.0; BLOCK];
    for block in column.chunks_mut(BLOCK) {
        for (logarithm, p) in logarithms.iter_mut().zip(&*block) {
            let above = 1.0 - *p;
            *logarithm = ln(if *p < above { *p } else { above });
        }
        for (p, logarithm) in block.iter_mut().zip(&logarithms) {
            *p = central_or_tail(*p - 0.5, *logarithm);
        }
    }
}

/// The quantile from the distance to one half and the logarithm of the distance to the nearer end. Both quotients are
/// computed and one is kept: cheaper than a branch that no processor can foresee.
#[inline(always)]
fn central_or_tail(s: f64, logarithm: f64) -> f64 {
    let centre = CENTRE * CENTRE - s * s;
    let tail = (-logarithm).sqrt() - 1.6;
    let central = centre >= 0.0;
    let above = if central { s * polynomial(&CENTRE_ABOVE, centre) } else { polynomial(&TAIL_ABOVE, tail) };
    let below = if central { polynomial(&CENTRE_BELOW, centre) } else { polynomial(&TAIL_BELOW, tail) };
    let z = above / below;
    if central { z } else { z.copysign(s) }
}
