"""The version of the project that a file says, by what its name says it is."""

from __future__ import annotations

import posixpath
import re
from typing import NamedTuple

from dodcheck.documents.blocks import Heading
from dodcheck.documents.inline import plain
from dodcheck.documents.markdown import cached_outline
from dodcheck.documents.text import Text, UndecodableError, decode
from dodcheck.formats.scalars import Kind, meaning
from dodcheck.formats.trees import language_of
from dodcheck.formats.yaml import Scalar
from dodcheck.model.evidence import Outcome, Place, Unknown
from dodcheck.rules.finding import Finding
from dodcheck.rules.outlines.section_names import planned_lines
from dodcheck.rules.releases.named import is_changelog
from dodcheck.rules.values.data_file import read_tree
from dodcheck.rules.values.query import FoundValue, find, query
from dodcheck.snapshot.protocol import Snapshot, UnreadableError
from dodcheck.supply.versions.order import Order, compare
from dodcheck.supply.versions.release import read_release

_QUERIES = {
    "pyproject.toml": ("project.version", "tool.poetry.version"),
    "cargo.toml": ("package.version", "workspace.package.version"),
}
_ANY_DATA = ("version", "info.version")
"""Where other data says it: `package.json`, `Chart.yaml`, `CITATION.cff`, and a description of an API."""

_OF_ITS_FORM = re.compile(
    r"(?:docker-)?compose(?:[.-][\w.-]{1,40})?\.ya?ml|dependabot\.ya?ml|\.?(?:golangci|travis|appveyor|readthedocs)\.ya?ml"
)
"""Files whose `version` is that of their own form."""
_PLAIN = re.compile(r"\.?version(?:\.txt)?")
_ASSIGNED = re.compile(
    r"^\s*(?:__version__|VERSION|version)\s*(?::\s*\w+\s*)?=\s*[\"']([^\"']{1,80})[\"'],?\s*(?:#.*)?$"
)
_IN_HEADING = re.compile(r"(?<![\w.-])v?(\d{1,6}(?:\.\d{1,6}){1,3}(?:[-.+]?[0-9A-Za-z]{1,20}){0,4})(?![\w])")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MAX_HEADINGS = 2000


class SaidVersion(NamedTuple):
    """A version as a file writes it, without a `v` before it, and the line that shows it."""

    path: str
    version: str
    line: int


def said_version(snapshot: Snapshot, path: str) -> SaidVersion | Finding:
    """Return the version that a tracked file says, or why none can be told."""
    name = posixpath.basename(path).lower()
    if language_of(path) is not None:
        return _in_data(snapshot, path, _QUERIES.get(name, _ANY_DATA))
    try:
        text = decode(snapshot.read(path))
    except UnreadableError as problem:
        outcome = Outcome.ERROR if problem.unknown is None else Outcome.UNKNOWN
        return _untold(path, f"can't be read: {problem.message}", outcome, problem.unknown)
    except UndecodableError as problem:
        return _untold(path, f"can't be read: {problem}", Outcome.ERROR, None)
    if is_changelog(path):
        return _newest(path, text)
    if _PLAIN.fullmatch(name):
        return _alone(path, text)
    return _assigned(path, text)


def _in_data(snapshot: Snapshot, path: str, queries: tuple[str, ...]) -> SaidVersion | Finding:
    if _OF_ITS_FORM.fullmatch(posixpath.basename(path).lower()):
        return _untold(path, "says the version of its form, not of the project")
    root = read_tree(snapshot, path)
    if isinstance(root, Finding):
        return root
    for asked in queries:
        (seen, *others) = find(root, query(asked))
        if not isinstance(seen, FoundValue):
            continue
        node = seen.node
        if others or not isinstance(node, Scalar) or meaning(node).kind is not Kind.TEXT or not node.value.strip():
            return _untold(path, f"says {asked} on line {seen.line} in a way that is not read")
        return SaidVersion(path, _bare(node.value), seen.line)
    return _untold(path, f"has no {' or '.join(queries)}")


def _newest(path: str, text: Text) -> SaidVersion | Finding:
    """Return the newest release that a heading names: it has to be the first that any does."""
    headings = [block for block in cached_outline(text).blocks if isinstance(block, Heading)][:_MAX_HEADINGS]
    named = [
        (match[1], heading)
        for heading in headings
        if (match := _IN_HEADING.search(_DAY.sub("", plain(heading.source))))
    ]
    if not named:
        return _untold(path, "has no heading with a version")
    first, line = named[0][0], named[0][1].line
    if line in planned_lines(headings):
        return _untold(path, f"names {first} on line {line} in a heading of plans, or below one")
    release = read_release(first)
    for other, at in [(version, heading.line) for version, heading in named[1:] if heading.level == named[0][1].level]:
        later = read_release(other)
        if release is None or later is None or compare(later, release) in (Order.NEWER, Order.UNKNOWN):
            return _untold(
                path, f"names {first} on line {line} and {other} on line {at}, and which is newer is not sure"
            )
    return SaidVersion(path, first, line)


def _alone(path: str, text: Text) -> SaidVersion | Finding:
    lines = [(line.strip(), number) for number, line in enumerate(text.raw, start=1) if line.strip()]
    if len(lines) != 1:
        return _untold(path, "does not hold a version alone")
    return SaidVersion(path, _bare(lines[0][0]), lines[0][1])


def _assigned(path: str, text: Text) -> SaidVersion | Finding:
    assigned = [(match[1], number) for number, line in enumerate(text.raw, start=1) if (match := _ASSIGNED.match(line))]
    if len(assigned) != 1:
        message = "says no version in a way that is read" if not assigned else f"says {len(assigned)} versions"
        return _untold(path, message)
    return SaidVersion(path, _bare(assigned[0][0]), assigned[0][1])


def _bare(version: str) -> str:
    words = version.strip()
    return words[1:] if re.match(r"[vV]\d", words) else words


def _untold(
    path: str, why: str, outcome: Outcome = Outcome.UNKNOWN, unknown: Unknown | None = Unknown.PARTIAL
) -> Finding:
    return Finding(outcome, f"{path} {why}", (Place(path),), examined=1, unknown=unknown, skipped=1)
