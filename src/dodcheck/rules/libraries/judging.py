"""Whether builds ask for a library, and for which version of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dodcheck.formats.known import decode_data
from dodcheck.formats.problem import FormatProblem
from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.phrasing import others, some
from dodcheck.rules.finding import Finding
from dodcheck.rules.libraries import gradle, poms
from dodcheck.rules.libraries.requested_library import BuildFile, RequestedLibrary
from dodcheck.rules.reading.named import named_file
from dodcheck.snapshot.protocol import Snapshot, UnreadableError
from dodcheck.snapshot.resolve import is_aside

if TYPE_CHECKING:
    from dodcheck.rules.library import LibraryRule

_GLOBS = ("**/pom.xml", "**/build.gradle", "**/build.gradle.kts")
_CATALOGUE = "**/*.versions.toml"
_MOST_PLACES = 20


def examined(rule: LibraryRule, snapshot: Snapshot) -> Evidence:
    """Return whether a build asks for it."""
    if rule.path is None:
        paths = [path for glob in _GLOBS for path in snapshot.glob(glob) if not is_aside(path)]
    else:
        named = named_file(snapshot, rule.path, rule.named_in, rule.kind)
        if isinstance(named, Evidence):
            return named
        paths = [named]
    if not paths:
        found = Finding(Outcome.UNKNOWN, "no build of Maven or Gradle is there", unknown=Unknown.EMPTY_SCOPE)
        return found.evidence(rule.kind, rule.reproduce)
    try:
        files = [_read(snapshot, path) for path in paths]
    except UnreadableError as problem:
        outcome = Outcome.UNKNOWN if problem.unknown else Outcome.ERROR
        found = Finding(outcome, str(problem), (Place(problem.path),), unknown=problem.unknown)
        return found.evidence(rule.kind, rule.reproduce)
    return _judged(rule, snapshot, files).evidence(rule.kind, rule.reproduce)


def _read(snapshot: Snapshot, path: str) -> BuildFile:
    data = snapshot.read(path)
    try:
        return poms.build_of(path, data) if path.endswith(".xml") else gradle.build_of(path, decode_data(data))
    except FormatProblem as problem:
        return BuildFile(path, (), f"{path}, which is not read ({problem}),")


def _judged(rule: LibraryRule, snapshot: Snapshot, files: Sequence[BuildFile]) -> Finding:
    named = [(one.path, asked) for one in files for asked in one.asked if _is(rule.name, asked)]
    if not named:
        return _absent(rule, snapshot, files)
    places = tuple(Place(path, asked.line) for path, asked in named)[:_MOST_PLACES]
    if rule.version is None:
        direct = [Place(path, asked.line) for path, asked in named if asked.direct]
        if direct:
            said = f"{direct[0].path}:{direct[0].line} asks for {rule.name}"
            return Finding(Outcome.HOLDS, said, tuple(direct[:_MOST_PLACES]), len(files), len(direct))
        said = f"{places[0].path}:{places[0].line} names {rule.name}, but does not need it by itself"
        return Finding(Outcome.UNKNOWN, said, places, len(files), unknown=Unknown.PARTIAL)
    return _version(rule.name, rule.version, named, places, len(files))


def _version(
    name: str, wanted: str, named: Sequence[tuple[str, RequestedLibrary]], places: tuple[Place, ...], looked_at: int
) -> Finding:
    told = sorted({asked.version for _, asked in named if asked.version})
    at = f"{places[0].path}:{places[0].line}"
    if not told:
        said = f"{at} asks for {name} and leaves its version to something else"
        return Finding(Outcome.UNKNOWN, said, places, looked_at, unknown=Unknown.PARTIAL)
    fit = [version for version in told if version == wanted or version.startswith((f"{wanted}.", f"{wanted}-"))]
    said = f"{at} asks for {name} {some(told)}"
    if len(fit) == len(told):
        return Finding(Outcome.HOLDS, said, places, looked_at, len(named))
    if fit:
        return Finding(Outcome.UNKNOWN, said, places, looked_at, len(fit), Unknown.AMBIGUOUS)
    return Finding(Outcome.FAILS, said, places, looked_at)


def _absent(rule: LibraryRule, snapshot: Snapshot, files: Sequence[BuildFile]) -> Finding:
    """Return that no build asks for it: what else may, a parent or a catalogue, and its name leave it open."""
    places = tuple(Place(one.path) for one in files)[:_MOST_PLACES]
    own = {path for path in snapshot.glob(_CATALOGUE) if not is_aside(path)}
    elsewhere = next((one.elsewhere for one in files if one.elsewhere), "") or min(own, default="")
    said = f"{some([one.path for one in files])} {'does' if len(files) == 1 else 'do'} not ask for {rule.name}"
    if elsewhere:
        return Finding(
            Outcome.UNKNOWN, f"{said}, but {elsewhere} may", places, len(files), unknown=Unknown.PARTIAL, skipped=1
        )
    called = re.compile(rf"(?<!\w){re.escape(rule.name.rpartition(':')[2])}(?!\w)", re.IGNORECASE)
    names = [one.path for one in files if called.search(one.text)]
    if names:
        said = f"{names[0]} names {rule.name}, but not as a library that it asks for{others(names)}"
        return Finding(Outcome.UNKNOWN, said, places, len(files), unknown=Unknown.AMBIGUOUS)
    return Finding(Outcome.FAILS, said, places, len(files))


def _is(name: str, asked: RequestedLibrary) -> bool:
    """Return whether a name is that of a library, of its group, or of both joined by a colon."""
    return name.lower() in (asked.name.lower(), asked.group.lower(), f"{asked.group}:{asked.name}".lower())
