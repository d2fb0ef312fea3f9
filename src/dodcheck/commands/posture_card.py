"""What `dodcheck posture` does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dodcheck.commands.exit_codes import BLOCKED, PASSED
from dodcheck.commands.paths import tracked_file
from dodcheck.commands.rendering import check_format, render_for_terminal
from dodcheck.commands.streams import say
from dodcheck.documents.text import UndecodableError
from dodcheck.errors import user_error
from dodcheck.reports.formats import POSTURE
from dodcheck.reports.posture.report import PostureReport
from dodcheck.rules.metrics.bound import BOUND, Bound
from dodcheck.rules.options import OptionError
from dodcheck.rules.posture import AREA, NAMES, PostureRule
from dodcheck.rules.scorecard.areas import AREAS
from dodcheck.rules.scorecard.card import scorecard
from dodcheck.rules.scorecard.stated import Stated, stated_scores
from dodcheck.snapshot.protocol import Snapshot, UnreadableError


class PostureArguments(NamedTuple):
    """The arguments as they are typed: the least score, areas, a document with stated scores, a format."""

    least: str | None
    areas: Sequence[str]
    document: str | None
    format: str


def show_posture(snapshot: Snapshot, arguments: PostureArguments, *, colour_refused: bool) -> int:
    """Print the posture and return the exit code. Raises ``UserError``."""
    check_format(arguments.format, POSTURE)
    names, least = _areas(arguments.areas), _least(arguments.least)
    areas = [area for area in AREAS if area.name in names]
    if not snapshot.files():
        raise user_error("there is nothing to check: no file is tracked")
    path, stated_scores = _document(snapshot, arguments.document)
    report = PostureReport(scorecard(snapshot, areas), snapshot.facts(), least, path, stated_scores)
    say(render_for_terminal(report, arguments.format, POSTURE, colour_refused=colour_refused))
    return PASSED if report.passed else BLOCKED


def _areas(asked: Sequence[str]) -> tuple[str, ...]:
    try:
        return AREA.read(list(asked)) if asked else NAMES
    except OptionError as problem:
        raise user_error(f"--area {problem}") from None


def _least(asked: str | None) -> Bound | None:
    if asked is None:
        return None
    try:
        return PostureRule(at_least=BOUND.read(asked)).at_least
    except OptionError:
        raise user_error(f"--min takes a score such as 7/10 or 70%, which `{asked}` is not") from None


def _document(snapshot: Snapshot, asked: str | None) -> tuple[str | None, tuple[Stated, ...]]:
    """Return the path of the document and its scores."""
    if asked is None:
        return None, ()
    path = tracked_file(asked, snapshot, "--document")
    try:
        return path, stated_scores(snapshot.read(path), AREAS)
    except UnreadableError as problem:
        raise user_error(f"--document: {asked}: {problem.message}") from None
    except UndecodableError as problem:
        raise user_error(f"--document: {asked} is no text: {problem}") from None
