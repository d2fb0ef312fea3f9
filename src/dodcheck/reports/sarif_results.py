"""What SARIF says of one criterion."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Final, NamedTuple

from dodcheck.model.evidence import Evidence
from dodcheck.model.location import Location
from dodcheck.model.report import Judgement, Report, harm
from dodcheck.model.verdict import Verdict
from dodcheck.reports.findings import commands, steps_to_take, whereabouts, why_in_words
from dodcheck.reports.order import WORST_FIRST
from dodcheck.reports.sarif_places import message, places
from dodcheck.reports.sarif_rules import rule_of
from dodcheck.reports.severity import Level, worst_first
from dodcheck.reports.statement import statement
from dodcheck.reports.width import shorten

PLACES: Final = 20
"""Places of the evidence that are told of one criterion."""

_EXCUSED: Final = frozenset({Verdict.WAIVED, Verdict.DEFERRED, Verdict.ATTESTED})
_STATEMENT: Final = 300


class Result(NamedTuple):
    """A criterion with its level; ``suppressed`` where an exception lets it pass."""

    judgement: Judgement
    level: Level
    suppressed: bool = False


def results_of_report(report: Report) -> list[Result]:
    """Return the SARIF results of a report: what is not good, the worst first, then what an exception excuses."""
    found = [Result(rated.judgement, rated.level) for rated in worst_first(report)]
    shown = {id(one.judgement) for one in found}
    excused = (
        judgement for judgement in report.judgements if judgement.verdict in _EXCUSED and id(judgement) not in shown
    )
    return found + [Result(judgement, Level.NOTE, suppressed=True) for judgement in sorted(excused, key=_order)]


def result_data(found: Result) -> dict[str, object]:
    """Return a result: its place is that of the statement, those of the evidence are related to it."""
    judgement = found.judgement
    rule = rule_of(judgement)
    return {
        "ruleId": rule.id,
        "ruleIndex": rule.at,
        "kind": "fail",
        "level": found.level.value,
        "message": {"text": "\n".join(_message_lines(judgement))},
        "locations": places(whereabouts(judgement)),
        "relatedLocations": [] if judgement.weakens else list(_related_places(judgement.evidence)),
        "partialFingerprints": {"dodcheckCriterion/v1": _fingerprint(judgement.criterion.id)},
        "suppressions": [_suppression(judgement)] if found.suppressed else [],
        "properties": _properties(judgement),
    }


def _order(judgement: Judgement) -> int:
    return WORST_FIRST.index(judgement.verdict)


def _message_lines(judgement: Judgement) -> Iterator[str]:
    """Yield the lines of the message: the first says it all, where there is room for one alone."""
    prefix = "waived " if judgement.waiver and judgement.verdict is Verdict.WAIVED and not judgement.weakens else ""
    first = f"{shorten(statement(judgement.criterion), _STATEMENT)}: {prefix}{why_in_words(judgement)}"
    yield message(first if first.endswith((".", "!", "?")) else f"{first}.")["text"]
    # A bracket before a parenthesis would be a link, and a command that avoids it is another command.
    yield from (line for line in steps_to_take(judgement) if "](" not in line)


def _related_places(evidence: Evidence) -> Iterator[dict[str, object]]:
    """Yield the places of the evidence, each once, with what was seen there."""
    seen = ((place, one) for one in evidence.flattened() for place in one.places)
    once = {(place.path, place.line): one.summary for place, one in reversed(list(seen))}
    kept = list(reversed(once.items()))[:PLACES]
    for number, ((path, line), said) in enumerate(kept, 1):
        yield from ({"id": number, "message": message(said), **where} for where in places(Location(path, line)))


def _fingerprint(criterion: str) -> str:
    """Return what stays the same as long as the statement does, wherever it is moved to in its document."""
    return sha256(criterion.encode("utf-8", "surrogatepass")).hexdigest()


def _suppression(judgement: Judgement) -> dict[str, object]:
    waiver, given = judgement.waiver, judgement.attestation
    if judgement.verdict is Verdict.DEFERRED:
        return {"kind": "inSource", "status": "accepted", "justification": why_in_words(judgement)}
    facts: dict[str, object] = {}
    if judgement.verdict is Verdict.ATTESTED and given:
        facts = {"owner": given.by, "date": given.given.isoformat(), "expires": given.expires.isoformat()}
        facts["signed"] = judgement.signature is not None
    elif waiver and not judgement.weakens:
        facts = {"owner": waiver.owner, "expires": waiver.expires.isoformat()}
    properties = {"properties": facts} if facts else {}
    said = waiver.reason if facts and waiver and judgement.verdict is Verdict.WAIVED else why_in_words(judgement)
    return {"kind": "external", "status": "accepted", "justification": message(said)["text"], **properties}


def _properties(judgement: Judgement) -> dict[str, object]:
    kind = harm(judgement)
    criterion = judgement.criterion
    return {
        "criterion": criterion.id,
        "verdict": judgement.verdict.value,
        "form": criterion.form.value,
        "group": criterion.group,
        "claimed": criterion.claimed,
        **({"harm": kind.value} if kind else {}),
        "commands": [line for _, line in commands(judgement)],
    }
