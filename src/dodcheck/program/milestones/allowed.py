"""What a plan lets its milestone's commits change, and what it forbids."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dodcheck.documents.inline import SpanKind, plain, spans
from dodcheck.documents.plans.plan import Plan, PlanLine
from dodcheck.model.milestone import MilestoneId
from dodcheck.model.promise import WithinScope
from dodcheck.program.milestones.around import Around
from dodcheck.snapshot.paths import folder_of, name_of, normalise

_LOOKING = re.compile(
    r"\W*(?:read|review|audit|inspect|analy[sz]e|classify|identify|cross-reference|assess|survey|examine|observe"
    r"|understand|investigate|study)\w*\b",
    re.IGNORECASE,
)
"""Verbs that change nothing but what a milestone writes about them."""

_WRITING = re.compile(r"\W*(?:measure|inventory|catalog|list|record|describe|document)\w*\b", re.IGNORECASE)
"""Verbs that write: where the path says that they do, else anywhere."""

_THEN = re.compile(
    r"(?:\b(?:and|then|or|to)\b|[,&;/+])\s*(?:fix|updat|chang|modif|add|remov|creat|implement|writ|rewrit|refactor"
    r"|replac|migrat|mov|renam|delet|harden|improv|correct|convert|introduc|build|enabl|extend|clean|repair|resolv"
    r"|adjust|apply|split|extract|pin|tighten|strengthen|mak)\w*",
    re.IGNORECASE,
)
"""Verbs behind one that only looks: `Identify and fix` changes what is identified."""

_SHOWN = "⟦⟧"
_JOINTS = (
    r"(?:no|not|any|all|every|everything|anything|the|its|other|existing|of|in|to|under|inside|within|below|on|and|or"
    r"|files?|folders?|director(?:y|ies)|modules?|packages?|contents?|code|sources?|tests?|production|documents?|docs)"
)
_TOUCHING = (
    r"(?:chang(?:e|es|ed|ing)|modif(?:y|ied|ying|ications?)|edit(?:s|ed|ing)?|touch(?:ed|ing)?|alter(?:ed|ing)?"
    r"|updat(?:e|es|ed|ing)|do|must|may|be|is|are|stays?|remains?|unchanged|untouched)"
)
_MAKING = (
    r"(?:add(?:ed|ing)?|creat(?:e|es|ing)|new|writ(?:e|es|ing)|fix(?:es|ing)?|implement(?:ing)?|refactor(?:ing)?"
    r"|extend(?:ing)?|remov(?:e|ing)|delet(?:e|ing)|document(?:ing)?|generat(?:e|ing))"
)
_PARTS = re.compile(r"\W+")
_REMARK = re.compile(r"\s*\([^()]*\)|\s+[—–-]\s.*|:\s.*", re.DOTALL)

_AREAS = (
    (
        "ci",
        r"(?:ci )?(?:workflows?|pipelines?|jobs?|checks?)|ci(?: (?:execution )?behaviou?r)?|github actions",
    ),
    ("tests", r"tests?"),
    ("dependencies", r"dependenc(?:y|ies)|lock(?: ?files?)?"),
    ("documents", r"docs|documentation"),
    ("code", r"code|source(?:s| files?)?|production code|implementation"),
)
_CHANGING = re.compile(
    r"\W*(?:no |any )?(?:changing|changes?|modifying|modifications?|editing|edits?|touching|adding|removing|adding or"
    r" removing|updating|updates?|rewriting)(?: (?:to|of|or removing|any|the|existing|all))* "
    r"(?P<what>[\w -]{2,40}?)(?: files?)?\W*",
    re.IGNORECASE,
)


def scope_of(plan: Plan, around: Around) -> WithinScope | None:
    """Return what the commits of a plan's milestone are held to, ``None`` where the plan tells nothing of it."""
    left_alone = list(_left_alone(plan))
    forbidden = tuple(dict.fromkeys(path for kept in left_alone for path in kept.paths))
    areas = tuple(dict.fromkeys(area for kept in left_alone for area in kept.areas))
    changed = list(_lines_to_change(plan))
    named = bool(plan.in_scope) and all(_names_paths_to_change(line, plan) for line in changed)
    if not named and not forbidden and not areas:
        return None
    return WithinScope(
        milestone=plan.milestone,
        ledger=around.ledger,
        allowed=tuple(dict.fromkeys(path for line in changed for path in _paths(line, plan))) if named else None,
        own=tuple(dict.fromkeys(_own_paths(plan, around))),
        delivered=tuple(dict.fromkeys(_delivered_paths(plan))),
        forbidden=forbidden,
        areas=areas,
        whole=(named and not changed) or ((named or not changed) and not any(kept.prose for kept in left_alone)),
        prose=tuple(kept.prose for kept in left_alone if kept.prose),
    )


