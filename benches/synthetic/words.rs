//! The words of the invented sentences. Places, people and services are invented; a word in braces
//! stands for one of the lists below, or for what the sentence is about.

/// How the name of a place begins.
pub const PLACE_BEGINS: &[&str] = &[
    "Alder", "Amber", "Ash", "Barrow", "Beck", "Birch", "Bram", "Brier", "Broom", "Calder", "Cinder", "Clover",
    "Copper", "Crane", "Dapple", "Dun", "Elder", "Ember", "Fallow", "Fen", "Fern", "Flint", "Gale", "Gorse", "Hare",
    "Hawk", "Hazel", "Heron", "Hollow", "Ivy", "Kestrel", "Lark", "Linden", "Loam", "Marl", "Mallow", "Moss", "Nettle",
    "Oaken", "Otter", "Pebble", "Quarry", "Raven", "Reed", "Rowan", "Rush", "Sable", "Sedge", "Silver", "Sorrel",
    "Sparrow", "Starling", "Tallow", "Teasel", "Thistle", "Umber", "Vetch", "Wick", "Willow", "Yarrow",
];

/// How the name of a place ends.
pub const PLACE_ENDS: &[&str] = &[
    "acre", "bank", "beacon", "borne", "bourne", "bridge", "brook", "combe", "cross", "dale", "den", "down", "edge",
    "fell", "field", "fold", "ford", "garth", "gate", "grove", "hallow", "ham", "haven", "heath", "holme", "hurst",
    "ley", "mere", "minster", "moor", "mouth", "ness", "port", "shaw", "shire", "stead", "thorpe", "wade", "wold",
    "worth",
];

/// What tells places of one name apart.
pub const PLACE_SIDES: &[&str] = &["", "Upper", "Nether", "Inner", "Outer", "High", "Low"];

/// Statistical regions.
pub const REGIONS: &[&str] = &[
    "East Midlands",
    "East of England",
    "London",
    "North East",
    "North West",
    "South East",
    "South West",
    "West Midlands",
    "Yorkshire and the Humber",
];

/// What a word in braces may stand for.
pub const SLOTS: &[(&str, &[&str])] = &[
    (
        "who",
        &[
            "social workers",
            "health visitors",
            "school nurses",
            "youth workers",
            "head teachers",
            "foster carers",
            "team managers",
            "family support staff",
            "personal advisers",
            "early years staff",
            "independent visitors",
            "learning mentors",
            "education welfare officers",
            "therapists",
            "advocates",
            "community police officers",
            "housing officers",
            "volunteers",
            "training providers",
            "reviewing officers",
        ],
    ),
    (
        "children",
        &[
            "children",
            "young people",
            "younger children",
            "teenagers",
            "most children",
            "many young people",
            "children in villages",
            "children who moved into the area",
            "young people over 16",
            "families with small children",
            "brothers and sisters",
            "children whose first language is not English",
            "pupils in small schools",
            "newly arrived families",
        ],
    ),
    (
        "body",
        &[
            "the council",
            "the partnership board",
            "the health trust",
            "the scrutiny panel",
            "the children's trust",
            "the training department",
            "the commissioning team",
            "the directorate",
            "the voluntary sector forum",
            "the safeguarding unit",
            "the area panel",
            "the corporate parenting group",
            "the schools forum",
            "the joint planning group",
        ],
    ),
    (
        "papers",
        &[
            "case records",
            "assessments",
            "care plans",
            "review minutes",
            "referral forms",
            "performance reports",
            "transport schedules",
            "training logs",
            "visit notes",
            "survey returns",
            "contracts",
            "attendance lists",
            "action plans",
            "complaint files",
            "pathway plans",
            "supervision notes",
        ],
    ),
    (
        "good",
        &[
            "clear",
            "timely",
            "thorough",
            "well planned",
            "consistent",
            "prompt",
            "careful",
            "effective",
            "well led",
            "reliable",
            "carefully targeted",
            "responsive",
            "well recorded",
            "realistic",
            "generous",
            "steady",
        ],
    ),
    (
        "bad",
        &[
            "late",
            "patchy",
            "incomplete",
            "too slow",
            "inconsistent",
            "hard to reach",
            "poorly recorded",
            "uncertain",
            "unevenly spread",
            "out of date",
            "thinly staffed",
            "too narrow",
            "unclear",
            "fragile",
            "underused",
            "poorly shared",
        ],
    ),
    (
        "time",
        &[
            "over the past year",
            "since the last review",
            "in the spring",
            "within ten working days",
            "before the summer",
            "during fieldwork",
            "in the past two years",
            "at weekends",
            "during school holidays",
            "in the evening",
            "by the end of the year",
            "from the first meeting on",
            "after a change of manager",
            "in recent months",
        ],
    ),
    (
        "where",
        &[
            "in the market towns",
            "along the coast",
            "on the larger estates",
            "in the northern district",
            "in rural wards",
            "at the family centre",
            "in special schools",
            "at the area office",
            "in children's homes",
            "around the harbour",
            "in the western valleys",
            "across the area",
            "in secondary schools",
            "in temporary housing",
            "at drop-in sessions",
        ],
    ),
    (
        "part",
        &[
            "a third of",
            "half of",
            "most of",
            "nearly all",
            "about two thirds of",
            "a quarter of",
            "a small number of",
            "one in five of",
        ],
    ),
    (
        "result",
        &[
            "fewer families wait for help",
            "plans are followed through",
            "the same questions are asked twice",
            "risk is noticed sooner",
            "placements last longer",
            "some needs stay hidden",
            "visits happen when they should",
            "staff know whom to call",
            "young people lose trust",
            "fewer meetings are cancelled",
            "costs are better understood",
            "decisions drift",
            "children are seen alone",
            "progress can be shown",
            "gaps are found late",
            "schools feel supported",
        ],
    ),
];

