//! How far a unit reaches: back over a list or a range, and into a shortened year.

use super::{Number, Value, amount::Amount, dates::Date};

/// Lets units reach over their neighbours.
pub fn units(numbers: &mut [Number], text: &str) {
    for later in (1..numbers.len()).rev() {
        let (head, tail) = numbers.split_at_mut(later);
        let (earlier, later) = (&mut head[later - 1], &tail[0]);
        let between = text.get(earlier.range.end..later.range.start).unwrap_or_default();
        if joins(between) {
            reach_back(earlier, later);
        }
    }
    for later in 1..numbers.len() {
        let (head, tail) = numbers.split_at_mut(later);
        let (earlier, later) = (&head[later - 1], &mut tail[0]);
        let between = text.get(earlier.range.end..later.range.start).unwrap_or_default();
        if matches!(between.trim(), "-" | "–" | "—" | "/") && later.range.len() == 2 {
            shortened_year(earlier, later);
        }
    }
    for second in 1..numbers.len() {
        let (head, tail) = numbers.split_at_mut(second);
        let (first, second) = (&mut head[second - 1], &mut tail[0]);
        let between = text.get(first.range.end..second.range.start).unwrap_or_default().trim();
        if matches!(between, "in" | "out of" | "in every" | "of the" | "of") {
            out_of(first, second);
        }
    }
}

/// Whether two numbers with this between them share a unit.
fn joins(between: &str) -> bool {
    matches!(
        between.trim(),
        "," | "and" | ", and" | "or" | "to" | "-" | "–" | "—" | "/" | "- £" | "–£" | "-£" | "to £" | "and £"
    )
}

/// In `5 to 10%` the first is a percentage too; `5 to 9 March 2005` also says 5 March 2005.
fn reach_back(earlier: &mut Number, later: &Number) {
    let Some(Value::Plain(amount)) = earlier.means.first().cloned() else {
        return;
    };
    let date = later.means.iter().chain(&later.offers).find_map(|value| match value {
        Value::Date(date) => Some(date),
        _ => None,
    });
    if let (Some(date), Some(day)) = (date, amount.as_whole()) {
        let day = u8::try_from(day).ok().filter(|day| (1..=31).contains(day) && date.day.is_some() && !earlier.weak);
        earlier.offers.extend(day.map(|day| Value::Date(Date { day: Some(day), ..*date })));
    }
    if later.means.iter().any(|value| matches!(value, Value::Share(_))) && !earlier.weak {
        earlier.means.extend(amount.percent().map(Value::Share));
    }
}

/// `2005–10` ends in 2010, `2003/04` in 2004.
fn shortened_year(earlier: &Number, later: &mut Number) {
    let year = earlier.means.iter().find_map(|value| match value {
        Value::Plain(amount) => amount.as_whole().filter(|year| (1800..2200).contains(year)),
        _ => None,
    });
    let short = later.means.iter().find_map(|value| match value {
        Value::Plain(amount) => amount.as_whole(),
        _ => None,
    });
    let (Some(year), Some(short)) = (year, short) else { return };
    let end = year / 100 * 100 + short;
    if end > year && short < 100 {
        later.means = vec![Value::Plain(Amount::whole(end))];
    }
}

/// `nine out of ten` is also nine tenths. Each of the two numbers can be proved by the share.
fn out_of(first: &mut Number, second: &mut Number) {
    let plain = |number: &Number| match number.means.first() {
        Some(Value::Plain(amount)) => amount.as_whole(),
        _ => None,
    };
    let (Some(upper), Some(lower)) = (plain(first), plain(second)) else { return };
    if upper >= lower || lower > 1_000 {
        return;
    }
    if let Some(share) = Amount::fraction(upper, lower).map(Value::Share) {
        first.means.push(share.clone());
        second.means.push(share);
    }
}
