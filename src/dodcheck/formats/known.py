"""Which formats are known by a file's suffix, and whether a file is of its format."""

from __future__ import annotations

import codecs
import posixpath
from collections.abc import Callable, Mapping

from dodcheck.formats import json, python, toml, xml, yaml
from dodcheck.formats.problem import FormatProblem

MAX_CHECKED = 16 * 1024 * 1024
"""A larger file is taken as it is: parsing it would cost more than knowing is worth."""

_PARSERS: Mapping[str, Callable[[str], object]] = {
    ".json": json.load,
    ".ipynb": json.load,
    ".sarif": json.load,
    ".yml": yaml.load_documents,
    ".yaml": yaml.load_documents,
    ".toml": toml.load,
    ".xml": xml.check,
    ".py": python.parse,
}
"""A parser for each known suffix; it raises ``FormatProblem``."""

_COMMENTED = frozenset({"tsconfig.json", "jsconfig.json", "devcontainer.json", "launch.json", "settings.json"})
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def check(path: str, data: bytes) -> FormatProblem | None:
    """Return why a file is not of the format that its suffix names; ``None`` where it is, or names none.

    JSON files that by custom hold comments, YAML with template marks and very large files are taken as they are.
    """
    suffix = posixpath.splitext(path)[1].lower()
    parser = _PARSERS.get(suffix)
    if parser is None or len(data) > MAX_CHECKED or _by_custom_other(path, suffix, data):
        return None
    try:
        parser(decoded(data))
    except FormatProblem as problem:
        return problem
    return None


def decoded(data: bytes) -> str:
    """Return the text of a data file: UTF-8, or what its byte order mark says. Raises ``FormatProblem``."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1 if encoding == "utf-8" else None
        raise FormatProblem(f"it is not {encoding.removesuffix('-sig').upper()} text", line) from None


def _by_custom_other(path: str, suffix: str, data: bytes) -> bool:
    if suffix == ".json":
        name = posixpath.basename(path).lower()
        return name in _COMMENTED or name.startswith("tsconfig.") or "/.vscode/" in f"/{path}"
    return suffix in (".yml", ".yaml") and b"{{" in data and ("/templates/" in f"/{path}" or b"{%" in data)
