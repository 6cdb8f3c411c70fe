//! Square brackets that make no citation and no link: a sign, an address or a bracket is missing.

use super::{FAR, Found, MOST, citations, near};
use crate::{
    diagnostics::Code,
    model::prose::{self, Address, Scheme},
};

/// What stands in square brackets and is printed with them.
pub fn look(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let (mut from, mut close) = (0, Some(0));
    while let Some(open) = text[from..].find('[').map(|at| from + at).filter(|_| found.len() < MOST) {
        if close.is_some_and(|close| close <= open) {
            close = text[open..].find(']').map(|at| open + at);
        }
        let other = text[open + 1..close.unwrap_or(text.len())].find('[').map(|at| open + 1 + at);
        if other.is_some() || close.is_none() {
            found.extend(unclosed(text, open, other.unwrap_or(text.len())));
        }
        let Some(close) = close else { return found };
        if let Some(other) = other {
            from = other;
            continue;
        }
        from = close + 1;
        let told = note(text, open, close).or_else(|| link(text, open, close));
        let told = told.or_else(|| address_alone(text, open, close));
        if let Some(told) = told.or_else(|| citation(text, open, close)) {
            from = told.range.end;
            let is_closed = text[..from].ends_with([')', ']']) || text[from..].starts_with('\n');
            found.push(told);
            // Of a bracket that nothing closes nobody knows where it ends.
            if !is_closed {
                return found;
            }
        }
    }
    found
}

/// `[¶37`, up to the end of its line, or to the next bracket.
fn unclosed(text: &str, open: usize, end: usize) -> Option<Found> {
    let line = text[open..end].lines().next()?.trim_end();
    line.contains(['¶', '§']).then(|| Found {
        range: open..open + line.len(),
        code: Code::BadCitation,
        sure: true,
        message: "the bracket of this citation is not closed".to_owned(),
        hint: "write ] behind its last paragraph".to_owned(),
    })
}

/// `[^37]`, where no footnote has that name.
fn note(text: &str, open: usize, close: usize) -> Option<Found> {
    let name = text[open + 1..close].strip_prefix('^').filter(|name| !name.is_empty())?;
    Some(Found {
        range: open..close + 1,
        code: Code::BadFootnote,
        sure: true,
        message: "no footnote of this name is written".to_owned(),
        hint: format!("write it on a line of its own, with an empty line above: [^{name}]: The words of the note."),
    })
}

/// `[words](address`, `[words] (address)` and `[words][name]`, where no link came of it.
fn link(text: &str, open: usize, close: usize) -> Option<Found> {
    let rest = &text[close + 1..];
    let (end, sure, message, hint) = if let Some(address) = rest.strip_prefix('(') {
        if let Some(end) = near(address, &[')', '\n']).filter(|at| address[*at..].starts_with(')')) {
            (
                end + 2,
                true,
                "this is no link: its address has a space in it",
                "write the address without spaces".to_owned(),
            )
        } else {
            let far = || address.char_indices().nth(FAR).map_or(address.len(), |(at, _)| at);
            let end = near(address, &['\n']).unwrap_or_else(far);
            let message = "this is no link: the bracket around its address is not closed";
            (end + 1, true, message, "write ) behind the address".to_owned())
        }
    } else if rest.starts_with('[') {
        let end = near(rest, &[']'])?;
        let hint = "write the address in round brackets, as in [access to CAMHS](theme:camhs-access)";
        (end + 1, true, "this is no link: no address has this name", hint.to_owned())
    } else {
        let behind = rest.strip_prefix([' ', '\n'])?.strip_prefix('(')?;
        let end = near(behind, &[')', '\n']).filter(|at| behind[*at..].starts_with(')'))?;
        let sure = leads_into_the_atlas(&behind[..end]);
        if !sure && prose::address(&behind[..end]) != Ok(Address::Web) {
            return None;
        }
        let hint = format!("write [{}]({})", &text[open + 1..close], &behind[..end]);
        (end + 3, sure, "this is no link: there is a space between its brackets", hint)
    };
    let range = open..close + 1 + end;
    Some(Found { range, code: Code::BadLink, sure, message: message.to_owned(), hint })
}

/// Whether a text begins as the address of something in the atlas does.
fn leads_into_the_atlas(text: &str) -> bool {
    let scheme = text.split_once(':').map(|(scheme, _)| scheme);
    Scheme::ALL.iter().any(|known| Some(known.as_str()) == scheme) && !text.contains(' ')
}

/// `[theme:moving-on]`, `[[theme:moving-on]]` and `[[theme:moving-on|words]]`.
fn address_alone(text: &str, open: usize, close: usize) -> Option<Found> {
    let inner = &text[open + 1..close];
    let (address, words) = inner.split_once('|').unwrap_or((inner, "its words"));
    let (address, words) = (address.trim(), words.trim());
    if !matches!(prose::address(address), Ok(Address::Atlas(_))) {
        return None;
    }
    let twice = usize::from(text[..open].ends_with('[') && text[close + 1..].starts_with(']'));
    Some(Found {
        range: open - twice..close + 1 + twice,
        code: Code::BadLink,
        sure: true,
        message: "this is no link: its address stands in square brackets".to_owned(),
        hint: format!("write its words in square brackets and its address in round ones: [{words}]({address})"),
    })
}

/// `[37, 39]`, `[para 37]`, `[northshire-2014 37]` and `[annex-b:3]`.
fn citation(text: &str, open: usize, close: usize) -> Option<Found> {
    let inner = text[open + 1..close].trim();
    let (meant, sure) = citations::without_sign(inner)?;
    Some(Found {
        range: open..close + 1,
        code: Code::BadCitation,
        sure,
        message: format!("`[{inner}]` is no citation without the sign ¶, and is printed as it stands"),
        hint: if sure {
            format!("write [{meant}]")
        } else {
            format!("write [{meant}]; if it is meant as it stands, write a backslash before the bracket")
        },
    })
}
