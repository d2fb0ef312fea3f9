"""Counterexamples for the kind `text`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from dodcheck.documents.text import UndecodableError
from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.yaml import load_documents
from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.phrasing import counted, some
from dodcheck.rules.base import Counterexample
from dodcheck.rules.code.comments import UnclearError
from dodcheck.rules.counterexamples.edits import (
    DOT,
    TILDE,
    Changes,
    content_of,
    crossed,
    with_lines_added,
    with_lines_dotted,
    without_lines,
    working_counterexamples,
)
from dodcheck.rules.counterexamples.fitting import matching_line
from dodcheck.rules.counterexamples.globs import fitting_path
from dodcheck.rules.counterexamples.values import NOTHING, data_file
from dodcheck.rules.reading.placed import placed_globs
from dodcheck.rules.searching.scan import View, hits_in_file
from dodcheck.snapshot.globs import is_glob, matcher
from dodcheck.snapshot.protocol import Snapshot, UnreadableError

if TYPE_CHECKING:
    from dodcheck.rules.text import TextRule

MAX_CHANGED = 500
"""What stands in more files than this is not taken away."""
MAX_LINES = 10_000
"""No more lines than this are planted."""

_KEY = "planted_by_selftest"
_SHOWN = 60


def counterexamples(rule: TextRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield lines that say something else where they match, and a line that matches where none may."""
    globs = placed_globs(snapshot, rule.in_, rule.named_in, rule.kind) if rule.named_in else rule.globs
    if isinstance(globs, Evidence):
        return
    here = replace(rule, in_=globs, named_in=None)
    least, most = here.least(), here.max
    if seen.outcome is Outcome.HOLDS:
        if most is not None:
            yield from _planted(here, snapshot, seen, most - seen.matched + 1)
        if least:
            yield from _taken(here, snapshot)
    elif most is not None and seen.matched > most:
        yield from _taken(here, snapshot)
    else:
        yield from _planted(here, snapshot, seen, least - seen.matched)


def _taken(rule: TextRule, snapshot: Snapshot) -> Iterator[Counterexample]:
    """Yield the files without what is looked for."""
    found = _found(rule, snapshot)
    if not found or len(found) > MAX_CHANGED:
        return
    if rule.parsed:
        yield from _parsed_without(rule, snapshot, found)
        return
    grep = rule.view() is View.GREP
    count = sum(map(len, found.values()))
    where = f"{counted(count, 'line')} of {some(found)}"
    for sign in (DOT, TILDE):
        silent: Changes = {
            path: with_lines_dotted(content_of(snapshot, path), lines, grep=grep, sign=sign)
            for path, lines in found.items()
        }
        yield Counterexample(f"{where} made to say nothing but {sign.decode()}", silent)
    if rule.least() > 1 or rule.counts_lines:
        gone: Changes = {path: without_lines(content_of(snapshot, path), lines) for path, lines in found.items()}
        yield Counterexample(f"{where} removed", gone)


def _found(rule: TextRule, snapshot: Snapshot) -> Mapping[str, frozenset[int]]:
    """Return the lines that match in each file that counts."""
    by_path: dict[str, frozenset[int]] = {}
    for path, excused in rule.files(snapshot).items():
        try:
            lines = frozenset(line for line, _ in hits_in_file(path, snapshot.read(path), rule.search(), rule.view()))
        except (UnreadableError, UndecodableError, UnclearError, FormatProblem):
            continue
        if lines and not excused:
            by_path[path] = lines
    return by_path


def _parsed_without(rule: TextRule, snapshot: Snapshot, found: Mapping[str, object]) -> Iterator[Counterexample]:
    """Yield the files with other words in the place of what is looked for, then with nothing else in them either."""
    before = {path: content_of(snapshot, path) for path in found}
    if rule.literal is not None:
        other = crossed(rule.literal)
        old, new = rule.literal.encode("utf-8", "surrogatepass"), other.encode("utf-8", "surrogatepass")
        changed: Changes = {path: data.replace(old, new) for path, data in before.items()}
        if other != rule.literal:
            yield Counterexample(f"“{_cut(rule.literal)}” in {some(found)} made “{_cut(other)}”", changed)
    empty: Changes = {path: data_file(path, NOTHING) for path in found}
    if all(empty.values()):
        yield Counterexample(f"everything in {some(found)} taken away but one word", empty)


def _planted(rule: TextRule, snapshot: Snapshot, seen: Evidence, often: int) -> Iterator[Counterexample]:
    """Yield the files with so many more lines that match, in the first file that is looked at, then in a new one."""
    words = _call(rule) if rule.pattern is None else matching_line(rule.pattern)
    if words is None or not 0 < often <= MAX_LINES:
        return
    guessed = rule.pattern is not None and (rule.code_only or rule.parsed)
    made = _with_lines(rule, snapshot, [words] * often)
    yield from working_counterexamples(rule.examine, snapshot, seen, made) if guessed else made


def _call(rule: TextRule) -> str | None:
    return f"{rule.literal}()" if rule.calls else rule.literal


def _with_lines(rule: TextRule, snapshot: Snapshot, lines: list[str]) -> Iterator[Counterexample]:
    words, often = lines[0], len(lines)
    message = f"the line “{_cut(words)}”" if often == 1 else f"{often} lines “{_cut(words)}”"
    for path in _hosts(rule, snapshot):
        made = _with(rule, path, content_of(snapshot, path), lines)
        if made is not None:
            yield Counterexample(f"{message} added to {path}", {path: made})


def _hosts(rule: TextRule, snapshot: Snapshot) -> Iterator[str]:
    """Yield the first files in which a match counts, and a new one that a glob of the rule matches."""
    files = rule.files(snapshot)
    yield from [path for path, excused in files.items() if not excused and (path.endswith(".py") or not rule.calls)][:3]
    out = [matcher(glob) for glob in (*rule.exclude, *(path for path, _ in rule.except_))]
    new = (fitting_path(glob) for glob in rule.globs if is_glob(glob))
    free = (path for path in new if path and path not in files and not any(leaves(path) for leaves in out))
    path = next(free, None)
    if path:
        yield path


def _with(rule: TextRule, path: str, data: bytes, lines: list[str]) -> bytes | None:
    if not rule.parsed:
        return with_lines_added(data, lines)
    whole = data_file(path, {_KEY: lines})
    line = (whole or b"").decode("utf-8", "replace").strip().removeprefix("{").removesuffix("}")
    longer = with_lines_added(data, [line.replace(f'"{_KEY}"', _KEY, 1)])
    return longer if path.lower().endswith((".yml", ".yaml")) and _is_one_document(longer) else whole


def _is_one_document(data: bytes) -> bool:
    try:
        return len(load_documents(data.decode("utf-8", "replace"))) == 1
    except FormatProblem:
        return False


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
