"""Which files are reports of dodcheck, told by how they begin: a new report may take the place of an earlier one."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

HEAD: Final = 64 * 1024
"""How many bytes of a file are enough to tell."""

_OPENING_LINES: Final = 6
_OWN_JSON: Final = re.compile(r'\{\s*"schema": "dodcheck-')
_JSON_OF_OTHERS: Final = re.compile(r'"predicateType": "https://dodcheck\.|"driver": \{\s*"name": "dodcheck"')
_JUNIT: Final = re.compile(r'<\?xml [^>]*>\s*<testsuites name="dodcheck: ')
_PAGE: Final = '<meta name="generator" content="dodcheck '
_BADGE: Final = re.compile(r"<svg [^>]* role=\"img\" aria-label=[^>]*, gate (?:passed|blocked)[\"']>\s*<title>")
_CHART: Final = re.compile(r'<svg [^>]*>\s*<title id="title">Burn-up of ')
_MARKDOWN: Final = re.compile(r"(?:<!-- dodcheck comment: [^\n]*-->\n)?## dodcheck: ")
_COMMAND: Final = re.compile(r"::(?:error|warning|notice) ")
_TABLE: Final = "commit,date,proved,"
_DAY: Final = re.compile(r"\b(?:commit|commits?, each|no commit yet)\b.*, as of \d{4}-\d\d-\d\d\b")
_PAST: Final = re.compile(r"^(?:IT HOLDS|IT DOES NOT HOLD|NOBODY CAN TELL)\b", re.MULTILINE)


def is_report(data: bytes) -> bool:
    """Return whether a file that begins with these bytes is a report of dodcheck, or empty."""
    text = data[:HEAD].decode("utf-8", errors="replace")
    return not text.strip() or any(fits(text) for fits in _FORMS)


def _is_json_report(text: str) -> bool:
    return text.startswith("{") and bool(_OWN_JSON.match(text) or _JSON_OF_OTHERS.search(text))


def _is_markup_report(text: str) -> bool:
    page = text.startswith("<!doctype html>") and _PAGE in text
    return page or any(form.match(text) for form in (_JUNIT, _BADGE, _CHART))


def _is_workflow_commands(text: str) -> bool:
    return all(_COMMAND.match(line) for line in text.splitlines()[:_OPENING_LINES])


def _is_printed_report(text: str) -> bool:
    """Return whether a text begins as what is printed: a title, indented lines below it, and the day or the answer."""
    opening = text.split("\n", _OPENING_LINES)[:_OPENING_LINES]
    if len(opening) < _OPENING_LINES - 1 or not opening[1].startswith("  "):
        return False
    return bool(_DAY.search(" ".join(" ".join(opening).split())) or _PAST.search("\n".join(opening)))


_FORMS: Final[tuple[Callable[[str], bool], ...]] = (
    _is_json_report,
    _is_markup_report,
    _is_workflow_commands,
    _is_printed_report,
    lambda text: _MARKDOWN.match(text) is not None,
    lambda text: text.startswith(_TABLE),
)
