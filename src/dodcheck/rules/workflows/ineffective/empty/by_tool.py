"""Whether a run of a tool finds nothing to look at, by the tool."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from dodcheck.rules.workflows.ineffective.empty.audit_runs import why_audit_is_empty
from dodcheck.rules.workflows.ineffective.empty.cargo_runs import why_cargo_test_is_empty
from dodcheck.rules.workflows.ineffective.empty.go_runs import why_go_test_is_empty
from dodcheck.rules.workflows.ineffective.empty.javascript_runs import TOOLS, why_javascript_is_empty
from dodcheck.rules.workflows.ineffective.empty.jvm_runs import nothing_for_jvm
from dodcheck.rules.workflows.ineffective.empty.linter_runs import why_linter_is_empty
from dodcheck.rules.workflows.ineffective.empty.name_filters import filter_without_match
from dodcheck.rules.workflows.ineffective.empty.pytest_runs import why_pytest_is_empty
from dodcheck.rules.workflows.ineffective.empty.run import Run, files_of, why_named_paths_are_untracked
from dodcheck.rules.workflows.ineffective.empty.unittest_runs import why_unittest_is_empty
from dodcheck.rules.workflows.ineffective.empty.working_folder import working_folder
from dodcheck.rules.workflows.ineffective.variable_options import GivenOptions
from dodcheck.workflows.audit.no_tests import no_tests_found
from dodcheck.workflows.audit.own_names import normal, own_names
from dodcheck.workflows.audit.subject import StepWork, Subject
from dodcheck.workflows.effective.effect import Effect, Effectiveness
from dodcheck.workflows.purposes.commands import purpose_of_command
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.severity import Severity

_WHY_EMPTY: Mapping[str, Callable[[Run], str]] = {
    **dict.fromkeys(("pytest", "py.test"), why_pytest_is_empty),
    **dict.fromkeys(TOOLS, why_javascript_is_empty),
    **dict.fromkeys(("go", "gotestsum"), why_go_test_is_empty),
    "cargo": why_cargo_test_is_empty,
    **dict.fromkeys(("mvn", "mvnw", "gradle", "gradlew"), nothing_for_jvm),
    "unittest": why_unittest_is_empty,
    **dict.fromkeys(("rspec", "phpunit", "bats", "behave", "robot", "prove"), why_named_paths_are_untracked),
}
_LEADING_BACK = re.compile(r"\$|^[/~]|=/|^--(?:pyargs|rootdir|manifest-path|prefix|project)\b|^-[CpF]$")
"""Words by which a tool looks elsewhere than in the folder that it runs in."""


def empty_run(
    subject: Subject, step: StepWork, command: Command, words: Sequence[str], given_options: Sequence[GivenOptions]
) -> Iterator[Effect]:
    """Yield that a tool, whose words begin with its name, finds nothing to look at.

    ``given_options`` are the options that it is given beside them. A file may be made while the workflow runs: it is
    never certain.
    """
    purpose = purpose_of_command(command)
    if not purpose.checks:
        return
    place = working_folder(step, command, subject.snapshot)
    if (
        place.other
        and len(step.steps) == 1
        and normal(place.other.rpartition("/")[2]) not in own_names(subject.snapshot)
    ):
        yield Effect(Effectiveness.MAYBE, f"another repository is checked out where it runs: {place.other}")
    if place.lost and not any(map(_LEADING_BACK.search, words[1:])):
        yield Effect(Effectiveness.MAYBE, place.lost)
    given_words = tuple(word for one in given_options for word in one.words)
    run = Run(subject.whole, words[0], (*given_words, *words[1:]), tuple(words[1:]), place.folder)
    if purpose is Purpose.TEST:
        why = (
            _WHY_EMPTY.get(run.tool, _never_known_empty)(run)
            or _why_empty_by_audit(subject, words)
            or filter_without_match(run)
        )
    else:
        why = why_linter_is_empty(run) or why_audit_is_empty(run)
    if why:
        # A tool that is given nothing but paths which are not there ends with an error.
        yield Effect(Effectiveness.MAYBE, why, fails=bool(why_named_paths_are_untracked(run)))


def _why_empty_by_audit(subject: Subject, words: Sequence[str]) -> str:
    """Return what the audit says of a runner that is content without tests, where code of its language is tracked."""
    if words[0] == "unittest" and not files_of(subject.whole, (".py",)):
        return ""
    found = no_tests_found(subject, ("python", "-m", *words) if words[0] == "unittest" else words)
    return found.message if found is not None and found.severity is not Severity.LOW else ""


def _never_known_empty(_run: Run) -> str:
    return ""
