//! Verify: the atlas read against the texts of the documents it summarises.

pub mod numbers;
pub mod paragraphs;
