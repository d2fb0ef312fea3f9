"""The file of newest versions that `sbom versions --write-latest` keeps: names are filled in, values by people."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from dodcheck.commands.report_files import check_place, write_report
from dodcheck.commands.streams import note
from dodcheck.errors import user_error
from dodcheck.formats.problem import FormatProblem
from dodcheck.phrasing import counted
from dodcheck.supply.versions.latest import Latest, read_latest
from dodcheck.supply.versions.skeleton import skeleton
from dodcheck.supply.versions.state import JudgedLibrary

_OPTION = "--write-latest"


def check_kept(path: Path) -> None:
    """Raise ``UserError`` for a place where no such file is kept, and for a file that is not one in JSON."""
    check_place(path, _OPTION)
    _read_kept(path)


def keep_latest(path: Path, libraries: Sequence[JudgedLibrary]) -> None:
    """Add what is missing to the file; what stands in it stays. Raises ``UserError``."""
    before = _read_kept(path)
    made = skeleton(before, libraries)
    write_report(path, json.dumps(made.value, indent=2, ensure_ascii=False) + "\n", _OPTION)
    left = f", {counted(made.empty, 'library', 'libraries')} without a newest version" if made.empty else ""
    note(f"{path}: {counted(made.added, 'new library', 'new libraries')}{left}")


def _read_kept(path: Path) -> Latest | None:
    if path.is_symlink():
        raise user_error(f"{_OPTION}: {path} is a symbolic link", "Name the file that it leads to.")
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError:
        raise user_error(f"{_OPTION}: {path} can't be read") from None
    if not data.lstrip().startswith(b"{"):
        raise user_error(f"{_OPTION}: {path} is not JSON", "Only JSON is kept in step; name another file.")
    try:
        return read_latest(data)
    except FormatProblem as problem:
        raise user_error(f"{_OPTION}: {path} is not understood: {problem}") from None
