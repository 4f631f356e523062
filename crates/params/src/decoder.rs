//! Decoder-only transformers: GPT, and by configuration Llama, Mistral and Mixtral.

use neuroscale_quantity::{Ring, Unit};

use crate::{Layer, Part};

mod table;

pub use table::check_architectures;

/// The configuration of a decoder-only transformer.
///
/// # Examples
///
/// GPT-2, the smallest:
///
/// ```
/// use neuroscale_params::decoder::{Decoder, Mlp, Norm, Positions};
///
/// let gpt2 = Decoder {
///     layers: 12.0,
///     width: 768.0,
///     heads: 12.0,
///     key_value_heads: 12.0,
///     head_width: 64.0,
///     feed_forward: 3072.0,
///     experts: None,
///     vocabulary: 50257.0,
///     context: 1024.0,
///     mlp: Mlp::Plain,
///     norm: Norm::Layer,
///     positions: Positions::Learned,
///     biases: true,
///     tied: true,
/// };
/// assert_eq!(gpt2.network().parameters(), 124_439_808.0);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Decoder<R> {
    /// Blocks of attention and MLP, L, in `layer`.
    pub layers: R,
    /// Width of the residual stream, d, in `unit/layer`.
    pub width: R,
    /// Heads that ask, h, in `1`.
    pub heads: R,
    /// Heads that answer, each for as many that ask, k, in `1`; as many as `heads` in plain multi-head
    /// attention.
    pub key_value_heads: R,
    /// Units of a head, w, in `unit/layer`.
    pub head_width: R,
    /// Hidden units of an MLP, f, in `unit/layer`.
    pub feed_forward: R,
    /// The MLPs among which a block chooses for each token; `None` where it has one.
    pub experts: Option<Experts<R>>,
    /// Different tokens, V, in `token`.
    pub vocabulary: R,
    /// Positions that the model can tell apart, c, in `token`.
    pub context: R,
    /// What an MLP is made of.
    pub mlp: Mlp,
    /// What a norm is made of.
    pub norm: Norm,
    /// How a token learns its position.
    pub positions: Positions,
    /// Whether the dense maps in the blocks have biases.
    pub biases: bool,
    /// Whether the output shares the token embedding.
    pub tied: bool,
}

/// MLPs among which a router chooses.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Experts<R> {
    /// Those in a block, E, in `1`.
    pub stored: R,
    /// Those that a token passes, in `1`.
    pub per_token: R,
}

/// What an MLP is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Mlp {
    /// A map up and one down.
    Plain,
    /// Two maps up, of which one gates the other, and one down.
    Gated,
}

/// What a norm is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Norm {
    /// A gain and a bias for every unit.
    Layer,
    /// A gain for every unit.
    Rms,
}

/// How a token learns its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Positions {
    /// A vector for each, which is learned.
    Learned,
    /// A rotation, which has no parameters.
    Rotary,
}

impl<R> Decoder<R> {
    /// The same architecture with every number converted.
    ///
    /// ```
    /// use neuroscale_params::decoder::Decoder;
    /// use neuroscale_quantity::{Graph, Quantity};
    ///
    /// let gpt3 = Decoder::<Quantity>::read(&neuroscale_data::package()?, "gpt-3")?;
    /// let graph = Graph::new();
    /// let parameters = gpt3.map(|number| graph.input(&number)).network().parameters();
    /// assert_eq!(graph.formula(parameters)?.unit().to_string(), "parameter");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn map<T>(self, convert: impl Fn(R) -> T) -> Decoder<T> {
        let of_experts = |Experts { stored, per_token }| Experts {
            stored: convert(stored),
            per_token: convert(per_token),
        };
        Decoder {
            layers: convert(self.layers),
            width: convert(self.width),
            heads: convert(self.heads),
            key_value_heads: convert(self.key_value_heads),
            head_width: convert(self.head_width),
            feed_forward: convert(self.feed_forward),
            experts: self.experts.map(of_experts),
            vocabulary: convert(self.vocabulary),
            context: convert(self.context),
            mlp: self.mlp,
            norm: self.norm,
            positions: self.positions,
            biases: self.biases,
            tied: self.tied,
        }
    }
}

