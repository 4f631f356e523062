use neuroscale_quantity::{Ring, Unit};

use crate::{dense_parameters, dense_weights};

/// A layer: what holds parameters, and yields units for a token.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Layer<R> {
    /// Every input feeds every output; sizes in `unit` or `unit/layer`.
    Dense {
        /// Units that it reads.
        inputs: R,
        /// Units that it yields.
        outputs: R,
        /// Whether every output has a bias.
        biases: bool,
    },
    /// A vector of so many units is looked up for each entry.
    Embedding {
        /// Vectors that it holds, in `token`.
        entries: R,
        /// Units of each, in `unit/layer`.
        width: R,
    },
    /// Every unit is scaled by a gain of its own.
    Norm {
        /// Units that it scales, in `unit/layer`.
        width: R,
        /// Whether every unit is shifted, too.
        biases: bool,
    },
}

impl<R: Ring> Layer<R> {
    /// Parameters that it holds.
    ///
    /// # Formula
    ///
    /// [`dense_parameters`] or, without biases, [`dense_weights`] of a dense layer; `entries × width` of an
    /// embedding; `width` of a norm, twice with biases; in `parameter`.
    ///
    /// # Examples
    ///
    /// ```
    /// use neuroscale_params::Layer;
    ///
    /// assert_eq!(Layer::Dense { inputs: 84.0, outputs: 10.0, biases: true }.parameters(), 850.0);
    /// assert_eq!(Layer::Embedding { entries: 50257.0, width: 768.0 }.parameters(), 38_597_376.0);
    /// assert_eq!(Layer::Norm { width: 768.0, biases: true }.parameters(), 1536.0);
    /// ```
    ///
    /// # Source
    ///
    /// The modules `Linear`, `Embedding`, `LayerNorm` and `RMSNorm` of `torch.nn`.
    pub fn parameters(&self) -> R {
        match *self {
            Self::Dense { inputs, outputs, biases: true } => dense_parameters(inputs, outputs),
            Self::Dense { inputs, outputs, biases: false } => dense_weights(inputs, outputs),
            Self::Embedding { entries, width } => dense_weights(entries, width),
            Self::Norm { width, biases } => {
                let all = if biases { R::from(2_u32) * width } else { width };
                all.counted_as(Unit::PARAMETER)
            }
        }
    }

    /// Units that it yields for a token.
    ///
    /// # Formula
    ///
    /// The outputs of a dense layer, the width of the others, in `unit`.
    ///
    /// # Examples
    ///
    /// ```
    /// use neuroscale_params::Layer;
    ///
    /// assert_eq!(Layer::Dense { inputs: 84.0, outputs: 10.0, biases: true }.output_units(), 10.0);
    /// ```
    ///
    /// # Source
    ///
    /// Definition.
    pub fn output_units(&self) -> R {
        let (Self::Dense { outputs: units, .. }
        | Self::Embedding { width: units, .. }
        | Self::Norm { width: units, .. }) = *self;
        units.counted_as(Unit::ARTIFICIAL_UNIT)
    }
}
