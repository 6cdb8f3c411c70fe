//! Which ways of writing a number are the same, and which are not.

use super::{Offer, numbers};

/// Whether `source` proves every number of `claim` that needs proof.
fn proves(source: &str, claim: &str) -> bool {
    let mut offer = Offer::default();
    offer.add(source);
    let claimed = numbers(claim);
    let strong: Vec<_> = claimed.iter().filter(|number| !number.weak).collect();
    assert!(!strong.is_empty(), "no number to prove in {claim:?}");
    strong.iter().all(|number| offer.holds(number))
}

#[test]
fn the_same_number_in_another_dress_is_found() {
    for (source, claim) in [
        ("a population of 806,744, of whom", "806744 people"),
        ("1,200 children", "1200"),
        ("10%", "ten per cent"),
        ("10 per cent", "10%"),
        ("ten percent", "10 %"),
        ("10.40%", "10.4%"),
        ("five percentage points", "5%"),
        ("two thirds of schools", "two-thirds"),
        ("Two-thirds", "2/3"),
        ("½", "half of them"),
        ("50%", "half of them"),
        ("one quarter", "a quarter"),
        ("a quarter", "25%"),
        ("three quarters", "three-quarters of all"),
        ("just over a third are", "a third of pupils"),
        ("one in five", "20%"),
        ("20%", "one in five"),
        ("nine out of ten", "90%"),
        ("10 of the 12 schools", "ten out of twelve"),
        ("twenty-five", "25"),
        ("two hundred and fifty", "250"),
        ("over two thousand", "2,000"),
        ("a hundred", "100"),
        ("£1.2 million", "£1,200,000"),
        ("£1.2m", "£1.2 million"),
        ("£3,000,000", "£3 million"),
        ("2 million pounds", "£2m"),
        ("1.5 million people", "1,500,000"),
        ("the 17th most deprived", "seventeen"),
        ("17th", "17"),
        ("the fourth year", "4th"),
        ("14–19 strategy", "14 to 19"),
        ("aged 14 to 16", "14-16"),
        ("16-year-olds", "sixteen"),
        ("Post–16", "post-16"),
        ("2005–10", "2010"),
        ("2003-04", "2004"),
        ("2004/05", "2004–05"),
        ("2005 to 2010", "2005–10"),
        ("5, 10 and 15%", "10%"),
        ("between 5 and 10 per cent", "5%"),
        ("the late 1980s", "1980s"),
        ("31 March, 2013", "31 March 2013"),
        ("At 31 March 2013, 535 children", "March 2013"),
        ("the 31st of March 2013", "31 March"),
        ("14 January 2014 – 5 February 2014", "5 February 2014"),
        ("between January and March 2005", "January 2005"),
        ("in May 2005", "May 2005"),
        ("from 5 to 9 March 2005", "5 March 2005"),
        ("on 5, 7 and 9 March", "5 March"),
        ("£3.5million", "£3.5 million"),
        ("65per cent", "65%"),
        ("after 12months", "12 months"),
        ("the 16year-olds", "16"),
        ("since May", "in May"),
        ("31 March 2013", "2013"),
        ("doubled", "two times"),
        ("both homes", "two homes"),
        ("under-fives", "five"),
        ("an S11 audit", "section 11"),
        ("at KS4", "Key Stage 4"),
        ("three sixth forms, one sixth form college", "three, and 1"),
        ("[00000]", "00000"),
        ("12345678901234567890123", "12345678901234567890123"),
    ] {
        assert!(proves(source, claim), "{source:?} should prove {claim:?}");
    }
}

#[test]
fn another_number_is_not_taken_for_it() {
    for (source, claim) in [
        ("806,745", "806,744"),
        ("10", "10%"),
        ("10%", "10"),
        ("10%", "£10"),
        ("10.4%", "10%"),
        ("66%", "two thirds"),
        ("two thirds", "one third"),
        ("a quarter", "three quarters"),
        ("14–19", "17"),
        ("2005–10", "2008"),
        ("31 March 2013", "31 April 2013"),
        ("31 March 2013", "30 March 2013"),
        ("31 March 2013", "31 March 2012"),
        ("March 2013", "31 March 2013"),
        ("January 2005", "January 2006"),
        ("you may see", "in May"),
        ("area2", "2"),
        ("schools¹²", "12"),
        ("the 4US Forum", "4"),
        ("paragraph 15a", "15"),
        ("5% and 9 March 2005", "5 March 2005"),
        ("from 5 to 9 March 2005", "6 March 2005"),
        ("a third party", "a third of"),
        ("hundreds", "a hundred"),
        ("half-term", "half of"),
        ("two hundred", "two thousand"),
        ("£1.2 million", "1.2 million"),
        ("per 10,000", "10,00"),
        ("1 of 5", "5%"),
    ] {
        assert!(!proves(source, claim), "{source:?} must not prove {claim:?}");
    }
}

#[test]
fn words_with_other_senses_prove_but_need_no_proof() {
    for text in ["one of them", "both", "at first", "a second chance", "a third party", "once", "single"] {
        assert!(numbers(text).iter().all(|number| number.weak), "{text}");
    }
    assert!(numbers("Sixth forms and a sixth-form college").is_empty());
    assert!(numbers("They may march on, an august body.").is_empty());
    assert!(numbers("May they see it. Marching on.").is_empty());
    let mut offer = Offer::default();
    offer.add("only one home");
    assert!(offer.holds(&numbers("1")[0]));
}

#[test]
fn a_number_knows_where_it_stands() {
    let text = "Of 806,744 people, two thirds.";
    let found: Vec<&str> = numbers(text).into_iter().map(|number| &text[number.range]).collect();
    assert_eq!(found, ["806,744", "two thirds"]);
}
