use neuroscale_quantity::{Ring, Unit};

use crate::{dense_parameters, dense_weights};

/// The architecture of a decoder-only transformer of the GPT-2 and GPT-3 kind: learned positions, biases everywhere,
/// and an output that shares the token embedding.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Gpt<R> {
    /// Blocks of attention and MLP, L, in `layer`.
    pub layers: R,
    /// Width of the residual stream, d, in `unit/layer`.
    pub width: R,
    /// Hidden units of an MLP, f, in `unit/layer`; four times the width in every GPT-2 and GPT-3.
    pub feed_forward: R,
    /// Different tokens, V, in `token`.
    pub vocabulary: R,
    /// Positions that the model can tell apart, c, in `token`.
    pub context: R,
}

impl<R> Gpt<R> {
    /// The same architecture with every number converted.
    ///
    /// ```
    /// use neuroscale_params::Gpt;
    /// use neuroscale_quantity::Count;
    ///
    /// let small = Gpt { layers: 12, width: 768, feed_forward: 3072, vocabulary: 50257, context: 1024 };
    /// let exact = small.map(Count::from);
    /// let about = small.map(f64::from);
    /// assert_eq!(exact.width.get(), Some(about.width as u128));
    /// ```
    pub fn map<T>(self, convert: impl Fn(R) -> T) -> Gpt<T> {
        Gpt {
            layers: convert(self.layers),
            width: convert(self.width),
            feed_forward: convert(self.feed_forward),
            vocabulary: convert(self.vocabulary),
            context: convert(self.context),
        }
    }
}

/// Parameters of a [`Gpt`], part by part.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct GptParts<R> {
    /// Embeddings of tokens and positions, see [`gpt_embeddings`].
    pub embeddings: R,
    /// Attention in all layers, see [`gpt_attention`].
    pub attention: R,
    /// MLPs in all layers, see [`gpt_mlp`].
    pub mlp: R,
    /// Layer norms in all layers and the last one, see [`gpt_norms`].
    pub norms: R,
}

/// Parameters of the embeddings; the output reuses the token embedding and adds none.
///
/// # Formula
///
/// `V·d + c·d`, with the symbols and units of [`Gpt`].
///
/// # Examples
///
/// ```
/// use neuroscale_params::{Gpt, gpt_embeddings};
///
/// let (layers, width, feed_forward) = (12.0, 768.0, 3072.0);
/// let small = Gpt { layers, width, feed_forward, vocabulary: 50257.0, context: 1024.0 };
/// assert_eq!(gpt_embeddings(small), 39_383_808.0);
/// ```
///
/// # Source
///
/// Radford et al. 2019 (GPT-2), modules `wte` and `wpe` of the published checkpoint.
pub fn gpt_embeddings<R: Ring>(gpt: Gpt<R>) -> R {
    let tokens = dense_weights(gpt.vocabulary, gpt.width).called("token embedding");
    let positions = dense_weights(gpt.context, gpt.width).called("position embedding");
    (tokens + positions).called("embeddings")
}

/// Parameters of the attention in all layers: maps to queries, keys and values, and a map back, with biases.
///
/// # Formula
///
/// `L·(4·d² + 4·d)`, with the symbols and units of [`Gpt`].
///
/// # Examples
///
/// ```
/// use neuroscale_params::{Gpt, gpt_attention};
///
/// let (layers, width, feed_forward) = (12.0, 768.0, 3072.0);
/// let small = Gpt { layers, width, feed_forward, vocabulary: 50257.0, context: 1024.0 };
/// assert_eq!(gpt_attention(small), 28_348_416.0);
/// ```
///
/// # Source
///
/// Radford et al. 2019 (GPT-2), module `attn` of the published checkpoint.
pub fn gpt_attention<R: Ring>(gpt: Gpt<R>) -> R {
    let layers = gpt.layers.counted_as(Unit::NONE);
    let queries_keys_values = dense_parameters(gpt.width, R::from(3_u32) * gpt.width);
    let back = dense_parameters(gpt.width, gpt.width);
    (layers * (queries_keys_values + back)).called("attention")
}

/// Parameters of the MLPs in all layers: a map to the hidden units and one back, with biases.
///
/// # Formula
///
/// `L·(2·d·f + f + d)`, with the symbols and units of [`Gpt`].
///
/// # Examples
///
/// ```
/// use neuroscale_params::{Gpt, gpt_mlp};
///
/// let (layers, width, feed_forward) = (12.0, 768.0, 3072.0);
/// let small = Gpt { layers, width, feed_forward, vocabulary: 50257.0, context: 1024.0 };
/// assert_eq!(gpt_mlp(small), 56_669_184.0);
/// ```
///
/// # Source
///
/// Radford et al. 2019 (GPT-2), module `mlp` of the published checkpoint.
pub fn gpt_mlp<R: Ring>(gpt: Gpt<R>) -> R {
    let layers = gpt.layers.counted_as(Unit::NONE);
    let (width, hidden) = (gpt.width, gpt.feed_forward);
    (layers * (dense_parameters(width, hidden) + dense_parameters(hidden, width))).called("MLP")
}

