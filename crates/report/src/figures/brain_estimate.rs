use neuroscale_claims::CerebellarCells;
use neuroscale_draw::{Colour, DotRange, Kind, LogAxis, Picture, Reference, Row, Shape, number};
use neuroscale_lnp::cost::{self, CellType, Convention, Output, Stage};
use neuroscale_quantity::{Expr, Graph, Ring};

use crate::ReportError;
use crate::compose::inputs::Inputs;
use crate::compose::shown::Shown;
use crate::compose::words::capital;
use crate::context::Context;
use crate::figure::{Figure, rights};

const ID: &str = "brain-estimate";

const GRANULE: Kind = Kind::new("granule cells", Colour::Blue, Shape::Disc);
const PURKINJE: Kind = Kind::new("Purkinje cells", Colour::Purple, Shape::Square);
const NO_OUTPUT: Kind = Kind::new("output not counted", Colour::Black, Shape::Tick);
const EVENTS: Kind = Kind::new("event-driven output", Colour::Green, Shape::Triangle);
const RECONSTRUCTED: Kind = Kind::new("reconstructed", Colour::Black, Shape::Ring);
const DENSE: Kind = Kind::new("dense output", Colour::Vermillion, Shape::Wedge);

/// Operations a second by cell type and term under every convention, against the number that the post states.
pub(super) fn make(context: &Context<'_>) -> Result<Figure, ReportError> {
    let claim = context.claim(ID, "dl-brain-flops")?;
    let graph = Graph::new();
    let inputs = Inputs::new(context, ID, &graph);
    let costs = Costs::read(inputs)?;
    let mut shown = Shown::new(context.package);
    let mut chart =
        DotRange::new(LogAxis::new("FLOP/s")).group("Under every convention", costs.shared(&mut shown)?);
    let mut totals = vec![];
    for convention in Convention::ALL {
        let mut rows = costs.terms(convention, &mut shown)?;
        rows.push(costs.total(convention, &mut shown, &mut totals)?);
        chart = chart.group(capital(convention.name()), rows);
    }
    let mut reconstructions = vec![];
    let marks = shown.recomputed("reconstruction", RECONSTRUCTED, claim);
    for ((reading, mark), place) in claim.readings.iter().zip(marks).zip(1..) {
        let gap = reading
            .ratio(&claim.claim)
            .map_or(String::new(), |gap| format!("stated ÷ this: {}", number(gap, 4)));
        reconstructions
            .push(Row::new(format!("reconstruction {place}"), capital(&reading.label)).aside(gap).mark(mark));
    }
    if !reconstructions.is_empty() {
        chart = chart.group(
            "Reconstructions of the stated number, none of them the post's own formula",
            reconstructions,
        );
    }
    let stated = shown.stated("stated", claim).and_then(|mark| mark.value);
    if let Some(stated) = stated {
        let label = format!("stated: {} or more", number(stated, 4));
        chart = chart.reference(Reference::new("stated", stated, label).colour(Colour::Orange));
    }
    let (least, most) = totals
        .iter()
        .fold((f64::INFINITY, 0.0_f64), |(low, high), total| (low.min(*total), high.max(*total)));
    let counted = format!("{} to {} FLOP/s", number(least, 2), number(most, 2));
    let picture = Picture {
        id: ID.to_owned(),
        rights: Some(rights()),
        title: format!("The way of counting decides: one cascade costs {counted}"),
        subtitle: costs.subtitle()?,
        alt: format!(
            "Dots on a logarithmic axis of FLOP/s, by term and cell type, in groups for {} conventions of \
             counting. Counted in {} ways, the two cell types together take {counted}{}.",
            Convention::ALL.len(),
            totals.len(),
            stated.map_or(String::new(), |stated| format!("; the post states {}", number(stated, 4)))
        ),
        footer: context.footer(&shown.trace, "linear-nonlinear-Poisson cascade"),
        chart: chart.into(),
    };
    Ok(Figure { picture, table: shown.table, trace: shown.trace })
}

/// The post's cells and what their terms cost.
struct Costs<'g> {
    inputs: Inputs<'g>,
    cells: CerebellarCells<Expr<'g>>,
    /// Floating-point operations in a multiply-add.
    flop_each: Expr<'g>,
}

