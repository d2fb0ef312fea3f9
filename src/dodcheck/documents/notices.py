"""What a reader of a document should be told: what was not understood, and what contradicts itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dodcheck.documents.deferrals import is_deferred
from dodcheck.documents.directives import directive_in
from dodcheck.documents.inline import plain
from dodcheck.documents.plans.plan import Plan
from dodcheck.documents.slug import title
from dodcheck.documents.statements import Statement
from dodcheck.model.criterion import Tick
from dodcheck.model.location import Location
from dodcheck.model.notice import Notice
from dodcheck.model.phase import Phase

EMPTY_PHASE = "empty-phase"
"""The kind of the notice about a phase without a criterion."""

_GOOD, _BAD = re.compile(r"[✅☑✔]\ufe0f?\s*$"), re.compile(r"[❌✗✘]\ufe0f?\s*$")
_USUAL = frozenset({" ", "x", "X"})
_STRUCK = re.compile(r"~~[^~]+~~\s*$")


def statement_notices(path: str, statements: Sequence[Statement]) -> Iterator[Notice]:
    """Yield what is odd about the statements, in their order."""
    open_children = _open_children(statements)
    for number, statement in enumerate(statements):
        at = Location(path, statement.line, statement.column)
        if said := _not_understood(statement):
            yield Notice("not-understood", at, said)
        for deceit in _deceits(statement):
            yield Notice("hidden-characters", at, deceit)
        if said := _contradiction(statement):
            yield Notice("contradiction", at, said)
        if statement.tick is Tick.TICKED and number in open_children:
            line = open_children[number].line
            yield Notice("contradiction", at, f"ticked, while the box nested in it on line {line} is open")


def gap_notices(plan: Plan) -> Iterator[Notice]:
    """Yield what a plan itself says that nobody can see: it is told, and keeps no milestone from being done."""
    for gap in plan.evidence_gaps:
        said = title(gap.text) or plain(gap.text)
        yield Notice("evidence-gap", gap.location, f"the plan itself calls this a gap in the evidence: {said}")


def phase_notices(phases: Sequence[tuple[Phase, bool]]) -> Iterator[Notice]:
    """Yield a notice for each phase heading that declares a phase again; summaries and completion lists don't."""
    first: dict[str, Phase] = {}
    for phase, aside in phases:
        if aside:
            continue
        earlier = first.setdefault(phase.scope, phase)
        if earlier is not phase:
            said = f"a second heading of {phase.name}, first on line {earlier.location.line}; both are judged"
            yield Notice("duplicate-phase", phase.location, said)


def empty_phases(phases: Sequence[tuple[Phase, bool]], scopes: frozenset[str]) -> tuple[Phase, ...]:
    """Return each phase without a criterion once; ``scopes`` are those of the criteria, and of what is put off."""
    first: dict[str, Phase] = {}
    for phase, aside in phases:
        if not aside and phase.scope not in scopes and not is_deferred(phase.title):
            first.setdefault(phase.scope, phase)
    return tuple(first.values())


def empty_phase_notices(phases: Sequence[Phase]) -> Iterator[Notice]:
    """Yield a notice for each phase without a criterion."""
    yield from (Notice(EMPTY_PHASE, phase.location, phase.no_criteria_words) for phase in phases)


def _open_children(statements: Sequence[Statement]) -> dict[int, Statement]:
    """Return the first open box nested directly in each statement, by that statement's number.

    What may be left undone does not count.
    """
    found: dict[int, Statement] = {}
    for statement in statements:
        box = statement.box
        if statement.parent is not None and statement.tick is Tick.UNTICKED and box and not box.optional:
            found.setdefault(statement.parent, statement)
    return found


def _not_understood(statement: Statement) -> str | None:
    if statement.tick is Tick.PARTLY:
        return "the box [~] is taken as partly done: neither ticked nor open"
    if statement.box and statement.tick is Tick.NOT_UNDERSTOOD:
        state = statement.box.state
        if state in _USUAL:
            return f"the box [{state}] is none to Markdown: a space is missing behind it"
        # A letter of another alphabet may look like the x that it is not.
        plain_to_see = state.isprintable() and (state.isascii() or not any(map(str.isalpha, state)))
        shown = state if plain_to_see else " ".join(f"U+{ord(char):04X}" for char in state)
        return f"the box [{shown}] is neither [ ] nor [x]"
    return None


def _deceits(statement: Statement) -> Iterator[str]:
    """Yield the first invisible character and the first look-alike of a statement and of what it says to dodcheck.

    So does a box with a letter in it that only looks like the `x` of a tick: it claims what nobody checks.
    """
    if statement.box and not statement.box.state.isascii():
        from dodcheck.documents.lookalikes import latin_look  # noqa: PLC0415 - lazy: most text is plain

        if latin_look(statement.box.state).strip() == "x":
            shown = " ".join(f"U+{ord(char):04X}" for char in statement.box.state.strip())
            yield f"the box holds {shown}, which looks like x"
    said = [one.words for comment in statement.comments if (one := directive_in(comment.text))]
    if all(words.isascii() and words.isprintable() for words in (statement.text, *said)):
        return
    from dodcheck.documents.disguise import Trick, disguises, disguises_in_code  # noqa: PLC0415 - lazy: most text is plain

    found = [*disguises(statement.text), *(disguise for words in said for disguise in disguises_in_code(words))]
    first = {disguise.trick: disguise for disguise in reversed(found)}
    yield from (f"the statement holds {first[trick].in_words}" for trick in Trick if trick in first)


def _contradiction(statement: Statement) -> str | None:
    if statement.tick is Tick.UNTICKED and _GOOD.search(statement.text):
        return "the box is open, its text ends with a tick"
    if statement.tick is Tick.TICKED and _BAD.search(statement.text):
        return "the box is ticked, its text ends with a cross"
    if statement.tick is Tick.TICKED and is_deferred(statement.text):
        return "the box is ticked, its own words defer it"
    if statement.tick is Tick.TICKED and _STRUCK.match(statement.text):
        return "the box is ticked, its text is struck out"
    return None
