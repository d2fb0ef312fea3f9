"""Counterexamples for the kind `platform`: answers of the platform that say the contrary."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from dodcheck.formats.json import load
from dodcheck.formats.known import decode_data
from dodcheck.formats.problem import FormatProblem
from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.phrasing import some
from dodcheck.rules.base import Counterexample
from dodcheck.rules.counterexamples.edits import Changes

if TYPE_CHECKING:
    from dodcheck.rules.platform import PlatformRule
    from dodcheck.snapshot.protocol import Snapshot

_CONTRARY = {"success": "failure", "public": "private", "private": "public", "internal": "public"}
_CONTRARY |= {"enabled": "disabled", "merged": "open", "active": "disabled", "closed": "open"}
_TAKEN_ALONG = frozenset({"head_sha", "sha", "status"})
_NOT_FOUND = {"message": "Not Found", "status": "404"}
_Scalar = Callable[[str, object], object]


def counterexamples(rule: PlatformRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield the answers that were handed over with results, switches, numbers and names turned, and without lists."""
    names = rule.evidence or snapshot.handed_over_names()
    answers = {name: value for name in names if (value := _answer(snapshot, name)) is not None}
    if seen.outcome is not Outcome.HOLDS or not answers:
        return
    where = f"the evidence file{'' if len(answers) == 1 else 's'} {some(answers)}"
    for words, turn in (
        (f"every success in {where} made a failure", _results),
        (f"every switch in {where} turned", _switches),
        (f"every number in {where} made 0", _numbers),
        (f"every expected name in {where} made another", _names(rule.expect)),
    ):
        changed = {name: _mapped(value, "", turn) for name, value in answers.items()}
        if changed != answers:
            yield Counterexample(words, evidence=_written(changed))
    emptied = {name: _emptied(one) for name, one in answers.items()}
    yield Counterexample(f"every list in {where} emptied", evidence=_written(emptied))
    yield Counterexample(f"{where} made to say “Not Found”", evidence=_written(dict.fromkeys(answers, _NOT_FOUND)))


def _answer(snapshot: Snapshot, name: str) -> object | None:
    try:
        return load(decode_data(snapshot.handed_over(name) or b""))
    except FormatProblem:
        return None


def _mapped(value: object, key: str, turn: _Scalar) -> object:
    match value:
        case dict():
            return {str(name): _mapped(one, str(name), turn) for name, one in value.items()}
        case list():
            return [_mapped(one, key, turn) for one in value]
        case _:
            return turn(key, value)


def _results(_key: str, value: object) -> object:
    return _CONTRARY.get(value, value) if isinstance(value, str) else value


def _switches(key: str, value: object) -> object:
    if key.endswith("_at") and isinstance(value, str):
        return None
    return not value if isinstance(value, bool) else value


def _numbers(_key: str, value: object) -> object:
    return 0 if isinstance(value, int) and not isinstance(value, bool) else value


def _names(expected: tuple[str, ...]) -> _Scalar:
    """Return what gives other names to what is expected, to authors and to tags."""

    def turn(key: str, value: object) -> object:
        if not isinstance(value, str) or key in _TAKEN_ALONG:
            return value
        meant = value in expected or key in ("login", "tag_name", "context", "name", "title")
        return f"planted-{value}" if meant else value

    return turn


def _emptied(value: object) -> object:
    match value:
        case dict():
            return {str(name): _emptied(one) for name, one in value.items()}
        case list():
            return []
        case _:
            return value


def _written(answers: dict[str, object]) -> Changes:
    return {name: json.dumps(value).encode() for name, value in answers.items()}
