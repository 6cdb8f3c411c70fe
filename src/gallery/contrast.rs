//! How well one colour can be told from another.

/// The contrast of two colours written `#rgb` or `#rrggbb`, from 1 to 21; `None` where one is
/// written otherwise (WCAG 2.2, "contrast ratio" and "relative luminance").
pub fn contrast(one: &str, other: &str) -> Option<f64> {
    let (one, other) = (luminance(one)?, luminance(other)?);
    Some((one.max(other) + 0.05) / (one.min(other) + 0.05))
}

fn luminance(colour: &str) -> Option<f64> {
    let digits = colour.strip_prefix('#')?;
    let size = match digits.len() {
        3 => 1,
        6 => 2,
        _ => return None,
    };
    let channel = |at: usize| {
        let digits = digits.get(at * size..(at + 1) * size)?;
        let value = u8::from_str_radix(&digits.repeat(3 - size), 16).ok()?;
        let value = f64::from(value) / 255.0;
        Some(if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) })
    };
    Some(0.2126 * channel(0)? + 0.7152 * channel(1)? + 0.0722 * channel(2)?)
}
