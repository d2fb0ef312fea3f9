"""What `dodcheck tick` does, once the repository is known."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from dodcheck.commands.changed_file import changed_meanwhile
from dodcheck.commands.exit_codes import PASSED
from dodcheck.commands.nothing_found import with_what_is_here
from dodcheck.commands.progress import ProgressDisplay, progress
from dodcheck.commands.request import Request
from dodcheck.commands.streams import say
from dodcheck.documents.box_bytes import Turn
from dodcheck.errors import user_error
from dodcheck.judge.case import Case, prepare
from dodcheck.judge.report import judge_of, report
from dodcheck.judge.scope_words import chosen
from dodcheck.judge.scopes import governance
from dodcheck.model.criterion import Criterion
from dodcheck.model.location import Location
from dodcheck.model.report import Judgement
from dodcheck.setup.file import write_together
from dodcheck.setup.tick_report import finished_turns, newly_claimed, nothing_to_turn, planned_turns, tick_diff
from dodcheck.setup.ticking import TurnedDocument, boxes_to_turn, document_with_boxes_turned
from dodcheck.snapshot.disk import Disk
from dodcheck.snapshot.protocol import UnreadableError, digest_of


class _Boxes(NamedTuple):
    """The boxes of a scope by document, and what is claimed beside them once they are turned."""

    scope: str
    files: tuple[TurnedDocument, ...]
    claims: tuple[Judgement, ...]


def show(words: Sequence[str], turn: Turn, request: Request) -> int:
    """Print which boxes of a scope would be turned, and return the exit code. Raises ``UserError``."""
    boxes = _find(words, turn, request)
    if not boxes.files:
        say(nothing_to_turn(boxes.scope, turn))
        return PASSED
    changes = "".join(map(tick_diff, boxes.files))
    summary = f"{planned_turns(boxes.files, turn)}{newly_claimed(boxes.claims)}"
    say(f"{changes}\n{summary}Nothing is written yet. To write it: the same command with --write\n")
    return PASSED


def write(words: Sequence[str], turn: Turn, request: Request) -> int:
    """Turn the boxes of a scope, print which they were, and return the exit code. Raises ``UserError``."""
    boxes = _find(words, turn, request)
    if not boxes.files:
        say(nothing_to_turn(boxes.scope, turn))
        return PASSED
    changes = "".join(map(tick_diff, boxes.files))
    disk = Disk(request.root)
    for turned in boxes.files:
        if _on_disk(disk, turned.path) != turned.before:
            raise changed_meanwhile(turned.path)
    write_together(request.root, {turned.path: turned.after for turned in boxes.files})
    say(f"{changes}\n{finished_turns(boxes.files, turn)}{newly_claimed(boxes.claims)}")
    return PASSED


def _find(words: Sequence[str], turn: Turn, request: Request) -> _Boxes:
    with progress() as shown, with_what_is_here(request.snapshot):
        return _boxes_to_turn(words, turn, request, shown)


def _boxes_to_turn(words: Sequence[str], turn: Turn, request: Request, shown: ProgressDisplay) -> _Boxes:
    case = prepare(shown.watched(request.snapshot), request.caller, governance)

    scope = chosen(case.program, " ".join(words), request.source)
    boxes = boxes_to_turn(report(case, scope, shown).judgements, turn)
    files = tuple(_turned_documents(case, boxes, turn, request))
    return _Boxes(scope.name, files, tuple(_claims_at(case, {place for turned in files for place in turned.claims})))


def _claims_at(case: Case, places: Collection[Location]) -> Iterator[Judgement]:
    judge = judge_of(case)
    return (judge.judgement(criterion) for criterion in case.program.criteria if criterion.location in places)


def _turned_documents(case: Case, boxes: Sequence[Criterion], turn: Turn, request: Request) -> Iterator[TurnedDocument]:
    """Yield each document with boxes to turn, its bytes being those that were judged."""
    digests = {facts.path: facts.digest for facts in case.program.facts}
    by_path: dict[str, list[Criterion]] = {}
    for criterion in boxes:
        by_path.setdefault(criterion.location.path, []).append(criterion)
    for document in case.program.documents:
        if own := by_path.get(document.path):
            try:
                data = request.snapshot.read(document.path)
            except UnreadableError:
                raise changed_meanwhile(document.path) from None
            if digest_of(data) != digests[document.path]:
                raise changed_meanwhile(document.path)
            yield document_with_boxes_turned(document, data, own, turn)


def _on_disk(disk: Disk, path: str) -> bytes:
    try:
        return disk.read(path)
    except UnreadableError as problem:
        raise user_error(f"{path} can't be read: {problem.message}", "Nothing was changed.") from problem
