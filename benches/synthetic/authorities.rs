//! Authorities, and the examples of practice that some of them tell.

use super::{
    Files, Size,
    overview::OVERVIEW,
    places::{Place, REPORTS_EACH, name},
    random::Random,
    sentence::{fill, id},
    topics::{AREAS, GROUPS, THEMES, area_of},
    words::{OPENINGS, REGIONS, STRENGTHS},
};

/// The authority that tells example number `number`.
fn teller(number: usize) -> usize {
    number * 5
}

/// The id of example number `number`.
pub fn practice_id(number: usize) -> String {
    format!("{}-example", id(&name(teller(number))))
}

/// The files of authority number `number`.
pub fn files(size: Size, number: usize) -> Files {
    let mut files = vec![authority(size, number)];
    if number.is_multiple_of(5) {
        files.push(practice(size, number / 5));
    }
    files
}

fn authority(size: Size, number: usize) -> (String, String) {
    let name = name(number);
    let random = &mut Random::of(size.seed, &name);
    let (kind, council) = *random.one(&[
        ("county", "County Council"),
        ("unitary", "Council"),
        ("metropolitan-district", "Metropolitan Borough Council"),
        ("london-borough", "Borough Council"),
    ]);
    let first = Place::of(number * REPORTS_EACH);
    let (theme, _, topic) = *random.one(&THEMES);
    // There are no more than a thousand numbers of three digits, and each belongs to one authority.
    let dfe = if number < 1000 { format!("- scheme: dfe\n    value: \"{number:03}\"\n  ") } else { String::new() };
    let text = format!(
        "---\nname: \"{name}\"\ncouncil: \"{name} {council}\"\nkind: {kind}\nregion: \"{}\"\ncodes:\n  \
         {dfe}- scheme: gss\n    value: \"X{number:08}\"\n---\n\
         {name} is invented. {} The [first report](report:{}) says so of [{topic}](theme:{theme}) [{} ¶12–14].\n",
        random.one(REGIONS),
        fill(OPENINGS, topic, random),
        first.id(),
        first.id(),
    );
    (format!("content/authorities/{}.md", id(&name)), text)
}

fn practice(size: Size, number: usize) -> (String, String) {
    let path = practice_id(number);
    let random = &mut Random::of(size.seed, &path);
    let authority = name(teller(number));
    // The overview points to an example from the area that `overview` lists it under.
    let area = number % AREAS.len();
    let themes: Vec<usize> = (0..THEMES.len()).filter(|theme| area_of(*theme) == area).collect();
    let (theme, title, topic) = THEMES[*random.one(&themes)];
    let mut text = format!(
        "---\ntitle: \"{authority}: {}\"\nauthority: {}\noverview: {OVERVIEW}\noutcome_area: {}\nthemes: [{theme}]\n\
         groups: [{}]\nsummary: \"How {authority} went about {topic}.\"\nparagraphs: [section:examples/{path}]\n---\n",
        title.to_lowercase(),
        id(&authority),
        AREAS[area].0,
        random.one(&GROUPS).0
    );
    for heading in ["What was done", "Who took part", "What came of it"] {
        text += &format!("**{heading}.** {} ", fill(OPENINGS, topic, random));
        let statement = fill(STRENGTHS, topic, random);
        text += &format!("{} [§ examples/{path}].\n\n", statement.trim_end_matches('.'));
    }
    (format!("content/practice/{path}.md"), text)
}
