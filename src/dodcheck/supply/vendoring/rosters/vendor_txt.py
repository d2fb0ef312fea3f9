"""`_vendor/vendor.txt`, which pip and its like keep: pinned requirements, and a folder or module for each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.supply.vendoring.candidate import Candidate, Grade, Naming
from dodcheck.supply.vendoring.facts.file_fact import FactFile, Field, fact_of
from dodcheck.supply.vendoring.layout import join_path
from dodcheck.supply.vendoring.vendored import Confidence, Held

_PIN = re.compile(
    r"[ \t]*([A-Za-z0-9][A-Za-z0-9._-]{0,80})(?:\[[^\]\n]{0,80}\])?[ \t]*==[ \t]*([0-9][A-Za-z0-9.+!-]{0,40})"
)


def read_vendor_txt(file: FactFile, root: str) -> Iterator[Candidate]:
    """Yield each pinned package at the folder and at the module that it may lie in."""
    for number, line in enumerate(file.text.split("\n"), start=1):
        found = _PIN.match(line)
        if found is None:
            continue
        recorded = Confidence.RECORDED
        told_of = [
            *fact_of(Field.NAME, found[1], number, recorded),
            *fact_of(Field.VERSION, found[2], number, recorded),
        ]
        said = tuple(Naming(fact, file.path) for fact in told_of)
        module = found[1].lower().replace("-", "_").replace(".", "_")
        yield Candidate(join_path(root, module), Held.FOLDER, Grade.LISTED, (), said, "pypi")
        yield Candidate(join_path(root, f"{module}.py"), Held.FILE, Grade.LISTED, (), said, "pypi")
