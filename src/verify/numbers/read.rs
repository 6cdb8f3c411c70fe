//! Runs of tokens, read as numbers.

use super::{
    Number, Value,
    amount::Amount,
    dates,
    tokens::{Kind, Token},
    words,
};

/// Reads the numbers, each on its own.
pub fn read(tokens: &[Token]) -> Vec<Number> {
    let mut numbers = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let (found, used) = one(tokens, at);
        numbers.extend(found);
        at += used.max(1);
    }
    numbers
}

/// The number that begins at `at`, and how many tokens were read.
fn one(tokens: &[Token], at: usize) -> (Option<Number>, usize) {
    let rest = &tokens[at..];
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    if let Some((date, used)) = dates::date(rest, before) {
        let parts = [date.year.map(u64::from), date.day.map(u64::from)];
        let offers = parts.into_iter().flatten().map(|part| Value::Plain(Amount::whole(part))).collect();
        return (Some(number(rest, used, vec![Value::Date(date)], offers, false)), used);
    }
    if let Some(found) = fraction(rest, before) {
        return found;
    }
    match &rest[0].kind {
        Kind::Figure(whole, part) => figure(rest, before, whole, part),
        Kind::Word(word, _) => in_words(rest, before, word),
        Kind::Dash | Kind::Sign(_) => (None, 1),
    }
}

fn number(rest: &[Token], used: usize, means: Vec<Value>, offers: Vec<Value>, weak: bool) -> Number {
    Number { range: rest[0].range.start..rest[used - 1].range.end, means, offers, weak }
}

/// A fraction: `two thirds`, `one-quarter`, `a third of`, `2/3`, `½`, `half`.
fn fraction(rest: &[Token], before: Option<&Token>) -> Option<(Option<Number>, usize)> {
    let share = |upper: u64, lower: u64, used: usize| {
        let amount = Amount::fraction(upper, lower)?;
        Some((Some(number(rest, used, vec![Value::Share(amount)], Vec::new(), false)), used))
    };
    match &rest[0].kind {
        Kind::Sign('½') => return share(1, 2, 1),
        Kind::Sign('¼') => return share(1, 4, 1),
        Kind::Sign('¾') => return share(3, 4, 1),
        Kind::Word(word, _) if matches!(word.as_str(), "halved" | "halving") => return share(1, 2, 1),
        Kind::Word(word, _) if word == "half" => {
            // "half-term" and "half-day" are no share of anything.
            let compound = rest.get(1).is_some_and(|token| token.kind == Kind::Dash && token.glued);
            return if compound { Some((None, 1)) } else { share(1, 2, 1) };
        }
        Kind::Figure(upper, part)
            if part.is_empty() && rest.get(1).is_some_and(|token| token.is('/') && token.glued) =>
        {
            let Some(Token { kind: Kind::Figure(lower, part), glued: true, .. }) = rest.get(2) else { return None };
            let (upper, lower) = (upper.parse::<u64>().ok()?, lower.parse::<u64>().ok()?);
            // 24/7 and 2004/05 are none; 1/2, 2/3, 3/4 are.
            return if part.is_empty() && upper < lower && (2..=5).contains(&lower) {
                share(upper, lower, 3)
            } else {
                None
            };
        }
        _ => {}
    }
    let (upper, used) = match rest[0].word()? {
        "a" | "an" => (1, 1),
        _ => words::number(rest).and_then(|(amount, used)| Some((amount.as_whole()?, used)))?,
    };
    let dash = usize::from(rest.get(used).is_some_and(|token| token.kind == Kind::Dash && token.glued));
    let name = rest.get(used + dash).and_then(Token::word)?;
    let (lower, many) = words::parts(name)?;
    let ordinal = words::ordinal(name).is_some() && !many;
    let follows = rest.get(used + dash + 1).and_then(Token::word);
    let article = matches!(rest[0].word(), Some("a" | "an"));
    // "a third party" and "a fifth school" count; "a third of" and "just over a third" divide.
    let counts = ordinal && article && follows.is_some_and(|word| !DIVIDES.contains(&word));
    let hyphened = rest.get(used + dash + 1).is_some_and(|token| token.kind == Kind::Dash && token.glued);
    // "three sixth forms" and "one sixth form college" divide nothing.
    let named = follows.is_some_and(|word| word.starts_with("form")) || (!many && upper != 1);
    if counts || named || (many && upper == 1) || (article && hyphened) || before.is_some_and(|token| token.is('/')) {
        return None;
    }
    share(upper, lower, used + dash + 1)
}

