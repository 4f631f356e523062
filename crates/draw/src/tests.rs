//! What every picture must satisfy, whatever it shows.

use std::collections::BTreeSet;

use proptest::prelude::*;
use resvg::usvg::roxmltree::Document;

use crate::samples::{all, picture};
use crate::{
    Band, Bar, BarSeries, Bars, Chart, Colour, DotRange, Dots, DrawError, Flow, Kind, Lane, Line, LinearAxis,
    LogAxis, Mark, Panels, Plot, Point, Reference, Row, Shape, Stroke, draw, overlaps, png,
};

const STATED: Kind = Kind::new("stated", Colour::Vermillion, Shape::Diamond);
const MEASURED: Kind = Kind::new("measured", Colour::Blue, Shape::Disc);

fn svg_of(chart: impl Into<Chart>) -> Result<String, DrawError> {
    draw(&picture("test", "A finding", "in units", chart)).map(|drawing| drawing.svg)
}

fn one_row(marks: Vec<Mark>) -> DotRange {
    let mut row = Row::new("adult", "Adult");
    row.marks = marks;
    DotRange::new(LogAxis::new("neurons")).group("", vec![row])
}

fn ids(svg: &str) -> Vec<String> {
    let document = Document::parse(svg).unwrap();
    document.descendants().filter_map(|node| node.attribute("id")).map(str::to_string).collect()
}

#[test]
fn no_text_overlaps_another_or_leaves_the_picture() {
    for sample in all() {
        let drawing = draw(&sample).unwrap();
        assert_eq!(overlaps(&drawing), Vec::<String>::new(), "{}", sample.id);
    }
}

#[test]
fn every_label_finds_room() {
    for sample in all() {
        assert_eq!(draw(&sample).unwrap().left_out, Vec::<String>::new(), "{}", sample.id);
    }
}

#[test]
fn the_same_picture_is_the_same_text() {
    for sample in all() {
        assert_eq!(draw(&sample).unwrap().svg, draw(&sample).unwrap().svg);
    }
}

#[test]
fn every_picture_is_xml_with_a_title_and_a_description_that_the_root_names() {
    for sample in all() {
        let svg = draw(&sample).unwrap().svg;
        let document = Document::parse(&svg).unwrap();
        let root = document.root_element();
        let words =
            |id: &str| document.descendants().find(|node| node.attribute("id") == Some(id)).unwrap().text();
        let named: Vec<_> = root.attribute("aria-labelledby").unwrap().split(' ').map(words).collect();
        assert_eq!(root.attribute("role"), Some("img"));
        assert_eq!(named, [Some(sample.title.as_str()), Some(sample.alt.as_str())]);
    }
}

#[test]
fn every_line_is_one_element_with_an_identifier_of_its_own() {
    for sample in all() {
        let svg = draw(&sample).unwrap().svg;
        for line in svg.lines().filter(|line| !line.starts_with("</")) {
            assert_eq!(line.matches(" id=\"").count(), 1, "{line}");
        }
        let all = ids(&svg);
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
        assert!(all.iter().all(|id| id.starts_with(&sample.id)));
        assert!(!svg.contains('\r') && svg.ends_with("</svg>\n"));
    }
}

#[test]
fn a_further_row_renames_nothing() {
    let row =
        |id: &str| Row::new(id, "Neurons").mark(Mark::at(STATED, 1e11)).mark(Mark::at(MEASURED, 8.6e10));
    let before = DotRange::new(LogAxis::new("n")).group("", vec![row("adult")]);
    let after = DotRange::new(LogAxis::new("n")).group("", vec![row("fetus"), row("adult")]);
    let after: BTreeSet<String> = ids(&svg_of(after).unwrap()).into_iter().collect();
    let marks = |id: &String| id.contains("adult--") && !id.contains("label");
    assert!(ids(&svg_of(before).unwrap()).iter().filter(|id| marks(id)).all(|id| after.contains(id)));
}

