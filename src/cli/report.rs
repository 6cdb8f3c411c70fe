//! How a command says what is wrong with the content: in which form, how strictly, and where to.

use std::io::IsTerminal as _;

use anyhow::Result;
use clap::{Args, ValueEnum};

use super::{clear_line, standard};
use crate::diagnostics::{
    Colour, Diagnostics, SourceMap,
    formats::{Format, Report},
    summary_line,
};

/// How messages are written.
#[derive(Clone, Copy, Debug, Default, Args)]
pub struct MessageArgs {
    /// How messages are written.
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: FormatWord,
    /// Take every warning for an error.
    #[arg(long)]
    pub strict: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum FormatWord {
    /// For people, with an excerpt of each file.
    #[default]
    Human,
    /// One line each, with file, line, column, code and message.
    Short,
    /// One JSON document.
    Json,
    /// One SARIF 2.1.0 document.
    Sarif,
    /// Workflow commands for GitHub.
    Github,
}

impl MessageArgs {
    /// Whether messages are for people, and go to standard error; the other forms are the
    /// command's result, and go to standard output.
    pub fn for_people(self) -> bool {
        self.format == FormatWord::Human
    }

    /// Prints all diagnostics, and for people their number and where they are explained.
    ///
    /// # Errors
    /// Where standard output cannot be written to.
    pub fn report(self, diagnostics: &Diagnostics, map: &dyn SourceMap, manual: &str) -> Result<()> {
        clear_line();
        let report = Report { diagnostics, map, manual, colour: colour() };
        let format = match self.format {
            FormatWord::Human => Format::Human,
            FormatWord::Short => Format::Short,
            FormatWord::Json => Format::Json,
            FormatWord::Sarif => Format::Sarif,
            FormatWord::Github => Format::Github,
        };
        if self.for_people() {
            standard::say_as_it_is(report.text(format));
        } else {
            standard::print(report.text(format))?;
        }
        if diagnostics.counts() != (0, 0) {
            standard::say(format_args!("atlas: {}", summary_line(diagnostics, map)));
            let codes: Vec<String> =
                diagnostics.codes().into_iter().map(|code| format!("#{}", code.as_str())).collect();
            standard::say(format_args!("atlas: explained in docs/diagnostics.md: {}", codes.join(", ")));
        }
        Ok(())
    }
}

/// Colours on a terminal, unless the person asks for none (<https://no-color.org>).
pub(super) fn colour() -> Colour {
    let unwanted = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    if unwanted || !std::io::stderr().is_terminal() { Colour::Never } else { Colour::Always }
}
