"""Bytes to a saved report. A file that is cut off, foreign, of a newer version or wrongly typed is a mistake."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from math import isfinite
from typing import Any

from dodcheck.errors import Mistake, UserError
from dodcheck.formats.json import load
from dodcheck.formats.json_nodes import load_nodes
from dodcheck.formats.problem import FormatProblem, UnreadProblem
from dodcheck.model.days import parse_day
from dodcheck.model.location import Location
from dodcheck.trust.saved.saved import Kind, Saved, of_report, of_statement

Schemas = Mapping[Kind, Callable[[], Mapping[str, Any]]]
"""The published schema of each kind of file."""

MAX_DEPTH = 40
"""A report is six levels deep; the options of a rule in it may be deeper, as deep as rules nest."""

_VERSIONED = re.compile(r"dodcheck-([a-z]{1,40})/([0-9]{1,9})")
_WRITTEN = re.compile(r"https://dodcheck\.invalid/attestation/report/v([0-9]{1,9})")
_STATEMENTS = "https://in-toto.io/Statement/"
_WRITE = "dodcheck writes one with: --report json=PATH"
_SHOWN = 60


def read_saved(name: str, data: bytes, schemas: Schemas) -> Saved:
    """Return the report or Statement in the bytes of a file. Raises ``UserError`` with the place of what is wrong."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise _mistake(name, f"no report: byte {problem.start + 1} is no UTF-8", _WRITE) from None
    try:
        value = load(text)
    except UnreadProblem as problem:
        raise _mistake(name, f"no report: {problem}", _WRITE) from None
    except FormatProblem as problem:
        at = Location(name, problem.line, problem.column)
        words = str(problem).removesuffix(" at").removesuffix(" starting")
        raise UserError(Mistake(at, f"no JSON: {words}", f"Is it whole? {_WRITE}")) from None
    return _read(name, text, value, schemas)


def _read(name: str, text: str, value: object, schemas: Schemas) -> Saved:
    if not isinstance(value, dict) or _is_excessive(value):
        raise _mistake(name, "no report that dodcheck wrote", _WRITE)
    kind = _kind(name, value)
    _check(name, text, value, schemas[kind]())
    if kind is Kind.REPORT:
        return of_report(name, value, _day(name, value["as_of"]))
    return of_statement(name, value, _day(name, value["predicate"]["asOf"]))


def _kind(name: str, value: Mapping[str, Any]) -> Kind:
    """Return what a file says it is. Raises ``UserError`` for what can't be verified here."""
    if "payloadType" in value and "payload" in value:
        hint = "Check its signature with the tool that signed it, which gives the payload, and name the payload here."
        raise _mistake(name, "a signed envelope, not the report in it", hint)
    if str(value.get("_type", "")).startswith(_STATEMENTS):
        return _statement(name, value)
    match = _VERSIONED.fullmatch(str(value.get("schema", "")))
    if match is None:
        raise _mistake(name, "no report that dodcheck wrote", _WRITE)
    if match[1] != "report":
        raise _mistake(name, f"no report, but another file of dodcheck: {match[1]}", _WRITE)
    if match[2] != "1":
        raise _newer_version_error(name, "report", match[2], value.get("dodcheck"))
    return Kind.REPORT


def _statement(name: str, value: Mapping[str, Any]) -> Kind:
    predicate_type = str(value.get("predicateType", ""))
    match = _WRITTEN.fullmatch(predicate_type)
    if match is None:
        hint = "dodcheck writes one with: --report in-toto=PATH"
        raise _mistake(
            name, f"a Statement about something else: its predicate type is `{predicate_type[:_SHOWN]}`", hint
        )
    if match[1] != "1" or value["_type"] != f"{_STATEMENTS}v1":
        predicate = value.get("predicate")
        raise _newer_version_error(
            name, "Statement", match[1], predicate.get("dodcheck") if isinstance(predicate, dict) else None
        )
    return Kind.STATEMENT


def _newer_version_error(name: str, called: str, version: str, writer: object) -> UserError:
    by = f", written by dodcheck {writer[:_SHOWN]}" if isinstance(writer, str) else ""
    message = f"a {called} of a version that this dodcheck does not know ({version}{by})"
    return _mistake(name, message, "Verify it with the dodcheck that wrote it, or with a newer one.")


def _check(name: str, text: str, value: object, schema: Mapping[str, Any]) -> None:
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - lazy: only `verify` reads reports

    validator = Draft202012Validator(schema)
    if validator.is_valid(value):
        return
    line, wrong = _place_and_mistake(validator, text)
    raise UserError(Mistake(Location(name, line), f"no report as dodcheck writes one: {wrong}", _WRITE))


def _place_and_mistake(validator: Any, text: str) -> tuple[int | None, str]:  # noqa: ANN401 - jsonschema's, which is imported late
    """Return the line and what is wrong there, as far as it can be told."""
    from dodcheck.rules.schemas.misfits import misfit  # noqa: PLC0415 - lazy: needed for a mistake only
    from dodcheck.rules.schemas.plain import UnclearValueError, to_plain  # noqa: PLC0415 - lazy: the same

    try:
        root = load_nodes(text)
        error = next(validator.iter_errors(to_plain(root)), None)
    except UnclearValueError as problem:
        return problem.line, str(problem)
    except FormatProblem as problem:
        return problem.line, str(problem)
    if error is None:
        return None, "a number in it is none that a report holds"
    misfitting = misfit(error, root)
    return misfitting.line, misfitting.words


def _day(name: str, written: str) -> date:
    try:
        return parse_day(written)
    except ValueError:
        raise _mistake(name, f"there is no day {written}, which it says it was judged on") from None


def _is_excessive(value: object) -> bool:
    """Return whether a value is nested deeper than any report, or holds a number without end."""
    level: list[object] = [value]
    for _ in range(MAX_DEPTH):
        if any(isinstance(part, float) and not isfinite(part) for part in level):
            return True
        level = [inner for part in level for inner in _children(part)]
        if not level:
            return False
    return True


def _children(value: object) -> list[object]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _mistake(name: str, message: str, hint: str = "") -> UserError:
    return UserError(Mistake(Location(name), message, hint))