#[test]
fn coordinates_have_at_most_two_decimals() {
    for sample in all() {
        let svg = draw(&sample).unwrap().svg;
        let document = Document::parse(&svg).unwrap();
        let attributes = document.descendants().flat_map(|node| node.attributes());
        for attribute in attributes.filter(|attribute| attribute.name() != "aria-label") {
            let numbers = attribute.value().split([' ', ',']).filter(|part| part.parse::<f64>().is_ok());
            for number in numbers {
                let decimals = number.split_once('.').map_or(0, |(_, decimals)| decimals.len());
                assert!(decimals <= 2, "{}=\"{}\"", attribute.name(), attribute.value());
            }
        }
    }
}

#[test]
fn markup_in_words_is_shown_as_it_is() {
    let row = Row::new("a", "<b> & \"c\"").mark(Mark::at(STATED, 1.0).title("</title><script>"));
    let svg = svg_of(DotRange::new(LogAxis::new("n")).group("x < y", vec![row])).unwrap();
    let document = Document::parse(&svg).unwrap();
    let texts: Vec<&str> = document.descendants().filter_map(|node| node.text()).collect();
    let labels: Vec<&str> = document.descendants().filter_map(|node| node.attribute("aria-label")).collect();
    assert!(texts.contains(&"</title><script>"), "{texts:?}");
    assert!(["<b> & \"c\"", "x < y"].iter().all(|words| labels.contains(words)), "{labels:?}");
}

#[test]
fn every_mark_is_reached_by_keyboard_and_says_its_value() {
    let svg = svg_of(one_row(vec![Mark::at(MEASURED, 8.606e10).range(7.3e10, 9.9e10)])).unwrap();
    let mark = "<g id=\"test--chart--adult--measured\" tabindex=\"0\">\
                <title>Adult, measured: 8.61 × 10¹⁰ (7.3 × 10¹⁰ to 9.9 × 10¹⁰)</title>";
    assert!(svg.contains(mark), "{svg}");
}

#[test]
fn words_leave_ink_without_a_typeface() {
    let blank = picture("ink", "Ink", "", one_row(vec![Mark::at(STATED, 1.0)]));
    let image = png(&blank, &draw(&blank).unwrap().svg).unwrap();
    let (width, pixels) = pixels_of(&image);
    let title: Vec<&[u8]> = pixels.chunks_exact(width * 3).skip(48).take(40).collect();
    let dark = title
        .iter()
        .flat_map(|line| line.chunks_exact(3))
        .filter(|pixel| pixel.iter().all(|&c| c < 90))
        .count();
    assert!(dark > 100, "{dark} dark pixels in the title");
}

#[test]
fn every_label_is_outlines_that_need_no_typeface_and_no_order_of_painting() {
    for sample in all() {
        let svg = draw(&sample).unwrap().svg;
        let missing =
            ["<text", "font-", "paint-order", "textLength"].into_iter().filter(|word| svg.contains(word));
        assert_eq!(missing.collect::<Vec<_>>(), Vec::<&str>::new(), "{}", sample.id);
        let document = Document::parse(&svg).unwrap();
        let ids: BTreeSet<_> = document.descendants().filter_map(|node| node.attribute("id")).collect();
        let uses = document.descendants().filter(|node| node.has_tag_name("use"));
        let links: Vec<&str> =
            uses.filter_map(|node| node.attribute(("http://www.w3.org/1999/xlink", "href"))).collect();
        assert!(!links.is_empty() && links.iter().all(|link| ids.contains(&link[1..])), "{}", sample.id);
    }
}

#[test]
fn svg_and_png_say_who_made_them_and_under_which_licence() {
    let sample = picture("credit", "A finding", "", one_row(vec![Mark::at(STATED, 1.0)]));
    let svg = draw(&sample).unwrap().svg;
    assert!(svg.contains("<cc:license rdf:resource=\"https://example.org\"/>"), "{svg}");
    let image = png(&sample, &svg).unwrap();
    let reader = ::png::Decoder::new(std::io::Cursor::new(&image)).read_info().unwrap();
    let texts: Vec<_> = reader.info().utf8_text.iter().map(|chunk| chunk.keyword.as_str()).collect();
    assert_eq!(texts, ["Title", "Source", "Author", "Copyright"]);
}

