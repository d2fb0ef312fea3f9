"""The rules of SARIF: one for each verdict, and one for what a change weakens, the same in every report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from dodcheck.model.report import Judgement
from dodcheck.model.verdict import Verdict
from dodcheck.reports.severity import Level
from dodcheck.reports.words import VERDICTS

_WEAKENED: Final = "weakened"

_HELP: Mapping[str, str] = {
    Verdict.REFUTED: (
        "The document claims that this is done, with a tick or a word such as Closed, and the evidence says that it is "
        "not. Make it true, or take the claim back."
    ),
    Verdict.BROKEN: (
        "This could not be judged: its rule could not run, its document could not be read, or its rule belongs to "
        "words that have changed. Repair what the message names. `dodcheck rebind` binds a rule to new words."
    ),
    Verdict.OPEN: "The evidence says that this is not done, and nothing claims that it is. It is work to do.",
    Verdict.READY: "The evidence says that this is done, and its box is empty. Tick it: `dodcheck tick --write`.",
    Verdict.UNPROVEN: (
        "Nothing in the repository shows this, and nothing shows the contrary. Write a rule for it or add the "
        "evidence; `dodcheck explain` prints a line to paste."
    ),
    Verdict.UNOBSERVABLE: (
        "What would show this is not to be seen from here: it lies outside the repository, in missing history, or in a "
        "file that could not be read. Hand the evidence over with `--evidence NAME=PATH`, as `dodcheck explain` says."
    ),
    Verdict.DEFERRED: "The document itself puts this off. It passes as long as it is not ticked.",
    Verdict.WAIVED: "A waiver with a reason, an owner and a last day excuses this. Settle it before that day.",
    Verdict.ATTESTED: "No evidence can be had, and a person answers for this until a last day.",
    Verdict.PROVED: "The evidence shows this.",
    _WEAKENED: (
        "The change asks for less than before: a promise is gone or looser, or a rule, a waiver or the gate itself is. "
        "Take it back, or have somebody who may decide it accept it with `--accept-weakening`, which no file in the "
        "tree can do."
    ),
}
_LEVELS: Mapping[str, Level] = {
    Verdict.REFUTED: Level.ERROR,
    Verdict.BROKEN: Level.ERROR,
    _WEAKENED: Level.ERROR,
    Verdict.OPEN: Level.WARNING,
    Verdict.UNPROVEN: Level.WARNING,
    Verdict.UNOBSERVABLE: Level.WARNING,
}
_IDS: Final = tuple(_HELP)


class SarifRule(NamedTuple):
    """The id of a rule and where it stands in the list of rules."""

    id: str
    at: int


def rule_of(judgement: Judgement) -> SarifRule:
    """Return the SARIF rule that a criterion is reported under."""
    named = _WEAKENED if judgement.weakens else judgement.verdict.value
    return SarifRule(named, _IDS.index(named))


def rules() -> list[dict[str, object]]:
    """Return all rules with their manual."""
    return [_rule(named) for named in _IDS]


def _rule(named: str) -> dict[str, object]:
    meaning = "the change asks for less than before" if named == _WEAKENED else VERDICTS[Verdict(named)]
    said = _HELP[named]
    return {
        "id": named,
        "name": named.capitalize(),
        "shortDescription": {"text": f"{named.capitalize()}: {meaning}."},
        "fullDescription": {"text": said.replace("`", "")},
        "defaultConfiguration": {"level": _LEVELS.get(named, Level.NOTE).value},
        "help": {"text": said.replace("`", ""), "markdown": f"**{named.capitalize()}**: {meaning}.\n\n{said}"},
        "properties": {"tags": ["definition-of-done"]},
    }
