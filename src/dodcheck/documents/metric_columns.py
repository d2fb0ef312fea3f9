"""What the heads of a table of metrics say their columns hold: the value of today, of before, of some day, or else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto

from dodcheck.documents.blocks import Cell
from dodcheck.documents.inline import plain


class Column(Enum):
    """What a column of a table of metrics holds."""

    CURRENT = auto()
    VALUE = auto()
    TARGET = auto()
    BASELINE = auto()
    WEIGHT = auto()
    OTHER = auto()


_TARGET = re.compile(
    r"\b(?:targets?|goals?|thresholds?|budgets?|limits?|required|requirements?|minimum|maximum|min|max|objectives?|slos?"
    r"|slas?|desired|wanted|aims?|gate|floor|ceiling|planned|expected|projected|forecast|acceptance|ideal|available"
    r"|possible|next|future|post)\b"
)
_BASELINE = re.compile(
    r"\b(?:baselines?|before|previous|prior|old|initial|start(?:ing)?|original|was|last|past|then)\b"
)
_WEIGHT = re.compile(r"\b(?:weights?|weighting|importance)\b")
_OTHER = re.compile(r"\b(?:delta|change|changes|trend|diff|difference|progress|gain|loss|gap|Δ|notes?|comments?)\b|Δ")
_CURRENT = re.compile(
    r"\b(?:currents?|currently|actuals?|now|today|latest|measured|observed|achieved|after|present|to date|result"
    r"|this (?:run|week|month|quarter|release|milestone|phase))\b"
)
_VALUE = re.compile(
    r"\b(?:scores?|values?|ratings?|results?|coverage|rate|percent(?:age)?|points?|reading)\b|^\W*%\W*$"
)
_DAY = r"(?:targets?|goals?|objectives?|baselines?|thresholds?|previous|prior|planned|expected|desired|projected)"
_OTHER_DAY = re.compile(
    rf"^\W*{_DAY}\b|\b{_DAY}\W*$|\(\W*{_DAY}\W*\)|^\W*(?:minimum|required|maximum)(?: score| value|\W*$)",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"^\W*(?:baselines?|before|previous|prior|initial|last)\b", re.IGNORECASE)
_HOPES = r"wish(?:es|[ -]?lists?)?|ambitions?|aspirations?|hopes?|aims?|forecasts?|outlook"
_AHEAD = re.compile(
    r"^\W*(?:targets?|goals?|objectives?|desired|wanted|projected|planned|proposed|expected|future|vision|road ?map"
    rf"|next steps|where we want to (?:be|go)|{_HOPES})\b"
    rf"|\b(?:targets?|goals?|projections?|{_HOPES})\W*$|\((?:target|goal|projected|planned|{_HOPES})\)",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(r"^\W*(?:an? |for )?(?:examples?|samples?|template)\b|\bexamples?\W*$", re.IGNORECASE)


def column_of(head: str) -> Column:
    """Return what a column with this head, as Markdown, holds; one that says target or before is never a value."""
    words = plain(head).lower()
    for pattern, column in (
        (_OTHER, Column.OTHER),
        (_WEIGHT, Column.WEIGHT),
        (_TARGET, Column.TARGET),
        (_BASELINE, Column.BASELINE),
        (_CURRENT, Column.CURRENT),
        (_VALUE, Column.VALUE),
    ):
        if pattern.search(words):
            return column
    return Column.OTHER


def columns_of(header: Sequence[Cell]) -> tuple[Column, ...]:
    """Return what each column holds; the first names the rows, unless it is called a target or the like."""
    found = [column_of(cell.source) for cell in header]
    if found and found[0] in (Column.CURRENT, Column.VALUE):
        found[0] = Column.OTHER
    return tuple(found)


def current_column(header: Sequence[Cell]) -> int | None:
    """Return the column of the value of today: the one that says so, else the one of values; ``None`` for several."""
    columns = columns_of(header)
    for wanted in (Column.CURRENT, Column.VALUE):
        at = [number for number, column in enumerate(columns) if column is wanted]
        if at:
            return at[0] if len(at) == 1 else None
    return None


def is_of_another_day(label: str) -> bool:
    """Return whether a line or a row is called a target or a baseline: `Target Post-Phase 1`, `Baseline Score`."""
    return bool(_OTHER_DAY.search(plain(label)))


def looks_ahead(heading: str) -> bool:
    """Return whether what stands below a heading, as plain words, is not so yet: `Target scores`, `Roadmap`."""
    return bool(_AHEAD.search(heading))


def is_example(heading: str) -> bool:
    """Return whether what stands below a heading, as plain words, only shows how it might look: `Example`."""
    return bool(_EXAMPLE.search(heading))


def is_of_before(heading: str) -> bool:
    """Return whether what stands below a heading, as plain words, was so before: `Baseline scores`, `Before`."""
    return bool(_BEFORE.search(heading))
