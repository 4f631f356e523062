//! One deliberately crowded picture of every form, for the tests.

use crate::{
    Arrangement, Band, Bar, BarSeries, Bars, Chart, Colour, DotRange, Dots, Flow, Group, Kind, Lane, Line,
    LinearAxis, LogAxis, Mark, Panel, Panels, Picture, Plot, Point, Reference, Rights, Row, Shape, Step,
    Stroke,
};

const STATED: Kind = Kind::new("stated", Colour::Vermillion, Shape::Diamond);
const RECOMPUTED: Kind = Kind::new("recomputed", Colour::Purple, Shape::Ring);
const MEASURED: Kind = Kind::new("measured", Colour::Blue, Shape::Disc);
const UNNAMED: Kind = Kind::new("", Colour::Green, Shape::Square);

pub(crate) fn all() -> Vec<Picture> {
    let mut pictures = vec![rows(), overview(), history(), landscape(), probabilities(), cascade(), growth()];
    pictures.push(single());
    pictures
}

pub(crate) fn picture(id: &str, title: &str, subtitle: &str, chart: impl Into<Chart>) -> Picture {
    Picture {
        id: id.into(),
        title: title.into(),
        subtitle: subtitle.into(),
        alt: format!("{title}. {subtitle}"),
        footer:
            "Sources: Azevedo et al. 2009; Andersen et al. 2003; TOP500 lists 1993–2026 · model: straight \
                 line through the logarithms of the sums · neuroscale 0.1.0"
                .into(),
        rights: Some(Rights { creator: "Somebody".into(), licence: "https://example.org".into() }),
        chart: chart.into(),
    }
}

fn rows() -> Picture {
    let neurons = vec![
        Row::new("adult-neurons", "Neurons, adult")
            .note("whole brain")
            .mark(Mark::at(STATED, 1e11).label("100 billion"))
            .mark(Mark::at(RECOMPUTED, 8.9e10))
            .mark(Mark::at(MEASURED, 8.606e10).range(7.3e10, 9.9e10).label("86.1 billion"))
            .aside("1.16 × too many"),
        Row::new("child-neurons", "Neurons, child")
            .mark(Mark::at(STATED, 2e11))
            .mark(Mark::span(MEASURED, 7e10, 1.1e11))
            .aside("no count at this age"),
        Row::new("fetus", "Neurons of a fetus in the fifth month of pregnancy, all regions together")
            .mark(Mark::at_least(MEASURED, 2e10).label("more than 20 billion"))
            .mark(Mark::at_most(STATED, 5e11)),
    ];
    let synapses = vec![
        Row::new("synapses", "Synapses, neocortex")
            .note("from 10 000 per neuron & <no> measurement")
            .mark(Mark::at(STATED, 1e15))
            .mark(Mark::at(MEASURED, 1.64e14).range(1.1e14, 2.2e14)),
        Row::new("dendrites", "Dendritic branches")
            .mark(Mark::at(STATED, 6.4e12))
            .mark(Mark::at(RECOMPUTED, 6.4e12)),
    ];
    let chart = DotRange::new(LogAxis::new("number of neurons, synapses, branches in one brain"))
        .group("Neurons", neurons)
        .group("What connects them", synapses)
        .reference(Reference::new("gpt3", 1.75e11, "GPT-3’s parameters"))
        .reference(Reference::new("bagualu", 1.74e14, "BaGuaLu, said to be possible").colour(Colour::Black));
    picture(
        "rows",
        "The post’s adult brain has one sixth too many neurons and six times too many synapses",
        "Counts per brain on a logarithmic axis; measured values with 5 % and 95 % points between subjects",
        chart,
    )
}