/// Parameters of the layer norms: two in every layer and one at the end, each with a gain and a bias for every unit.
///
/// # Formula
///
/// `L·4·d + 2·d`, with the symbols and units of [`Gpt`].
///
/// # Examples
///
/// ```
/// use neuroscale_params::{Gpt, gpt_norms};
///
/// let (layers, width, feed_forward) = (12.0, 768.0, 3072.0);
/// let small = Gpt { layers, width, feed_forward, vocabulary: 50257.0, context: 1024.0 };
/// assert_eq!(gpt_norms(small), 38_400.0);
/// ```
///
/// # Source
///
/// Radford et al. 2019 (GPT-2), modules `ln_1`, `ln_2` and `ln_f` of the published checkpoint.
pub fn gpt_norms<R: Ring>(gpt: Gpt<R>) -> R {
    let norm = (R::from(2_u32) * gpt.width).counted_as(Unit::PARAMETER).called("a layer norm");
    let norms = R::from(2_u32) * gpt.layers.counted_as(Unit::NONE) + R::from(1_u32);
    (norms * norm).called("norms")
}

/// Parameters of the whole transformer, part by part.
///
/// # Formula
///
/// See [`gpt_embeddings`], [`gpt_attention`], [`gpt_mlp`], [`gpt_norms`]; the symbols and units are those of [`Gpt`].
///
/// # Examples
///
/// ```
/// use neuroscale_params::{Gpt, gpt_parts};
///
/// let (layers, width, feed_forward) = (12.0, 768.0, 3072.0);
/// let parts = gpt_parts(Gpt { layers, width, feed_forward, vocabulary: 50257.0, context: 1024.0 });
/// assert!(parts.mlp > parts.embeddings && parts.embeddings > parts.attention);
/// ```
///
/// # Source
///
/// Radford et al. 2019 (GPT-2).
pub fn gpt_parts<R: Ring>(gpt: Gpt<R>) -> GptParts<R> {
    GptParts {
        embeddings: gpt_embeddings(gpt),
        attention: gpt_attention(gpt),
        mlp: gpt_mlp(gpt),
        norms: gpt_norms(gpt),
    }
}

/// Parameters of the whole transformer, each stored tensor counted once.
///
/// # Formula
///
/// `12·L·d² + 13·L·d + V·d + c·d + 2·d` where f = 4·d, with the symbols and units of [`Gpt`]; the sum of its
/// [`gpt_parts`] in general.
///
/// # Examples
///
/// ```
/// use neuroscale_params::{Gpt, gpt_parameters};
///
/// let (layers, width, feed_forward) = (12.0, 768.0, 3072.0);
/// let small = Gpt { layers, width, feed_forward, vocabulary: 50257.0, context: 1024.0 };
/// assert_eq!(gpt_parameters(small), 124_439_808.0);
/// ```
///
/// # Source
///
/// Radford et al. 2019 (GPT-2); Brown et al. 2020 (GPT-3), table 2.1; claim `meta-gpt3`.
pub fn gpt_parameters<R: Ring>(gpt: Gpt<R>) -> R {
    let GptParts { embeddings, attention, mlp, norms } = gpt_parts(gpt);
    (embeddings + attention + mlp + norms).called("parameters")
}

/// Units that a token's dense maps produce: queries, keys and values, attention's output, and both layers of the MLP.
///
/// # Formula
///
/// `L·(3·d + d + f + d)`, with the symbols and units of [`Gpt`].
///
/// # Examples
///
/// ```
/// use neuroscale_params::{Gpt, gpt_output_units};
///
/// let (layers, width, feed_forward) = (96.0, 12288.0, 49152.0);
/// let gpt3 = Gpt { layers, width, feed_forward, vocabulary: 50257.0, context: 2048.0 };
/// assert_eq!(gpt_output_units(gpt3), 10_616_832.0);
/// ```
///
/// # Source
///
/// Brown et al. 2020 (GPT-3), table 2.1; claim `meta-hidden-units`, whose ten million this count explains.
pub fn gpt_output_units<R: Ring>(gpt: Gpt<R>) -> R {
    let widths = |count: u32| R::from(count) * gpt.width;
    let in_a_layer = widths(3) + widths(1) + gpt.feed_forward + widths(1);
    (gpt.layers * in_a_layer).counted_as(Unit::ARTIFICIAL_UNIT).called("output units of dense maps")
}
