"""The whole judge on small repositories: report, state, explanations, a first rules file."""

from __future__ import annotations

from random import Random

from dodcheck.documents.text import UndecodableError
from dodcheck.errors import UserError
from dodcheck.judge.case import Case, prepare
from dodcheck.judge.explanation import Loaded, explain
from dodcheck.judge.report import report
from dodcheck.judge.scopes import every_claim, governance, phase
from dodcheck.judge.state import state
from dodcheck.model.report import Report
from dodcheck.program.discover import NamedDocuments
from dodcheck.reports.explain import json as explain_json
from dodcheck.reports.explain import terminal as explain_report
from dodcheck.reports.layout import Screen
from dodcheck.reports.state import terminal as state_report
from dodcheck.setup.init_report import init_summary
from dodcheck.setup.paste import paste
from dodcheck.setup.roles import role_places
from dodcheck.setup.rules_text import choose_statements, rules_text
from dodcheck.setup.survey import survey
from fuzz.campaign import SEVERAL_BUDGETS, Campaign, Given
from fuzz.campaigns.markdown import PIECES as MARKDOWN
from fuzz.campaigns.recognition import PIECES as WORDS
from fuzz.campaigns.rules_files import PIECES as RULES
from fuzz.judged import check_mistakes, check_report, check_shown
from fuzz.repositories import CALLER, repository, snapshot

PIECES = (*MARKDOWN, *WORDS, *RULES)


def fresh(random: Random) -> Given:
    """Return a repository."""
    return repository(random)


def check(given: Given) -> None:
    """Judge a repository twice, and show everything that can be shown of it."""
    case = _case(given)
    if case is None:
        return
    try:
        found = report(case, every_claim(case.program, strict=True))
        _shown(case, given)
    except UserError as problem:
        check_mistakes(problem)
        return
    check_report(found)
    assert _again(given) == found, "two runs differ"
    _phases(case)
    _setup(given)


def _case(given: Given) -> Case | None:
    try:
        return prepare(snapshot(given), CALLER, governance)
    except UserError as problem:
        check_mistakes(problem)
        return None


def _again(given: Given) -> Report:
    case = prepare(snapshot(dict(sorted(given.items(), reverse=True))), CALLER, governance)
    return report(case, every_claim(case.program, strict=True))


def _shown(case: Case, given: Given) -> None:
    shown = state(case, every_claim(case.program, strict=False))
    for columns, lines in ((80, 24), (60, 50), (40, 10)):
        check_shown(state_report.render(shown, Screen(columns, lines)), "state")
    loaded = Loaded(frozenset(facts.path for facts in case.program.facts), given.get)
    for criterion in case.program.criteria[:4]:
        told_why = explain(case, loaded, criterion.id)
        check_shown(explain_report.render(told_why, paste(told_why)), "explain")
        check_shown(explain_json.render(told_why, paste(told_why)), "explain as JSON")


def _phases(case: Case) -> None:
    for name in {one.name.rpartition(" ")[2] for one in case.program.phases[:3]}:
        try:
            check_report(report(case, phase(case.program, name)))
        except UserError as problem:
            check_mistakes(problem)


def _setup(given: Given) -> None:
    """Write a first rules file; judged with it, every verdict stays."""
    bare = {path: data for path, data in given.items() if path != "dodcheck.yml"}
    try:
        found = survey(snapshot(bare), NamedDocuments())
        text = rules_text(found, role_places(found), choose_statements(found)).encode() if found.sources else b""
    except (UserError, UndecodableError) as problem:
        assert not isinstance(problem, UndecodableError), problem
        return
    if not text:
        return
    init_summary(found)
    before, after = _verdicts(bare), _verdicts({**bare, "dodcheck.yml": text})
    assert before is None or before == after, (before, after)


def _verdicts(given: Given) -> dict[str, str] | None:
    case = _case(given)
    if case is None:
        return None
    return {one.criterion.id: one.verdict for one in report(case, every_claim(case.program, strict=False)).judgements}


CAMPAIGN = Campaign(
    name="judge",
    about="the whole judge on small repositories",
    fresh=fresh,
    check=check,
    pieces=PIECES,
    grows=False,
    patience=SEVERAL_BUDGETS,
)
