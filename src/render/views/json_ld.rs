//! What a page says of itself to machines: JSON-LD in the words of schema.org.
//!
//! A judgement is a `Review` with a `Rating` on its own framework's scale, best and worst given;
//! the rating carries a number only where the report prints one.

use serde_json::{Value, json};

use super::{trail::trail, words};
use crate::{
    model::{Atlas, Authority, Id, Report},
    pages::{Route, anchor},
    render::{Links, html::json_in_script},
};

/// The JSON-LD of a page, ready for its script element.
pub fn html(links: Links<'_>) -> String {
    let mut graph = vec![breadcrumbs(links)];
    match links.from {
        Route::Home => graph.push(website(links)),
        Route::Authority(id) => graph.push(authority(links, id)),
        Route::Report(id) => graph.extend(report(links, id)),
        Route::Page(id) if links.atlas.pages[id].slug.as_str() == "data" => graph.push(dataset(links)),
        _ => {}
    }
    json_in_script(&json!({ "@context": "https://schema.org", "@graph": graph }).to_string())
}

fn breadcrumbs(links: Links<'_>) -> Value {
    let items: Vec<Value> = trail(links, links.from)
        .into_iter()
        .enumerate()
        .map(|(index, route)| {
            json!({ "@type": "ListItem", "position": index + 1, "name": words::page_name(links.atlas, route), "item": links.canonical(route) })
        })
        .collect();
    json!({ "@type": "BreadcrumbList", "itemListElement": items })
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

fn report(links: Links<'_>, id: Id<Report>) -> Vec<Value> {
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
    let mut graph = vec![document];
    graph.extend(report.judgements.ids().map(|judgement| review(atlas, links, id, judgement)));
    graph
}

fn review(
    atlas: &Atlas,
    links: Links<'_>,
    id: Id<Report>,
    judgement: crate::model::EntryId<crate::model::Judgement>,
) -> Value {
    let report = &atlas.reports[id];
    let framework = &atlas.frameworks[report.framework];
    let judgement = &atlas.judgements[judgement];
    let value = |grade: &crate::model::Grade| grade.number.map_or_else(|| json!(grade.label), |number| json!(number));
    let grades = &framework.scale.grades;
    json!({
        "@type": "Review",
        "@id": links.permalink(Route::Report(id), &anchor::judgement(framework, judgement)),
        "name": framework.area(judgement.area).label,
        "itemReviewed": { "@type": "GovernmentOrganization", "name": atlas.authorities[report.authority].council },
        "author": { "@type": "Organization", "name": report.inspectorates.first() },
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": value(framework.grade(judgement.grade)),
            "bestRating": grades.first().map(value),
            "worstRating": grades.last().map(value),
            "ratingExplanation": format!("{}, on the scale of {} alone", framework.grade(judgement.grade).label, framework.short_title)
        }
    })
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
