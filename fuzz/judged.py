"""What is true of every report."""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from typing import Any

from dodcheck.errors import UserError
from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.model.report import Report
from dodcheck.reports.table import FORMATS
from dodcheck.reports.terminal import render_coloured, render_quiet
from dodcheck.reports.visible import visible
from fuzz.texts import ROOT

_UNSEEN = frozenset({"Cc", "Cs", "Zl", "Zp"})
_COMMANDS = "github"
"""The format that is made of commands to CI."""
_HIDING = frozenset("\u202e\u200b\ufeff\u3164\u2066")


def check_report(report: Report) -> None:
    """Check what a report promises, whatever it is about."""
    ids = [one.criterion.id for one in report.judgements]
    assert len(set(ids)) == len(ids), f"an id stands twice: {ids}"
    assert sum(report.tally.values()) == len(report.judgements)
    assert set(report.blocking) <= set(ids)
    for judgement in report.judgements:
        assert judgement.reason, judgement
        for seen in judgement.evidence.flattened():
            check_evidence(seen)
    check_rendered(report)


def check_evidence(seen: Evidence) -> None:
    """Check one piece of evidence: nothing is true of the empty set, and counts are counts."""
    assert seen.outcome is not Outcome.HOLDS or seen.examined > 0, seen
    assert min(seen.examined, seen.matched, seen.skipped) >= 0, seen
    assert all(place.line is None or place.line >= 1 for place in seen.places), seen


def check_rendered(report: Report) -> None:
    """Check every format: nothing in it is obeyed or hides, and the JSON fits its published schema."""
    for name, render in FORMATS.items():
        shown = render(report)
        check_shown(_unless_told(shown) if name == "github" else shown, name)
        assert render(report) == shown, f"{name} is not rendered the same twice"
    check_shown(render_quiet(report), "quiet")
    render_coloured(report).encode()
    errors = list(_schema().iter_errors(json.loads(FORMATS["json"](report))))
    assert not errors, errors[0]


def _unless_told(shown: str) -> str:
    """Return what a step prints without its own commands: annotations, and what stops commands around the report."""
    own = ("::error ", "::warning ", "::notice ", "::stop-commands::")
    stopped = {line.removeprefix(own[-1]) for line in shown.split("\n") if line.startswith(own[-1])}
    ends = {f"::{word}::" for word in stopped}
    return "\n".join(line for line in shown.split("\n") if not line.startswith(own) and line not in ends)


def check_shown(shown: str, name: str) -> None:
    """Check text for a terminal or a page: no control character, no command to CI, nothing that can't be written."""
    unseen = {char for char in shown if unicodedata.category(char) in _UNSEEN} - {"\n"}
    assert not unseen | (_HIDING & set(shown)), (name, unseen | (_HIDING & set(shown)))
    if name != _COMMANDS:
        assert not [line for line in shown.split("\n") if line.strip().startswith("::")], name
    assert "##[" not in shown, name
    shown.encode()


def check_mistakes(problem: UserError) -> None:
    """Check that a mistake says something, and nothing that a terminal obeys."""
    assert problem.mistakes
    for mistake in problem.mistakes:
        assert visible(mistake.message), mistake
        assert mistake.location is None or mistake.location.line is None or mistake.location.line >= 1, mistake


@cache
def _schema() -> Any:  # noqa: ANN401 - a class that jsonschema makes
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - lazy: few campaigns validate

    return Draft202012Validator(json.loads((ROOT / "schemas" / "report.v1.schema.json").read_text(encoding="utf-8")))
