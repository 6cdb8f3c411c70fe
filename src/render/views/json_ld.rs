//! What a page says of itself to machines: JSON-LD in the words of schema.org.
//!
//! A judgement is a `Review` with a `Rating` on its own framework's scale, best and worst given;
//! the rating carries a number only where the report prints one.

use serde::Serialize;
use serde_json::{Value, json};

use super::{trail::trail, words};
use crate::{
    model::{Authority, EntryId, Grade, Id, Judgement, Report},
    pages::{Route, anchor},
    render::{Links, html::json_in_script},
};

/// What is said of a page.
#[derive(Serialize)]
struct Said<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<Thing<'a>>,
}

/// One thing that is spoken of. Those that stand on many pages, or many times on one, have types of their
/// own: a value of any form takes several times as long to make and to write.
#[derive(Serialize)]
#[serde(untagged)]
enum Thing<'a> {
    Breadcrumbs(Breadcrumbs),
    Review(Box<Review<'a>>),
    Other(Value),
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "BreadcrumbList")]
struct Breadcrumbs {
    #[serde(rename = "itemListElement")]
    items: Vec<Breadcrumb>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "ListItem")]
struct Breadcrumb {
    position: usize,
    name: String,
    item: String,
}

/// A judgement.
#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct Review<'a> {
    #[serde(rename = "@id")]
    id: String,
    name: &'a str,
    item_reviewed: Council<'a>,
    author: Organization<'a>,
    #[serde(rename = "reviewRating")]
    grade: Rating<'a>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "GovernmentOrganization")]
struct Council<'a> {
    name: &'a str,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
struct Organization<'a> {
    name: Option<&'a String>,
}

/// A grade on its framework's scale.
#[derive(Serialize)]
#[serde(tag = "@type")]
struct Rating<'a> {
    #[serde(rename = "ratingValue")]
    value: Rated<'a>,
    #[serde(rename = "bestRating")]
    best: Option<Rated<'a>>,
    #[serde(rename = "worstRating")]
    worst: Option<Rated<'a>>,
    #[serde(rename = "ratingExplanation")]
    explanation: String,
}

/// A grade by its number, where the scale has numbers, or by its word.
#[derive(Serialize)]
#[serde(untagged)]
enum Rated<'a> {
    Number(u8),
    Word(&'a str),
}

/// The JSON-LD of a page, ready for its script element.
pub fn html(links: Links<'_>) -> String {
    let mut graph = vec![Thing::Breadcrumbs(breadcrumbs(links))];
    match links.from {
        Route::Home => graph.push(Thing::Other(website(links))),
        Route::Authority(id) => graph.push(Thing::Other(authority(links, id))),
        Route::Report(id) => graph.extend(report(links, id)),
        Route::Page(id) if links.atlas.pages[id].slug.as_str() == "data" => graph.push(Thing::Other(dataset(links))),
        _ => {}
    }
    json_in_script(&as_json(&Said { context: "https://schema.org", graph })).into_owned()
}

fn as_json(said: &Said<'_>) -> String {
    serde_json::to_string(said).expect("texts, numbers and lists of them have a form in JSON")
}

fn breadcrumbs(links: Links<'_>) -> Breadcrumbs {
    let item = |(index, route)| Breadcrumb {
        position: index + 1,
        name: words::page_name(links.atlas, route),
        item: links.canonical(route),
    };
    Breadcrumbs { items: trail(links, links.from).into_iter().enumerate().map(item).collect() }
}

fn website(links: Links<'_>) -> Value {
    let settings = &links.atlas.settings;
    json!({
        "@type": "WebSite",
        "name": settings.title,
        "description": settings.description,
        "url": settings.base_url,
        "license": settings.licence.content_url,
        "inLanguage": "en-GB"
    })
}

fn authority(links: Links<'_>, id: Id<Authority>) -> Value {
    let authority = &links.atlas.authorities[id];
    let identifiers: Vec<Value> = authority
        .codes
        .iter()
        .map(|code| {
            let scheme = match code.scheme {
                crate::model::CodeScheme::Dfe => "DfE local authority number",
                crate::model::CodeScheme::Gss => "GSS code",
                crate::model::CodeScheme::Iso => "ISO 3166-2 code",
            };
            json!({ "@type": "PropertyValue", "propertyID": scheme, "value": code.value })
        })
        .collect();
    json!({
        "@type": "GovernmentOrganization",
        "name": authority.council,
        "areaServed": authority.name,
        "identifier": identifiers,
        "url": links.canonical(Route::Authority(id))
    })
}

fn report(links: Links<'_>, id: Id<Report>) -> Vec<Thing<'_>> {
    let atlas = links.atlas;
    let report = &atlas.reports[id];
    let url = links.canonical(Route::Report(id));
    let publishers: Vec<Value> =
        report.inspectorates.iter().map(|name| json!({ "@type": "Organization", "name": name })).collect();
    let mut document = json!({
        "@type": "Report",
        "@id": format!("{url}#source"),
        "name": report.title,
        "publisher": publishers,
        "about": { "@type": "GovernmentOrganization", "name": atlas.authorities[report.authority].council },
        "inLanguage": "en-GB"
    });
    if let Some(date) = report.published.date() {
        document["datePublished"] = json!(date.to_string());
    }
    let reviews = report.judgements.ids().map(|judgement| review(links, id, judgement));
    std::iter::once(Thing::Other(document)).chain(reviews.map(|review| Thing::Review(Box::new(review)))).collect()
}

fn review(links: Links<'_>, id: Id<Report>, judgement: EntryId<Judgement>) -> Review<'_> {
    let atlas = links.atlas;
    let report = &atlas.reports[id];
    let framework = &atlas.frameworks[report.framework];
    let judgement = &atlas.judgements[judgement];
    let grade = framework.grade(judgement.grade);
    Review {
        id: links.permalink(Route::Report(id), &anchor::judgement(framework, judgement)),
        name: &framework.area(judgement.area).label,
        item_reviewed: Council { name: &atlas.authorities[report.authority].council },
        author: Organization { name: report.inspectorates.first() },
        grade: Rating {
            value: rated(grade),
            best: framework.scale.grades.first().map(rated),
            worst: framework.scale.grades.last().map(rated),
            explanation: format!("{}, on the scale of {} alone", grade.label, framework.short_title),
        },
    }
}

fn rated(grade: &Grade) -> Rated<'_> {
    grade.number.map_or(Rated::Word(&grade.label), Rated::Number)
}

fn dataset(links: Links<'_>) -> Value {
    let settings = &links.atlas.settings;
    let files: Vec<Value> = crate::render::data::FILES
        .iter()
        .map(|(file, _)| {
            let format = if file.ends_with(".csv") { "text/csv" } else { "application/json" };
            json!({ "@type": "DataDownload", "encodingFormat": format, "contentUrl": format!("{}data/{file}", settings.base_url) })
        })
        .collect();
    json!({
        "@type": "Dataset",
        "name": format!("{}: data", settings.title),
        "description": settings.description,
        "license": settings.licence.content_url,
        "dateModified": settings.content_date.to_string(),
        "distribution": files
    })
}
