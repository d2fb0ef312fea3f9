"""Which files a report may take the place of: an earlier report, and never what is judged or what people wrote."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from dodcheck.commands.options import Options
from dodcheck.commands.paths import STANDARD_INPUT, path_from_root
from dodcheck.errors import UserError, user_error
from dodcheck.reports.earlier import HEAD, is_report

_ANOTHER = "Name another file: a report takes the place of what is there."


class InputFile(NamedTuple):
    """A file that the caller has this run read, and what names it."""

    what: str
    path: Path


def check_replaced(
    path: Path,
    root: Path,
    inputs: Sequence[InputFile] = (),
    option: str = "--report",
    earlier: Callable[[bytes], bool] = is_report,
) -> None:
    """Raise ``UserError`` where writing a file would destroy another one that is worth keeping.

    That is: one that this run reads, a governance document or a file of dodcheck's own in the repository at ``root``,
    and every tracked file whose bytes are none that ``earlier`` knows. A file that is not there replaces nothing.
    """
    if not os.path.lexists(path):
        return
    read = next((file for file in inputs if _whole_path(file.path) == _whole_path(path)), None)
    if read is not None:
        raise user_error(f"{option}: {path} is read by this run: {read.what} names it", _ANOTHER)
    place = path_from_root(Path(_whole_path(path)), root)
    if place is None:
        return
    if _is_own_file(place):
        raise user_error(f"{option}: {path} is a file of dodcheck's own, not a report", _ANOTHER)
    if _is_governance_document(place):
        raise _document(path, option)
    if not _is_replaceable(path, earlier) and _is_tracked(place, root):
        message = f"{option}: {path} is tracked by git, and dodcheck did not write it"
        raise user_error(message, "Name another file, or delete that one first if you mean it.")


def check_judged(path: Path, root: Path, documents: Sequence[str]) -> None:
    """Raise ``UserError`` where a report would be written over one of the documents that it judges."""
    if os.path.lexists(path) and path_from_root(Path(_whole_path(path)), root) in documents:
        raise _document(path, "--report")


def inputs_named_by(options: Options, documents: Sequence[str] = ()) -> Iterator[InputFile]:
    """Yield the files that the options name, and the named documents."""
    if options.rules is not None:
        yield InputFile("--rules", options.rules)
    for pair in options.evidence or ():
        name, _, path = pair.partition("=")
        yield InputFile(f"--evidence {name}", Path(path))
    yield from (InputFile("claims", Path(path)) for path in documents if path != STANDARD_INPUT)


def _document(path: Path, option: str) -> UserError:
    return user_error(f"{option}: {path} is a governance document, not a report", _ANOTHER)


def _whole_path(path: Path) -> str:
    """Return where a file stands, by whatever links of the caller's own the way to its folder leads."""
    place = os.path.normpath(Path.cwd() / path)
    return os.path.join(os.path.realpath(os.path.dirname(place)), os.path.basename(place))  # noqa: PTH118, PTH119, PTH120 - as normpath


def _is_own_file(place: str) -> bool:
    from dodcheck.binding.entries import PLACES as RULES  # noqa: PLC0415 - lazy: most reports replace nothing
    from dodcheck.exceptions.attestations import PLACES as ATTESTATIONS  # noqa: PLC0415 - the same
    from dodcheck.exceptions.attestations import SIGNERS_PLACES  # noqa: PLC0415 - the same
    from dodcheck.exceptions.waivers import PLACES as WAIVERS  # noqa: PLC0415 - the same

    return place in {*RULES, *WAIVERS, *ATTESTATIONS, *SIGNERS_PLACES}


def _is_governance_document(place: str) -> bool:
    from dodcheck.program.discover import NamedDocuments, may_govern  # noqa: PLC0415 - lazy: most reports replace nothing

    return place[-3:].lower() == ".md" and may_govern(place, NamedDocuments())


def _is_tracked(place: str, root: Path) -> bool:
    from dodcheck.snapshot.git import Git  # noqa: PLC0415 - lazy: most reports replace nothing

    return bool(Git(root).run("--literal-pathspecs", "ls-files", "-z", "--", place))


def _is_replaceable(path: Path, earlier: Callable[[bytes], bool]) -> bool:
    """Return whether what stands at a path may go: an earlier one, a folder, which is never replaced, or nothing."""
    if path.is_symlink() or not path.is_file():
        return not path.is_symlink()
    try:
        with path.open("rb") as file:
            return earlier(file.read(HEAD))
    except OSError:
        return False
