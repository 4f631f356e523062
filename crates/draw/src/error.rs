//! Why a picture could not be drawn.

/// A picture that cannot be drawn honestly, with the mark that is to blame.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum DrawError {
    /// A coordinate is not a number or infinite.
    #[error("{mark}: {value} cannot be drawn: not a finite number")]
    NotFinite {
        /// Identifier of the mark.
        mark: String,
        /// The value found.
        value: f64,
    },
    /// A logarithmic axis has no place for zero or for a negative number.
    #[error("{mark}: {value} has no place on a logarithmic axis")]
    NotPositive {
        /// Identifier of the mark.
        mark: String,
        /// The value found.
        value: f64,
    },
    /// The lower end of a range lies above its upper end.
    #[error("{mark}: the range {low} to {high} is reversed")]
    Reversed {
        /// Identifier of the mark.
        mark: String,
        /// Lower end as given.
        low: f64,
        /// Upper end as given.
        high: f64,
    },
    /// There is nothing to draw.
    #[error("{mark}: nothing to draw")]
    Empty {
        /// Identifier of the chart, series, row or lane without content.
        mark: String,
    },
    /// Two elements of one picture have the same identifier.
    #[error("{id}: this identifier is used twice in one picture")]
    Repeated {
        /// The identifier, as it would stand in the SVG.
        id: String,
    },
    /// The picture's name, title or alternative text is missing.
    #[error("{picture}: the {part} is empty")]
    Missing {
        /// Identifier of the picture, as far as there is one.
        picture: String,
        /// What is missing.
        part: &'static str,
    },
    /// A character that the bundled font cannot show.
    #[error("{text:?}: the bundled font has no character {character:?}")]
    NoGlyph {
        /// The text.
        text: String,
        /// The character.
        character: char,
    },
    /// The bundled font, the drawing library or the rasteriser refused.
    #[error("rendering failed: {reason}")]
    Renderer {
        /// What it said.
        reason: String,
    },
}
