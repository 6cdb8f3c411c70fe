//! Rising numbers as few letters.
//!
//! In: a rising list of numbers. Out: the steps between them, each cut into a quotient in unary and
//! a rest of `bits` bits (Golomb–Rice coding; S. W. Golomb, "Run-length encodings", 1966, with the
//! divisor a power of two), six bits a letter. A list of n numbers below m takes about
//! log2(m / n) + 1.5 bits for each. `static/js/search-files.js` reads it.

/// The letters of six bits, as in RFC 4648.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Numbers as letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    /// How many bits the rest of each step has.
    pub bits: u32,
    /// The letters.
    pub text: Box<str>,
}

/// Packs a list in which each number is greater than the one before.
pub fn rising(numbers: &[u32]) -> Packed {
    let mut least = 0;
    let steps = numbers.iter().map(|number| {
        let step = number - least;
        least = number + 1;
        step
    });
    plain(&steps.collect::<Vec<_>>())
}

/// Packs a list of small numbers in any order.
pub fn plain(numbers: &[u32]) -> Packed {
    let sum: u64 = numbers.iter().map(|number| u64::from(*number)).sum();
    let mean = sum / (numbers.len() as u64).max(1);
    let bits = (mean + 1).ilog2();
    let mut writer = Writer::default();
    for number in numbers {
        for _ in 0..number >> bits {
            writer.push(1, 1);
        }
        writer.push(0, 1);
        writer.push(number & ((1 << bits) - 1), bits);
    }
    Packed { bits, text: writer.finish().into() }
}

#[derive(Default)]
struct Writer {
    text: String,
    held: u64,
    count: u32,
}

impl Writer {
    fn push(&mut self, value: u32, bits: u32) {
        self.held = self.held << bits | u64::from(value);
        self.count += bits;
        while self.count >= 6 {
            self.count -= 6;
            self.letter(self.held >> self.count);
            self.held &= (1 << self.count) - 1;
        }
    }

    fn letter(&mut self, value: u64) {
        let index = usize::try_from(value & 63).expect("six bits fit into an index");
        self.text.push(char::from(LETTERS[index]));
    }

    fn finish(mut self) -> String {
        if self.count > 0 {
            self.letter(self.held << (6 - self.count));
        }
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The reading side, as the script has it.
    fn read(packed: &Packed, count: usize) -> Vec<u32> {
        let value = |letter: u8| LETTERS.iter().position(|own| *own == letter).unwrap();
        let mut bits = packed.text.bytes().flat_map(|letter| (0..6).rev().map(move |at| value(letter) >> at & 1));
        let mut numbers = Vec::new();
        for _ in 0..count {
            let quotient = bits.by_ref().take_while(|bit| *bit == 1).count();
            let rest = (0..packed.bits).fold(0, |rest, _| rest << 1 | bits.next().unwrap());
            numbers.push(u32::try_from(quotient << packed.bits | rest).unwrap());
        }
        numbers
    }

    proptest! {
        #[test]
        fn what_is_packed_can_be_read(mut numbers in prop::collection::vec(0_u32..200_000, 0..300)) {
            prop_assert_eq!(&read(&plain(&numbers), numbers.len()), &numbers);
            numbers.sort_unstable();
            numbers.dedup();
            let mut least = 0;
            let steps = read(&rising(&numbers), numbers.len());
            let back: Vec<u32> = steps.iter().map(|step| { let number = least + step; least = number + 1; number }).collect();
            prop_assert_eq!(back, numbers);
        }
    }

    #[test]
    fn a_list_takes_about_the_bits_that_its_density_asks_for() {
        let every_third: Vec<u32> = (0..60_000).map(|number| number * 3).collect();
        assert!(rising(&every_third).text.len() * 6 <= 60_000 * 3);
        let every_thousandth: Vec<u32> = (0..6_000).map(|number| number * 1_000 + number % 7).collect();
        assert!(rising(&every_thousandth).text.len() * 6 <= 6_000 * 12);
    }
}
