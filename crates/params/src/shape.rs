/// Depth and width of a network of equal layers.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Shape {
    /// How many layers, not rounded to a whole number.
    pub layers: f64,
    /// Neurons in each layer, not rounded to a whole number.
    pub width: f64,
}

/// The two networks of equal layers that hold the same neurons and the same connections.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Shapes {
    /// Many narrow layers: two or more.
    pub deep: Shape,
    /// Few wide layers: between one and two, so that whole layers exist only where both shapes meet.
    pub wide: Shape,
}

/// Which equal layers, densely connected, hold so many neurons and so many connections? `None` when no such network
/// exists: above `neurons²/4` connections, or when either number is not positive and finite.
///
/// # Formula
///
/// `layers × width = neurons` and `(layers − 1) × width² = connections` together give
/// `width² − neurons × width + connections = 0`, so that `width = (neurons ± √(neurons² − 4 connections))/2` and
/// `layers = neurons / width`. The smaller root is computed as `connections / larger root`, which loses no digits.
///
/// # Examples
///
/// A brain of 86 billion neurons with 10 000 connections each, spread over equal layers:
///
/// ```
/// use neuroscale_params::equal_width_shapes;
///
/// let deep = equal_width_shapes(86e9, 8.6e14).unwrap().deep;
/// assert_eq!(deep.width.round(), 10_000.0);
/// assert_eq!(deep.layers.round(), 8_599_999.0);
/// assert_eq!(equal_width_shapes(100.0, 2501.0), None);
/// ```
///
/// # Source
///
/// The quadratic formula, applied to [`equal_width_weights`](crate::equal_width_weights).
pub fn equal_width_shapes(neurons: f64, connections: f64) -> Option<Shapes> {
    let positive = |x: f64| x.is_finite() && x > 0.0;
    // Divided by neurons², so that no square can overflow.
    let density = connections / neurons / neurons;
    let discriminant = 1.0 - 4.0 * density;
    if !(positive(neurons) && positive(connections) && discriminant >= 0.0) {
        return None;
    }
    let wide = neurons * f64::midpoint(1.0, discriminant.sqrt());
    let of_width = |width: f64| Shape { layers: neurons / width, width };
    Some(Shapes { deep: of_width(connections / wide), wide: of_width(wide) })
}