fn overview() -> Picture {
    let verdicts = ["holds", "off by more than its digits", "conflicts with itself"];
    let group = |document: usize| {
        let rows = (0..36)
            .map(|claim: usize| {
                let ratio = libm::pow(10.0, ((claim * 37 + document * 11) % 60) as f64 / 15.0 - 2.0);
                Row::new(
                    format!("d{document}-c{claim}"),
                    format!("Claim {claim}: neurons in the cerebellum (§{})", claim % 9),
                )
                .mark(Mark::at(UNNAMED, ratio))
                .aside(*verdicts.get(claim % 3).unwrap_or(&""))
            })
            .collect();
        Group { heading: format!("Document {document}"), rows }
    };
    let mut chart = DotRange::new(LogAxis::new("stated ÷ recomputed"))
        .reference(Reference::new("equal", 1.0, "agrees").colour(Colour::Black))
        .compact();
    chart.groups = (1..=5).map(group).collect();
    picture("overview", "Of 180 claims, 60 hold", "Ratio of the stated to the recomputed amount", chart)
}

fn years(from: u32, to: u32) -> impl Iterator<Item = f64> {
    (from..=to).map(f64::from)
}

fn grown(start: f64, from: f64, doubling: f64, years: impl Iterator<Item = f64>) -> Vec<(f64, f64)> {
    years.map(|year| (year, start * libm::exp2((year - from) / doubling))).collect()
}

fn history() -> Picture {
    let observed = |start: f64, doubling: f64, from: u32, to: u32| {
        grown(start, f64::from(from), doubling, years(from, to))
            .into_iter()
            .map(|(x, y)| Point::at(x, y))
            .collect::<Vec<_>>()
    };
    let fan = |x: f64| (x, 1e17 * libm::exp2((x - 2026.0) / 3.5), 1e17 * libm::exp2((x - 2026.0) / 1.6));
    let mut plot = Plot::new(
        LinearAxis::years("year").from_to(1990.0, 2060.0),
        LogAxis::new("operations per second, 64-bit (FLOP/s)").from_to(1e9, 1e24),
    )
    .height(400.0)
    .band(Band::new(
        "fan",
        "90 % of 100 000 samples; parameter uncertainty only",
        Colour::Blue,
        years(2026, 2060).map(fan).collect(),
    ))
    .line(Line::new(
        "sum-fit",
        "sum of all 500, fitted",
        Colour::Blue,
        Stroke::Solid,
        grown(1e12, 1993.0, 1.15, years(1993, 2015)),
    ))
    .line(Line::new(
        "fast",
        "doubling every 18 months",
        Colour::Vermillion,
        Stroke::Dashed,
        grown(5e14, 2015.0, 1.5, years(2015, 2060)),
    ))
    .line(Line::new(
        "slow",
        "doubling every 3 years",
        Colour::Orange,
        Stroke::Dashed,
        grown(5e14, 2015.0, 3.0, years(2015, 2060)),
    ))
    .line(Line::new(
        "slower",
        "doubling every 3.1 years",
        Colour::Green,
        Stroke::Dotted,
        grown(5e14, 2015.0, 3.1, years(2015, 2060)),
    ))
    .dots(Dots::new("hpl", "TOP500 head, HPL", Colour::Black, Shape::Disc, observed(6e10, 1.1, 1993, 2026)))
    .dots(Dots::new("hpcg", "HPCG head", Colour::Green, Shape::Triangle, observed(5.8e14, 2.4, 2014, 2025)))
    .at_x(Reference::new("end", 2015.57, "data of the post end here").colour(Colour::Black))
    .at_x(Reference::new("now", 2026.5, "our data end here"))
    .at_y(Reference::new("post", 1.075e21, "the post’s brain, 1.075 × 10²¹").colour(Colour::Purple))
    .at_y(Reference::new("ours", 1e16, "our brain").colour(Colour::Purple));
    for path in 0..8 {
        let doubling = 1.7 + 0.2 * f64::from(path);
        plot = plot.line(Line::new(
            format!("sample-{path}"),
            "",
            Colour::Blue,
            Stroke::Faint,
            grown(1e17, 2026.0, doubling, years(2026, 2060)),
        ));
    }
    picture(
        "history",
        "The lists fell behind the post’s forecast within two years",
        "Fastest machine of each list; dots observed, solid fitted, dashed extrapolated",
        plot,
    )
}

