"""Scripts, Makefiles and expressions of workflows, one text each."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from dodcheck.formats.problem import FormatProblem
from dodcheck.workflows.expressions.evaluate import Truth, asks_status, evaluate_condition
from dodcheck.workflows.expressions.parser import parse_expression
from dodcheck.workflows.expressions.tree import ExpressionProblem
from dodcheck.workflows.patterns import selects_name
from dodcheck.workflows.read import read_action, read_workflow
from dodcheck.workflows.runs.makefile import read_makefile
from dodcheck.workflows.shell.parser import parse_script
from dodcheck.workflows.shell.words import ShellProblem
from fuzz.campaign import TEXT, Campaign, Given
from fuzz.campaigns.ci_gate import PIECES, seeds
from fuzz.texts import soup, text_of


def parts() -> Sequence[Given]:
    """Return every file of the cases of the audit as a text of its own."""
    return [{TEXT: data} for given in seeds() for data in given.values()]


def check(given: Given) -> None:
    """Read a text as a script, a Makefile, an expression, a workflow, an action and a pattern."""
    text = text_of(given)
    with suppress(ShellProblem):
        parse_script(text)
    read_makefile(text)
    with suppress(ExpressionProblem):
        parse_expression(text)
    assert evaluate_condition(text, {"github.event_name": "push", "always()": True}) in Truth
    assert asks_status(text) in (True, False)
    selects_name(text.split("\n")[:5], "main")
    for read in (read_workflow, read_action):
        try:
            read("a.yml", text)
        except FormatProblem as problem:
            assert str(problem)


CAMPAIGN = Campaign(
    name="workflows",
    about="workflows, scripts, Makefiles, expressions",
    fresh=soup(PIECES),
    check=check,
    pieces=PIECES,
    seeds=parts,
)
