use neuroscale_claims::Entry;
use neuroscale_draw::{Colour, DotRange, Kind, LogAxis, Mark, Picture, Row, Shape, number};
use neuroscale_estimates::{Carrier, EnergyOfOne, energies};

use crate::ReportError;
use crate::compose::marks::STATED;
use crate::context::Context;
use crate::figure::{Figure, Trace, rights};
use crate::table::{Cell, Table};

const ID: &str = "energy";

const BOUND: Kind = Kind::new("at least", Colour::Black, Shape::Tick);
const FROM_MEASUREMENTS: Kind = Kind::new("from measurements", Colour::Blue, Shape::Disc);

/// Energies that a document states, with their denominators in words.
const STATED_ENERGIES: [(&str, Carrier, &str); 2] = [
    ("side-synapse-energy", Carrier::Brain, "per synaptic event"),
    ("side-parameter-energy", Carrier::Machine, "per operation on a parameter"),
];

/// Joules per event and per operation, from Landauer's bound to HPCG, each with its own denominator.
pub(crate) fn make(context: &Context<'_>) -> Result<Figure, ReportError> {
    let energies = energies(context.package).map_err(|error| ReportError::of_estimate(ID, error))?;
    let stated = STATED_ENERGIES
        .iter()
        .map(|(id, carrier, per)| Ok((context.claim(ID, id)?, *carrier, *per)))
        .collect::<Result<Vec<_>, ReportError>>()?;
    let mut trace = Trace::new();
    for energy in &energies {
        trace.derivation(&format!("{} ({})", energy.what, energy.per), &energy.energy);
    }
    trace.rows.extend(context.brain.rows());
    for (entry, ..) in &stated {
        trace.row(&entry.claim.address);
    }

    let title = title(&energies);
    let chart = [
        ("A bound of physics", Carrier::Physics),
        ("Nerve cells", Carrier::Brain),
        ("Machines", Carrier::Machine),
    ]
    .into_iter()
    .fold(DotRange::new(LogAxis::new("energy of one, J")), |chart, (heading, carrier)| {
        chart.group(heading, rows(&energies, &stated, carrier))
    });
    Ok(Figure {
        picture: Picture {
            id: ID.into(),
            rights: Some(rights()),
            alt: alt(&energies, &stated, &title),
            title,
            subtitle: "Joules per event or operation, each per what stands under its name: two of them can \
                       be compared only after saying how much of the one does the work of the other. \
                       Machines: the latest of each list whose power is published; the power is that on LINPACK"
                .into(),
            footer: context.footer(&trace, "energy = power ÷ events, or molecules of ATP × energy of each"),
            chart: chart.into(),
        },
        table: table(&energies, &stated),
        trace,
    })
}

/// The rows of a group, the cheapest first.
fn rows(energies: &[EnergyOfOne], stated: &[(&Entry, Carrier, &str)], carrier: Carrier) -> Vec<Row> {
    let ours = energies.iter().filter(|energy| energy.carrier == carrier).map(|energy| {
        let value = energy.energy.value();
        let mark = match kind(carrier) {
            BOUND => Mark::at_least(BOUND, value),
            kind => Mark::at(kind, value),
        };
        (value, Row::new(energy.id, &energy.what).note(energy.per).mark(mark.label(joules(value))))
    });
    let claims = stated.iter().filter(|(_, of, _)| *of == carrier).filter_map(|(entry, _, per)| {
        let value = entry.claim.measure.to_base(entry.claim.stated?);
        let mark = Mark::at(STATED, value).label(joules(value));
        Some((value, Row::new(&entry.claim.id, &entry.claim.document).note(*per).mark(mark)))
    });
    let mut rows: Vec<(f64, Row)> = ours.chain(claims).collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, row)| row).collect()
}

fn kind(carrier: Carrier) -> Kind {
    match carrier {
        Carrier::Physics => BOUND,
        Carrier::Brain | Carrier::Machine => FROM_MEASUREMENTS,
    }
}

fn joules(value: f64) -> String {
    format!("{} J", number(value, 2))
}

/// The cheapest and the dearest, and how many powers of ten lie between.
fn title(energies: &[EnergyOfOne]) -> String {
    let by_energy = |a: &&EnergyOfOne, b: &&EnergyOfOne| a.energy.value().total_cmp(&b.energy.value());
    match (energies.iter().min_by(by_energy), energies.iter().max_by(by_energy)) {
        (Some(least), Some(most)) => {
            let decades = libm::log10(most.energy.value() / least.energy.value()).round();
            format!(
                "{} powers of ten lie between {} {} and {} {}",
                number(decades, 2),
                joules(least.energy.value()),
                least.per,
                joules(most.energy.value()),
                most.per
            )
        }
        _ => "What events and operations cost in energy".to_owned(),
    }
}

fn alt(energies: &[EnergyOfOne], stated: &[(&Entry, Carrier, &str)], title: &str) -> String {
    let ours = energies
        .iter()
        .map(|energy| format!("{} {} {}", energy.what, joules(energy.energy.value()), energy.per));
    let claims = stated.iter().filter_map(|(entry, _, per)| {
        let value = entry.claim.measure.to_base(entry.claim.stated?);
        Some(format!("{} states {} {per}", entry.claim.document, joules(value)))
    });
    format!(
        "Dots in rows on a logarithmic axis of energy. {title}. {}.",
        ours.chain(claims).collect::<Vec<_>>().join("; ")
    )
}

fn table(energies: &[EnergyOfOne], stated: &[(&Entry, Carrier, &str)]) -> Table {
    let mut table = Table::new(&["row", "kind", "denominator", "energy_j", "unit"]);
    for energy in energies {
        table.push([
            Cell::Text(energy.what.clone()),
            kind(energy.carrier).name.into(),
            energy.per.into(),
            energy.energy.value().into(),
            energy.energy.unit().to_string().into(),
        ]);
    }
    for (entry, _, per) in stated {
        let claim = &entry.claim;
        table.push([
            Cell::Text(claim.document.clone()),
            STATED.name.into(),
            (*per).into(),
            claim.stated.map(|value| claim.measure.to_base(value)).into(),
            claim.measure.to_string().into(),
        ]);
    }
    table
}
