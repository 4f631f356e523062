//! The hand that plotters draws with: its shapes become SVG elements with identifiers.
//!
//! Plotters knows whole pixels only. This pen's pixels are hundredths of a picture unit, so that a coordinate
//! keeps two decimals.

use std::cell::RefCell;
use std::fmt::Write as _;
use std::rc::Rc;

use plotters_backend::{BackendColor, BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind};

use super::document::{Document, hex, hundredths};
use crate::DrawError;

/// Picture units to the pen's pixels.
pub(super) const PIXELS: f64 = 100.0;

/// A drawing backend that writes into a shared document.
pub(super) struct Pen {
    document: Rc<RefCell<Document>>,
    size: (u32, u32),
}

type Drawn = Result<(), DrawingErrorKind<DrawError>>;

impl Pen {
    /// A pen for a sheet of so many picture units.
    pub(super) fn new(document: Rc<RefCell<Document>>, width: u32, height: u32) -> Self {
        Self { document, size: (width * 100, height * 100) }
    }

    fn shape(&self, tag: &str, geometry: &str) -> Drawn {
        self.document.borrow_mut().shape(tag, geometry).map_err(DrawingErrorKind::DrawingError)
    }
}

impl DrawingBackend for Pen {
    type ErrorType = DrawError;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, colour: BackendColor) -> Drawn {
        self.draw_rect((x, y), (x + 1, y + 1), &colour, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        let (x1, y1, x2, y2) = (unit(from.0), unit(from.1), unit(to.0), unit(to.1));
        self.shape("line", &format!("x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" {}", stroke(style)))
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let (x, y) = (unit(from.0.min(to.0)), unit(from.1.min(to.1)));
        let (width, height) = (unit((to.0 - from.0).abs()), unit((to.1 - from.1).abs()));
        let paint = paint(style, fill);
        self.shape("rect", &format!("x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" {paint}"))
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.shape("polyline", &format!("points=\"{}\" {}", points(path), stroke(style)))
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let (cx, cy, r) = (unit(x), unit(y), hundredths(f64::from(radius) / PIXELS));
        self.shape("circle", &format!("cx=\"{cx}\" cy=\"{cy}\" r=\"{r}\" {}", paint(style, fill)))
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        self.shape("polygon", &format!("points=\"{}\" {}", points(corners), paint(style, true)))
    }
}

fn unit(pixels: i32) -> String {
    hundredths(f64::from(pixels) / PIXELS)
}

fn points(path: impl IntoIterator<Item = BackendCoord>) -> String {
    let mut written = String::new();
    for (x, y) in path {
        let gap = if written.is_empty() { "" } else { " " };
        let _ = write!(written, "{gap}{},{}", unit(x), unit(y));
    }
    written
}

fn stroke<S: BackendStyle>(style: &S) -> String {
    let width = hundredths(f64::from(style.stroke_width()) / PIXELS);
    let opacity = opacity("stroke-opacity", style);
    format!("fill=\"none\" stroke=\"{}\" stroke-width=\"{width}\"{opacity}", hex(style.color().rgb))
}

fn paint<S: BackendStyle>(style: &S, fill: bool) -> String {
    if fill {
        format!("fill=\"{}\"{}", hex(style.color().rgb), opacity("fill-opacity", style))
    } else {
        stroke(style)
    }
}

fn opacity<S: BackendStyle>(attribute: &str, style: &S) -> String {
    let alpha = style.color().alpha;
    if alpha >= 1.0 { String::new() } else { format!(" {attribute}=\"{}\"", hundredths(alpha)) }
}
