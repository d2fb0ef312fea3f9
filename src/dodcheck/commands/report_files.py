"""Files that reports go to: written whole or not at all, and never through what the judged tree put in the way."""

from __future__ import annotations

import os
from pathlib import Path

from dodcheck.commands.paths import link_to
from dodcheck.errors import UserError, user_error


def check_place(path: Path, option: str = "--report") -> None:
    """Raise ``UserError`` where no report is ever written: to a device, behind a repository's link, into ``.git``."""
    whole = Path(os.path.normpath(Path.cwd() / path))
    if whole.is_relative_to("/dev") or whole.is_relative_to("/proc") or (whole.exists() and _is_no_file(whole)):
        raise user_error(f"{option}: {path} is no regular file", "For standard output there is --format NAME.")
    if ".git" in whole.parts:
        raise user_error(f"{option}: {path} is git's own", "Name a file outside .git.")
    link = link_to(path.parent)
    if link is not None:
        message = f"{option}: {path} lies behind {link.name}, a symbolic link in a repository"
        raise user_error(message, "Name the folder that it leads to, if that is what you mean.")


def write_report(path: Path, text: str, option: str = "--report") -> None:
    """Write a file whole or not at all; a link at its place is replaced, never followed. Raises ``UserError``."""
    import tempfile  # noqa: PLC0415 - lazy: most reports go to standard output

    try:
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".dodcheck-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
                stream.write(text)
            os.chmod(draft, 0o666 & ~_umask())  # noqa: PTH101 - the draft is a plain string
            os.replace(draft, path)  # noqa: PTH105 - the same
        except BaseException:
            os.unlink(draft)  # noqa: PTH108 - the same
            raise
    except OSError as problem:
        raise _unwritable(path, problem, option) from problem


def _is_no_file(path: Path) -> bool:
    return not path.is_file() and not path.is_dir()


def _unwritable(path: Path, problem: OSError, option: str) -> UserError:
    why = (problem.strerror or "unknown").lower()
    return user_error(f"{option}: {path} can't be written: {why}", "Its folder must exist and be writable.")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
