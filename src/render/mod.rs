//! Rendering.
pub mod charts;
