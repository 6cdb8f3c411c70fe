//! Rendering.
pub mod charts;
pub mod html;
mod links;
mod markdown;
mod outputs;
mod templates;

pub use links::Links;
pub use outputs::{Clash, Output, Outputs};
pub use templates::Templates;
