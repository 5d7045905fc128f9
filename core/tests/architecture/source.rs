//! Reads the sources of a crate: modules, what each defines and exports, and what each imports.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::path::Path;

use syn::visit::Visit;
use syn::{Attribute, Item, UseTree, Visibility};

/// A module that is a file; the root is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Module(Vec<String>);

impl Module {
    pub(crate) fn of(names: &[&str]) -> Self {
        Self(names.iter().map(ToString::to_string).collect())
    }

    /// The module of the crate's root that it belongs to; empty for the root itself.
    pub(crate) fn top(&self) -> &str {
        self.0.first().map_or("", String::as_str)
    }

    fn parent(&self) -> Self {
        let mut names = self.0.clone();
        names.pop();
        Self(names)
    }

    fn child(&self, name: &str) -> Self {
        let mut names = self.0.clone();
        names.push(name.to_owned());
        Self(names)
    }

    fn contains(&self, other: &Self) -> bool {
        other.0.starts_with(&self.0)
    }
}

impl fmt::Display for Module {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.join("::"))
    }
}

/// What one file says.
#[derive(Default)]
struct Source {
    /// Names of the structs, enums, traits and aliases.
    types: Vec<String>,
    /// Name, and the path that it stands for, of what is imported or exported under a name.
    uses: Vec<Import>,
    /// Paths in the code that may lead through modules.
    paths: Vec<Vec<String>>,
}

struct Import {
    name: String,
    path: Vec<String>,
    is_export: bool,
}

/// All files of a crate but tests.
pub(crate) struct Crate(BTreeMap<Module, Source>);

impl Crate {
    /// The crate whose sources are in `folder`, relative to that of wsclient-core.
    pub(crate) fn read(folder: &str) -> Self {
        let mut sources = BTreeMap::new();
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        read_folder(&root, &Module::default(), &mut sources);
        assert!(sources.len() > 15, "the sources were not found");
        Self(sources)
    }

    pub(crate) fn modules(&self) -> impl Iterator<Item = &Module> {
        self.0.keys()
    }

    /// Each type with the module that defines it.
    pub(crate) fn types(&self) -> impl Iterator<Item = (&Module, String)> {
        let of = |(module, source): (_, &Source)| {
            let names = source.types.clone().into_iter();
            names.map(move |name| (module, name))
        };
        self.0.iter().flat_map(of)
    }

    /// Which file imports what another defines. A re-export leads to the definition, and what a
    /// module exports of its own children is no import.
    pub(crate) fn imports(&self) -> BTreeSet<(Module, Module)> {
        let mut imports = BTreeSet::new();
        for (module, source) in &self.0 {
            let used = source
                .uses
                .iter()
                .map(|import| (&import.path, import.is_export));
            let named = source.paths.iter().map(|path| (path, false));
            for (path, is_export) in used.chain(named) {
                let Some(defined) = self.definition(module, path, 0) else {
                    continue;
                };
                if defined != *module && !(is_export && module.contains(&defined)) {
                    imports.insert((module.clone(), defined));
                }
            }
        }
        imports
    }

    /// The module that defines what `path`, written in `from`, names.
    fn definition(&self, from: &Module, path: &[String], depth: usize) -> Option<Module> {
        assert!(depth < 20, "{from}: {path:?} is exported in a circle");
        let mut names = path.iter();
        let first = names.next()?;
        let mut at = match first.as_str() {
            "crate" => Module::default(),
            "self" => from.clone(),
            "super" => from.parent(),
            name if self.0.contains_key(&from.child(name)) => from.child(name),
            _ => return None,
        };
        while let Some(name) = names.next() {
            if name == "super" {
                at = at.parent();
            } else if name == "self" {
                break;
            } else if self.0.contains_key(&at.child(name)) {
                at = at.child(name);
            } else {
                let uses = &self.0.get(&at)?.uses;
                let export = uses
                    .iter()
                    .find(|import| import.is_export && import.name == *name);
                let Some(export) = export else {
                    return Some(at);
                };
                let mut path = export.path.clone();
                path.extend(names.cloned());
                return self.definition(&at, &path, depth + 1).or(Some(at));
            }
        }
        Some(at)
    }
}

fn read_folder(folder: &Path, module: &Module, sources: &mut BTreeMap<Module, Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if name == "tests" || name.starts_with("test_") {
            continue;
        }
        if path.is_dir() {
            read_folder(&path, &module.child(&name), sources);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let of = match name.as_str() {
                "lib" | "mod" => module.clone(),
                _ => module.child(&name),
            };
            let text = fs::read_to_string(&path).unwrap();
            let file = syn::parse_file(&text).unwrap();
            let mut source = Source::default();
            for item in &file.items {
                source.visit_item(item);
            }
            assert!(sources.insert(of, source).is_none(), "{}", path.display());
        }
    }
}

impl<'ast> Visit<'ast> for Source {
    fn visit_item(&mut self, item: &'ast Item) {
        let (attributes, type_name): (&[Attribute], _) = match item {
            Item::Struct(item) => (&item.attrs, Some(&item.ident)),
            Item::Enum(item) => (&item.attrs, Some(&item.ident)),
            Item::Trait(item) => (&item.attrs, Some(&item.ident)),
            Item::Type(item) => (&item.attrs, Some(&item.ident)),
            Item::Fn(item) => (&item.attrs, None),
            Item::Impl(item) => (&item.attrs, None),
            Item::Mod(item) => (&item.attrs, None),
            Item::Use(item) => (&item.attrs, None),
            _ => (&[], None),
        };
        if attributes.iter().any(is_test) {
            return;
        }
        self.types.extend(type_name.map(ToString::to_string));
        if let Item::Use(item) = item {
            let is_export = !matches!(item.vis, Visibility::Inherited);
            let mut path = Vec::new();
            add_imports(&item.tree, is_export, &mut path, &mut self.uses);
        }
        syn::visit::visit_item(self, item);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: Vec<String> = path.segments.iter().map(|s| s.ident.to_string()).collect();
        if names.len() > 1 {
            self.paths.push(names);
        }
        syn::visit::visit_path(self, path);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        if !function.attrs.iter().any(is_test) {
            syn::visit::visit_impl_item_fn(self, function);
        }
    }
}

/// Whether it is there in tests only.
fn is_test(attribute: &Attribute) -> bool {
    let text = match &attribute.meta {
        syn::Meta::List(list) if list.path.is_ident("cfg") => list.tokens.to_string(),
        _ => return attribute.path().is_ident("test"),
    };
    text == "test"
}

fn add_imports(tree: &UseTree, is_export: bool, path: &mut Vec<String>, uses: &mut Vec<Import>) {
    let mut add = |name: String, path: Vec<String>| {
        uses.push(Import {
            name,
            path,
            is_export,
        });
    };
    match tree {
        UseTree::Path(tree) => {
            path.push(tree.ident.to_string());
            add_imports(&tree.tree, is_export, path, uses);
            path.pop();
        }
        UseTree::Group(group) => {
            for tree in &group.items {
                add_imports(tree, is_export, path, uses);
            }
        }
        UseTree::Name(name) => {
            let mut whole = path.clone();
            let name = name.ident.to_string();
            whole.push(name.clone());
            let last = path.last().cloned().unwrap_or_default();
            add(if name == "self" { last } else { name }, whole);
        }
        UseTree::Rename(tree) => {
            let mut whole = path.clone();
            whole.push(tree.ident.to_string());
            add(tree.rename.to_string(), whole);
        }
        UseTree::Glob(_) => add("*".to_owned(), path.clone()),
    }
}
