//! A build is a function of its files: the same in any folder, with any number of threads, whatever
//! the order the files were made in; and a second build has nothing to write.

use std::{collections::BTreeMap, fs, path::Path};

use inspection_atlas::{
    publish::{self, Options},
    render::Outputs,
};

use crate::site::{Site, outputs, tree};

/// The files of a site; their makers are left out, as no reader sees them.
fn files(outputs: &Outputs) -> BTreeMap<String, Vec<u8>> {
    outputs.iter().map(|(path, output)| (path.to_owned(), output.bytes.clone())).collect()
}

fn build_with(threads: usize, root: &Path) -> BTreeMap<String, Vec<u8>> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    pool.install(|| files(&outputs(root, None)))
}

#[test]
fn two_roots_and_any_number_of_threads_give_equal_bytes() {
    let site = Site::small();
    let first = tempfile::tempdir().unwrap();
    let second = tempfile::Builder::new().prefix("another place, with spaces ").tempdir().unwrap();
    let deep = second.path().join("a/b");
    site.write_in_order(first.path(), site.paths());
    site.write_in_order(&deep, site.paths().rev());
    let expected = build_with(1, first.path());
    assert!(!expected.is_empty());
    for (threads, root) in [(4, first.path()), (1, deep.as_path()), (4, deep.as_path())] {
        let found = build_with(threads, root);
        let paths: Vec<&String> =
            expected.iter().filter(|(path, bytes)| found.get(*path) != Some(bytes)).map(|(path, _)| path).collect();
        assert!(paths.is_empty(), "{threads} threads in {} make other files: {paths:?}", root.display());
        assert_eq!(expected.len(), found.len());
    }
}

#[test]
fn no_path_of_the_machine_reaches_the_output() {
    let project = Site::small().write();
    let root = project.root().to_str().unwrap().to_owned();
    for (path, output) in project.outputs().iter() {
        let text = String::from_utf8_lossy(&output.bytes);
        assert!(!text.contains(&root) && !text.contains(env!("CARGO_MANIFEST_DIR")), "{path} names a folder");
    }
}

#[test]
fn a_second_build_writes_nothing() {
    let project = Site::small().write();
    let out = project.root().join("site");
    let options = Options { project: Some(project.root().to_owned()), ..Options::default() };
    let first = publish::publish(&project.outputs(), &out, &options).unwrap();
    assert_eq!((first.unchanged, first.removed), (0, 0));
    let before = stamps(&out);
    let second = publish::publish(&project.outputs(), &out, &options).unwrap();
    assert_eq!((second.written, second.unchanged, second.removed), (0, first.written, 0));
    assert_eq!(stamps(&out), before);
}

/// When each file was last written, and the folder itself.
fn stamps(folder: &Path) -> Vec<(String, std::time::SystemTime)> {
    let when = |path: &Path| fs::metadata(path).unwrap().modified().unwrap();
    let own = [(String::new(), when(folder))];
    own.into_iter().chain(tree(folder).into_keys().map(|path| (path.clone(), when(&folder.join(&path))))).collect()
}
