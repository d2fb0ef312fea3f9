"""How to make a rule that holds fail: delete what it saw, or add what it forbids."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from itertools import chain
from typing import NamedTuple

from bench.edits import Blank, Drop, Edit, Plant
from bench.watching import read_by
from dodcheck.binding.tree import Tree
from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.rules.base import RestingRule, Rule
from dodcheck.rules.combine import All, AnyOf, Not
from dodcheck.rules.file import FileRule
from dodcheck.rules.text import TextRule
from dodcheck.snapshot.globs import is_glob
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.snapshot.resolve import How, resolve

_ESCAPED = re.compile(r"\\(?=[^\w\s])")
Edits = Callable[[MemorySnapshot, Evidence], list[Edit]]
"""Gives the edits that should turn a rule, from the snapshot and the evidence that holds."""


class Aim(NamedTuple):
    """One rule of a tree, as the positions of its evidence in the parts, and how to turn it."""

    position: tuple[int, ...]
    edits: Edits

    def seen(self, evidence: Evidence) -> Evidence | None:
        """Return the part of the evidence that is about this rule, ``None`` where it is not looked at any more."""
        for at in self.position:
            if at >= len(evidence.parts):
                return None
            evidence = evidence.parts[at]
        return evidence


Attack = tuple[Aim, ...]
"""Rules that have to be turned together."""


def attacks(tree: Tree, evidence: Evidence, position: tuple[int, ...] = ()) -> list[Attack]:
    """Return every way to turn a tree that holds: one rule of ``all``, every rule of ``any`` that holds.

    What rests on other criteria turns with them, and has no way of its own.
    """
    match tree:
        case All():
            pairs = zip(tree.rules, evidence.parts, strict=True)
            below = (attacks(rule, seen, (*position, at)) for at, (rule, seen) in enumerate(pairs))
            return list(chain.from_iterable(below))
        case AnyOf():
            pairs = zip(tree.rules, evidence.parts, strict=True)
            holding = [(at, rule, seen) for at, (rule, seen) in enumerate(pairs) if seen.outcome is Outcome.HOLDS]
            each = [attacks(rule, seen, (*position, at)) for at, rule, seen in holding]
            return [tuple(chain.from_iterable(one[0] for one in each))] if all(each) else []
        case Not():
            return [] if isinstance(tree.rule, All | AnyOf | Not | RestingRule) else [_beneath(tree.rule, position)]
        case RestingRule():
            return []
        case _:
            return list(_on_leaf(tree, evidence, position))


def _beneath(rule: Rule, position: tuple[int, ...]) -> Attack:
    """Return the way to turn the contrary of a rule: make that rule hold."""
    return (Aim((*position, 0), _adding(rule)),)


def _on_leaf(rule: Rule, evidence: Evidence, position: tuple[int, ...]) -> Iterator[Attack]:
    forbids = getattr(rule, "max", None) is not None
    if forbids:
        yield (Aim(position, _adding(rule)),)
    if forbids and not getattr(rule, "min", None):
        return
    if isinstance(rule, FileRule):
        yield (Aim(position, _deleting(rule)),)
    elif evidence.parts:
        yield from ((Aim((*position, at), _taking_away),) for at in range(len(evidence.parts)))
    else:
        yield (Aim(position, _taking_away),)


def _taking_away(_snapshot: MemorySnapshot, evidence: Evidence) -> list[Edit]:
    """Blank the lines that the evidence shows; delete the files it shows as a whole."""
    shown = dict.fromkeys(evidence.places)
    return [Drop(place.path) if place.line is None else Blank(place.path, place.line) for place in shown]


def _deleting(rule: FileRule) -> Edits:
    """Delete what the evidence shows, and everything else that a glob or a folder means."""

    def edits(snapshot: MemorySnapshot, evidence: Evidence) -> list[Edit]:
        shown = [place.path for place in evidence.places]
        return [Drop(path) for path in dict.fromkeys([*shown, *_meant(rule, snapshot)])]

    return edits


def _meant(rule: FileRule, snapshot: MemorySnapshot) -> tuple[str, ...]:
    if is_glob(rule.path):
        return snapshot.glob(rule.path)
    found = resolve(snapshot, rule.path, rule.named_in)
    return snapshot.glob(f"{found.path}/**") if found.how is How.FOLDER else ()


def _adding(rule: Rule) -> Edits:
    """Add what the rule forbids, once more than it allows."""

    def edits(snapshot: MemorySnapshot, evidence: Evidence) -> list[Edit]:
        if isinstance(rule, FileRule):
            place = evidence.places[0].path if evidence.places else rule.path
            place += "/**" if rule.path.endswith("/") else ""
            return [Plant(_concrete(place, at), "planted") for at in range((rule.max or 0) + 1)]
        return _planted(rule, snapshot)

    return edits


def _concrete(glob: str, number: int) -> str:
    """Return a path that a glob matches."""
    plain = glob.replace("**", "planted").replace("*", f"planted{number}").replace("?", "p")
    return re.sub(r"\[.*?\]", "p", plain)


def _planted(rule: Rule, snapshot: MemorySnapshot) -> list[Edit]:
    words = _forbidden(rule)
    excused = {path for path, _ in getattr(rule, "except_", ())}
    scope = [path for path in read_by(rule, snapshot) if path not in excused]
    often = (getattr(rule, "max", None) or 0) + 1
    parsed = getattr(rule, "parsed", False)
    endings = (".yml", ".yaml") if parsed else "" if isinstance(rule, TextRule) else ".py"
    at = next((path for path in scope if path.endswith(endings)), None)
    if words is None or at is None:
        return []
    if parsed:
        return [Plant(at, f"planted_by_the_bench: {json.dumps([words] * often, ensure_ascii=False)}")]
    return [Plant(at, words, often)]


def _forbidden(rule: Rule) -> str | None:
    """Return a line that the rule counts, ``None`` where none is known."""
    if isinstance(rule, TextRule):
        return rule.literal if rule.literal is not None else _fitting(rule.pattern or "")
    name = getattr(rule, "name", None)
    return f"{name.rpartition('.')[2]} = 1" if isinstance(name, str) else None


def _fitting(pattern: str) -> str | None:
    """Return words that a pattern matches, where taking its backslashes away gives some."""
    plain = _ESCAPED.sub("", pattern.replace(r"\b", "").lstrip("^").rstrip("$"))
    try:
        return plain if re.search(pattern, plain) else None
    except re.error:
        return None