fn landscape() -> Picture {
    let models = [
        ("Perceptron", 1957.6, 1e3),
        ("NETtalk", 1987.0, 1.8e4),
        ("LeNet-5", 1998.9, 6e4),
        ("AlexNet", 2012.75, 6.1e7),
        ("VGG-16", 2014.7, 1.38e8),
        ("GNMT", 2016.7, 2.8e8),
        ("Transformer big", 2017.45, 2.1e8),
        ("GPT", 2018.45, 1.17e8),
        ("BERT large", 2018.8, 3.4e8),
        ("GPT-2", 2019.1, 1.5e9),
        ("T5", 2019.8, 1.1e10),
        ("Turing-NLG", 2020.1, 1.7e10),
        ("GPT-3", 2020.4, 1.75e11),
        ("GShard", 2020.5, 6e11),
        ("Switch-C", 2021.0, 1.57e12),
        ("Wu Dao 2.0", 2021.4, 1.75e12),
        ("Gopher", 2021.9, 2.8e11),
        ("MT-NLG", 2021.8, 5.3e11),
        ("PaLM", 2022.3, 5.4e11),
        ("BLOOM", 2022.5, 1.76e11),
        ("OPT", 2022.35, 1.75e11),
        ("LLaMA", 2023.15, 6.5e10),
        ("Llama 3.1", 2024.55, 4.05e11),
        ("DeepSeek-V3", 2024.98, 6.71e11),
    ];
    let point = |&(name, x, y): &(&str, f64, f64)| {
        Point::at(x, y).label(name).title(format!("{name}: {y} parameters"))
    };
    let (sparse, dense): (Vec<_>, Vec<_>) = models
        .iter()
        .partition(|(name, ..)| ["GShard", "Switch-C", "Wu Dao 2.0", "DeepSeek-V3"].contains(name));
    let points = |models: Vec<&(&str, f64, f64)>| models.into_iter().map(point).collect::<Vec<_>>();
    let plot =
        Plot::new(LinearAxis::years("year").from_to(1955.0, 2030.0), LogAxis::new("parameters, or synapses"))
            .height(430.0)
            .dots(Dots::new("dense", "dense models", Colour::Blue, Shape::Disc, points(dense)))
            .dots(Dots::new("sparse", "mixtures of experts", Colour::Orange, Shape::Wedge, points(sparse)))
            .at_y(Reference::new("bee", 1e9, "honey bee, synapses").colour(Colour::Green))
            .at_y(Reference::new("mouse", 1e12, "mouse, synapses").colour(Colour::Green))
            .at_y(Reference::new("human", 1.64e14, "human neocortex, synapses").colour(Colour::Green));
    picture(
        "landscape",
        "No trained model has reached a human neocortex",
        "Published parameter counts; one parameter set against one synapse",
        plot,
    )
}

