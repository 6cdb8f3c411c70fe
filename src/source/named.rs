//! Which input file a path means that the system told of.
//!
//! In: a project's folder, and paths as they come with the events of a file system: absolute or not,
//! by way of a link or not, spelled as the system spells them. Out: the file's name, as
//! [`Stamps`](super::Stamps) know it; or that it is none of the project's; or that nobody can tell from
//! the path alone.

use std::{
    ffi::OsStr,
    fs,
    path::{self, Component, Path, PathBuf},
};

use super::{CONFIG, FOLDERS};

/// Whether a file or folder of this name is none of the project's: hidden, or a copy that an editor
/// keeps beside a file while someone writes it (`themes.yaml~`, `#themes.yaml#`).
pub(super) fn passed_over(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with('.') || name.ends_with('~') || name.starts_with('#') && name.ends_with('#')
}

/// What a path is to a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// What has this path from the project's root, below an input folder or as its settings: a file, or
    /// a folder of files, or neither by now.
    Input(String),
    /// None of the project's: hidden, a copy that an editor keeps, or beside the input folders.
    Nothing,
    /// That cannot be told; only a look at all files can.
    Unclear,
}

/// The ways in which the system may name the files of a project.
#[derive(Clone, Debug)]
pub struct Names {
    /// The project's folder, as it was given and as systems write it.
    roots: Vec<PathBuf>,
    /// Whether an input folder is a link: then what lies beside the input folders may be input too.
    linked: bool,
}

impl Names {
    /// For the project in `root`.
    pub fn of(root: &Path) -> Self {
        let mut roots = vec![root.to_owned()];
        roots.extend(path::absolute(root));
        roots.extend(fs::canonicalize(root));
        let linked = FOLDERS.iter().any(|folder| root.join(folder).is_symlink());
        Self { roots, linked }
    }

    /// What `path` is to the project.
    pub fn named(&self, path: &Path) -> Named {
        let Some(inside) = self.roots.iter().find_map(|root| path.strip_prefix(root).ok()) else {
            return Named::Unclear;
        };
        let mut parts = Vec::new();
        for part in inside.components() {
            let Component::Normal(part) = part else { return Named::Unclear };
            if passed_over(part) {
                return Named::Nothing;
            }
            let Some(part) = part.to_str() else { return Named::Unclear };
            parts.push(part);
        }
        match parts.as_slice() {
            [CONFIG] => Named::Input(CONFIG.to_owned()),
            [folder, _, ..] if FOLDERS.contains(folder) => Named::Input(parts.join("/")),
            [beside] if !self.linked && is_surely_beside(beside) => Named::Nothing,
            _ => Named::Unclear,
        }
    }
}

/// Whether a name in the project's own folder can be that of no input on any file system, whatever it
/// makes of capitals and of signs that can be written in several ways.
fn is_surely_beside(name: &str) -> bool {
    let mut inputs = FOLDERS.into_iter().chain([CONFIG]);
    name.is_ascii() && !inputs.any(|input| input.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(root: &str, linked: bool) -> Names {
        Names { roots: vec![PathBuf::from("atlas"), PathBuf::from(root)], linked }
    }

    fn input(name: &str) -> Named {
        Named::Input(name.to_owned())
    }

    #[test]
    fn a_path_means_what_discover_would_read_there() {
        let names = names("/desk/.me/atlas", false);
        let cases = [
            ("/desk/.me/atlas/content/themes/a.md", input("content/themes/a.md")),
            ("/desk/.me/atlas/./content/a.yaml", input("content/a.yaml")),
            ("atlas/templates/base.html", input("templates/base.html")),
            ("atlas/atlas.yaml", input("atlas.yaml")),
            ("atlas/content/themes/.a.md.swp", Named::Nothing),
            ("atlas/content/.hidden/a.md", Named::Nothing),
            ("atlas/content/#a.md#", Named::Nothing),
            ("atlas/content/a.md~", Named::Nothing),
            ("atlas/.git", Named::Nothing),
            ("atlas/README.md", Named::Nothing),
            // A folder that is looked at, the project itself, and what is elsewhere.
            ("atlas/content", Named::Unclear),
            ("atlas", Named::Unclear),
            ("/elsewhere/content/a.md", Named::Unclear),
            ("atlas/content/../content/a.md", Named::Unclear),
            ("atlas/shared/a.md", Named::Unclear),
            // What a file system that knows no capitals, or several ways to write a sign, may take for input.
            ("atlas/Content/a.md", Named::Unclear),
            ("atlas/Atlas.YAML", Named::Unclear),
            ("atlas/\u{17f}tatic", Named::Unclear),
        ];
        for (path, named) in cases {
            assert_eq!(names.named(Path::new(path)), named, "{path}");
        }
    }

    #[test]
    fn where_an_input_folder_is_a_link_nothing_beside_it_is_surely_nothing() {
        assert_eq!(names("/atlas", true).named(Path::new("/atlas/shared")), Named::Unclear);
        assert_eq!(names("/atlas", true).named(Path::new("/atlas/.git")), Named::Nothing);
    }

    #[cfg(unix)]
    #[test]
    fn a_project_behind_a_link_has_both_names() {
        let room = tempfile::tempdir().unwrap();
        let (real, link) = (room.path().join("real"), room.path().join("link"));
        fs::create_dir_all(real.join("content")).unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        let names = Names::of(&link);
        for root in [link, fs::canonicalize(real).unwrap()] {
            assert_eq!(names.named(&root.join("content/a.md")), input("content/a.md"));
        }
    }
}
