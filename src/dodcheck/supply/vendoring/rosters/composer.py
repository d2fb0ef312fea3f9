"""`vendor/composer/installed.json`, which Composer writes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.formats import json
from dodcheck.snapshot.paths import normalise
from dodcheck.supply.vendoring.candidate import Candidate, Grade, Said
from dodcheck.supply.vendoring.facts.told import Field, File, line_at, told
from dodcheck.supply.vendoring.vendored import Confidence, Held


def read_installed_json(file: File, root: str) -> Iterator[Candidate]:
    """Yield each installed package. Raises ``FormatProblem``."""
    value = json.load(file.text)
    packages = value.get("packages") if isinstance(value, dict) else value
    for package in packages if isinstance(packages, list) else ():
        if isinstance(package, dict) and isinstance(package.get("name"), str):
            yield from _package(package, file, root)


def _package(package: dict[str, object], file: File, root: str) -> Iterator[Candidate]:
    name = str(package["name"])
    path = normalise(name, root)
    if path is None or not path.startswith(f"{root}/"):
        return
    start = _start(file.text, name)
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
        Said(one, file.path)
        for field, said in values
        for one in told(field, said, _line(file.text, said, start), Confidence.RECORDED)
    )
    yield Candidate(path, Held.FOLDER, Grade.LISTED, (), tuple(said), "composer")


def _start(text: str, name: str) -> int:
    """Return where a package begins to be told of."""
    found = re.search(rf'"name"\s{{0,9}}:\s{{0,9}}"{re.escape(name)}"', text)
    return found.start() if found else 0


def _line(text: str, said: object, start: int) -> int:
    """Return the line of a value behind the name of its package; of the name where it is written otherwise."""
    at = text.find(f'"{said}"', start)
    return line_at(text, at if at >= 0 else start)
