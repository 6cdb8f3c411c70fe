//! Rendering.
pub mod charts;
mod outputs;

pub use outputs::{Clash, Output, Outputs};