/// Words after `a third` that show it to be a share.
const DIVIDES: [&str; 16] =
    ["of", "are", "is", "were", "was", "have", "has", "had", "do", "did", "in", "and", "or", "to", "live", "said"];

fn figure(rest: &[Token], before: Option<&Token>, whole: &str, part: &str) -> (Option<Number>, usize) {
    let glued_word = rest.get(1).filter(|token| token.glued).and_then(Token::word);
    if glued_word.is_some() && rest.get(1).is_some_and(is_name) {
        return (None, 2);
    }
    let Some(amount) = Amount::decimal(whole, part) else {
        return (Some(number(rest, 1, vec![Value::Digits(format!("{whole}{part}"))], Vec::new(), false)), 1);
    };
    let mut used = 1 + usize::from(glued_word.is_some_and(|word| words::scale(word).is_none() && !is_unit(word)));
    let scale = rest.get(used).and_then(Token::word).and_then(words::scale);
    let scaled = scale.and_then(|times| amount.times(times));
    used += usize::from(scaled.is_some());
    let (means, percent) = with_unit(scaled.unwrap_or(amount), rest, used, before);
    let mut offers = Vec::new();
    if whole.len() > 1 && whole.starts_with('0') && part.is_empty() {
        offers.push(Value::Digits(whole.to_owned()));
    }
    used += percent;
    // What sticks to a word is part of its name.
    let weak = rest[0].glued && before.is_some_and(|token| token.word().is_some());
    (Some(number(rest, used, means, offers, weak)), used)
}

/// Whether the letters that stick to a figure make a name of it: `4US`, `15A`, `15a`. A word in small letters does not:
/// `12months` lost its blank, as happens in extractions.
fn is_name(letters: &Token) -> bool {
    match &letters.kind {
        Kind::Word(_, true) => true,
        Kind::Word(word, false) => word.len() == 1 && !matches!(word.as_str(), "s" | "m" | "k" | "p"),
        _ => false,
    }
}

/// Whether a word is the unit of an amount.
fn is_unit(word: &str) -> bool {
    matches!(word, "per" | "percent" | "percentage" | "pound" | "pounds")
}

/// What an amount means with the signs around it, and how many tokens its unit takes.
fn with_unit(amount: Amount, rest: &[Token], used: usize, before: Option<&Token>) -> (Vec<Value>, usize) {
    let word = |at: usize| rest.get(at).and_then(Token::word);
    let percent = match word(used) {
        _ if rest.get(used).is_some_and(|token| token.is('%')) => 1,
        Some("percent" | "percentage") => 1,
        Some("per") if word(used + 1) == Some("cent") => 2,
        _ => 0,
    };
    if percent > 0 {
        return (amount.percent().map(Value::Share).into_iter().collect(), percent);
    }
    if before.is_some_and(|token| token.is('£')) || matches!(word(used), Some("pounds" | "pound")) {
        return (vec![Value::Money(amount)], 0);
    }
    (vec![Value::Plain(amount)], 0)
}

fn in_words(rest: &[Token], before: Option<&Token>, word: &str) -> (Option<Number>, usize) {
    if let Some((amount, used)) = words::number(rest) {
        let (means, percent) = with_unit(amount, rest, used, before);
        let alone = used == 1 && percent == 0;
        let weak = alone && matches!(amount.as_whole(), Some(0 | 1));
        let used = used + percent;
        return (Some(number(rest, used, means, Vec::new(), weak)), used);
    }
    let plain = |amount: u64, weak: bool| {
        (Some(number(rest, 1, vec![Value::Plain(Amount::whole(amount))], Vec::new(), weak)), 1)
    };
    match word {
        "single" | "once" | "sole" => plain(1, true),
        "both" | "pair" | "couple" | "twin" => plain(2, true),
        "twice" | "double" | "doubled" | "doubles" | "doubling" | "twofold" => plain(2, false),
        "treble" | "trebled" | "triple" | "tripled" | "threefold" | "thrice" => plain(3, false),
        "quadrupled" | "fourfold" => plain(4, false),
        "dozen" => plain(12, false),
        // A sixth form is no sixth of anything.
        "sixth" if rest.get(1).and_then(Token::word).is_some_and(|word| word.starts_with("form")) => (None, 2),
        "sixth" if rest.get(2).and_then(Token::word).is_some_and(|word| word.starts_with("form")) => (None, 3),
        _ => match words::ordinal(word) {
            Some(place) => plain(place, place <= 3),
            None => (None, 1),
        },
    }
}
