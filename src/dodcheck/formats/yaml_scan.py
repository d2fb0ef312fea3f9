"""What YAML says, without its structure."""

from __future__ import annotations

from typing import Any

from dodcheck.formats.yaml import MAX_DEPTH, Scalar, give_events, load_documents, nodes


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
