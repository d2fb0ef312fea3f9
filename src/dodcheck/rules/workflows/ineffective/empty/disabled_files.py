"""Linters and type checkers that each file of code turns off by a remark of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dodcheck.rules.code.own import is_test
from dodcheck.rules.workflows.ineffective.empty.run import Run, files_of
from dodcheck.snapshot.protocol import bytes_of
from dodcheck.workflows.audit.untested import is_source

_MOST_FILES, _MAX_BYTES, _HEAD = 2_000, 1024 * 1024, 4096
_TYPESCRIPT = (".ts", ".tsx", ".mts", ".cts")


def _remark(text: str) -> re.Pattern[bytes]:
    return re.compile(rf"^\s*{text}[ \t]*\r?$".encode(), re.MULTILINE)


_REMARKS: Mapping[str, re.Pattern[bytes]] = {
    "mypy": _remark(r"#[ \t]*(?:mypy:[ \t]*ignore[-_]errors(?:=True)?|type:[ \t]*ignore)"),
    "ruff": _remark(r"#[ \t]*(?:ruff|flake8):[ \t]*noqa"),
    "flake8": _remark(r"#[ \t]*flake8[:=][ \t]*noqa"),
    "pylint": _remark(r"#[ \t]*pylint:[ \t]*skip-file"),
    "eslint": _remark(r"/\*[ \t]*eslint-disable[ \t]*\*/"),
    **dict.fromkeys(("tsc", "vue-tsc"), _remark(r"//[ \t]*@ts-nocheck\b.{0,200}")),
}
"""Remarks on a line of their own, at the top of a file, by which a tool passes the whole file over."""


def why_each_file_is_disabled(run: Run, endings: Sequence[str]) -> str:
    """Return that each file of code of some endings has a remark that turns the tool off; empty where one has none."""
    remark = _REMARKS.get(run.tool)
    if remark is None:
        return ""
    own = (path for path in files_of(run.whole, tuple(endings)) if is_source(path) and not is_test(path))
    first = ""
    for count, path in enumerate(path for path in own if not path.endswith(".d.ts")):
        data = bytes_of(run.snapshot, path)
        if data is None or len(data) > _MAX_BYTES or count >= _MOST_FILES:
            return ""
        if not data.strip():
            continue
        match = remark.search(data[:_HEAD])
        if match is None:
            return ""
        first = first or f"`{match[0].decode('utf-8', 'replace').strip()}` turns it off in each file, first in {path}"
    return first


def why_typescript_is_disabled(run: Run) -> str:
    """Return that each file of TypeScript has a remark that turns its compiler off; empty where one has none."""
    return why_each_file_is_disabled(run, _TYPESCRIPT) if run.tool in ("tsc", "vue-tsc") else ""
