"""The register that `ci risks` reads and writes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from dodcheck.commands.paths import tracked_file
from dodcheck.commands.report_files import check_place, write_report
from dodcheck.commands.request import Request
from dodcheck.commands.streams import note
from dodcheck.errors import user_error
from dodcheck.formats.known import decode_data
from dodcheck.formats.problem import FormatProblem
from dodcheck.phrasing import counted
from dodcheck.reports.ci_risks.rows import COLUMNS, row
from dodcheck.snapshot.protocol import UnreadableError
from dodcheck.workflows.audit.risk import Risk
from dodcheck.workflows.register.accepted import accepted_in
from dodcheck.workflows.register.update import Columns, update

_OPENING = """\
# CI risk register

`dodcheck ci risks --write` keeps the columns ID to State of this table in step with the workflows. The other columns
belong to people: a row is accepted where Accepted and Notes give a reason, and an issue or the Owner is named.
"""


def accepted_in_registers(request: Request, path: str | None, write: Path | None) -> Mapping[str, str]:
    """Return the reasons of accepted rows, of a register in the repository and of the one to write, by id of the risk.

    Raises ``UserError`` for a register that can't be read.
    """
    reasons = dict(_in_repository(request, path)) if path is not None else {}
    if write is not None:
        check_place(write, "--write")
        reasons |= accepted_in(_text(write))
    return reasons


def update_register(path: Path, risks: Sequence[Risk]) -> None:
    """Bring a register up to date. Raises ``UserError``."""
    before = _text(path)
    updated = update(before, risks, Columns(COLUMNS, row), _OPENING)
    if updated.text != before:
        write_report(path, updated.text, "--write")
    parts = [counted(updated.added, "new row")]
    parts += [f"{counted(updated.gone, 'row')} whose risk is gone"] if updated.gone else []
    parts += [f"{updated.dropped} dropped, where nobody had written"] if updated.dropped else []
    note(f"{path}: {', '.join(parts)}")


def _in_repository(request: Request, path: str) -> Mapping[str, str]:
    place = tracked_file(path, request.snapshot, "--register")
    try:
        return accepted_in(decode_data(request.snapshot.read(place)))
    except UnreadableError as problem:
        raise user_error(f"--register: {path}: {problem.message}") from None
    except FormatProblem as problem:
        raise user_error(f"--register: {path}: {problem}") from None


def _text(path: Path) -> str:
    """Return what a register on disk holds, nothing where there is none yet."""
    if path.is_symlink():
        raise user_error(f"--write: {path} is a symbolic link", "Name the file that it leads to.")
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError):
        raise user_error(f"--write: {path} can't be read as text") from None
