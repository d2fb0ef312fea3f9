"""What `dodcheck attest` does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dodcheck.commands.changing import as_diff, replace_file
from dodcheck.commands.codes import PASSED
from dodcheck.commands.request import Request
from dodcheck.commands.streams import say
from dodcheck.commands.waiving import ending, file_of, given, last_day, meant
from dodcheck.errors import user_error
from dodcheck.exceptions.attestations import PLACES
from dodcheck.judge.attesting import attested as judged
from dodcheck.judge.case import Case, prepare
from dodcheck.judge.scopes import governance
from dodcheck.model.criterion import Criterion
from dodcheck.model.report import Attestation
from dodcheck.reports.layout import BLANK, Line, as_text, paragraph
from dodcheck.setup.excepting import attested


class Asked(NamedTuple):
    """What the arguments ask for: the statement, who attests it, for which files, until when, and whether to write."""

    criterion: str
    by: str
    covers: tuple[str, ...]
    expires: str
    write: bool


def attest(request: Request, asked: Asked) -> int:
    """Print the attestation that would be added, or add it. Raises ``UserError``."""
    by, covers = given(asked.by, "--by"), tuple(given(one, "--covers") for one in asked.covers)
    today = request.caller.as_of
    expires = last_day(asked.expires, today)
    case = prepare(request.snapshot, request.caller, governance)
    criterion = meant(asked.criterion, case, request)
    one = Attestation(criterion.id, criterion.text, by, today, _head(request), covers, expires)
    path, before = file_of(request, case, case.attestations.path, PLACES)
    after = attested(path, before, one)
    why = judged(criterion, (one,), request.snapshot, today).why_not
    if why:
        raise user_error(f"this attestation would count for nothing: it {why}", "Commit first what it covers.")
    if asked.write:
        replace_file(request, path, before, after)
    rest = [*_told(case, criterion), *ending(path, before, asked.write)]
    say(as_diff(path, before, after) + (as_text([BLANK, *rest]) if rest else ""))
    return PASSED


def _head(request: Request) -> str:
    history = request.snapshot.history()
    if history is None:
        raise user_error("an attestation is given at a commit, and there is none here yet", "Commit the files first.")
    return history.head()


def _told(case: Case, criterion: Criterion) -> Iterator[Line]:
    for one, place in case.attestations.entries:
        if one.criterion == criterion.id and one.expires >= case.caller.as_of:
            said = f"{place.path}:{place.line} attests it already, until {one.expires} ({one.by})."
            yield from paragraph(said, 0)
