"""Whether a run of a tool finds nothing to look at, by the tool."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from dodcheck.rules.workflows.undoing.empty.cargo_runs import nothing_for_cargo
from dodcheck.rules.workflows.undoing.empty.folders import place_of
from dodcheck.rules.workflows.undoing.empty.go_runs import nothing_for_go
from dodcheck.rules.workflows.undoing.empty.jvm_runs import nothing_for_jvm
from dodcheck.rules.workflows.undoing.empty.linting import nothing_to_lint
from dodcheck.rules.workflows.undoing.empty.names import name_that_is_nowhere
from dodcheck.rules.workflows.undoing.empty.pytest_runs import nothing_for_pytest
from dodcheck.rules.workflows.undoing.empty.run import Run, all_that_is_named_is_gone, files_of
from dodcheck.rules.workflows.undoing.empty.script_runs import TOOLS, nothing_for_script
from dodcheck.rules.workflows.undoing.empty.unittest_runs import nothing_for_unittest
from dodcheck.rules.workflows.undoing.given import Given
from dodcheck.workflows.audit.no_tests import no_tests_found
from dodcheck.workflows.audit.own_names import normal, own_names
from dodcheck.workflows.audit.subject import StepWork, Subject
from dodcheck.workflows.effective.effect import Effect, Effectiveness
from dodcheck.workflows.purposes.commands import purpose_of_command
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.severity import Severity

_LOOKS: Mapping[str, Callable[[Run], str]] = {
    **dict.fromkeys(("pytest", "py.test"), nothing_for_pytest),
    **dict.fromkeys(TOOLS, nothing_for_script),
    **dict.fromkeys(("go", "gotestsum"), nothing_for_go),
    "cargo": nothing_for_cargo,
    **dict.fromkeys(("mvn", "mvnw", "gradle", "gradlew"), nothing_for_jvm),
    "unittest": nothing_for_unittest,
    **dict.fromkeys(("rspec", "phpunit", "bats", "behave", "robot", "prove"), all_that_is_named_is_gone),
}
_LEADING_BACK = re.compile(r"\$|^[/~]|=/|^--(?:pyargs|rootdir|manifest-path|prefix|project)\b|^-[CpF]$")
"""Words by which a tool looks elsewhere than in the folder that it runs in."""


def finds_nothing(
    subject: Subject, step: StepWork, command: Command, words: Sequence[str], elsewhere: Sequence[Given]
) -> Iterator[Effect]:
    """Yield that a tool, whose words begin with its name, finds nothing to look at.

    ``elsewhere`` are the options that it is given beside them. A file may be made while the workflow runs: it is never
    certain.
    """
    purpose = purpose_of_command(command)
    if not purpose.checks:
        return
    place = place_of(step, command, subject.snapshot)
    if (
        place.other
        and len(step.steps) == 1
        and normal(place.other.rpartition("/")[2]) not in own_names(subject.snapshot)
    ):
        yield Effect(Effectiveness.MAYBE, f"another repository is checked out where it runs: {place.other}")
    if place.lost and not any(map(_LEADING_BACK.search, words[1:])):
        yield Effect(Effectiveness.MAYBE, place.lost)
    given = tuple(word for one in elsewhere for word in one.words)
    run = Run(subject.whole, words[0], (*given, *words[1:]), tuple(words[1:]), place.folder)
    if purpose is Purpose.TEST:
        why = _LOOKS.get(run.tool, _nothing)(run) or _said(subject, words) or name_that_is_nowhere(run)
    else:
        why = nothing_to_lint(run)
    if why:
        # A tool that is given nothing but paths which are not there ends with an error.
        yield Effect(Effectiveness.MAYBE, why, fails=bool(all_that_is_named_is_gone(run)))


def _said(subject: Subject, words: Sequence[str]) -> str:
    """Return what the audit says of a runner that is content without tests, where code of its language is tracked."""
    if words[0] == "unittest" and not files_of(subject.whole, (".py",)):
        return ""
    found = no_tests_found(subject, ("python", "-m", *words) if words[0] == "unittest" else words)
    return found.message if found is not None and found.severity is not Severity.LOW else ""


def _nothing(_run: Run) -> str:
    return ""
