//! Filters: what a reader can narrow a list by, as plain data for `static/js/filter.js`.
//!
//! In: what each entry of a list is ([`Facets`]), and the choices there could be. Out: a form's lists
//! ([`FilterBar`]) with those choices that some entry fits, and each entry's own facets as text.

use std::collections::BTreeSet;

use serde::Serialize;

/// What an entry is: `urgency:immediate theme:housing`.
#[derive(Clone, Debug, Default)]
pub struct Facets(BTreeSet<String>);

impl Facets {
    /// The same, and that the entry is `value` by the list `name`. Neither may hold a space.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.0.insert(format!("{name}:{value}"));
        self
    }

    /// As an entry carries them.
    pub fn text(&self) -> String {
        self.0.iter().map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}

/// A form that narrows a list.
#[derive(Serialize)]
pub struct FilterBar {
    target: &'static str,
    label: &'static str,
    one: &'static str,
    many: &'static str,
    fields: Vec<FilterField>,
    #[serde(skip)]
    used: BTreeSet<String>,
}

/// One of its lists.
#[derive(Serialize)]
pub struct FilterField {
    name: &'static str,
    label: &'static str,
    all: &'static str,
    by: &'static str,
    groups: Vec<OptionGroup>,
}

/// Choices under one heading; an empty heading where there is none.
#[derive(Serialize)]
struct OptionGroup {
    label: String,
    options: Vec<FilterOption>,
}

/// A choice.
#[derive(Clone, Debug, Serialize)]
pub struct FilterOption {
    value: String,
    label: String,
}

impl FilterOption {
    /// A choice by its value in the address and its words.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}

impl FilterBar {
    /// A form over the entries in the element `target`, which are called `one` and `many`, and are
    /// what `entries` say.
    pub fn new<'a>(
        target: &'static str,
        label: &'static str,
        (one, many): (&'static str, &'static str),
        entries: impl IntoIterator<Item = &'a Facets>,
    ) -> Self {
        let used = entries.into_iter().flat_map(|facets| facets.0.iter().cloned()).collect();
        Self { target, label, one, many, fields: Vec::new(), used }
    }

    /// The same, with one more list: of those choices that some entry fits, if they are more than one.
    pub fn list(
        mut self,
        name: &'static str,
        label: &'static str,
        all: &'static str,
        groups: impl IntoIterator<Item = (String, Vec<FilterOption>)>,
    ) -> Self {
        let used = |option: &FilterOption| self.used.contains(&format!("{name}:{}", option.value));
        let groups = groups.into_iter().map(|(label, options)| OptionGroup {
            label,
            options: options.into_iter().filter(|option| used(option)).collect(),
        });
        let groups: Vec<OptionGroup> = groups.filter(|group| !group.options.is_empty()).collect();
        if groups.iter().map(|group| group.options.len()).sum::<usize>() > 1 {
            self.fields.push(FilterField { name, label, all, by: "facet", groups });
        }
        self
    }

    /// The same, with one more list that no entry's facets answer to: a script of its own reads it.
    pub fn choices(
        mut self,
        name: &'static str,
        label: &'static str,
        all: &'static str,
        groups: impl IntoIterator<Item = (String, Vec<FilterOption>)>,
    ) -> Self {
        let groups = groups.into_iter().map(|(label, options)| OptionGroup { label, options });
        let groups: Vec<OptionGroup> = groups.filter(|group| !group.options.is_empty()).collect();
        if !groups.is_empty() {
            self.fields.push(FilterField { name, label, all, by: "script", groups });
        }
        self
    }

    /// The same, with a list of choices under no heading.
    pub fn plain(
        self,
        name: &'static str,
        label: &'static str,
        all: &'static str,
        options: impl IntoIterator<Item = FilterOption>,
    ) -> Self {
        self.list(name, label, all, [(String::new(), options.into_iter().collect())])
    }
}

/// Words as a value: `West Midlands` becomes `west-midlands`.
pub fn value(words: &str) -> String {
    let parts = words.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}

/// A choice for each region, by the alphabet.
pub fn regions<'a>(regions: impl IntoIterator<Item = &'a str>) -> Vec<FilterOption> {
    let regions: BTreeSet<&str> = regions.into_iter().collect();
    regions.into_iter().map(|region| FilterOption::new(value(region), region)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_offers_only_what_some_entry_fits_and_is_left_out_with_one_choice() {
        let entries =
            [Facets::default().with("a", "x").with("b", "p"), Facets::default().with("a", "y").with("b", "p")];
        let options =
            |values: &[&str]| values.iter().map(|value| FilterOption::new(*value, *value)).collect::<Vec<_>>();
        let bar = FilterBar::new("list", "Narrow", ("thing", "things"), &entries)
            .plain("a", "A", "All", options(&["x", "y", "z"]))
            .plain("b", "B", "All", options(&["p", "q"]));
        assert_eq!(bar.fields.len(), 1);
        let offered: Vec<&str> = bar.fields[0].groups[0].options.iter().map(|option| option.value.as_str()).collect();
        assert_eq!(offered, ["x", "y"]);
        assert_eq!(entries[0].text(), "a:x b:p");
        assert_eq!(value("Yorkshire and the  Humber"), "yorkshire-and-the-humber");
    }
}