/// Width and pixels, three bytes each.
fn pixels_of(image: &[u8]) -> (usize, Vec<u8>) {
    let mut decoder = ::png::Decoder::new(std::io::Cursor::new(image));
    decoder.set_transformations(::png::Transformations::EXPAND);
    let mut reader = decoder.read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut pixels).unwrap();
    (frame.width as usize, pixels)
}

#[test]
fn what_has_no_place_is_refused_by_name() {
    let refusal = |marks| draw(&picture("test", "t", "", one_row(marks))).unwrap_err().to_string();
    let refused = [
        refusal(vec![Mark::at(STATED, f64::NAN)]),
        refusal(vec![Mark::at(STATED, f64::INFINITY)]),
        refusal(vec![Mark::at(STATED, 0.0)]),
        refusal(vec![Mark::at(STATED, -3.0)]),
        refusal(vec![Mark::span(STATED, 9.0, 2.0)]),
        refusal(vec![Mark::at(STATED, 1.0), Mark::at(STATED, 2.0)]),
        refusal(vec![Mark::at(STATED, 1.0).label("a\u{4e2d}")]),
        refusal(vec![]),
    ];
    assert_eq!(
        refused,
        [
            "adult: NaN cannot be drawn: not a finite number",
            "adult: inf cannot be drawn: not a finite number",
            "adult: 0 has no place on a logarithmic axis",
            "adult: -3 has no place on a logarithmic axis",
            "adult stated : the range 9 to 2 is reversed",
            "test--chart--adult--stated: this identifier is used twice in one picture",
            "\"stated: a中\": the bundled font has no character '中'",
            "neurons: nothing to draw",
        ]
    );
}

#[test]
fn a_series_without_points_or_a_band_without_words_is_refused() {
    let plane = || Plot::new(LinearAxis::years("year"), LogAxis::new("FLOP/s"));
    let dots = Dots::new("hpl", "HPL", Colour::Blue, Shape::Disc, Vec::new());
    assert_eq!(svg_of(plane().dots(dots)), Err(DrawError::Empty { mark: "hpl".into() }));
    let line = Line::new("fit", "", Colour::Blue, Stroke::Solid, Vec::new());
    assert_eq!(svg_of(plane().line(line)), Err(DrawError::Empty { mark: "fit".into() }));
    let band = Band::new("fan", "", Colour::Blue, vec![(2020.0, 1.0, 2.0)]);
    assert!(matches!(svg_of(plane().band(band)), Err(DrawError::Missing { .. })));
    assert!(matches!(svg_of(Flow::new(Vec::new())), Err(DrawError::Empty { .. })));
    let lane = Lane::new("purkinje", "", Colour::Blue, Vec::new());
    assert_eq!(svg_of(Flow::new(vec![lane])), Err(DrawError::Empty { mark: "purkinje".into() }));
    assert!(matches!(svg_of(Panels::row(Vec::new())), Err(DrawError::Empty { .. })));
}

#[test]
fn a_picture_without_title_or_description_is_refused() {
    let mut nameless = picture("test", "", "", one_row(vec![Mark::at(STATED, 1.0)]));
    assert_eq!(draw(&nameless).unwrap_err().to_string(), "test: the title is empty");
    nameless.title = "A finding".into();
    nameless.alt = " ".into();
    assert_eq!(draw(&nameless).unwrap_err().to_string(), "test: the alternative text is empty");
}

