//! A picture: one chart with the words around it.

use crate::{Bars, DotRange, Flow, Panels, Plot};

/// A chart with everything that must stand around it.
///
/// The title states the finding; the subtitle says quantity, unit and conditions; the footer says source,
/// model and version; `alt` says in words what the picture shows. A picture is 700 units wide and as tall as
/// it needs to be.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// File name without ending; every identifier inside the SVG begins with it.
    pub id: String,
    /// The finding, as a sentence.
    pub title: String,
    /// Quantity, unit and conditions.
    pub subtitle: String,
    /// The alternative text: kind of chart, axes, trend, key number.
    pub alt: String,
    /// Source, model and version.
    pub footer: String,
    /// Under which terms it may be used, for the metadata of the files.
    pub rights: Option<Rights>,
    /// What is drawn.
    pub chart: Chart,
}

/// Who made a picture, and under which licence it may be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rights {
    /// The name to give.
    pub creator: String,
    /// The address of the licence.
    pub licence: String,
}

/// The forms a chart can take. Bars exist on linear axes only: their length means nothing on a logarithmic
/// one.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Chart {
    /// Rows of marks with ranges along one horizontal axis.
    DotRange(DotRange),
    /// Lines, bands and points on two axes.
    Plot(Plot),
    /// Bars on two linear axes.
    Bars(Bars),
    /// Chains of boxes.
    Flow(Flow),
    /// Several charts in one picture.
    Panels(Panels),
}

macro_rules! a_chart_form {
    ($($form:ident),+) => {$(
        impl From<$form> for Chart {
            fn from(form: $form) -> Self {
                Self::$form(form)
            }
        }
    )+};
}

a_chart_form!(DotRange, Plot, Bars, Flow, Panels);
