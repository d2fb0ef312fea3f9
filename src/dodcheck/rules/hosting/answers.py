"""The platform's answers that the caller handed over, read as JSON, and values taken out of them whatever they hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from dodcheck.formats.json import load
from dodcheck.formats.known import MAX_CHECKED, decode_data
from dodcheck.formats.problem import FormatProblem, UnreadProblem
from dodcheck.model.evidence import Outcome
from dodcheck.rules.finding import Finding
from dodcheck.snapshot.protocol import Snapshot

_PAGED_KEYS = ("check_runs", "workflow_runs", "jobs", "statuses", "items")
_MOST_CACHED = 8


class PlatformAnswer(NamedTuple):
    """One answer: the name of its evidence file, and its value with the pages of `gh api --slurp` joined."""

    name: str
    value: object


def named_answer(snapshot: Snapshot, name: str) -> PlatformAnswer | Finding | None:
    """Return the evidence file of a name, what is wrong with it, or ``None`` where there is none."""
    data = snapshot.handed_over(name)
    if data is None:
        return None
    value = _parsed_answer(data)
    if not isinstance(value, FormatProblem):
        return PlatformAnswer(name, value)
    at = f" at line {value.line}" if value.line else ""
    what = "is not read" if isinstance(value, UnreadProblem) else "is no JSON"
    return Finding(Outcome.ERROR, f"the evidence file {name} {what}{at}: {value}", examined=1)


def all_answers(snapshot: Snapshot) -> Iterator[PlatformAnswer]:
    """Yield every evidence file that is JSON, by name; the others are results of another kind."""
    for name in snapshot.handed_over_names():
        answer = named_answer(snapshot, name)
        if isinstance(answer, PlatformAnswer):
            yield answer


def value_at(value: object, *keys: str) -> object:
    """Return what stands below these keys, ``None`` where that is nothing."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def text_at(value: object, *keys: str) -> str:
    """Return the string below these keys, an empty one where there is none."""
    text = value_at(value, *keys)
    return text if isinstance(text, str) else ""


def number_at(value: object, *keys: str) -> int | None:
    """Return the whole number below these keys."""
    number = value_at(value, *keys)
    return number if isinstance(number, int) and not isinstance(number, bool) else None


def objects_at(value: object, *keys: str) -> tuple[Mapping[str, object], ...]:
    """Return the objects in the list below these keys."""
    members = value_at(value, *keys)
    return tuple(member for member in members if isinstance(member, dict)) if isinstance(members, list) else ()


def listed_objects(answer: PlatformAnswer, own_name: str, *keys: str) -> tuple[Mapping[str, object], ...] | None:
    """Return the objects of an answer that is a list of objects with these keys.

    An empty list is one where its file has the name that is advised for it: nothing else says what it lists.
    """
    rows = objects_at(answer.value)
    if not isinstance(answer.value, list) or len(rows) < len(answer.value):
        return None
    if not rows:
        return () if answer.name == own_name else None
    return rows if all(key in row for key in keys for row in rows) else None


def comparable_name(name: str) -> str:
    """Return a name as it is compared: capitals, and the signs that join its words, make no difference."""
    return " ".join(name.casefold().replace("-", " ").replace("_", " ").split())


@lru_cache(maxsize=_MOST_CACHED)
def _parsed_answer(data: bytes) -> object:
    """Return the value of a file, or the ``FormatProblem`` that it has; kept, because many rules ask."""
    if len(data) > MAX_CHECKED:
        return UnreadProblem(f"more than {MAX_CHECKED // 1024 // 1024} MB")
    try:
        return _joined_pages(load(decode_data(data)))
    except FormatProblem as problem:
        return problem


def _joined_pages(value: object) -> object:
    if not isinstance(value, list) or not value:
        return value
    if all(isinstance(page, list) for page in value):
        return [row for page in value for row in page]
    for key in _PAGED_KEYS:
        if all(isinstance(value_at(page, key), list) for page in value):
            return {**value[0], key: [row for page in value for row in page[key]]}
    return value
