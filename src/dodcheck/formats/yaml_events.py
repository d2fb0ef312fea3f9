"""The events of libyaml, each given to what takes it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from dodcheck.formats.problem import FormatProblem, UnreadProblem

if TYPE_CHECKING:
    import yaml

MAX_DEPTH = 100
"""Deeper nesting, aliases followed, is not read: libyaml's own composer overflows the stack at some ten thousand."""

_OWN_LIMIT = "exceeded maximum nesting depth"
"""What libyaml 0.2.6 says beyond a limit of its own, which it may meet before the events of what it looked ahead at."""

_UNSTARTED = "found character that cannot start any token"
"""What libyaml says, among other characters, of a tab that indents a line."""


def give_events(text: str, take: Callable[[Any], None]) -> None:
    """Give each event of a text to ``take``. Raises ``FormatProblem`` where there is none to give."""
    give_by_class(text, defaultdict(lambda: take))


def give_by_class(text: str, taking: dict[type, Callable[[Any], None]]) -> None:
    """Give each event of a text to the function for its class. Raises ``FormatProblem`` where there is none to give."""
    import yaml  # noqa: PLC0415 - lazy: 20 ms of start-up

    try:
        _give_all(getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text), taking)
    except FormatProblem:
        raise
    except yaml.MarkedYAMLError as problem:
        raise _problem_at_mark(problem, text) from None
    except yaml.reader.ReaderError as problem:
        line = text.count("\n", 0, problem.position) + 1 if isinstance(problem.position, int) else None
        raise FormatProblem(f"the character U+{_code_point(problem):04X} is not allowed", line) from None
    except (yaml.YAMLError, UnicodeError, ValueError) as problem:
        raise FormatProblem(str(problem).splitlines()[0] if str(problem) else "not understood") from None


def _give_all(parser: Any, taking: dict[type, Callable[[Any], None]]) -> None:  # noqa: ANN401 - no common typed base
    try:
        for event in iter(parser.get_event, None):
            taking[event.__class__](event)
    finally:
        parser.dispose()


def _problem_at_mark(problem: yaml.MarkedYAMLError, text: str) -> FormatProblem:
    said = problem.problem or problem.context or "not understood"
    mark = problem.problem_mark or problem.context_mark
    if said == _OWN_LIMIT and mark:
        return UnreadProblem(f"nested deeper than {MAX_DEPTH} levels", mark.line + 1, mark.column + 1)
    if said == _UNSTARTED and mark and text[mark.index : mark.index + 1] == "\t":
        said = "a tab stands where YAML takes spaces only"
    return FormatProblem(said, mark.line + 1, mark.column + 1) if mark else FormatProblem(said)


def _code_point(problem: yaml.reader.ReaderError) -> int:
    character = problem.character
    return character if isinstance(character, int) else ord(str(character)[:1] or "\0")
