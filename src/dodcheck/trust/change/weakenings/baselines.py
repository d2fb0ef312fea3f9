"""Baselines of coupling and maps of folders that a rule compares with, and that allow more now."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.binding.tree import Bound, Tree, leaves
from dodcheck.documents.markdown import parse_markdown
from dodcheck.documents.text import UndecodableError, decode
from dodcheck.model.location import Location
from dodcheck.rules.imports import ImportsRule
from dodcheck.rules.includes import IncludesRule
from dodcheck.snapshot.protocol import Snapshot, UnreadableError
from dodcheck.snapshot.resolve import resolve
from dodcheck.structure.baseline import Baseline, BaselineError, read_baseline
from dodcheck.structure.boundaries import folders_of
from dodcheck.trust.change.judges import Judges
from dodcheck.trust.change.weakening import Weakening, Weakens, quoted_statement

_Rule = ImportsRule | IncludesRule


def find(judges: Judges) -> Iterator[Weakening]:
    """Yield a weakening for every baseline that allows more coupling or a knot that it did not, or names fewer folders.

    One that was not there before is part of the work, and one that is gone is told by its rule.
    """
    base, tree = judges.comparison.base.case, judges.comparison.case.snapshot
    seen: set[str] = set()
    for kept in judges.comparison.pairs.kept:
        bound = base.bindings.by_id.get(kept.before.id)
        for rule in _rules(bound.tree) if isinstance(bound, Bound) else ():
            path = _path(rule, base.snapshot)
            if path is None or path in seen:
                continue
            more = _allows_more(rule, path, base.snapshot, tree)
            if more:
                seen.add(path)
                message = f"`{path}`, with which “{quoted_statement(kept.after)}” is compared, allows more"
                yield Weakening(Weakens.LOOSENED, path, message, Location(path), Location(path), more)


def _rules(tree: Tree) -> Iterator[_Rule]:
    return (rule for rule in leaves(tree) if isinstance(rule, ImportsRule | IncludesRule))


def _path(rule: _Rule, snapshot: Snapshot) -> str | None:
    """Return the path of the file that a rule compares with."""
    between = rule.between[0] if isinstance(rule, ImportsRule) and rule.between else ""
    named = rule.baseline or (between if between.lower().endswith(".md") else None)
    if named is None:
        return None
    resolved = resolve(snapshot, named, rule.named_in).path if rule.named_in else None
    return resolved or named


def _allows_more(rule: _Rule, path: str, before: Snapshot, after: Snapshot) -> str | None:
    """Return what a file allows that it did not, as a clause."""
    try:
        old, new = before.read(path), after.read(path)
    except UnreadableError:
        return None
    if old == new:
        return None
    if not rule.baseline:
        gone = [folder for folder in _folders(old) if folder not in _folders(new)]
        return f"it names {gone[0]} no more" if gone else None
    language = "python" if isinstance(rule, ImportsRule) else "includes"
    try:
        return _looser_baseline(read_baseline(old, language), read_baseline(new, language))
    except BaselineError:
        return None


def _looser_baseline(old: Baseline, new: Baseline) -> str | None:
    for part, count in sorted(new.efferent.items()):
        if count > old.efferent.get(part, 0):
            was = old.efferent.get(part, 0)
            return f"{part} may depend on {count}, and it was {was}"
    fresh = next((knot for knot in new.knots if not any(known >= knot for known in old.knots)), None)
    if fresh:
        return f"a cycle through {min(fresh)} is let pass"
    return None


def _folders(data: bytes) -> tuple[str, ...]:
    try:
        return folders_of(parse_markdown(decode(data)).blocks)
    except UndecodableError:
        return ()
