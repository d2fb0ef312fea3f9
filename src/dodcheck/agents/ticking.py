"""May this box be ticked? Yes where evidence shows what it says, and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from dodcheck.agents.answer import QUOTED, Answer, quotation, quoted_line
from dodcheck.agents.repository import RepositoryView
from dodcheck.judge.explanation import Explanation
from dodcheck.judge.scopes import Scope
from dodcheck.model.criterion import Tick
from dodcheck.model.evidence import Outcome
from dodcheck.model.report import Gate, Judgement
from dodcheck.model.verdict import Verdict
from dodcheck.phrasing import counted
from dodcheck.program.load import Program
from dodcheck.reports.next_step import repair_command
from dodcheck.reports.settle import way_out
from dodcheck.reports.statement import place, statement
from dodcheck.reports.words import VERDICTS

_SHOWN = frozenset({Verdict.PROVED, Verdict.READY})
_MARKED = frozenset({Verdict.OPEN, Verdict.UNPROVEN})
_AGAIN = "Then ask again."
_EVIDENCE = "Give the evidence that it needs, or leave it to a person. Never tick it on your own word."
_DECIDED = "A person has decided about it, which is no evidence: leave the box as it is."
_ADVICE: Mapping[Verdict, str] = {
    Verdict.READY: "Tick this box, and no other.",
    Verdict.PROVED: "It is ticked already, and evidence shows it: leave it as it is.",
    Verdict.REFUTED: f"Make it true, or clear the tick. {_AGAIN}",
    Verdict.OPEN: f"Do what it asks. {_AGAIN}",
    Verdict.UNPROVEN: _EVIDENCE,
    Verdict.UNOBSERVABLE: _EVIDENCE,
    Verdict.WAIVED: _DECIDED,
    Verdict.DEFERRED: _DECIDED,
    Verdict.ATTESTED: _DECIDED,
    Verdict.BROKEN: "It can't be judged. Repair what is broken, or leave it to a person.",
}


class _TickJudgement(NamedTuple):
    """A judgement, by whose rules it is, and how many promises the branch weakens."""

    judgement: Judgement
    by: str
    weakened: int


def may_i_tick(view: RepositoryView, asked: str) -> Answer:
    """Answer whether a statement may be ticked. Raises ``UserError`` where none or several are meant.

    With a base, it is judged by the policy of the base too, and the worse verdict counts.
    """
    explanation = view.explained(asked)
    judged = _deciding_judgement(view, explanation)
    found = judged.judgement
    yes = found.verdict in _SHOWN and found.criterion.tick is not Tick.NONE
    advice = _advice(found)
    data = {
        "answer": "yes" if yes else "no",
        "verdict": found.verdict.value,
        "meaning": VERDICTS[found.verdict],
        "advice": advice,
        "judged_by": judged.by,
        "weakened_promises": judged.weakened,
        QUOTED: {
            "place": quoted_line(place(found.criterion.location)),
            "id": quoted_line(found.criterion.id),
            "statement": quoted_line(statement(found.criterion)),
            "reason": quoted_line(found.reason),
            "settle": [quoted_line(line) for line in _ways_to_settle(found, explanation)],
        },
    }
    return Answer(_answer_text(judged, explanation, yes=yes), data)


def _deciding_judgement(view: RepositoryView, explanation: Explanation) -> _TickJudgement:
    """Return the judgement that counts: with a base, what governs there or here is held against it.

    A statement is found again by its place: its id is another one where the branch takes its document out of the
    program, or puts it in.
    """
    tree = _TickJudgement(explanation.judgement, "the rules of the work tree", 0)
    if view.base is None or explanation.turns is None:
        return tree
    name, against = view.base
    wanted = explanation.judgement.criterion

    def scope(program: Program) -> Scope:
        own = tuple(criterion for criterion in program.criteria if criterion.location == wanted.location)
        return Scope("tick", Gate.COMPLETE, own, (), frozenset({wanted.location.path}), frozenset())

    report = against(scope)
    weakened = sum(judgement.weakens and not judgement.verdict.good for judgement in report.judgements)
    by = f"the rules of the work tree and of {quoted_line(name)}"
    there = (
        judgement
        for judgement in report.judgements
        if judgement.criterion.location == wanted.location and not judgement.weakens
    )
    found = next(there, None)
    if found is None or tree.judgement.verdict.worse_than(found.verdict):
        return _TickJudgement(tree.judgement, by, weakened)
    return _TickJudgement(found, by, weakened)


def _answer_text(judged: _TickJudgement, explanation: Explanation, *, yes: bool) -> str:
    found = judged.judgement
    lines = [f"{_first_line(found, yes=yes)}: {found.verdict.value}, {VERDICTS[found.verdict]}."]
    lines += [_advice(found), f"Judged by {judged.by}."]
    if judged.weakened:
        many = counted(judged.weakened, "promise")
        lines.append(f"This branch weakens {many}, and `dodcheck pr` will block it for that.")
    criterion = found.criterion
    quotes = [place(criterion.location), statement(criterion), found.reason, *_ways_to_settle(found, explanation)]
    return "\n".join([*lines, "", quotation(quotes)]) + "\n"


def _first_line(found: Judgement, *, yes: bool) -> str:
    if yes:
        return "YES, it may be ticked"
    return "NO, it has no box" if found.criterion.tick is Tick.NONE else "NO, it may not be ticked"


def _advice(found: Judgement) -> str:
    """Return what to do, in dodcheck's own words alone."""
    if found.criterion.tick is Tick.NONE and found.verdict in _SHOWN:
        return "It has no box: there is nothing to tick, and nothing left to do."
    if found.evidence.outcome is Outcome.HOLDS and found.verdict in _MARKED:
        return f"What it says is shown, but its box is neither ticked nor empty. Write [ ] in it. {_AGAIN}"
    return _ADVICE[found.verdict]


def _ways_to_settle(found: Judgement, explanation: Explanation) -> list[str]:
    """Return what would settle it, in words that may quote rules and paths of the repository."""
    match found.verdict:
        case Verdict.REFUTED | Verdict.OPEN if explanation.turns and found.evidence.outcome is not Outcome.HOLDS:
            return [f"It holds when {explanation.turns.holds}."]
        case Verdict.UNPROVEN | Verdict.UNOBSERVABLE:
            out = way_out(found)
            return [f"{out.meaning}; {out.advice}:", out.line]
        case Verdict.BROKEN:
            return [line] if (line := repair_command(found)) else []
        case _:
            return []
