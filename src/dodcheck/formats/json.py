"""JSON, bounded."""

from __future__ import annotations

import json

from dodcheck.formats.problem import FormatProblem


def load(text: str) -> object:
    """Return the value of a JSON text. Raises ``FormatProblem``; `NaN` and its like are no JSON."""
    try:
        value: object = json.loads(text.removeprefix("\ufeff"), parse_constant=_refuse)
    except json.JSONDecodeError as problem:
        raise FormatProblem(problem.msg[:1].lower() + problem.msg[1:], problem.lineno, problem.colno) from None
    except RecursionError:
        raise FormatProblem("nested too deep") from None
    except ValueError as problem:
        raise FormatProblem(str(problem)) from None
    return value


def _refuse(constant: str) -> object:
    raise FormatProblem(f"{constant} is no JSON value")