#[test]
fn lines_end_where_the_axis_was_asked_to_end_but_observations_never_do() {
    let plot = Plot::new(LinearAxis::new("x").from_to(0.0, 10.0), LinearAxis::new("y").from_to(0.0, 1.0))
        .line(Line::new("far", "far", Colour::Blue, Stroke::Dashed, vec![(0.0, 0.0), (10.0, 100.0)]))
        .dots(Dots::new("seen", "seen", Colour::Black, Shape::Disc, vec![Point::at(12.0, 0.5)]));
    let drawing = draw(&picture("test", "A finding", "", plot)).unwrap();
    assert!(drawing.texts.iter().any(|text| text.text == "12"), "{:?}", drawing.texts);
    assert!(drawing.texts.iter().all(|text| text.text != "100"));
}

fn amount() -> impl Strategy<Value = f64> {
    (-3.0..18.0_f64).prop_map(|power| libm::pow(10.0, power))
}

fn any_amount() -> impl Strategy<Value = f64> {
    prop_oneof![8 => amount(), 1 => any::<f64>()]
}

/// A chart with as many words as rows can carry.
fn wordy(rows: &[Vec<f64>]) -> DotRange {
    let mark = |(number, &value): (usize, &f64)| {
        let kind = if number % 2 == 0 { STATED } else { MEASURED };
        Mark::at(kind, value).range(value / 2.0, value * 3.0).label("about so many").id(number.to_string())
    };
    let row = |(number, values): (usize, &Vec<f64>)| {
        let row = Row::new(format!("row-{number}"), "Synapses on each neuron").note("in the cortex");
        values.iter().enumerate().map(mark).fold(row.aside("holds"), Row::mark)
    };
    DotRange::new(LogAxis::new("n"))
        .group("Heading", rows.iter().enumerate().map(row).collect())
        .reference(Reference::new("one", 1.0, "one"))
        .reference(Reference::new("two", 2.0, "twice as many"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn whatever_the_values_a_row_is_drawn_or_refused(
        values in prop::collection::vec(any_amount(), 0..6),
        log: bool,
    ) {
        let mark = |(number, &value): (usize, &f64)| Mark::at(STATED, value).id(number.to_string()).label("words");
        let mut chart = one_row(values.iter().enumerate().map(mark).collect());
        if !log {
            chart.axis = LinearAxis::new("n").into();
        }
        let unfit = |value: &f64| !value.is_finite() || *value <= 0.0 || *value > 1e300;
        let refusable = values.is_empty() || values.iter().any(unfit);
        prop_assert!(svg_of(chart).is_ok() || refusable);
    }

    #[test]
    fn labels_in_rows_never_overlap(
        rows in prop::collection::vec(prop::collection::vec(amount(), 1..5), 1..8),
    ) {
        let drawing = draw(&picture("rows", "A finding", "in units", wordy(&rows))).unwrap();
        prop_assert_eq!(overlaps(&drawing), Vec::<String>::new());
    }

    #[test]
    fn labels_on_a_plane_never_overlap(
        points in prop::collection::vec((1990.0..2030.0_f64, amount()), 1..30),
    ) {
        let labelled = points.iter().map(|&(x, y)| Point::at(x, y).label(format!("M{x:.0}"))).collect();
        let plot = Plot::new(LinearAxis::years("year"), LogAxis::new("parameters"))
            .dots(Dots::new("models", "models", Colour::Blue, Shape::Disc, labelled))
            .line(Line::new("trend", "trend", Colour::Orange, Stroke::Solid, points))
            .at_x(Reference::new("end", 2015.0, "data end here"));
        let drawing = draw(&picture("plane", "A finding", "in units", plot)).unwrap();
        prop_assert_eq!(overlaps(&drawing), Vec::<String>::new());
    }

    #[test]
    fn whatever_the_values_bars_are_drawn_or_refused(
        bars in prop::collection::vec((any::<f64>(), any::<f64>(), any::<f64>()), 0..5),
    ) {
        let bars = bars.into_iter().map(|(from, to, height)| Bar::new(from, to, height)).collect();
        let chart = Bars::new(LinearAxis::new("x"), LinearAxis::new("y"))
            .series(BarSeries::new("bars", "bars", Colour::Sky, bars));
        let _ = svg_of(chart);
    }
}