/// Sentences that speak for a service.
pub const STRENGTHS: &[&str] = &[
    "Work on {topic} is {good} {where}, and {result}.",
    "{Who} and {who} plan {topic} together, so that {result}.",
    "{Body} has put money into {topic} {time}, with {good} results for {children}.",
    "{Children} speak well of {topic}, which is {good} {where}.",
    "{Papers} on {topic} are {good}, and {who} use them {time}.",
    "{Part} {papers} looked at {where} show {good} work on {topic}.",
    "Training for {who} on {topic} is {good} and has spread {where}.",
    "{Body} knows what {children} think of {topic} and has changed its plans {time}.",
];

/// Sentences that speak against it.
pub const WEAKNESSES: &[&str] = &[
    "Work on {topic} is {bad} {where}, and {result}.",
    "{Who} are not sure who answers for {topic}, and {papers} are {bad}.",
    "{Body} does not yet know how well {topic} serves {children} {where}.",
    "{Part} {papers} on {topic} are {bad}, and managers did not notice {time}.",
    "{Children} wait too long for {topic} {where}, because {who} are in short supply.",
    "Plans for {topic} are {bad}; {body} has set no dates for them {time}.",
    "Joint work between {who} and {who} on {topic} is {bad}.",
    "{Body} spends less on {topic} than it planned, and {result}.",
];

/// Sentences that speak both ways.
pub const MIXED: &[&str] = &[
    "Work on {topic} is {good} {where}, but {bad} for {children}.",
    "{Who} give {good} help with {topic}, while {papers} are {bad}.",
    "{Body} has a {good} plan for {topic}, though {part} {children} have seen no change {time}.",
    "{Topic} has improved {time}, and remains {bad} {where}.",
];

/// What a report asks for.
pub const REQUESTS: &[&str] = &[
    "Make work on {topic} {good} {where}, with {who} and {body} sharing one plan.",
    "Make sure that {papers} on {topic} are {good} and looked at by managers {time}.",
    "Find out how {topic} serves {children} {where}, and report it to {body}.",
    "Give {who} the time and training they need for {topic}.",
    "Agree with {body} who answers for {topic} {where}.",
    "Set dates for the plan on {topic} and check {time} whether {result}.",
];

/// What is counted.
pub const MEASURES: &[(&str, &str)] = &[
    ("children living in the area", "people"),
    ("children referred for {topic}", "people"),
    ("share of {papers} completed in time", "%"),
    ("staff working on {topic}", "posts"),
    ("schools taking part in work on {topic}", "schools"),
    ("share of {children} reached {where}", "%"),
    ("days from referral to a first visit for {topic}", "days"),
    ("spending on {topic}", "pounds"),
    ("complaints about {topic}", "complaints"),
    ("share of {who} trained in {topic}", "%"),
    ("places at group sessions on {topic}", "places"),
    ("reviews of {papers} held {time}", "reviews"),
];

/// Sentences that open a section of a summary.
pub const OPENINGS: &[&str] = &[
    "Inspectors looked at {papers} and spoke with {who}, {who} and {children} {where}.",
    "What {children} told the inspectors agrees with {papers} read {time}.",
    "The picture of {topic} is told by {who} and borne out by {papers}.",
    "{Body} had weighed its own work on {topic} {time}, and the inspectors mostly agree.",
];
