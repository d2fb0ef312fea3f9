"""Rust crates: Cargo.toml."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.formats import toml
from dodcheck.supply.vendoring.facts.file_fact import FactFile, Field, FileFact, fact_of, line_of
from dodcheck.supply.vendoring.vendored import Confidence

_KEYS = (
    ("name", Field.NAME),
    ("version", Field.VERSION),
    ("license", Field.LICENCE),
    ("repository", Field.URL),
    ("homepage", Field.URL),
)


def is_cargo(name: str) -> bool:
    """Return whether it is one by its name."""
    return name == "Cargo.toml"


def read_cargo(file: FactFile) -> Iterator[FileFact]:
    """Yield what its `[package]` says. Raises ``FormatProblem``."""
    package = toml.load(file.text).get("package")
    if not isinstance(package, dict):
        return
    for key, field in _KEYS:
        value = package.get(key)
        if isinstance(value, str):
            yield from fact_of(field, value, line_of(file.text, key, f'"{value}"'), Confidence.DECLARED)
