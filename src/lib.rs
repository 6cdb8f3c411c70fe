//! The inspection atlas.
pub mod audit;
pub mod diagnostics;
pub mod location;
pub mod model;
pub mod publish;
pub mod render;
pub mod serve;
pub mod source;
