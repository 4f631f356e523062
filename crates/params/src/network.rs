use std::iter;

use neuroscale_quantity::Ring;

use crate::Layer;

/// A named part of a network, perhaps repeated: a layer, or parts of its own. The whole network is a part,
/// too.
///
/// # Examples
///
/// Ten equal layers between an input and an output:
///
/// ```
/// use neuroscale_params::{Layer, Part};
///
/// let dense = |inputs, outputs| Layer::Dense { inputs, outputs, biases: true };
/// let hidden = Part::layer("hidden", dense(100.0, 100.0)).repeated(10.0);
/// let network = Part::joined("network", Part::layer("input", dense(784.0, 100.0)), [
///     hidden,
///     Part::layer("output", dense(100.0, 10.0)),
/// ]);
/// assert_eq!(network.parameters(), 78_500.0 + 101_000.0 + 1_010.0);
/// assert_eq!(network.named("hidden").map(|part| part.parameters()), Some(101_000.0));
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Part<R> {
    name: &'static str,
    content: Content<R>,
    repeats: Option<Repeats<R>>,
}

#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
enum Content<R> {
    Layer(Layer<R>),
    /// One part at least.
    Parts(Box<Part<R>>, Vec<Part<R>>),
}

/// How many times a part is there, in `1`.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
struct Repeats<R> {
    stored: R,
    /// Those that one token passes.
    active: R,
}

impl<R> Part<R> {
    /// A layer.
    pub const fn layer(name: &'static str, layer: Layer<R>) -> Self {
        Self { name, content: Content::Layer(layer), repeats: None }
    }

    /// A part that is made of others.
    pub fn joined(name: &'static str, first: Self, rest: impl IntoIterator<Item = Self>) -> Self {
        let content = Content::Parts(Box::new(first), rest.into_iter().collect());
        Self { name, content, repeats: None }
    }

    /// Its name; parts that do the same have the same.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The parts that it is made of; none of a layer.
    pub fn parts(&self) -> impl Iterator<Item = &Self> {
        let parts = match &self.content {
            Content::Layer(_) => None,
            Content::Parts(first, rest) => Some(iter::once(&**first).chain(rest)),
        };
        parts.into_iter().flatten()
    }
}

impl<R: Ring> Part<R> {
    /// The part so many times over, all of which every token passes.
    #[must_use]
    pub fn repeated(self, times: R) -> Self {
        self.of_which_active(times, times)
    }

    /// The part so many times over, of which a token passes only some: experts.
    #[must_use]
    pub fn of_which_active(self, stored: R, active: R) -> Self {
        Self { repeats: Some(Repeats { stored, active }), ..self }
    }

    /// What of it has a name, wherever it stands and however often; `None` where nothing has.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<Self> {
        if self.name == name {
            return Some(self.clone());
        }
        let mut parts = self.parts().filter_map(|part| part.named(name));
        let first = parts.next()?;
        Some(Self { repeats: self.repeats, ..Self::joined(first.name, first, parts) })
    }

    /// Parameters that are stored.
    ///
    /// # Formula
    ///
    /// `times × Σ parameters of its parts`, of a layer [`Layer::parameters`], in `parameter`.
    ///
    /// # Examples
    ///
    /// ```
    /// use neuroscale_params::{Layer, Part};
    ///
    /// let norm = Part::layer("norm", Layer::Norm { width: 768.0, biases: true });
    /// assert_eq!(norm.repeated(25.0).parameters(), 38_400.0);
    /// ```
    ///
    /// # Source
    ///
    /// Definition of a sum.
    pub fn parameters(&self) -> R {
        self.count(Layer::parameters, |repeats| repeats.stored)
    }

    /// Parameters that one token meets.
    ///
    /// # Formula
    ///
    /// That of [`parameters`](Self::parameters), with the active times of a part in the place of the stored
    /// ones.
    ///
    /// # Examples
    ///
    /// ```
    /// use neuroscale_params::{Layer, Part};
    ///
    /// let expert = Part::layer("expert", Layer::Dense { inputs: 10.0, outputs: 10.0, biases: false });
    /// let experts = expert.of_which_active(8.0, 2.0);
    /// assert_eq!((experts.parameters(), experts.active_parameters()), (800.0, 200.0));
    /// ```
    ///
    /// # Source
    ///
    /// Jiang et al. 2024, *Mixtral of Experts*, section 2.
    pub fn active_parameters(&self) -> R {
        self.count(Layer::parameters, |repeats| repeats.active)
    }

    /// Units that all its layers yield for one token.
    ///
    /// # Formula
    ///
    /// `active times × Σ units of its parts`, of a layer [`Layer::output_units`], in `unit`.
    ///
    /// # Examples
    ///
    /// ```
    /// use neuroscale_params::{Layer, Part};
    ///
    /// let hidden = Part::layer("hidden", Layer::Dense { inputs: 10.0, outputs: 20.0, biases: false });
    /// assert_eq!(hidden.repeated(3.0).output_units(), 60.0);
    /// ```
    ///
    /// # Source
    ///
    /// Definition of a sum.
    pub fn output_units(&self) -> R {
        self.count(Layer::output_units, |repeats| repeats.active)
    }

    fn count(&self, of_layer: fn(&Layer<R>) -> R, times: fn(&Repeats<R>) -> R) -> R {
        let count = |part: &Self| part.count(of_layer, times);
        let once = match &self.content {
            Content::Layer(layer) => of_layer(layer),
            Content::Parts(first, rest) => rest.iter().map(count).fold(count(first), |sum, more| sum + more),
        };
        self.repeats.as_ref().map_or(once, |repeats| times(repeats) * once).called(self.name)
    }
}
