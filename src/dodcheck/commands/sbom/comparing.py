"""Compares a file on disk with what would be written there."""

from __future__ import annotations

from pathlib import Path

from dodcheck.errors import user_error
from dodcheck.formats import json
from dodcheck.formats.known import decode_data
from dodcheck.formats.problem import FormatProblem
from dodcheck.supply.making.document import comparable

_SHOWN = 3


def difference_in_words(path: Path, option: str, text: str) -> str | None:
    """Return in words how a file differs from a text, ``None`` where it does not; a missing file differs.

    Of a bill of materials, time, serial number and commit make no difference: committing it changes them. Raises
    ``UserError`` where the file can't be read.
    """
    try:
        there = path.read_bytes()
    except FileNotFoundError:
        return "is missing"
    except OSError as problem:
        raise user_error(f"{option}: {path} can't be read: {(problem.strerror or 'unknown').lower()}") from problem
    if option == "--table":
        return None if there == text.encode("utf-8", "backslashreplace") else "differs from what would be written"
    try:
        old = comparable(json.load(decode_data(there)))
    except FormatProblem as problem:
        return f"can't be read: {problem}"
    new = comparable(json.load(text))
    return None if old == new else _differences(old, new)


def _differences(old: object, new: object) -> str:
    before, after = _components(old), _components(new)
    parts = (
        ("new", [ref for ref in after if ref not in before]),
        ("gone", [ref for ref in before if ref not in after]),
        ("changed", [ref for ref in after if ref in before and before[ref] != after[ref]]),
    )
    counts = [f"{len(refs):,} {change} ({_some_names(refs)})" for change, refs in parts if refs]
    return (
        f"differs; components: {', '.join(counts)}"
        if counts
        else "differs from what would be written, and not in a component"
    )


def _some_names(refs: list[str]) -> str:
    names = ", ".join(ref.removeprefix("vendored/") for ref in refs[:_SHOWN])
    return f"{names}, …" if len(refs) > _SHOWN else names


def _components(value: object) -> dict[str, object]:
    listed = value.get("components") if isinstance(value, dict) else None
    components = (component for component in listed if isinstance(component, dict)) if isinstance(listed, list) else ()
    return {str(component.get("bom-ref")): component for component in components}
