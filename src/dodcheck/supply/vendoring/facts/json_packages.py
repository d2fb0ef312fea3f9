"""Packages described in JSON: package.json, bower.json, composer.json, vcpkg.json, cgmanifest.json, .cargo_vcs_info."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from dodcheck.formats import json
from dodcheck.supply.vendoring.facts.file_fact import FactFile, Field, FileFact, fact_of, line_of
from dodcheck.supply.vendoring.vendored import Confidence

_GITHUB = "https://github.com/"


def is_json_package(name: str) -> bool:
    """Return whether it is one by its name."""
    return name in _READERS


def read_json_package(file: FactFile) -> Iterator[FileFact]:
    """Yield what a package says of itself. Raises ``FormatProblem``."""
    value = json.load(file.text)
    if isinstance(value, dict):
        yield from _READERS[file.name](value, file.text)


def _package(value: Mapping[str, object], text: str) -> Iterator[FileFact]:
    yield from _text_fact(value, text, "name", Field.NAME)
    yield from _text_fact(value, text, "version", Field.VERSION)
    licence = value.get("license")
    if isinstance(licence, dict):
        licence = licence.get("type")
    yield from _fact(licence, text, "license", Field.LICENCE)
    repository = value.get("repository")
    if isinstance(repository, dict):
        repository = repository.get("url")
    yield from _fact(_address(repository), text, "repository", Field.URL)
    yield from _text_fact(value, text, "homepage", Field.URL)
    author = value.get("author")
    name = author.get("name") if isinstance(author, dict) else author
    if isinstance(name, str):
        yield from _fact(name.partition("<")[0].partition("(")[0], text, "author", Field.SUPPLIER)


def _address(said: object) -> object:
    """Return the address that a short form means: `owner/name` and `github:owner/name` are on GitHub."""
    if not isinstance(said, str):
        return said
    short = said.removeprefix("github:")
    if short.count("/") == 1 and ":" not in short and not short.startswith((".", "/")):
        return f"{_GITHUB}{short}"
    return said.removeprefix("git+")


def _composer(value: Mapping[str, object], text: str) -> Iterator[FileFact]:
    yield from _text_fact(value, text, "name", Field.NAME)
    yield from _text_fact(value, text, "version", Field.VERSION)
    yield from _text_fact(value, text, "license", Field.LICENCE)
    yield from _text_fact(value, text, "homepage", Field.URL)


def _vcpkg(value: Mapping[str, object], text: str) -> Iterator[FileFact]:
    yield from _text_fact(value, text, "name", Field.NAME)
    for key in ("version", "version-semver", "version-string", "version-date"):
        yield from _text_fact(value, text, key, Field.VERSION)
    yield from _text_fact(value, text, "license", Field.LICENCE)
    yield from _text_fact(value, text, "homepage", Field.URL)


def _cargo_vcs(value: Mapping[str, object], text: str) -> Iterator[FileFact]:
    git = value.get("git")
    if isinstance(git, dict):
        yield from _fact(git.get("sha1"), text, "sha1", Field.COMMIT, Confidence.RECORDED)


def _cgmanifest(value: Mapping[str, object], text: str) -> Iterator[FileFact]:
    """Yield what a manifest says that registers one component; of several none can be told to be this one."""
    registered = value.get("registrations", value.get("Registrations"))
    if not isinstance(registered, list) or len(registered) != 1 or not isinstance(registered[0], dict):
        return
    component = registered[0].get("component", registered[0].get("Component"))
    git = component.get("git") if isinstance(component, dict) else None
    if isinstance(git, dict):
        recorded = Confidence.RECORDED
        yield from _fact(git.get("repositoryUrl"), text, "repositoryUrl", Field.URL, recorded)
        yield from _fact(git.get("commitHash"), text, "commitHash", Field.COMMIT, recorded)
    yield from _fact(registered[0].get("version"), text, "version", Field.VERSION, Confidence.RECORDED)
    yield from _fact(registered[0].get("license"), text, "license", Field.LICENCE, Confidence.RECORDED)


def _text_fact(value: Mapping[str, object], text: str, key: str, field: Field) -> Iterator[FileFact]:
    return _fact(value.get(key), text, key, field)


def _fact(
    said: object, text: str, key: str, field: Field, confidence: Confidence = Confidence.DECLARED
) -> Iterator[FileFact]:
    if isinstance(said, str):
        yield from fact_of(field, said, line_of(text, f'"{key}"', said) or line_of(text, f'"{key}"'), confidence)


_READERS: Mapping[str, Callable[[Mapping[str, object], str], Iterator[FileFact]]] = {
    "package.json": _package,
    "bower.json": _package,
    "component.json": _package,
    "composer.json": _composer,
    "vcpkg.json": _vcpkg,
    "cgmanifest.json": _cgmanifest,
    ".cargo_vcs_info.json": _cargo_vcs,
}
