use neuroscale_lnp::cost::CellType;
use neuroscale_quantity::Expr;

use super::inputs::Inputs;
use crate::ReportError;

/// The two cell types whose cost the post adds up, with the sizes that it gives them.
pub(crate) struct PostCells<'g> {
    pub(crate) granule: CellType<Expr<'g>>,
    pub(crate) purkinje: CellType<Expr<'g>>,
    /// Floating-point operations in a multiply-add.
    pub(crate) flop_each: Expr<'g>,
}

impl<'g> PostCells<'g> {
    /// Both types are given the same clock: as many updates a second as the simple model has spikes, each of
    /// which may become a spike.
    pub(crate) fn read(inputs: &Inputs<'g>) -> Result<Self, ReportError> {
        let (taps, update_rate) = (inputs.stated("dl-steps")?, inputs.assumed("update-rate")?);
        let cell = |name: &str, branches: &str| {
            let of_type = |what: &str| inputs.stated(&format!("dl-{name}-{what}"));
            Ok::<_, ReportError>(CellType {
                neurons: of_type("neurons")?,
                fan_in: of_type("inputs")?,
                fan_out: of_type("outputs")?,
                dendrites: of_type("dendrites")?,
                branches: inputs.stated(branches)?,
                temporal_taps: taps,
                soma_taps: taps,
                update_rate,
                firing_rate: update_rate,
            })
        };
        Ok(Self {
            granule: cell("granule", "dl-branches")?,
            purkinje: cell("purkinje", "dl-purkinje-branches")?,
            flop_each: inputs.assumed("flop-per-multiply-add")?,
        })
    }

    /// Both with the words for people.
    pub(crate) fn named(&self) -> [(&'static str, CellType<Expr<'g>>); 2] {
        [("granule", self.granule), ("Purkinje", self.purkinje)]
    }
}
