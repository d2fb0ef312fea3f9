"""What the kind `sbom` says: every question that its options ask, and the worst of their answers."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Evidence, Outcome, Place
from dodcheck.rules.boms.counts import enough, libraries, vendored
from dodcheck.rules.boms.covering import covers, covers_submodules
from dodcheck.rules.boms.fields import given
from dodcheck.rules.boms.findings import MAX_PLACES, Bill, fails
from dodcheck.rules.boms.reading import bill_at, file_of
from dodcheck.rules.boms.tree import tree_beside
from dodcheck.rules.boms.validity import READABLE, validity
from dodcheck.rules.finding import Finding
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.supply.bom import Encoding, Family

if TYPE_CHECKING:
    from dodcheck.rules.sbom import SbomRule

_WORST = (Outcome.ERROR, Outcome.FAILS, Outcome.UNKNOWN, Outcome.HOLDS)
_WRITTEN = {"json": (Encoding.JSON, Encoding.JSON_LD), "xml": (Encoding.XML, Encoding.RDF)}
_MOST_SAID = 5
"""Answers whose words stand in the summary."""


def examine_bill(rule: SbomRule, snapshot: Snapshot) -> Evidence:
    """Return what a bill of materials says to all that a rule asks."""
    path = file_of(snapshot, rule.path, rule.named_in, rule.kind)
    if isinstance(path, Evidence):
        return path
    bill = bill_at(snapshot, path)
    if isinstance(bill, Finding):
        return _evidence(rule, path, None, [bill])
    return _evidence(rule, path, bill, list(_answers(rule, snapshot, bill)))


def _answers(rule: SbomRule, snapshot: Snapshot, bill: Bill) -> Iterator[Finding]:
    for answer in (validity(bill, rule.check), _format(rule, bill)):
        if answer is not None:
            yield answer
    listed = (libraries if rule.libraries else enough)(bill, rule.min_components)
    yield listed
    if rule.fields:
        yield from given(bill, rule.fields)
    covering = bool(rule.covers) or rule.submodules
    # Looking for vendored code takes a second in a large tree: what is too short as it is needs none.
    if not covering and (not rule.vendored or listed.outcome is Outcome.FAILS):
        return
    tree = tree_beside(snapshot, bill)
    if rule.vendored and (finding := vendored(snapshot, bill, rule.min_components, tree)):
        yield finding
    if rule.covers:
        yield covers(bill, tree, rule.covers)
    if rule.submodules:
        yield covers_submodules(bill, tree)


def _format(rule: SbomRule, bill: Bill) -> Finding | None:
    spec = bill.document.spec
    other = rule.format is not None and rule.format != spec.family.lower()
    older = rule.spec_version is not None and spec.version.removeprefix("SPDX-") != rule.spec_version
    unlike = rule.encoding is not None and spec.encoding not in _WRITTEN[rule.encoding]
    if not (other or older or unlike):
        return None
    names = {family.lower(): str(family) for family in Family}
    asked = (names.get(rule.format or ""), rule.spec_version, rule.encoding.upper() if rule.encoding else None)
    wanted = " ".join(part for part in asked if part)
    return fails(f"is {spec}, and {wanted} is asked for", (Place(bill.path),))


def _evidence(rule: SbomRule, path: str, bill: Bill | None, answers: Sequence[Finding]) -> Evidence:
    outcome = next(outcome for outcome in _WORST if any(answer.outcome is outcome for answer in answers))
    deciding = list(dict.fromkeys(answer for answer in answers if answer.outcome is outcome))
    sentences = [answer.words for answer in deciding]
    if outcome is Outcome.HOLDS and bill is not None:
        sentences.insert(0, f"is {'' if rule.check == READABLE else 'valid '}{bill.document.spec}")
    count = len(bill.components) if bill else 0
    matched = min((answer.matched for answer in answers if answer.examined), default=0)
    return Evidence(
        kind=rule.kind,
        outcome=outcome,
        summary=f"{path} {_listed(sentences, ', ' if outcome is Outcome.HOLDS else '; ')}",
        examined=max(1, count) if bill else 0,
        matched=matched,
        skipped=int(outcome is Outcome.UNKNOWN or bill is None),
        reproduce=_reproduce(path, bill),
        unknown=deciding[0].unknown,
        places=tuple(dict.fromkeys(place for finding in deciding for place in finding.places))[:MAX_PLACES],
    )


def _listed(sentences: Sequence[str], joint: str) -> str:
    left = f"{joint}and {len(sentences) - _MOST_SAID} more" if len(sentences) > _MOST_SAID else ""
    return f"{joint.join(sentences[:_MOST_SAID])}{left}"


def _reproduce(path: str, bill: Bill | None) -> str:
    """Return what lists the components with ordinary tools; the file as it stands where none can."""
    where = shlex.quote(path)
    if bill is None or bill.document.spec.encoding is not Encoding.JSON:
        return f"git grep -n -e '' -- {where}"
    if bill.document.spec.family is Family.SPDX:
        return f"jq '.packages | length' {where}"
    return f"jq '[.components[]? | recurse(.components[]?)] | length' {where}"
