use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};

use neuroscale_draw::Drawing;
use neuroscale_quantity::Package;

use crate::context::Context;
use crate::figure::Figure;
use crate::figures::FIGURES;
use crate::tables::TABLES;
use crate::{Artifact, Report, ReportError, headlines};

/// Draws every figure and table from the tables alone.
///
/// The bytes depend on the tables and on nothing else: not on the machine, the number of threads, the day.
///
/// # Errors
/// [`ReportError`] names the table, claim or figure that does not allow it; then there is no report at all.
pub fn report(package: &Package) -> Result<Report, ReportError> {
    let context = Context::new(package)?;
    let figures = FIGURES
        .iter()
        .map(|(id, make)| Ok((*id, make(&context)?)))
        .collect::<Result<Vec<_>, ReportError>>()?;
    let mut artifacts = drawn(&figures)?;
    for (id, make) in TABLES {
        let table = make(&context)?;
        let artifact = |name: String, bytes| Artifact {
            path: format!("tables/{name}"),
            bytes,
            rows: table.trace.rows.clone(),
        };
        artifacts.push(artifact(format!("{id}.csv"), table.table.csv()));
        let pages = table.pages(id).into_iter();
        artifacts.extend(pages.map(|page| artifact(format!("{}.md", page.id), page.text.into_bytes())));
    }
    artifacts.push(headlines::gallery(&context, &figures));
    artifacts.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(Report { artifacts, sections: headlines::sections(&context)? })
}

/// Draws the figures on every core; the order of the result is that of the list.
fn drawn(figures: &[(&'static str, Figure)]) -> Result<Vec<Artifact>, ReportError> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = vec![];
        while let Some((id, figure)) = figures.get(next.fetch_add(1, Ordering::Relaxed)) {
            done.push(draw_one(id, figure));
        }
        done
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let done: Vec<_> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        workers
            .into_iter()
            .flat_map(|worker| worker.join().unwrap_or_else(|panic| resume_unwind(panic)))
            .collect()
    });
    done.into_iter().collect::<Result<Vec<_>, _>>().map(|artifacts| artifacts.into_iter().flatten().collect())
}

fn draw_one(id: &'static str, figure: &Figure) -> Result<[Artifact; 3], ReportError> {
    let svg = drawing(id, figure)?.svg;
    let png = neuroscale_draw::png(&figure.picture, &svg)
        .map_err(|error| ReportError::Draw { figure: id, error })?;
    let artifact = |ending: &str, bytes| Artifact {
        path: format!("figures/{id}.{ending}"),
        bytes,
        rows: figure.trace.rows.clone(),
    };
    Ok([artifact("svg", svg.into_bytes()), artifact("png", png), artifact("csv", figure.table.csv())])
}

pub(crate) fn drawing(id: &'static str, figure: &Figure) -> Result<Drawing, ReportError> {
    neuroscale_draw::draw(&figure.picture).map_err(|error| ReportError::Draw { figure: id, error })
}

#[cfg(test)]
mod tests;