impl<'g> Costs<'g> {
    fn read(inputs: Inputs<'g>) -> Result<Self, ReportError> {
        let cells = CerebellarCells::read(|id| inputs.stated(id), |id| inputs.assumed(id))?;
        Ok(Self { cells, flop_each: inputs.assumed("flop-per-multiply-add")?, inputs })
    }

    fn subtitle(&self) -> Result<String, ReportError> {
        let shown = |expr| Ok::<_, ReportError>(number(self.inputs.formula(expr)?.value(), 3));
        Ok(format!(
            "A reconstruction, since the post's formula is lost: FLOP/s of all granule and all Purkinje \
             cells, term by term, with the sizes that the post gives them, {} updates a second and {} FLOP \
             for each multiply-add.",
            shown(self.cells.granule.update_rate)?,
            shown(self.flop_each)?
        ))
    }

    /// Terms that no convention changes: the soma's filter and the output.
    fn shared(&self, shown: &mut Shown<'_>) -> Result<Vec<Row>, ReportError> {
        let soma = |cell: &CellType<Expr<'g>>| of_stage(cell, Convention::Streaming, Stage::SomaFilter);
        let output =
            |output| move |cell: &CellType<Expr<'g>>| cost::output_multiply_adds_per_second(cell, output);
        Ok(vec![
            self.row("soma filter", "Soma filter", shown, &soma)?,
            self.row("event-driven output", "Output, event-driven", shown, &output(Output::EventDriven))?,
            self.row("dense output", "Output, dense", shown, &output(Output::Dense))?,
        ])
    }

    /// Terms that the convention decides: the weights, where they are counted, and the dendritic filter.
    fn terms(&self, convention: Convention, shown: &mut Shown<'_>) -> Result<Vec<Row>, ReportError> {
        let stages = [(Stage::Weights, "Weights"), (Stage::DendriticFilter, "Dendritic filter")];
        let mut rows = vec![];
        for (stage, label) in stages {
            let row =
                self.row(&format!("{}, {}", convention.name(), stage.name()), label, shown, &|cell| {
                    of_stage(cell, convention, stage)
                })?;
            rows.push(row);
        }
        rows.retain(|row| !row.marks.is_empty());
        Ok(rows)
    }

    /// Both cell types with every way to count the output.
    fn total(
        &self,
        convention: Convention,
        shown: &mut Shown<'_>,
        totals: &mut Vec<f64>,
    ) -> Result<Row, ReportError> {
        let id = format!("{}, sum", convention.name());
        let mut row = Row::new(&id, "All terms, both cell types");
        for (output, kind) in Output::ALL.into_iter().zip([NO_OUTPUT, EVENTS, DENSE]) {
            let cells = [self.cells.granule, self.cells.purkinje];
            if let Some(total) = cost::total_multiply_adds_per_second(&cells, convention, output) {
                let formula = self.inputs.formula(cost::flops(total, self.flop_each))?;
                totals.push(formula.value());
                let name = format!("{}, {}", convention.name(), output.name());
                row = row.mark(shown.derived(&id, kind, &name, &formula));
            }
        }
        Ok(row)
    }

    /// A row with a mark for each cell type that has the term.
    fn row(
        &self,
        id: &str,
        label: &str,
        shown: &mut Shown<'_>,
        term: &dyn Fn(&CellType<Expr<'g>>) -> Option<Expr<'g>>,
    ) -> Result<Row, ReportError> {
        let mut row = Row::new(id, label);
        for ((name, cell), kind) in self.cells.named().into_iter().zip([GRANULE, PURKINJE]) {
            if let Some(multiply_adds) = term(&cell) {
                let formula = self.inputs.formula(cost::flops(multiply_adds, self.flop_each))?;
                row = row.mark(shown.derived(id, kind, &format!("{id}, {name} cells"), &formula));
            }
        }
        Ok(row)
    }
}

/// Multiply-adds a second of one stage, where the convention counts any there.
fn of_stage<'g>(cell: &CellType<Expr<'g>>, convention: Convention, stage: Stage) -> Option<Expr<'g>> {
    let costs = cost::stage_costs(cell, convention, Output::Excluded);
    let once = costs.iter().find(|cost| cost.stage == stage)?.work.multiply_adds()?;
    let per_second = cost::per_second(cell.neurons, cell.update_rate, once);
    Some(per_second.called("multiply-adds of the stage in a second"))
}
