//! What drawing yields: the SVG, and where every text lies, so that overlap can be tested.

/// A drawn picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// The SVG document.
    pub svg: String,
    /// Width in units.
    pub width: f64,
    /// Height in units.
    pub height: f64,
    /// Every text with the box it fills.
    pub texts: Vec<TextBox>,
    /// Labels for which there was no room: their words are still in the marks' titles.
    pub left_out: Vec<String>,
}

/// A text and the box it fills.
#[derive(Debug, Clone, PartialEq)]
pub struct TextBox {
    /// Identifier of the text element.
    pub id: String,
    /// Its words.
    pub text: String,
    /// Font size.
    pub size: f64,
    /// Left edge.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Lower edge.
    pub bottom: f64,
}

/// What is wrong with the texts of a drawing, in words: texts that overlap, leave the picture or are too
/// small. Empty where all is well.
pub fn overlaps(drawing: &Drawing) -> Vec<String> {
    let mut wrong = Vec::new();
    for (place, text) in drawing.texts.iter().enumerate() {
        if text.left < 0.0 || text.top < 0.0 || text.right > drawing.width || text.bottom > drawing.height {
            wrong.push(format!("{} “{}” leaves the picture", text.id, text.text));
        }
        if text.size < 11.0 {
            wrong.push(format!("{} “{}” is smaller than 11", text.id, text.text));
        }
        for other in drawing.texts.iter().skip(place + 1).filter(|other| meet(text, other)) {
            wrong.push(format!("{} “{}” overlaps {} “{}”", text.id, text.text, other.id, other.text));
        }
    }
    wrong
}

fn meet(a: &TextBox, b: &TextBox) -> bool {
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}
