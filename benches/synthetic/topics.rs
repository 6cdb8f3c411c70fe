//! The forty themes, the areas they lie in, the groups of children and the terms.

/// Outcome areas: key and label.
pub const AREAS: [(&str, &str); 5] = [
    ("being-well", "Being well"),
    ("staying-safe", "Staying safe"),
    ("learning", "Learning and enjoying"),
    ("taking-part", "Taking part"),
    ("leading", "Leading the services"),
];

/// The themes: id, title, and what sentences call it. The first eight lie in the first area, the
/// next eight in the second, and so on.
pub const THEMES: [(&str, &str, &str); 40] = [
    ("waiting-times", "Waiting times", "help with long waits"),
    ("school-nursing", "School nursing", "school nursing"),
    ("dental-health", "Dental health", "dental health"),
    ("young-minds", "Emotional health", "emotional health"),
    ("healthy-food", "Food and exercise", "food and exercise"),
    ("hospital-stays", "Hospital stays", "care after hospital stays"),
    ("new-parents", "Help for new parents", "help for new parents"),
    ("short-breaks", "Short breaks", "short breaks"),
    ("first-contact", "First contact", "the first contact service"),
    ("risk-assessment", "Weighing risk", "the weighing of risk"),
    ("safe-homes", "Safe homes", "safe homes"),
    ("foster-homes", "Foster homes", "foster homes"),
    ("distant-placements", "Distant placements", "distant placements"),
    ("online-safety", "Safety online", "safety online"),
    ("missing-children", "Children who go missing", "the search for missing children"),
    ("case-handover", "Handing over cases", "the handing over of cases"),
    ("reading", "Reading", "reading"),
    ("attendance", "Attendance", "attendance"),
    ("excluded-pupils", "Excluded pupils", "teaching for excluded pupils"),
    ("nursery-places", "Nursery places", "nursery places"),
    ("moving-schools", "Moving schools", "moves between schools"),
    ("special-needs", "Special needs at school", "support for special needs"),
    ("play", "Play", "play schemes"),
    ("ferry-journeys", "Journeys to school", "journeys to school"),
    ("young-voices", "Young voices", "the youth council"),
    ("first-jobs", "First jobs", "first jobs"),
    ("leaving-care", "Leaving care", "support on leaving care"),
    ("young-carers", "Young carers", "support for young carers"),
    ("offending", "Young people who offend", "work with young people who offend"),
    ("housing", "Housing", "housing for young people"),
    ("mentoring", "Mentoring", "mentoring"),
    ("complaints", "Complaints", "the answering of complaints"),
    ("shared-plans", "Shared plans", "shared plans"),
    ("shared-records", "Shared records", "shared records"),
    ("staff-turnover", "Keeping staff", "the keeping of staff"),
    ("supervision", "Supervision", "supervision"),
    ("buying-services", "Buying services", "the buying of services"),
    ("counting-results", "Counting results", "the counting of results"),
    ("joint-budgets", "Joint budgets", "joint budgets"),
    ("scrutiny", "Scrutiny", "scrutiny"),
];

/// The index of the area that a theme lies in.
pub fn area_of(theme: usize) -> usize {
    theme * AREAS.len() / THEMES.len()
}

/// Groups of children: id and label.
pub const GROUPS: [(&str, &str); 8] = [
    ("children-in-care", "Children in care"),
    ("care-leavers", "Young people who left care"),
    ("disabled-children", "Disabled children"),
    ("young-carers", "Young carers"),
    ("children-at-risk", "Children at risk of harm"),
    ("travelling-children", "Children of travelling families"),
    ("young-parents", "Young parents"),
    ("island-children", "Children on islands"),
];

/// Terms: id, word, meaning.
pub const TERMS: [(&str, &str, &str); 12] = [
    ("hub", "Hub", "The one door to all help for children in an area."),
    ("lead-worker", "lead worker", "The one person a family calls when several services help it."),
    ("panel", "area panel", "The meeting that decides who gets help and in which order."),
    ("pathway-plan", "pathway plan", "What a young person who leaves care and the council agree on."),
    ("core-group", "core group", "Those who carry out a plan to protect a child."),
    ("short-break", "short break", "Time away for a disabled child that gives the family rest."),
    ("strategy-meeting", "strategy meeting", "The first meeting when a child may be at risk."),
    ("scrutiny-panel", "scrutiny panel", "Councillors who look into what the council does."),
    ("threshold", "threshold", "The point of need from which a service helps."),
    ("virtual-school", "virtual school", "Those in a council who watch over the schooling of children in care."),
    ("care-plan", "care plan", "What is agreed for a child in care, and by when."),
    ("supervision-note", "supervision note", "The record of a talk between a worker and a manager."),
];
