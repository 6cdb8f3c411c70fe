//! `verify`: the atlas read against the texts of its documents. All texts here are our own.

#![allow(clippy::unwrap_used, reason = "in tests")]

mod paragraphs;
mod project;
mod properties;
mod real;
mod sections;
mod whole;
