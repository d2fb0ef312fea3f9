"""What options take: each type checks a value and knows its fragment of the schema."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from dodcheck.model.milestone import MAX_RANGE, MilestoneId, Status, leading_mention
from dodcheck.rules.options import OptionError, OptionType, none_of
from dodcheck.snapshot.globs import is_glob
from dodcheck.snapshot.paths import normalise

_STATUSES = tuple(status for status in Status if status is not Status.UNKNOWN)

MAX_PATTERN = 1000
"""A pattern of more characters than this is refused."""


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise OptionError("takes words")
    return value


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise OptionError("takes a number from 0")
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise OptionError("takes true or false")
    return value


def _path(value: object) -> str:
    text = _text(value)
    path = normalise(text)
    if path is None or path == ".":
        raise OptionError(f"takes a path inside the repository, which `{text[:200]}` is not")
    return path


def _place(value: object) -> str:
    """Return a path that keeps the slash at its end: it is a folder."""
    path = _path(value)
    return f"{path}/" if str(value).endswith("/") else path


def _list_of(read: Callable[[object], Any]) -> Callable[[object], tuple[Any, ...]]:
    def several(value: object) -> tuple[Any, ...]:
        values = value if isinstance(value, list) else [value]
        if not values:
            raise OptionError("takes at least one value")
        return tuple(read(value) for value in values)

    return several


def _pattern(value: object) -> str:
    from dodcheck.rules.searching.patterns import compile_pattern  # noqa: PLC0415 - lazy: only a rules file with patterns needs the engine

    text = _text(value)
    if len(text) > MAX_PATTERN:
        raise OptionError(f"takes a pattern of at most {MAX_PATTERN} characters")
    compile_pattern(text)
    return text


def _milestones(value: object) -> str:
    text = _text(value).strip()
    named = leading_mention(text)
    if named is None or named.end != len(text):
        raise OptionError(f"takes milestones such as M03 or M00-M02, which `{text[:80]}` is not")
    if named.last and not _is_countable(named.first, named.last):
        raise OptionError(f"takes a range whose members can be counted, which `{text[:80]}` is not; list them instead")
    return text


def _milestone(value: object) -> str:
    named = MilestoneId.parse(_text(value))
    if named is None:
        raise OptionError(f"takes a milestone such as M03, which `{str(value)[:80]}` is not")
    return str(named)


def _is_countable(first: MilestoneId, last: MilestoneId) -> bool:
    plain = first.prefix == last.prefix and not (first.suffix or last.suffix)
    steps = last.numbers[0] - first.numbers[0]
    return plain and len(first.numbers) == len(last.numbers) == 1 and 0 <= steps < MAX_RANGE


def _status(value: object) -> Status:
    status = next((status_ for status_ in _STATUSES if value in (status_.value, status_.value.capitalize())), None)
    if status is None:
        raise none_of(_STATUSES, value)
    return status


def _excuse(value: object) -> tuple[str, str]:
    if not isinstance(value, dict) or set(value) != {"path", "reason"}:
        raise OptionError("takes a list of {path: …, reason: …}")
    return _path(value["path"]), _text(value["reason"])


def _listed(item: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [item, {"type": "array", "items": item, "minItems": 1}]}


def _literal_path(value: object) -> str:
    path = _path(value)
    if is_glob(path):
        raise OptionError(f"takes one path, not a glob such as `{path[:200]}`")
    return path


_SOMETHING = r"\S"
_WORDS = {"type": "string", "pattern": _SOMETHING}
INSIDE = {**_WORDS, "not": {"pattern": r"^(?:\./)*\.\.(?:/|$)|(?:^|/)\.[gG][iI][tT](?:/|$)|^[./]*$"}}
"""The schema of a path that does not leave the repository, and of a glob of such paths."""

_MILESTONE = r"(?:[A-Z]{1,3}[0-9]{1,3}-)?M[0-9]{1,4}(?:[._][0-9]{1,3}){0,3}(?:-?[A-Z])?"
_EITHER_CASE = r"(?:[A-Za-z]{1,3}[0-9]{1,3}-)?[Mm][0-9]{1,4}(?:[._][0-9]{1,3}){0,3}(?:-?[A-Za-z])?"
_RANGE_OF = {"type": "string", "pattern": rf"^\s*{_MILESTONE}(?:\s*(?:-|–|—|to|through)\s*{_MILESTONE})?\s*$"}
_EXCUSE = {
    "type": "object",
    "properties": {"path": INSIDE, "reason": _WORDS},
    "required": ["path", "reason"],
    "additionalProperties": False,
}

WORKFLOWS = (".github/workflows/*.yml", ".github/workflows/*.yaml")
"""The globs of every workflow: GitHub looks in this folder alone, for both suffixes."""

TEXT = OptionType(_WORDS, _text)
TEXTS = OptionType(_listed(_WORDS), _list_of(_text))
COUNT = OptionType({"type": "integer", "minimum": 0}, _count)
FLAG = OptionType({"type": "boolean"}, _flag)
PATH = OptionType(INSIDE, _path)
DOCUMENT = OptionType({**INSIDE, "pattern": r"^[^*?\[]*[^*?\[\s][^*?\[]*$"}, _literal_path)
DOCUMENTS = OptionType(_listed(dict(DOCUMENT.schema)), _list_of(_literal_path))
GLOBS = OptionType(_listed(INSIDE), _list_of(_path))
FOLDERS_AND_GLOBS = OptionType(_listed(INSIDE), _list_of(_place))
PATTERN = OptionType({**_WORDS, "maxLength": MAX_PATTERN}, _pattern)
MILESTONES = OptionType(_listed(_RANGE_OF), _list_of(_milestones))
MILESTONE = OptionType({"type": "string", "pattern": rf"^\s*{_EITHER_CASE}\s*$"}, _milestone)
STATUS = OptionType({"enum": [*map(str, _STATUSES), *(one.value.capitalize() for one in _STATUSES)]}, _status)
EXCUSES = OptionType(_listed(_EXCUSE), _list_of(_excuse))


def globs_of(places: Sequence[str]) -> tuple[str, ...]:
    """Return the globs that an option of ``FOLDERS_AND_GLOBS`` stands for: of a folder, all that is in it."""
    return tuple(f"{place}**" if place.endswith("/") else place for place in places)


def choice(*words: str) -> OptionType:
    """Return what an option takes that is one of these words."""

    def one(value: object) -> str:
        if not isinstance(value, str) or value not in words:
            raise none_of(words, value)
        return value

    return OptionType({"enum": list(words)}, one)


def choices(*words: str) -> OptionType:
    """Return what an option takes that is one or several of these words."""
    option = choice(*words)
    return OptionType(_listed(dict(option.schema)), _list_of(option.read))
