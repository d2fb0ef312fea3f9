"""What YAML says, without its structure."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from dodcheck.formats.yaml import Scalar, load_documents, nodes
from dodcheck.formats.yaml_events import MAX_DEPTH, give_events


def is_verbatim(text: str) -> bool:
    """Return whether this is YAML in which the scalars stand as they are, but for white space, quotes and backslashes.

    Several times as fast as reading the scalars. False tells nothing: it may not parse, say nothing, or be looked at in
    vain, because it has an alias, an escape that may make a letter, or a line end that joins two words.
    """
    import yaml  # noqa: PLC0415 - lazy: 20 ms of start-up

    loader: Any = getattr(yaml, "CSafeLoader", None)
    if loader is None or _rewriting().search(text) or not _saying().search(text):
        return False
    try:
        loader(text).raw_parse()
    except (yaml.YAMLError, UnicodeError, ValueError):
        return False
    return True


@cache
def _rewriting() -> re.Pattern[str]:
    """Return what may begin an alias, or an escape that gives printable ASCII or nothing at all."""
    return re.compile(r"\*[0-9A-Za-z_-]|\\[xuU/\r\n\x85\u2028\u2029]")


@cache
def _saying() -> re.Pattern[str]:
    """Return what only a scalar that is not blank begins a line with."""
    return re.compile(r"^\w", re.MULTILINE)


def scalar_text(text: str) -> str:
    """Return every scalar of a YAML text, each from a line of its own; several times as fast as the nodes.

    Raises ``FormatProblem`` as ``load_documents`` does. Text with aliases is read by that, which knows their limits.
    """
    values: list[str] = []
    depth = 0

    def take(event: Any) -> None:  # noqa: ANN401 - the library's events have no common typed base
        nonlocal depth
        kind = type(event).__name__
        if kind == "ScalarEvent":
            values.append(event.value)
        elif kind in _DEEPER:
            depth += _DEEPER[kind]
            if depth > MAX_DEPTH:
                raise _NotPlainError
        elif kind == "AliasEvent":
            raise _NotPlainError

    try:
        give_events(text, take)
    except _NotPlainError:
        found = (one.value for document in load_documents(text) for one in nodes(document) if isinstance(one, Scalar))
        return "\n".join(found)
    return "\n".join(values)


_DEEPER = {"SequenceStartEvent": 1, "MappingStartEvent": 1, "SequenceEndEvent": -1, "MappingEndEvent": -1}


class _NotPlainError(Exception):
    """Raised where the events alone don't tell whether a text is within the limits."""
