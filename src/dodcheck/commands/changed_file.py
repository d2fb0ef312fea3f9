"""A file of the repository that a command changes: shown as a diff, then written unless somebody was faster."""

from __future__ import annotations

import difflib
import os

from dodcheck.commands.request import Request
from dodcheck.documents.text import decode
from dodcheck.errors import UserError, user_error
from dodcheck.reports.visible import line_start, verbatim
from dodcheck.setup.file import write_whole
from dodcheck.snapshot.protocol import UnreadableError

_CONTEXT = 2


def as_diff(path: str, before: bytes | None, after: bytes) -> str:
    """Return a change as a unified diff, safe to print; ``before`` is ``None`` where there was no file."""
    old, name = ((), "/dev/null") if before is None else (decode(before).raw, f"a/{path}")
    lines = difflib.unified_diff(old, decode(after).raw, name, f"b/{path}", lineterm="", n=_CONTEXT)
    return "".join(f"{line_start(verbatim(line))}\n" for line in lines)


def replace_file(request: Request, path: str, before: bytes | None, after: bytes) -> None:
    """Write a file whose bytes are still ``before``. Raises ``UserError`` otherwise, and where it can't be written."""
    if (read_again(request, path) if os.path.lexists(request.root / path) else None) != before:
        raise changed_meanwhile(path)
    write_whole(request.root, path, after)


def changed_meanwhile(path: str) -> UserError:
    """Return the mistake that a file is not any more what was looked at."""
    return user_error(f"{path} was changed in the meantime", "Nothing was changed. Run the command again.")


def read_again(request: Request, path: str) -> bytes:
    """Return the bytes of a tracked file as they are by now. Raises ``UserError`` where it can't be read."""
    from dodcheck.snapshot.worktree import WorkTree  # noqa: PLC0415 - lazy: only what is written is read again

    try:
        return WorkTree(request.root, {}).read(path)
    except UnreadableError as problem:
        raise user_error(f"{path} can't be read: {problem.message}") from problem
