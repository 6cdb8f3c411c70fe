//! Joining `atlas.yaml`.

use super::Linker;
use crate::{
    content::SettingsFile,
    diagnostics::{Code, nearest},
    location::{FileId, Origin},
    model::{Licence, Notices, Settings},
};

/// Whether a site can be published at this address. With a sign that is written otherwise in HTML it would not be the
/// same address wherever it stands.
pub fn is_base_url(address: &str) -> bool {
    is_of_the_web(address) && !address.contains(['#', '?', '&', '\''])
}

/// Whether an address may be linked to.
fn is_of_the_web(address: &str) -> bool {
    let host = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    host.is_some_and(|host| host.starts_with(char::is_alphanumeric) && !host.contains([' ', '"', '<']))
}

impl Linker<'_> {
    /// Reports an address that nothing can be published at, and names in the menu that mean no page.
    pub fn check_settings(&mut self, file: FileId, settings: &SettingsFile) {
        let origin = Origin::file(file);
        if !is_base_url(&settings.base_url.0) {
            let message = format!("`{}` is not an address to publish at", settings.base_url.0);
            self.diagnostics
                .error(Code::WrongValue, origin.field("base_url"), message)
                .hint("write an address that begins with https:// or http://, without the signs # ? & '");
        }
        // Addresses of the repository's files are made from its own; that of the licence is only led to.
        let (repository, licence) = (&settings.repository.0, &settings.licence.content_url.0);
        let licence_place = origin.field("licence").field("content_url");
        for (address, is_good, place) in [
            (repository, is_base_url(repository), origin.field("repository")),
            (licence, is_of_the_web(licence), licence_place),
        ] {
            if !is_good {
                let message = format!("`{address}` is not an address of the web");
                let hint = "write an address that begins with https:// or http://";
                self.diagnostics.error(Code::WrongValue, place, message).hint(hint);
            }
        }
        for (index, name) in settings.navigation.iter().enumerate() {
            let name = &*name.0;
            let first = settings.navigation[..index].iter().position(|other| *other.0 == *name);
            if let Some(first) = first {
                let place = |index| origin.field("navigation").index(index);
                self.diagnostics
                    .error(Code::DuplicateId, place(index), format!("the menu names `{name}` a second time"))
                    .other(place(first))
                    .hint("keep one of the two");
            }
            if !Settings::MENU.contains(&name) && !self.names.pages.has(name) {
                let known = Settings::MENU.iter().copied().chain(self.names.pages.names());
                let hint = nearest(name, known).map_or_else(
                    || "use the name of a list of the atlas, or an id from content/pages/".to_owned(),
                    |found| format!("did you mean `{}`?", found.0),
                );
                self.diagnostics
                    .error(
                        Code::UnknownReference,
                        origin.field("navigation").index(index),
                        format!("there is no page `{name}`"),
                    )
                    .hint(hint);
            }
        }
    }
}

/// The settings, with `base_url`, where given, in place of the one written there.
pub fn joined(file: SettingsFile, base_url: Option<&str>) -> Settings {
    let base_url = base_url.map_or(file.base_url.0.into(), str::to_owned);
    Settings {
        title: file.title.0.into(),
        tagline: file.tagline.0.into(),
        description: file.description.0.into(),
        base_url: if base_url.ends_with('/') { base_url } else { base_url + "/" },
        repository: file.repository.0.trim_end_matches('/').to_owned(),
        branch: file.branch.0.into(),
        content_date: file.content_date.0,
        licence: Licence {
            text: file.licence.text.0.into(),
            content_name: file.licence.content_name.0.into(),
            content_url: file.licence.content_url.0.into(),
            code_name: file.licence.code_name.0.into(),
        },
        notices: Notices {
            independence: file.notices.independence.0.into(),
            not_today: file.notices.not_today.0.into(),
        },
        navigation: file.navigation.into_iter().map(|name| name.0.into()).collect(),
    }
}