impl<R: Ring> Decoder<R> {
    /// The network: embeddings, blocks, a last norm and, where it is not tied, an output.
    ///
    /// # Formula
    ///
    /// | part | parameters, with the symbols of [`Decoder`] |
    /// |---|---|
    /// | `embeddings` | `V·d`, and `c·d` where positions are learned |
    /// | `attention` | `L·(2·d·h·w + 2·d·k·w)`, with biases `L·(h·w + 2·k·w + d)` more |
    /// | `MLP` | `L·m` with `m = 2·d·f`, gated `3·d·f`, and a bias for every unit; with experts `L·(E·m + d·E)` |
    /// | `norm` | `(2·L + 1)·d`, twice with biases |
    /// | `output` | `V·d` where it is not tied |
    ///
    /// # Examples
    ///
    /// ```
    /// use neuroscale_params::decoder::Decoder;
    /// use neuroscale_quantity::Count;
    ///
    /// let gpt3 = Decoder::<Count>::read(&neuroscale_data::package()?, "gpt-3")?.network();
    /// let attention = gpt3.named("attention").map(|part| part.parameters());
    /// assert_eq!(gpt3.parameters().get(), Some(174_604_259_328));
    /// assert_eq!(attention, Some(Count::new(57_986_777_088)));
    /// # Ok::<(), neuroscale_quantity::TableError>(())
    /// ```
    ///
    /// # Source
    ///
    /// Radford et al. 2019 (GPT-2); Brown et al. 2020 (GPT-3), table 2.1; Touvron et al. 2023 (Llama 2);
    /// Jiang et al. 2023 (Mistral 7B) and 2024 (Mixtral of Experts); claim `meta-gpt3`.
    pub fn network(&self) -> Part<R> {
        let output = Layer::Dense { inputs: self.width, outputs: self.vocabulary, biases: false };
        let output = (!self.tied).then(|| Part::layer("output", output));
        let rest = [self.blocks(), self.norm()].into_iter().chain(output);
        Part::joined("decoder-only transformer", self.embeddings(), rest)
    }

    /// Units that the dense maps in the blocks yield for a token: queries, keys and values, the output of
    /// attention, and all layers of the MLP.
    ///
    /// # Formula
    ///
    /// `L·(h·w + 2·k·w + d + f + d)`, with the symbols of [`Decoder`]; `f` twice where an MLP is gated,
    /// `f + d` for each expert that a token passes, and `E` for their router.
    ///
    /// # Examples
    ///
    /// ```
    /// use neuroscale_params::decoder::Decoder;
    /// use neuroscale_quantity::Count;
    ///
    /// let gpt3 = Decoder::<Count>::read(&neuroscale_data::package()?, "gpt-3")?;
    /// assert_eq!(gpt3.output_units().get(), Some(10_616_832));
    /// # Ok::<(), neuroscale_quantity::TableError>(())
    /// ```
    ///
    /// # Source
    ///
    /// Brown et al. 2020 (GPT-3), table 2.1; claim `meta-hidden-units`, whose ten million this count
    /// explains.
    pub fn output_units(&self) -> R {
        let maps = Part::joined("output units of dense maps", self.attention(), [self.mlps()]);
        maps.repeated(self.blocks_in_all()).output_units()
    }

    fn embeddings(&self) -> Part<R> {
        let embedding = |name, entries| Part::layer(name, Layer::Embedding { entries, width: self.width });
        let positions = match self.positions {
            Positions::Learned => Some(embedding("position embedding", self.context)),
            Positions::Rotary => None,
        };
        Part::joined("embeddings", embedding("token embedding", self.vocabulary), positions)
    }

    fn blocks(&self) -> Part<R> {
        let rest = [self.attention(), self.norm(), self.mlps()];
        Part::joined("blocks", self.norm(), rest).repeated(self.blocks_in_all())
    }

    fn blocks_in_all(&self) -> R {
        self.layers.counted_as(Unit::NONE)
    }

    fn norm(&self) -> Part<R> {
        Part::layer("norm", Layer::Norm { width: self.width, biases: self.norm == Norm::Layer })
    }

    fn attention(&self) -> Part<R> {
        let (asked, answered) = (self.heads * self.head_width, self.key_value_heads * self.head_width);
        let keys_and_values =
            [self.map_of("keys", self.width, answered), self.map_of("values", self.width, answered)];
        let queries = self.map_of("queries", self.width, asked);
        let inputs = Part::joined("queries, keys and values", queries, keys_and_values);
        Part::joined("attention", inputs, [self.map_of("output of attention", asked, self.width)])
    }

    fn mlps(&self) -> Part<R> {
        let Some(experts) = self.experts else { return self.mlp("MLP") };
        let router = Layer::Dense { inputs: self.width, outputs: experts.stored, biases: false };
        let experts = self.mlp("expert").of_which_active(experts.stored, experts.per_token);
        Part::joined("MLP", Part::layer("router", router), [experts])
    }

    fn mlp(&self, name: &'static str) -> Part<R> {
        let up = |name| self.map_of(name, self.width, self.feed_forward);
        let gate = (self.mlp == Mlp::Gated).then(|| up("gate"));
        let down = self.map_of("output of MLP", self.feed_forward, self.width);
        Part::joined(name, up("hidden units"), gate.into_iter().chain([down]))
    }

    fn map_of(&self, name: &'static str, inputs: R, outputs: R) -> Part<R> {
        Part::layer(name, Layer::Dense { inputs, outputs, biases: self.biases })
    }
}
