"""`vendor/composer/installed.json`, which Composer writes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from dodcheck.formats import json
from dodcheck.snapshot.paths import normalise
from dodcheck.supply.vendoring.candidate import Candidate, Grade, Naming
from dodcheck.supply.vendoring.facts.file_fact import FactFile, Field, fact_of
from dodcheck.supply.vendoring.vendored import Confidence, Held

_NAME = re.compile(r'"name"[ \t\n]{0,9}:[ \t\n]{0,9}"([^"\\\n]{1,200})"')
_NEAR = 20_000
"""A value stands within so many characters behind the name of its package."""


def read_installed_json(file: FactFile, root: str) -> Iterator[Candidate]:
    """Yield each installed package. Raises ``FormatProblem``."""
    value = json.load(file.text)
    packages = value.get("packages") if isinstance(value, dict) else value
    places = _Places(file.text)
    for package in packages if isinstance(packages, list) else ():
        if isinstance(package, dict) and isinstance(package.get("name"), str):
            yield from _package(package, file.path, root, places)


def _package(package: dict[str, object], file: str, root: str, places: _Places) -> Iterator[Candidate]:
    name = str(package["name"])
    path = normalise(name, root)
    if path is None or not path.startswith(f"{root}/"):
        return
    source = package.get("source")
    licences = package.get("license")
    values = (
        (Field.NAME, name),
        (Field.VERSION, package.get("version")),
        (Field.URL, source.get("url") if isinstance(source, dict) else None),
        (Field.COMMIT, source.get("reference") if isinstance(source, dict) else None),
        (Field.LICENCE, licences[0] if isinstance(licences, list) and len(licences) == 1 else None),
    )
    said = (
        Naming(fact, file)
        for field, said in values
        for fact in fact_of(field, said, places.line(name, said), Confidence.RECORDED)
    )
    yield Candidate(path, Held.FOLDER, Grade.LISTED, (), tuple(said), "composer")


class _Places:
    """Where the packages of a list are told of, each by its name."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = {found[1]: found.start() for found in _NAME.finditer(text)}
        self._ends = [found.start() for found in re.finditer("\n", text)]

    def line(self, package: str, said: object) -> int:
        """Return the line of a value behind the name of its package; of the name where it is written otherwise."""
        start = self._starts.get(package, 0)
        at = self._text.find(f'"{said}"', start, start + _NEAR)
        return bisect_left(self._ends, at if at >= 0 else start) + 1
