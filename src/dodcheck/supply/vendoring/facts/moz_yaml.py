"""`moz.yaml`, the note that Mozilla keeps with each library."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.formats.yaml import Mapping, Node, Scalar, Sequence, load_nodes
from dodcheck.formats.yaml_nodes import child
from dodcheck.supply.vendoring.facts.file_fact import FactFile, Field, FileFact, fact_of
from dodcheck.supply.vendoring.vendored import Confidence

_KEYS = {
    "name": Field.NAME,
    "url": Field.URL,
    "release": Field.VERSION,
    "revision": Field.COMMIT,
    "license": Field.LICENCE,
}
_HEX = re.compile(r"\b[0-9a-f]{40}\b")


def is_moz_yaml(name: str) -> bool:
    """Return whether it is one by its name."""
    return name == "moz.yaml"


def read_moz_yaml(file: FactFile) -> Iterator[FileFact]:
    """Yield what its `origin` says. Raises ``FormatProblem``."""
    origin = child(load_nodes(file.text), "origin")
    if not isinstance(origin, Mapping):
        return
    for key, value in origin.pairs:
        field = _KEYS.get(key.value) if isinstance(key, Scalar) else None
        if field is not None:
            yield from _fact(field, value)
    vendoring = child(load_nodes(file.text), "vendoring")
    source = child(vendoring, "url")
    if isinstance(source, Scalar):
        yield from fact_of(Field.URL, source.value, source.line, Confidence.RECORDED)


def _fact(field: Field, value: Node) -> Iterator[FileFact]:
    if isinstance(value, Sequence):
        if len(value.items) != 1:
            return
        value = value.items[0]
    if not isinstance(value, Scalar):
        return
    said = value.value
    if field is Field.VERSION:
        commit = _HEX.search(said)
        if commit:
            yield from fact_of(Field.COMMIT, commit[0], value.line, Confidence.RECORDED)
        said = said.partition("(")[0].strip().removeprefix("version ").removeprefix("commit ")
    yield from fact_of(field, said, value.line, Confidence.RECORDED)
