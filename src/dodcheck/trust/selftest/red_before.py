"""Was it red before the work: what today's rules say of an earlier commit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dodcheck.binding.entries import RulesFile
from dodcheck.errors import UserError
from dodcheck.judge.case import Case
from dodcheck.judge.judge import Judge
from dodcheck.model.criterion import Criterion
from dodcheck.program.discover import discover
from dodcheck.program.load import assemble_program, read_sources
from dodcheck.snapshot.protocol import Snapshot


def judge_before(case: Case, rules: RulesFile, before: Snapshot) -> Judge:
    """Return a judge of today's criteria by today's rules in an earlier snapshot.

    The words of a statement are no evidence of what they say there either: they are masked where they stood then.
    """
    then = _places(rules, before)
    criteria = {
        criterion.id: _at_earlier_place(criterion, then.get(criterion.id)) for criterion in case.program.criteria
    }
    return Judge(criteria, case.bindings.by_id, case.waivers, before, case.caller.as_of)


def _places(rules: RulesFile, before: Snapshot) -> Mapping[str, Criterion]:
    """Return the statements of the earlier governance documents by their ids; none where they can't be told apart."""
    try:
        program = assemble_program(read_sources(discover(before.files(), rules.documents), before))
    except UserError:
        return {}
    return {criterion.id: criterion for criterion in program.criteria}


def _at_earlier_place(now: Criterion, then: Criterion | None) -> Criterion:
    if then is None:
        return replace(now, location=replace(now.location, line=None, column=None))
    return replace(now, location=then.location, lines=then.lines, inline=then.inline)
