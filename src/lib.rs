//! The inspection atlas.
pub mod render;
