"""Counterexamples for the kind `symbol`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.phrasing import some
from dodcheck.rules.base import Counterexample
from dodcheck.rules.code.definitions import What
from dodcheck.rules.code.suffixes import is_code
from dodcheck.rules.counterexamples.edits import (
    Changes,
    content_of,
    until_turned,
    with_lines_added,
    with_word_renamed,
    working_counterexamples,
)
from dodcheck.rules.counterexamples.stubs import stubbed
from dodcheck.snapshot.globs import is_glob
from dodcheck.snapshot.protocol import Snapshot

if TYPE_CHECKING:
    from dodcheck.rules.symbol import SymbolRule

MAX_RENAMED = 200
"""A name that stands in more files than this is renamed only where it is defined."""


def counterexamples(rule: SymbolRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield the name defined where it must not be; else a stub in its place, and another name, here and everywhere."""
    if rule.max is not None and seen.outcome is Outcome.HOLDS:
        yield from working_counterexamples(rule.examine, snapshot, seen, _defined(rule, snapshot))
    elif seen.outcome is Outcome.HOLDS:
        shown = list(dict.fromkeys(place.path for place in seen.places))
        if rule.implemented:
            yield from _stubbed(rule, snapshot, shown)
        if rule.what is What.MODULE:
            gone = dict.fromkeys(shown)
            yield Counterexample(f"{some(gone)} removed", gone)
        yield from _renamed(rule, snapshot)
    elif rule.max is None and not (rule.uses_in or rule.parameter or rule.implemented):
        yield from working_counterexamples(rule.examine, snapshot, seen, _defined(rule, snapshot))


def _stubbed(rule: SymbolRule, snapshot: Snapshot, shown: list[str]) -> Iterator[Counterexample]:
    name = rule.symbol.rpartition(".")[2]
    made = {path: stubbed(content_of(snapshot, path), name) for path in shown if path.endswith(".py")}
    changed: Changes = {path: data for path, data in made.items() if data is not None}
    if changed:
        yield Counterexample(f"the body of {name} in {some(changed)} made a stub", changed)


def _renamed(rule: SymbolRule, snapshot: Snapshot) -> Iterator[Counterexample]:
    """Yield another name where it is shown, while it is shown somewhere; then in every file that has it."""
    word = (rule.parameter or rule.symbol).lstrip("*").rpartition(".")[2]

    def other(paths: Iterable[str], now: Snapshot) -> Changes:
        before = {path: content_of(now, path) for path in paths}
        return {path: new for path, data in before.items() if (new := with_word_renamed(data, word)) != data}

    def take(now: Snapshot, seen: Evidence) -> Changes:
        return other(dict.fromkeys(place.path for place in seen.places), now)

    everywhere = [path for path in snapshot.files() if is_code(path) and word.encode() in content_of(snapshot, path)]
    for changed in (
        until_turned(rule.examine, snapshot, take),
        other(everywhere if len(everywhere) <= MAX_RENAMED else (), snapshot),
    ):
        if changed:
            yield Counterexample(f"{word} renamed in {some(changed)}", changed)


def _defined(rule: SymbolRule, snapshot: Snapshot) -> Iterator[Counterexample]:
    """Yield a definition of the name in the first Python file of the scope, or in a new one."""
    if rule.what is What.MODULE:
        return
    globs = [path if is_glob(path) or path.endswith(".py") else f"{path}/**" for path in rule.in_]
    there = [path for glob in globs for path in snapshot.glob(glob) if path.endswith(".py")]
    *around, name = rule.symbol.split(".")
    hosts = [*there[:1], *_module(around, snapshot)]
    plain = _definition(rule.what, name)
    for lines in (plain, [f"class {around[-1]}:", *(f"    {line}" for line in plain)] if around else []):
        for path in hosts if lines else []:
            data = with_lines_added(content_of(snapshot, path), ["", "", *lines])
            yield Counterexample(f"{rule.symbol} defined in {path}", {path: data})


def _module(around: list[str], snapshot: Snapshot) -> tuple[str, ...]:
    """Return the file of the module that a dotted name begins with."""
    return snapshot.glob(f"**/{'/'.join(around)}.py")[:1] if around else ()


def _definition(what: What, name: str) -> list[str]:
    match what:
        case What.CLASS:
            return [f"class {name}:", "    planted = True"]
        case What.FUNCTION | What.METHOD | What.CALLABLE:
            return [f"def {name}(value):", "    return value + 1"]
        case _:
            return [f"{name} = 1"]
