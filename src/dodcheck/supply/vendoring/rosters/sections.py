"""A README beside the pieces that has a section for each: `## zlib`, then `- Upstream:`, `- Version:`, `- License:`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.supply.vendoring.candidate import Candidate, Grade, Naming
from dodcheck.supply.vendoring.facts.file_fact import FactFile, Field
from dodcheck.supply.vendoring.facts.keyed import keyed_lines
from dodcheck.supply.vendoring.layout import join_path
from dodcheck.supply.vendoring.vendored import Held

_HEADING = re.compile(r"#{2,4}[ \t]+\[?`?([A-Za-z0-9][A-Za-z0-9_.+-]{0,60})[`/\]]{0,3}(?:\([^()\n]{0,200}\))?[ \t]*")
_ANY_HEADING = re.compile(r"#{1,6}[ \t]")


def read_sections(file: FactFile, root: str) -> Iterator[Candidate]:
    """Yield a piece for each section that is called like a folder and says a version, an address or a commit."""
    name, lines = "", list[tuple[int, str]]()
    for number, line in enumerate((*file.text.split("\n"), "# "), start=1):
        if not _ANY_HEADING.match(line):
            lines.append((number, line))
            continue
        yield from _section(name, lines, file, root)
        heading = _HEADING.fullmatch(line)
        name, lines = heading[1] if heading else "", []


def _section(name: str, lines: list[tuple[int, str]], file: FactFile, root: str) -> Iterator[Candidate]:
    said = [fact for fact in keyed_lines(iter(lines)) if fact.field is not Field.NAME] if name else []
    fields = {fact.field for fact in said}
    if fields & {Field.VERSION, Field.COMMIT, Field.URL}:
        words = tuple(Naming(fact, file.path) for fact in said)
        yield Candidate(join_path(root, name), Held.FOLDER, Grade.LISTED, (), words)
