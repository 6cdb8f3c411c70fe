//! Rows of what documents are about: themes, authorities, frameworks and their grades.

use serde::Serialize;

use super::{
    super::{
        sheet::Sheet,
        values::{AsText, Ids, Url, first_code, former_codes},
        words,
    },
    page_url,
};
use crate::{
    model::{Atlas, Authority, CodeScheme, Framework, Grade, Id, PartialDate, Theme},
    pages::Route,
};

/// A row of `themes.csv`.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct ThemeRow<'a> {
    pub theme: &'a str,
    pub title: &'a str,
    pub outcome_area: &'a str,
    pub overview: &'a str,
    pub local: bool,
    pub related: Ids<'a, Theme>,
    pub summary: &'a str,
    pub url: Url,
}

impl<'a> ThemeRow<'a> {
    /// The row of a theme.
    pub fn of(atlas: &'a Atlas, id: Id<Theme>) -> Self {
        let theme = &atlas.themes[id];
        let area = &atlas.areas[theme.area];
        Self {
            theme: theme.slug.as_str(),
            title: &theme.title,
            outcome_area: area.slug.as_str(),
            overview: atlas.overviews[area.overview].slug.as_str(),
            local: theme.local,
            related: Ids::of(&atlas.themes, &theme.related),
            summary: &theme.summary,
            url: page_url(atlas, Route::Theme(id)),
        }
    }
}

/// A row of `authorities.csv`.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct AuthorityRow<'a> {
    pub la_name: &'a str,
    pub new_la_code: Option<&'a str>,
    pub old_la_code: Option<&'a str>,
    pub region_name: &'a str,
    pub authority: &'a str,
    pub council: &'a str,
    pub kind: &'static str,
    pub valid_to: Option<AsText<PartialDate>>,
    pub former_new_la_codes: Vec<&'a str>,
    pub successor: Vec<&'a str>,
    pub successor_new_la_code: Vec<&'a str>,
    pub successor_old_la_code: Vec<&'a str>,
    pub url: Url,
}

impl<'a> AuthorityRow<'a> {
    /// The row of an authority.
    pub fn of(atlas: &'a Atlas, id: Id<Authority>) -> Self {
        let authority = &atlas.authorities[id];
        let gss = authority.code(CodeScheme::Gss);
        let dfe = authority.code(CodeScheme::Dfe);
        let successors = &authority.successors;
        let codes =
            |scheme| successors.iter().map(|body| first_code(&body.codes, scheme).unwrap_or_default()).collect();
        Self {
            la_name: &authority.name,
            new_la_code: gss.map(|code| code.value.as_str()),
            old_la_code: dfe.map(|code| code.value.as_str()),
            region_name: &authority.region,
            authority: authority.slug.as_str(),
            council: &authority.council,
            kind: words::kind(authority.kind),
            valid_to: gss.or(dfe).and_then(|code| code.to).map(AsText),
            former_new_la_codes: former_codes(authority, CodeScheme::Gss),
            successor: successors.iter().map(|body| body.name.as_str()).collect(),
            successor_new_la_code: codes(CodeScheme::Gss),
            successor_old_la_code: codes(CodeScheme::Dfe),
            url: page_url(atlas, Route::Authority(id)),
        }
    }
}

/// A row of `frameworks.csv`.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct FrameworkRow<'a> {
    pub framework: &'a str,
    pub title: &'a str,
    pub short_title: &'a str,
    pub in_force_from: AsText<PartialDate>,
    pub in_force_to: Option<AsText<PartialDate>>,
    pub replaced: Option<&'a str>,
    pub inspectorates: &'a [String],
    pub scale_title: &'a str,
    pub summary: &'a str,
    pub url: Url,
}

impl<'a> FrameworkRow<'a> {
    /// The row of a framework.
    pub fn of(atlas: &'a Atlas, id: Id<Framework>) -> Self {
        let framework = &atlas.frameworks[id];
        Self {
            framework: framework.slug.as_str(),
            title: &framework.title,
            short_title: &framework.short_title,
            in_force_from: AsText(framework.from),
            in_force_to: framework.to.map(AsText),
            replaced: framework.replaced.map(|id| atlas.frameworks[id].slug.as_str()),
            inspectorates: &framework.inspectorates,
            scale_title: &framework.scale.title,
            summary: &framework.summary,
            url: page_url(atlas, Route::Framework(id)),
        }
    }
}

/// A row of `grades.csv`.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct GradeRow<'a> {
    pub framework: &'a str,
    pub grade: &'a str,
    pub label: &'a str,
    pub number: Option<u8>,
    pub order: usize,
    pub meaning: &'a str,
}

impl<'a> GradeRow<'a> {
    /// The row of a grade at the place `order`, from 1 for the best.
    fn of(framework: &'a Framework, order: usize, grade: &'a Grade) -> Self {
        Self {
            framework: framework.slug.as_str(),
            grade: grade.key.as_str(),
            label: &grade.label,
            number: grade.number,
            order,
            meaning: &grade.meaning,
        }
    }

    /// The rows of a framework's scale, best first.
    pub fn all(framework: &'a Framework) -> impl Iterator<Item = Self> {
        (1..).zip(&framework.scale.grades).map(|(order, grade)| Self::of(framework, order, grade))
    }
}

/// Writes `themes.csv`.
pub fn themes(atlas: &Atlas, sheet: &mut Sheet<'_>) -> csv::Result<()> {
    atlas.themes.ids().try_for_each(|id| sheet.push(&ThemeRow::of(atlas, id)))
}

/// Writes `authorities.csv`.
pub fn authorities(atlas: &Atlas, sheet: &mut Sheet<'_>) -> csv::Result<()> {
    atlas.authorities.ids().try_for_each(|id| sheet.push(&AuthorityRow::of(atlas, id)))
}

/// Writes `frameworks.csv`.
pub fn frameworks(atlas: &Atlas, sheet: &mut Sheet<'_>) -> csv::Result<()> {
    atlas.frameworks.ids().try_for_each(|id| sheet.push(&FrameworkRow::of(atlas, id)))
}

/// Writes `grades.csv`.
pub fn grades(atlas: &Atlas, sheet: &mut Sheet<'_>) -> csv::Result<()> {
    atlas.frameworks.values().flat_map(GradeRow::all).try_for_each(|row| sheet.push(&row))
}
