//! What the cascade costs: the multiply-adds of a cell type under a named convention, and the FLOP that they
//! make.

mod cell_type;
mod taps;
mod convention;

mod multiply_adds;
mod stage;
mod stage_costs;
mod flops;
mod simple_model;

pub use cell_type::CellType;
pub use convention::{Convention, Output};
pub use flops::{
    flops, multiply_adds_per_second, output_multiply_adds_per_second, per_second,
    total_multiply_adds_per_second,
};
pub use multiply_adds::multiply_adds_per_update;
pub use simple_model::simple_model;
pub use stage::Stage;
pub use stage_costs::{StageCost, Work, stage_costs};
pub use taps::{dendritic_taps, input_samples, output_samples, spatial_taps};
