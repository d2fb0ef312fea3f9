"""Which formats are known by a file's suffix, and whether a file is of its format."""

from __future__ import annotations

import codecs
import posixpath
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from dodcheck.formats.problem import FormatProblem, UnreadProblem

MAX_CHECKED = 16 * 1024 * 1024
"""A larger file is not parsed: its values would take some twenty times its size in memory."""

_PARSERS: Mapping[str, tuple[str, str]] = {
    ".json": ("json", "load"),
    ".ipynb": ("json", "load"),
    ".sarif": ("json", "load"),
    ".jsonc": ("json", "load_commented"),
    ".yml": ("yaml", "load_documents"),
    ".yaml": ("yaml", "load_documents"),
    ".toml": ("toml", "load"),
    ".xml": ("xml", "check_well_formed"),
    ".py": ("python", "parse"),
}
"""For each known suffix a module of this folder, imported when it is needed, and its parser."""

_OWN_ENCODING = frozenset({"xml", "python"})
"""Formats that say their encoding themselves: their parsers take bytes, all others text."""

_COMMENTED = frozenset(
    {
        "tsconfig.json",
        "jsconfig.json",
        "devcontainer.json",
        "launch.json",
        "settings.json",
        "tasks.json",
        "extensions.json",
        "pyrightconfig.json",
        "tslint.json",
        ".eslintrc.json",
        "api-extractor.json",
        "deno.json",
    }
)
_BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def format_problem(path: str, data: bytes) -> FormatProblem | None:
    """Return why a file is not of the format that its suffix names; ``None`` where it is, or names none.

    The answer is an ``UnreadProblem`` where it can't be told: the file is beyond a limit, or looks like a template of
    YAML and does not parse. JSON files that by custom hold comments may hold them.
    """
    suffix = posixpath.splitext(path)[1].lower()
    parser = _PARSERS[".jsonc"] if suffix == ".json" and is_commented(path) else _PARSERS.get(suffix)
    if parser is None:
        return None
    if len(data) > MAX_CHECKED:
        return UnreadProblem(f"more than {MAX_CHECKED // 1024 // 1024} MB, so it is not parsed")
    try:
        _parse(*parser, data)
    except FormatProblem as problem:
        if suffix in (".yml", ".yaml") and _is_template(path, data):
            return UnreadProblem(f"it looks like a template, and is no YAML as it stands: {problem}", problem.line)
        return problem
    return None


def is_known(path: str) -> bool:
    """Return whether the suffix of a file names a format that can be checked."""
    return posixpath.splitext(path)[1].lower() in _PARSERS


def _parse(module: str, function: str, data: bytes) -> None:
    parser: Callable[[Any], object] = getattr(import_module(f"dodcheck.formats.{module}"), function)
    parser(data if module in _OWN_ENCODING else decode_data(data))


def decode_data(data: bytes) -> str:
    """Return the text of a data file: UTF-8, or what its byte order mark says. Raises ``FormatProblem``."""
    encoding = next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1 if encoding == "utf-8" else None
        raise FormatProblem(f"it is not {encoding.removesuffix('-sig').upper()} text", line) from None


def is_commented(path: str) -> bool:
    """Return whether a JSON file of that name by custom holds comments."""
    name = posixpath.basename(path).lower()
    return name in _COMMENTED or name.startswith("tsconfig.") or "/.vscode/" in f"/{path}"


def _is_template(path: str, data: bytes) -> bool:
    return b"{{" in data and ("/templates/" in f"/{path}" or b"{%" in data) and "/.github/" not in f"/{path}"
