"""Which rule decides which criterion: the rules file, then inline comments, what is built in, recognition."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dodcheck.binding.entries import Entry, RulesFile
from dodcheck.binding.nearest_ids import nearest_ids
from dodcheck.binding.recognise import recognise
from dodcheck.binding.tree import Bound
from dodcheck.documents.closings import milestone_of
from dodcheck.documents.inline import plain
from dodcheck.documents.mojibake import repair
from dodcheck.errors import Mistake
from dodcheck.model.criterion import Criterion, Holds
from dodcheck.model.report import Origin

MAX_SUGGESTED = 20
"""Orphans for which near ids are sought: each is compared with every id there is."""


class Misbound(NamedTuple):
    """A rule that was written for other words than its statement now has."""

    entry: Entry
    says: str


class Orphan(NamedTuple):
    """An entry of the rules file that names no criterion; ``near`` are the ids most like its own."""

    entry: Entry
    near: tuple[str, ...]


class Bindings(NamedTuple):
    """What decides each criterion, by its id; a criterion without an entry has no rule."""

    by_id: Mapping[str, Bound | Misbound]
    orphans: tuple[Orphan, ...]
    mistakes: tuple[Mistake, ...]


Recogniser = Callable[[Criterion], Bound | None]
"""Reads a rule from the words of a criterion: ``recognise``, or what remembers its answers."""


def bind(criteria: Sequence[Criterion], rules: RulesFile, recogniser: Recogniser = recognise) -> Bindings:
    """Return the bindings of all criteria of all governance documents."""
    by_entry, orphans, mistakes = _bound_by_id(criteria, rules.entries)
    by_id: dict[str, Bound | Misbound] = {}
    for criterion in criteria:
        inline, wrong = _inline(criterion)
        mistakes.extend(wrong)
        bound = by_entry.get(criterion.id) or inline or _built_in(criterion) or recogniser(criterion)
        if bound:
            by_id[criterion.id] = bound
    return Bindings(by_id, tuple(orphans), tuple(mistakes))


def _inline(criterion: Criterion) -> tuple[Bound | None, tuple[Mistake, ...]]:
    if criterion.inline is None:
        return None, ()
    from dodcheck.binding.inline import read_inline  # noqa: PLC0415 - lazy: few documents hold rules

    tree, mistakes = read_inline(criterion.inline)
    return (Bound(tree, Origin.INLINE) if tree and not mistakes else None), mistakes


def _built_in(criterion: Criterion) -> Bound | None:
    if criterion.promise is None:
        return None
    from dodcheck.binding.built_in import built_in_rule  # noqa: PLC0415 - lazy: only plans of milestones ask for such rules

    return built_in_rule(criterion)


def _bound_by_id(
    criteria: Sequence[Criterion], entries: Sequence[Entry]
) -> tuple[dict[str, Bound | Misbound], list[Orphan], list[Mistake]]:
    meant: dict[str, list[Criterion]] = defaultdict(list)
    for criterion in criteria:
        for name in {criterion.id, criterion.shared_id}:
            meant[name].append(criterion)
    bound: dict[str, Bound | Misbound] = {}
    orphans: list[Orphan] = []
    mistakes: list[Mistake] = []
    for entry in entries:
        named = _nth(entry, meant.get(entry.key, []))
        if not named:
            orphans.append(Orphan(entry, nearest_ids(entry.key, meant) if len(orphans) < MAX_SUGGESTED else ()))
            mistakes.extend(_wordless(entry))
            continue
        mistakes.extend(_wrong(entry, named[0], meant[named[0].shared_id], bound))
        bound[named[0].id] = _decides(entry, named[0])
    return bound, orphans, mistakes


def _nth(entry: Entry, named: list[Criterion]) -> list[Criterion]:
    """Return the statements that an entry means: more than one where it leaves open which."""
    return named if entry.nth is None else [criterion for criterion in named if criterion.nth == entry.nth]


def _wrong(
    entry: Entry, criterion: Criterion, twins: Sequence[Criterion], bound: Mapping[str, object]
) -> Iterator[Mistake]:
    if criterion.twins > 1 and entry.nth is None:
        lines = ", ".join(str(twin.location.line) for twin in twins)
        hint = "Add nth: 1 (or 2 …) to the rule, or give the statement an id: <!-- dodcheck id: my-name -->"
        yield Mistake(entry.location, f"`{entry.key}` is one of {criterion.twins} equal ids (lines {lines})", hint)
    elif entry.holds is Holds.THEN and milestone_of(criterion.scope) is None:
        hint = "Leave `holds` out: only the statements of a milestone's plan have a commit that closed them."
        yield Mistake(entry.location, f"`{entry.key}` is no statement of a milestone's plan, so it has no `then`", hint)
    elif criterion.id in bound:
        yield Mistake(entry.location, f"a second rule for `{criterion.id}`", "Combine them with all or any.")
    if entry.says is None and criterion.fixed_id:
        yield _without_words(entry, "a fixed id", criterion.text)
    else:
        yield from _wordless(entry, criterion.text)


def _wordless(entry: Entry, words: str = "the words of the statement") -> Iterator[Mistake]:
    """Yield the mistake of a shortened id without the words that it leaves out, whether a statement has it or not."""
    if entry.says is None and "~" in entry.key:
        yield _without_words(entry, "a shortened id", words)


def _without_words(entry: Entry, why: str, words: str) -> Mistake:
    hint = f"Add to the rule: says: {words}"
    return Mistake(entry.location, f"`{entry.key}` is {why}, so its rule must say which words it decides", hint)


def _decides(entry: Entry, criterion: Criterion) -> Bound | Misbound:
    if entry.says is None or same_words(entry.says, criterion.text):
        return Bound(entry.tree, Origin.RULES_FILE)
    return Misbound(entry, entry.says)


def same_words(left: str, right: str) -> bool:
    """Return whether two Markdown sources say the same: space, emphasis, code marks and encoding don't count."""
    return essential_words(left) == essential_words(right)


def essential_words(source: str) -> str:
    """Return what a Markdown source says: without emphasis, code marks, and differences of space and encoding."""
    return " ".join(unicodedata.normalize("NFKC", plain(repair(source))).split())
