"""Whether a Makefile has a target."""

from __future__ import annotations

import re
import shlex
from functools import lru_cache
from typing import NamedTuple

from dodcheck.formats.known import decode_data
from dodcheck.formats.problem import FormatProblem
from dodcheck.model.evidence import Outcome, Place, Unknown
from dodcheck.phrasing import others
from dodcheck.rules.finding import Finding
from dodcheck.rules.runnables.manifests import manifests, unread
from dodcheck.rules.runnables.sought import Sought
from dodcheck.snapshot.protocol import Presence, Snapshot, UnreadableError
from dodcheck.workflows.runs.makefile import Makefile, read_makefile

_NAMES = ("GNUmakefile", "makefile", "Makefile")
_KEPT = 8
_INCLUDES = re.compile(r" *-?s?include\s")
_FUNCTION = re.compile(r"\$[({][a-z-]{1,20}[ ,]")
_EVALS = re.compile(r"\$[({]eval\b")
_WHOLE = re.compile(r"\$(?:\([\w.-]+\)|\{[\w.-]+\})\s*")
"""A line that is what a variable holds."""
_MAKERS = ("CMakeLists.txt", "configure", "configure.ac", "Makefile.am", "Makefile.in", "Makefile.PL", "meson.build")
"""Files that a Makefile is made from."""


class _Targets(NamedTuple):
    names: frozenset[str]
    open: bool


def target(snapshot: Snapshot, sought: Sought, named_in: str | None) -> Finding:
    """Return whether the target is there, where the command makes it or in the folder that the document is of."""
    there = manifests(snapshot, _NAMES, sought.folder, named_in)
    try:
        known = {path: _targets(snapshot.read(path)) for path in (*there.here, *there.elsewhere)}
    except UnreadableError as problem:
        return unread(problem)
    having = [path for path, made in known.items() if sought.name in made.names]
    if here := next((path for path in having if path in there.here), None):
        words = f"{here} has the target {sought.name}"
        return Finding(Outcome.HOLDS, words, (Place(here),), len(known), 1, reproduce=_reproduce(sought, here))
    shown = (*there.here, *there.elsewhere)[:1]
    path = shown[0] if shown else "Makefile"
    words = f"{path} has no target {sought.name}" if shown else f"no Makefile is there that could make {sought.name}"
    missing = Finding(Outcome.FAILS, words, (Place(path),), len(known), 0, reproduce=_reproduce(sought, path))
    if having:
        words = f"the target {sought.name} is in {having[0]}{others(having)}, not in {sought.folder or 'the root'}"
        return missing._replace(
            outcome=Outcome.UNKNOWN, words=words, places=tuple(map(Place, having)), unknown=Unknown.AMBIGUOUS
        )
    why = _otherwise(snapshot, sought, there.here, known)
    if why or there.hidden:
        words = f"{words}{f'; {why}' if why else ''}"
        return missing._replace(outcome=Outcome.UNKNOWN, words=words, unknown=there.hidden or Unknown.AMBIGUOUS)
    return missing


def _otherwise(snapshot: Snapshot, sought: Sought, here: tuple[str, ...], known: dict[str, _Targets]) -> str:
    """Return what may make the target all the same, empty where nothing may."""
    if any(known[path].open for path in here):
        return "it includes others, or has rules for whatever fits a pattern"
    if not here and any(map(snapshot.files_named, _MAKERS)):
        return "a Makefile is made from other files"
    place = f"{sought.folder}/{sought.name}".removeprefix("/")
    there = snapshot.presence(place) in (Presence.FILE, Presence.FOLDER)
    return "something of that name is there" if there or snapshot.glob(f"{place}.*") else ""


def _reproduce(sought: Sought, path: str) -> str:
    return f"git grep -n -E -e {shlex.quote(f'^([^#:]* )?{re.escape(sought.name)}( [^#:]*)?:')} -- {shlex.quote(path)}"


@lru_cache(maxsize=_KEPT)
def _targets(data: bytes) -> _Targets:
    """Return the targets of a Makefile; one that can't be decoded may have any."""
    try:
        text = decode_data(data)
    except FormatProblem:
        return _Targets(frozenset(), open=True)
    made = read_makefile(text)
    return _Targets(frozenset(made.rules), open=any(_is_open(line, made) for line in text.splitlines()))


def _is_open(line: str, made: Makefile) -> bool:
    """Return whether a line may define more targets than are written down."""
    if line.startswith(("\t", "#")):
        return False
    head, colon, after = line.partition(":")
    if _INCLUDES.match(line) or _EVALS.search(line) or _WHOLE.fullmatch(line):
        return True
    is_rule = bool(colon) and not after.startswith("=") and "=" not in head
    computed = _FUNCTION.search(head) is not None or any(not made.expanded(word) for word in head.split())
    return is_rule and ("%" in head or head.strip() == ".DEFAULT" or computed)
