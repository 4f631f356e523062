//! The special functions that distributions are made of, with all their digits where their values are tiny.

mod erfcx;
mod exp_over;
mod incomplete_beta;
mod stirling;

pub(crate) use erfcx::erfcx;
pub(crate) use exp_over::exp_over;
pub(crate) use incomplete_beta::{IncompleteBeta, Share};
pub(crate) use stirling::{deviance, stirling_error};
