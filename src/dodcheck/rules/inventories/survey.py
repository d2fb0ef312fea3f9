"""What the rows of a document say of a set of files: which are covered, and which rows say something wrong."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dodcheck.documents.filler import unstruck
from dodcheck.documents.inline import plain
from dodcheck.rules.inventories.names import FileWord, expanded, leading, words_of
from dodcheck.rules.inventories.rows import Row
from dodcheck.rules.inventories.scope import Meaning, Means, Scope
from dodcheck.rules.inventories.values import is_filled, is_one_of
from dodcheck.snapshot.globs import is_glob

MAX_AGAIN = 20
"""A word that stands there more often is no longer noted."""


class RowRemark(NamedTuple):
    """Something about a row: words, and its line."""

    words: str
    line: int


@dataclass(slots=True)
class InventorySurvey:
    """What rows say. ``covered`` has the lines that name each file of the set; ``rows`` is how many name any.

    ``heads`` are those of the columns that say something of the files, ``listed`` is how many rows stand in no table,
    ``said`` how often each word stands there.
    """

    covered: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    rows: int = 0
    listed: int = 0
    numbers: list[RowRemark] = field(default_factory=list)
    values: list[RowRemark] = field(default_factory=list)
    unfilled: list[RowRemark] = field(default_factory=list)
    unmatched: list[RowRemark] = field(default_factory=list)
    unread: list[RowRemark] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    said: Counter[str] = field(default_factory=Counter)

    def twice(self) -> Mapping[str, Sequence[int]]:
        """Return the files that several rows name, each with their lines."""
        return {path: lines for path, lines in self.covered.items() if len(set(lines)) > 1}


def survey(rows: Sequence[Row], scope: Scope, values: Sequence[str]) -> InventorySurvey:
    """Return what the rows say of the files; ``values`` is the closed list of their column, where there is one."""
    inventory_survey = InventorySurvey()
    for row in rows:
        words = leading(row.names) if row.listed else words_of(row.names)
        if words is None:
            inventory_survey.unread.append(RowRemark(f"{_cut(row.names)} takes something back", row.line))
        elif words and _names(inventory_survey, row, words, scope):
            inventory_survey.rows += 1
            inventory_survey.listed += row.listed
            _check(inventory_survey, row, values)
    return inventory_survey


def _names(inventory_survey: InventorySurvey, row: Row, words: Sequence[FileWord], scope: Scope) -> bool:
    """Note what each word of a row names, and return whether any names a file of the set."""
    marked = any(word.marked for word in words)
    named = False
    for word in words:
        meaning = scope.meaning(word)
        match meaning.means:
            case Means.FILES:
                named = True
                _cover(inventory_survey, row, word, meaning)
            case Means.NOTHING:
                inventory_survey.unmatched.append(RowRemark(f"{_cut(word.text)} {meaning.why}", row.line))
            case Means.UNREAD if not row.listed and (word.marked or not marked):
                inventory_survey.unread.append(RowRemark(f"{_cut(word.text)} {meaning.why}", row.line))
            case _:
                pass
    return named


def _cover(inventory_survey: InventorySurvey, row: Row, word: FileWord, meaning: Meaning) -> None:
    inventory_survey.said[word.text] += 1
    if inventory_survey.said[word.text] <= MAX_AGAIN:
        for path in meaning.files:
            inventory_survey.covered[path].append(row.line)
    number, several = len(meaning.files), is_glob(word.text) or len(expanded(word.text)) > 1
    if several and word.number not in (None, number, number + meaning.others):
        said_of = f"{_cut(word.text)} is said to be {word.number} and matches {number + meaning.others}"
        inventory_survey.numbers.append(RowRemark(said_of, row.line))


def _check(inventory_survey: InventorySurvey, row: Row, values: Sequence[str]) -> None:
    inventory_survey.heads.update(row.heads)
    name = _cut(plain(row.names))
    if row.value is not None and values and not is_one_of(row.value, values, row.heads[0]):
        value = unstruck(row.value)
        inventory_survey.values.append(
            RowRemark(f"“{_cut(value)}” of {name}" if value else f"nothing of {name}", row.line)
        )
    elif row.value is not None and not values and not is_filled(row.value):
        inventory_survey.values.append(RowRemark(f"nothing of {name}", row.line))
    if row.filled and not any(map(is_filled, row.filled)):
        inventory_survey.unfilled.append(RowRemark(name, row.line))


def _cut(text: str) -> str:
    text = plain(text) if len(text) <= 1000 else text  # noqa: PLR2004 - longer is cut anyway
    return text if len(text) <= 60 else f"{text[:60]}…"  # noqa: PLR2004 - as much as a message takes
