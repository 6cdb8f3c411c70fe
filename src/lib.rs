//! The inspection atlas.
pub mod audit;
pub mod check;
pub mod cli;
pub mod content;
pub mod diagnostics;
pub mod gallery;
pub mod link;
pub mod location;
pub mod model;
pub mod pages;
pub mod pipeline;
pub mod publish;
pub mod render;
pub mod serve;
pub mod source;
pub mod verify;
