"""What the actions of steps are given by `with`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dodcheck.rules.workflows.does import Candidate, Match

_ASKED = re.compile(r"(?P<name>[^=~]+)(?:(?P<sign>[=~])(?P<value>.*))?")
_NOTHING = frozenset({"", "false"})


def with_input(found: Iterable[Candidate], asked: str) -> Iterator[Candidate]:
    """Yield the steps whose action is given an input; one that is an expression only may be that.

    ``asked`` is its name, `name=value`, or `name~part`.
    """
    form = _ASKED.fullmatch(asked)
    if form is None:
        return
    for one in found:
        text = one.step.step.given.get(form["name"].strip())
        value = text.value.strip() if text else ""
        if "${{" in value and not (form["sign"] == "~" and form["value"] in value):
            yield one._replace(match=Match.PERHAPS, doubt=f"its input {form['name']} is an expression")
        elif value.lower() not in _NOTHING and _fits(value, form["sign"], form["value"]):
            yield one


def _fits(value: str, sign: str | None, wanted: str | None) -> bool:
    if sign is None or wanted is None:
        return True
    return wanted in value if sign == "~" else value == wanted