def _lines_to_change(plan: Plan) -> Iterator[PlanLine]:
    """Yield what is in scope to be changed: not what is only looked at, nor the list of what it is looked at for."""
    looked_at: int | None = None
    for line in plan.in_scope:
        column = line.location.column or 0
        if looked_at is not None and column > looked_at:
            continue
        announces = line.text.rstrip("*_ ").endswith(":")
        looked_at = column if announces and _only_looks(line) else None
        if not _only_looks(line):
            yield line


class _LeftAlone(NamedTuple):
    """What a line says is left alone; its words as they are where they tell of anything that no path shows."""

    paths: tuple[str, ...]
    areas: tuple[str, ...]
    prose: str


def _left_alone(plan: Plan) -> Iterator[_LeftAlone]:
    for line in plan.out_of_scope:
        paths, areas = tuple(_forbidden_paths(line, plan)), _areas(_unchanging_words(line))
        yield _LeftAlone(paths, areas.known, "" if paths or areas.whole else plain(line.text))
    for line in plan.unchanging:
        areas = _areas(plain(line.text))
        yield _LeftAlone((), areas.known, "" if areas.whole else plain(line.text))


def _only_looks(line: PlanLine) -> bool:
    words = plain(line.text)
    return bool(_LOOKING.match(words)) and not _THEN.search(words)


def _names_paths_to_change(line: PlanLine, plan: Plan) -> bool:
    words = plain(line.text)
    writes = _WRITING.match(words) and not _THEN.search(words)
    return any(_paths(line, plan)) and (bool(writes) or _is_of_paths(line, rf"{_JOINTS}|{_TOUCHING}|{_MAKING}"))


def _forbidden_paths(line: PlanLine, plan: Plan) -> Iterator[str]:
    """Yield the paths that a line says are not to be changed; `Full rewrite of X` leaves smaller changes open."""
    return _paths(line, plan) if _is_of_paths(line, rf"{_JOINTS}|{_TOUCHING}") else iter(())


def _is_of_paths(line: PlanLine, words: str) -> bool:
    """Return whether a line names paths, and says beside them nothing but words of a kind; remarks don't count."""
    text = "".join(_SHOWN if span.kind is SpanKind.CODE else span.text for span in spans(line.text))
    bare = _REMARK.sub("", text)
    if bare.count(_SHOWN) != text.count(_SHOWN):
        return False
    left = (word for word in _PARTS.split(bare.lower()) if word)
    return all(re.fullmatch(rf"{words}|m\d+", word) for word in left)


def _own_paths(plan: Plan, around: Around) -> Iterator[str]:
    """Yield what a milestone may write, whatever is in scope: its plan, papers, log and ledger."""
    yield plan.path
    yield from _own_papers(plan)
    yield from around.logs.get(folder_of(plan.path), ())
    yield from filter(None, (around.ledger, around.program_log))


def _own_papers(plan: Plan) -> Iterator[str]:
    """Yield the papers of the milestone in a folder of its own: those that are named by its id as the plan is."""
    folder, name = folder_of(plan.path), name_of(plan.path)
    if MilestoneId.parse(name_of(folder)) == plan.milestone and "_" in name:
        yield f"{folder}/{name.rpartition('_')[0]}_*.md"


def _delivered_paths(plan: Plan) -> Iterator[str]:
    for deliverable in plan.deliverables:
        for path in deliverable.paths:
            yield from _places(path, plan)


def _paths(line: PlanLine, plan: Plan) -> Iterator[str]:
    words = (span.text.strip() for span in spans(line.text) if span.kind is SpanKind.CODE)
    for word in words:
        if re.fullmatch(r"[\w.*@+-]*/[\w./*@+-]*|[\w*@+-]+\.[A-Za-z]\w{0,9}", word):
            yield from _places(word, plan)


def _places(word: str, plan: Plan) -> Sequence[str]:
    """Return a path from the root, and one of a bare name beside the plan too; a folder stands for all in it."""
    named = [place for place in (normalise(word), _beside_plan(word, plan)) if place]
    return [f"{place}/**" if word.endswith("/") else place for place in named]


def _beside_plan(word: str, plan: Plan) -> str | None:
    return None if "/" in word.rstrip("/") else normalise(word, folder_of(plan.path))


def _unchanging_words(line: PlanLine) -> str:
    """Return what an item says is not to be changed, empty where it speaks of something else."""
    match = _CHANGING.fullmatch(plain(line.text))
    return match["what"] if match else ""


class _Areas(NamedTuple):
    """The kinds of files that words name, and whether they name nothing else."""

    known: tuple[str, ...]
    whole: bool


def _areas(words: str) -> _Areas:
    """Return the kinds of files that a list of such kinds names."""
    kinds = [kind.strip() for kind in re.split(r",| and | or ", words.lower().strip(" .")) if kind.strip()]
    areas = [next((area for area, name in _AREAS if re.fullmatch(name, kind)), None) for kind in kinds]
    return _Areas(tuple(filter(None, areas)), bool(areas) and None not in areas)
