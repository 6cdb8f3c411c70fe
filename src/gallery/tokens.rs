//! The tokens of the style sheet, by what they are, and a sheet that shows each.

use std::{collections::BTreeMap, fmt::Write as _};

use serde::Serialize;

use super::contrast::contrast;

/// What begins the colours of the dark scheme.
const DARK: &str = "@media screen and (prefers-color-scheme: dark)";

/// The ground that colours are told against.
const GROUND: &str = "paper";

/// The tokens, each in the order of the sheet.
#[derive(Default, Serialize)]
pub(super) struct Tokens {
    faces: Vec<Token>,
    sizes: Vec<Token>,
    spaces: Vec<Token>,
    colours: Vec<Colour>,
    #[serde(skip)]
    light: Vec<(String, String)>,
    #[serde(skip)]
    dark: Vec<(String, String)>,
}

#[derive(Serialize)]
struct Token {
    name: String,
    value: String,
}

#[derive(Serialize)]
struct Colour {
    name: String,
    light: Shade,
    dark: Shade,
}

/// A colour in one scheme, and its contrast with the ground there.
#[derive(Serialize)]
struct Shade {
    value: String,
    contrast: String,
}

impl Tokens {
    /// Reads the sheet of the tokens.
    pub(super) fn of(sheet: &str) -> Self {
        let sheet = without_comments(sheet);
        let (light, dark) = sheet.split_once(DARK).unwrap_or((&sheet, ""));
        let mut tokens = Self { light: declarations(light), dark: declarations(dark), ..Self::default() };
        let schemes = [&[][..], &tokens.dark]
            .map(|over| -> BTreeMap<String, String> { tokens.light.iter().chain(over).cloned().collect() });
        for (name, value) in &tokens.light {
            let token = Token { name: name.clone(), value: value.clone() };
            if value.starts_with('#') {
                let [light, dark] = schemes.each_ref().map(|colours| shade(colours, name));
                tokens.colours.push(Colour { name: name.clone(), light, dark });
            } else if name.starts_with("t-") {
                tokens.sizes.push(token);
            } else if value.contains(',') && !value.contains('(') {
                tokens.faces.push(token);
            } else {
                tokens.spaces.push(token);
            }
        }
        tokens
    }

    /// Rules that show each token, and that hold a part of a page in one scheme.
    pub(super) fn sheet(&self) -> String {
        let mut sheet = String::new();
        let mut rule = |selector: &str, declaration: &str| {
            writeln!(sheet, "{selector} {{ {declaration} }}").expect("a String takes any text");
        };
        for Token { name, .. } in &self.faces {
            rule(&format!(".face-{name}"), &format!("font-family: var(--{name});"));
        }
        for Token { name, .. } in &self.sizes {
            rule(&format!(".size-{name}"), &format!("font-size: var(--{name});"));
        }
        for Token { name, .. } in &self.spaces {
            rule(&format!(".space-{name}"), &format!("width: var(--{name});"));
        }
        for Colour { name, .. } in &self.colours {
            rule(&format!(".colour-{name}"), &format!("background: var(--{name});"));
        }
        for (scheme, colours) in [("light", &self.light), ("dark", &self.dark)] {
            let colours = colours.iter().filter(|(_, value)| value.starts_with('#'));
            let declared: String = colours.map(|(name, value)| format!("--{name}: {value}; ")).collect();
            rule(
                &format!(".scheme-{scheme}, :root:has(#scheme-{scheme}:checked)"),
                &format!("color-scheme: {scheme}; {declared}background: var(--paper); color: var(--ink);"),
            );
        }
        sheet
    }
}

fn shade(colours: &BTreeMap<String, String>, name: &str) -> Shade {
    let value = |name: &str| colours.get(name).map_or("", String::as_str);
    let contrast = contrast(value(name), value(GROUND)).map_or_else(String::new, |ratio| format!("{ratio:.1}"));
    Shade { value: value(name).to_owned(), contrast }
}

/// The names and values that a part of a sheet declares.
fn declarations(css: &str) -> Vec<(String, String)> {
    let parts = css.split([';', '{', '}']).filter_map(|part| part.trim().strip_prefix("--")?.split_once(':'));
    parts.map(|(name, value)| (name.to_owned(), value.trim().to_owned())).collect()
}

fn without_comments(css: &str) -> String {
    let mut parts = css.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |css, part| css + part.split_once("*/").map_or("", |(_, rest)| rest))
}
