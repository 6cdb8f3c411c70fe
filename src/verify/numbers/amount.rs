//! Exact amounts: a fraction in its lowest terms.

/// An amount that is not negative, kept exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount {
    upper: u64,
    lower: u64,
}

impl Amount {
    /// A whole number.
    pub fn whole(number: u64) -> Self {
        Self { upper: number, lower: 1 }
    }

    /// `upper` parts of `lower`; `None` for parts of nothing.
    pub fn fraction(upper: u64, lower: u64) -> Option<Self> {
        if lower == 0 {
            return None;
        }
        let common = divisor(upper, lower);
        Some(Self { upper: upper / common, lower: lower / common })
    }

    /// Reads digits with at most one point; `None` where they are too many to be exact.
    pub fn decimal(whole: &str, part: &str) -> Option<Self> {
        let lower = 10_u64.checked_pow(u32::try_from(part.len()).ok()?)?;
        let upper: u64 = format!("{whole}{part}").parse().ok()?;
        Self::fraction(upper, lower)
    }

    /// The number, where it is whole.
    pub fn as_whole(self) -> Option<u64> {
        (self.lower == 1).then_some(self.upper)
    }

    /// The amount `times` over; `None` where that is too much to be exact.
    pub fn times(self, times: u64) -> Option<Self> {
        Self::fraction(self.upper.checked_mul(times)?, self.lower)
    }

    /// The amount as so many hundredths: 10 is a tenth.
    pub fn percent(self) -> Option<Self> {
        Self::fraction(self.upper, self.lower.checked_mul(100)?)
    }
}

fn divisor(a: u64, b: u64) -> u64 {
    if b == 0 { a.max(1) } else { divisor(b, a % b) }
}
