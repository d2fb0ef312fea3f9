"""Python packages: PKG-INFO, METADATA, setup.cfg, pyproject.toml, setup.py and `__version__`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from itertools import islice

from dodcheck.formats import python, toml
from dodcheck.formats.problem import FormatProblem
from dodcheck.supply.vendoring.facts.file_fact import MAX_FOUND, FactFile, Field, FileFact, fact_of, line_at, line_of
from dodcheck.supply.vendoring.vendored import Confidence

_DECLARED = Confidence.DECLARED
_HEADER = re.compile(r"([A-Za-z-]{1,40}):[ \t]*([^\n]{1,400})")
_HEADERS = {
    "name": Field.NAME,
    "version": Field.VERSION,
    "license-expression": Field.LICENCE,
    "license": Field.LICENCE,
    "home-page": Field.URL,
    "author": Field.SUPPLIER,
}
_LABELS = ("source", "repository", "homepage", "source code", "github", "code", "home")
_SECTION = re.compile(r"\[([A-Za-z_. -]{1,60})\]")
_SETTING = re.compile(r"([a-z_-]{1,30})[ \t]*=[ \t]*([^\n]{1,300})")
_CFG = {"name": Field.NAME, "version": Field.VERSION, "license": Field.LICENCE, "url": Field.URL}
_VERSION_FILES = frozenset(
    {"__init__.py", "__about__.py", "__version__.py", "_version.py", "version.py", "about.py", "package_data.py"}
)
_DUNDER = re.compile(
    r"^__(version|license)__[ \t]*(?::[^=\n]{1,40})?=[ \t]*(\"[^\"\n\\]{1,100}\"|'[^'\n\\]{1,100}')", re.MULTILINE
)


def is_python_package(name: str) -> bool:
    """Return whether it is one by its name."""
    return name in ("PKG-INFO", "METADATA", "setup.cfg", "pyproject.toml", "setup.py")


def is_python_version(name: str) -> bool:
    """Return whether `__version__` may stand in a file of that name."""
    return name in _VERSION_FILES


def read_python_package(file: FactFile) -> Iterator[FileFact]:
    """Yield what a package says of itself. Raises ``FormatProblem``."""
    match file.name:
        case "setup.cfg":
            yield from _setup_cfg(file.text)
        case "pyproject.toml":
            yield from _pyproject(file.text)
        case "setup.py":
            yield from _setup_py(file.text)
        case _:
            yield from _headers(file.text)


def read_python_version(file: FactFile) -> Iterator[FileFact]:
    """Yield `__version__` and `__license__` where a plain text is assigned to them."""
    for found in islice(_DUNDER.finditer(file.text), MAX_FOUND):
        field = Field.VERSION if found[1] == "version" else Field.LICENCE
        yield from fact_of(field, found[2][1:-1], line_at(file.text, found.start()), _DECLARED)


def _headers(text: str) -> Iterator[FileFact]:
    if not text.startswith("Metadata-Version:"):
        return
    for number, line in enumerate(text.split("\n\n", 1)[0].split("\n"), start=1):
        found = _HEADER.match(line)
        key = found[1].lower() if found else ""
        if found and key in _HEADERS:
            yield from fact_of(_HEADERS[key], found[2], number, _DECLARED)
        elif found and key == "project-url":
            label, _, address = found[2].partition(",")
            if label.strip().lower() in _LABELS:
                yield from fact_of(Field.URL, address, number, _DECLARED)
        elif found and key == "classifier" and found[2].startswith("License ::"):
            yield from fact_of(Field.LICENCE, found[2].rpartition("::")[2], number, _DECLARED)


def _setup_cfg(text: str) -> Iterator[FileFact]:
    section = ""
    for number, line in enumerate(text.split("\n"), start=1):
        opened = _SECTION.match(line)
        section = opened[1] if opened else section
        found = _SETTING.match(line) if section == "metadata" else None
        if found and found[1] in _CFG and not found[2].startswith(("attr:", "file:")):
            yield from fact_of(_CFG[found[1]], found[2], number, _DECLARED)


def _pyproject(text: str) -> Iterator[FileFact]:
    table = toml.load(text)
    project = table.get("project")
    tool = table.get("tool")
    poetry = tool.get("poetry") if isinstance(tool, dict) else None
    for one in (project, poetry):
        if isinstance(one, dict):
            yield from _project(one, text)


def _project(project: Mapping[str, object], text: str) -> Iterator[FileFact]:
    licence = project.get("license")
    if isinstance(licence, dict):
        licence = licence.get("text")
    urls = project.get("urls")
    labelled = {str(key).lower(): value for key, value in urls.items()} if isinstance(urls, dict) else {}
    addresses = [labelled[label] for label in _LABELS if label in labelled]
    said = [
        (Field.NAME, "name", project.get("name")),
        (Field.VERSION, "version", project.get("version")),
        (Field.LICENCE, "license", licence),
        *((Field.URL, "", address) for address in (project.get("repository"), *addresses, project.get("homepage"))),
    ]
    for field, key, value in said:
        if isinstance(value, str):
            yield from fact_of(field, value, line_of(text, value, key), _DECLARED)


def _setup_py(text: str) -> Iterator[FileFact]:
    """Yield the plain texts that `setup(...)` is called with; what is computed says nothing, nor does old Python."""
    try:
        tree = python.parse(text.encode("utf-8", "surrogatepass"))
    except FormatProblem:
        return
    call = next((node for node in ast.walk(tree) if isinstance(node, ast.Call) and _is_setup(node.func)), None)
    for keyword in call.keywords if call else ():
        field = _CFG.get(keyword.arg or "")
        if field is not None and isinstance(keyword.value, ast.Constant):
            yield from fact_of(field, keyword.value.value, keyword.value.lineno, _DECLARED)


def _is_setup(called: ast.expr) -> bool:
    match called:
        case ast.Name(id="setup") | ast.Attribute(attr="setup"):
            return True
        case _:
            return False
