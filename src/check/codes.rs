//! The codes of authorities have the form of their scheme, and no two authorities have the same one.
//!
//! Others join their data to these codes, and a wrong one joins what does not belong together. The
//! forms: the Department for Education gives three digits; the Government Statistical Service a capital
//! letter and eight digits; ISO 3166-2 two capital letters, a hyphen, and up to three capital letters or
//! digits.

use std::collections::BTreeMap;

use crate::{
    diagnostics::{Code, Diagnostics},
    location::Place,
    model::{self, Atlas, CodeScheme},
};

/// Tells codes without the form of their scheme, and those that another authority has too. The bodies
/// before and after an authority may be the same for several.
pub fn check(atlas: &Atlas, diagnostics: &mut Diagnostics) {
    let mut seen: BTreeMap<(CodeScheme, &str), (usize, Place)> = BTreeMap::new();
    for (index, authority) in atlas.authorities.values().enumerate() {
        let own = authority.origin.field("codes");
        forms(&authority.codes, &own, diagnostics);
        for (key, bodies) in [("successors", &authority.successors), ("predecessors", &authority.predecessors)] {
            for (at, body) in bodies.iter().enumerate() {
                forms(&body.codes, &authority.origin.field(key).index(at).field("codes"), diagnostics);
            }
        }
        for (at, code) in authority.codes.iter().enumerate() {
            let place = own.clone().index(at).field("value");
            match seen.get(&(code.scheme, code.value.as_str())) {
                Some((other, first)) if *other != index => diagnostics
                    .error(Code::SharedCode, place, format!("another authority has the code `{}` too", code.value))
                    .other(first.clone())
                    .hint("give each authority the code that the scheme gives it"),
                Some(_) => {}
                None => drop(seen.insert((code.scheme, &code.value), (index, place))),
            }
        }
    }
}

fn forms(codes: &[model::Code], list: &Place, diagnostics: &mut Diagnostics) {
    for (at, code) in codes.iter().enumerate() {
        if has_form(code.scheme, &code.value) {
            continue;
        }
        let (scheme, form) = match code.scheme {
            CodeScheme::Dfe => ("dfe", "three digits, as in \"860\""),
            CodeScheme::Gss => ("gss", "a capital letter and eight digits, as in \"E10000028\""),
            CodeScheme::Iso => ("iso", "a country, a hyphen and its part in capital letters, as in \"GB-STS\""),
        };
        diagnostics
            .error(
                Code::WrongValue,
                list.clone().index(at).field("value"),
                format!("`{}` is no code of the scheme `{scheme}`", code.value),
            )
            .hint(format!("write {form}"));
    }
}

fn has_form(scheme: CodeScheme, value: &str) -> bool {
    let digits = |part: &str, count| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    match scheme {
        CodeScheme::Dfe => digits(value, 3),
        CodeScheme::Gss => value.strip_prefix(|c: char| c.is_ascii_uppercase()).is_some_and(|rest| digits(rest, 8)),
        CodeScheme::Iso => value.split_once('-').is_some_and(|(country, part)| {
            country.len() == 2
                && country.bytes().all(|byte| byte.is_ascii_uppercase())
                && (1..=3).contains(&part.len())
                && part.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_scheme_has_its_form() {
        for (scheme, good, bad) in [
            (CodeScheme::Dfe, "081", ["81", "0081", "O81"]),
            (CodeScheme::Gss, "E10000028", ["E1000002", "e10000028", "10000028E"]),
            (CodeScheme::Iso, "GB-STS", ["GBSTS", "gb-sts", "GB-"]),
        ] {
            assert!(has_form(scheme, good));
            for bad in bad {
                assert!(!has_form(scheme, bad), "{bad}");
            }
        }
    }
}