fn probabilities() -> Picture {
    let counts = [0.606, 0.307, 0.071, 0.0142, 0.0018];
    let bars = counts.iter().enumerate().map(|(k, &share)| Bar::around(k as f64, share)).collect();
    let exact = [0.6065, 0.3033, 0.0758, 0.0126, 0.0016];
    let exact = exact.iter().enumerate().map(|(k, &p)| Point::at(k as f64, p)).collect();
    let left = Bars::new(
        LinearAxis::years("spikes in a window").from_to(-0.5, 5.5),
        LinearAxis::new("share of windows"),
    )
    .series(BarSeries::new("sample", "10 000 seeded draws", Colour::Sky, bars))
    .dots(Dots::new("exact", "exact probability", Colour::Black, Shape::Diamond, exact));
    let density = |x: f64| libm::exp(-x / 2.0) / 2.0;
    let bins =
        (0..20).map(|bin| f64::from(bin) * 0.5).map(|x| Bar::new(x, x + 0.5, density(x + 0.25))).collect();
    let curve = (0..=100).map(|n| f64::from(n) * 0.1).map(|x| (x, density(x))).collect();
    let right = Bars::new(LinearAxis::new("wait (windows)"), LinearAxis::new("density per window"))
        .series(BarSeries::new("waits", "waits in the sample", Colour::Sky, bins))
        .line(Line::new("curve", "exponential density", Colour::Vermillion, Stroke::Solid, curve));
    let panels = Panels::row(vec![
        Panel::new("counts", "Spikes in a window are Poisson", left),
        Panel::new("waits", "Waits between spikes are exponential", right),
    ]);
    picture(
        "probabilities",
        "The sample is Poisson; its waits are not",
        "Rate 0.5 per window; seeded sample of 10 000 windows",
        panels,
    )
}

fn cascade() -> Picture {
    let steps = |neurons: &str| {
        vec![
            Step::new("input", "Spikes arrive").line(neurons).arrow("5 per second"),
            Step::new("weights", "Synaptic weights").line("one multiplication per spike").arrow("currents"),
            Step::new("filter", "Dendritic filter")
                .line("250 taps on each branch")
                .line("7.5 × 10⁵ FLOP per step")
                .strong()
                .arrow("voltages"),
            Step::new("nonlinearity", "Dendritic nonlinearity").line("logistic"),
            Step::new("soma", "Somatic filter and nonlinearity, then a Poisson draw").arrow("spikes"),
            Step::new("output", "Output spikes"),
        ]
    };
    let flow = Flow::new(vec![
        Lane::new("purkinje", "Purkinje cell", Colour::Blue, steps("175 000 parallel fibres")),
        Lane::new("cortical", "Cortical pyramidal cell", Colour::Vermillion, steps("10 000 synapses")),
    ]);
    picture(
        "cascade",
        "Most of the cost sits in the dendritic filters",
        "Size and cost of every stage of the cascade; a reconstruction",
        flow,
    )
}

fn growth() -> Picture {
    let costs = Plot::new(LinearAxis::years("year"), LogAxis::new("cost of a factory (USD)"))
        .height(180.0)
        .line(Line::new(
            "costs",
            "doubling every four years",
            Colour::Orange,
            Stroke::Dashed,
            grown(1e9, 1995.0, 4.0, years(1995, 2040)),
        ))
        .dots(Dots::new(
            "fabs",
            "factories",
            Colour::Black,
            Shape::Square,
            vec![Point::at(2010.0, 4e9).range(3e9, 5e9), Point::at(2022.0, 2e10).label("Arizona")],
        ));
    let crossing = DotRange::new(LinearAxis::years("year of crossing")).group(
        "",
        vec![
            Row::new("fast", "18 months")
                .mark(Mark::at(STATED, 2037.0))
                .mark(Mark::at(RECOMPUTED, 2047.2).range(2045.0, 2050.0)),
            Row::new("slow", "36 months")
                .mark(Mark::at(STATED, 2078.0))
                .mark(Mark::at_least(RECOMPUTED, 2078.8))
                .aside("P(never) 31 %"),
        ],
    );
    let panels = Panels {
        arrangement: Arrangement::Column,
        panels: vec![
            Panel::new("costs", "Factories", costs),
            Panel::new("crossing", "When the brain’s line is crossed", crossing),
        ],
    };
    picture("growth", "The crossing is ten years later than stated", "Both panels on years", panels)
}

fn single() -> Picture {
    let rows = vec![
        Row::new("landauer", "Landauer limit").mark(Mark::at(UNNAMED, 2.97e-21).label("2.97 × 10⁻²¹ J")),
    ];
    picture(
        "single",
        "One value has an axis, too",
        "",
        DotRange::new(LogAxis::new("energy (J)")).group("", rows),
    )
}
