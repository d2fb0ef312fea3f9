"""What `dodcheck waive` does."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from dodcheck.binding.entries import PLACES as RULES_PLACES
from dodcheck.commands.changed_file import as_diff, read_again, replace_file
from dodcheck.commands.exit_codes import PASSED
from dodcheck.commands.explaining import from_root
from dodcheck.commands.nothing_found import with_what_is_here
from dodcheck.commands.request import Request
from dodcheck.commands.streams import say
from dodcheck.errors import user_error
from dodcheck.exceptions.waivers import PLACES
from dodcheck.judge.case import Case, prepare
from dodcheck.judge.find import find_among
from dodcheck.judge.places import read_place
from dodcheck.judge.report import judge_of
from dodcheck.judge.scopes import governance, nothing_found
from dodcheck.model.criterion import Criterion
from dodcheck.model.days import parse_day
from dodcheck.model.evidence import Outcome
from dodcheck.model.exception import Waiver
from dodcheck.reports.layout import BLANK, Line, as_text, paragraph
from dodcheck.setup.exception_files import with_waiver

_SAID = {
    Outcome.HOLDS: "Evidence shows it already",
    Outcome.FAILS: "Evidence says that it is not so",
    Outcome.ERROR: "It can't be judged",
}
_AFTER = {
    Outcome.HOLDS: "It needs no waiver.",
    Outcome.ERROR: "No waiver excuses that.",
}


class WaiveArguments(NamedTuple):
    """The arguments: the statement, why and until when it is excused, by whom, and whether to write it."""

    criterion: str
    reason: str
    owner: str
    expires: str
    write: bool


def waive(request: Request, arguments: WaiveArguments) -> int:
    """Print the waiver that would be added, or add it. Raises ``UserError``."""
    reason, owner = required_words(arguments.reason, "--reason"), required_words(arguments.owner, "--owner")
    expires = last_day(arguments.expires, request.caller.as_of)
    case = prepare(request.snapshot, request.caller, governance)
    criterion = named_statement(arguments.criterion, case, request)
    path, before = exceptions_file(request, case, case.waivers.path, PLACES)
    after = with_waiver(path, before, Waiver(criterion.id, reason, owner, expires))
    if arguments.write:
        replace_file(request, path, before, after)
    rest = [
        *_already_excused(case, criterion),
        *evidence_so_far(case, criterion, _AFTER),
        *what_is_left_to_do(path, before, arguments.write),
    ]
    say(as_diff(path, before, after) + (as_text([BLANK, *rest]) if rest else ""))
    return PASSED


def required_words(words: str, option: str) -> str:
    """Return words with single spaces. Raises ``UserError`` where there are none."""
    text = " ".join(words.split())
    if not text:
        raise user_error(f"{option} takes words")
    return text


def last_day(asked: str, today: date) -> date:
    """Return the day from today on that is asked for. Raises ``UserError`` for any other."""
    try:
        expires = parse_day(asked)
    except ValueError:
        raise user_error(f"--expires takes a day such as 2026-12-31, not `{asked[:40]}`") from None
    if expires < today:
        raise user_error(f"--expires {expires} is over: it would count for nothing", "Name today or a later day.")
    return expires


def named_statement(asked: str, case: Case, request: Request) -> Criterion:
    """Return the statement that is named by an id or a unique part of one, a place, or words. Raises ``UserError``."""
    with with_what_is_here(request.snapshot):
        if not case.program.criteria:
            raise nothing_found("no governance document here holds a statement, and only theirs have exceptions")
    named = from_root(asked, read_place(asked.strip()), (), request.root)
    return find_among(case.program.criteria, named, request.source)


def exceptions_file(
    request: Request, case: Case, path: str | None, places: tuple[str, ...]
) -> tuple[str, bytes | None]:
    """Return the path of a file that has its place beside the rules file, and its bytes where it is there already.

    Raises ``UserError`` where one is there that git does not track, so that it does not count.
    """
    if path is not None:
        return path, read_again(request, path)
    there = next((place for place in places if os.path.lexists(request.root / place)), None)
    if there is not None:
        raise user_error(f"{there} is there, but git does not track it", f"To have it count: git add {there}")
    return places[RULES_PLACES.index(case.rules.path) if case.rules.path in RULES_PLACES else 0], None


def _already_excused(case: Case, criterion: Criterion) -> Iterable[Line]:
    for waiver, place in case.waivers.entries:
        if waiver.criterion == criterion.id and waiver.expires >= case.caller.as_of:
            message = f"{place.path}:{place.line} excuses it already, until {waiver.expires} ({waiver.owner})."
            yield from paragraph(message, 0)


def evidence_so_far(case: Case, criterion: Criterion, after: Mapping[Outcome, str]) -> Iterable[Line]:
    """Yield what the evidence says of a statement by now, and what follows; ``after`` tells of which outcomes."""
    evidence = judge_of(case).judgement(criterion).evidence
    if evidence.outcome in after:
        yield from paragraph(f"{_SAID[evidence.outcome]}: {evidence.summary}. {after[evidence.outcome]}", 0)


def what_is_left_to_do(path: str, before: bytes | None, write: bool) -> Iterable[Line]:  # noqa: FBT001 - the option itself
    """Yield the lines that say what is left to do after a change was shown or written."""
    if not write:
        yield from paragraph("Nothing is written yet. To write it: the same command with --write", 0)
    elif before is None:
        yield from paragraph(f"It counts once git tracks it: git add {path}", 0)
