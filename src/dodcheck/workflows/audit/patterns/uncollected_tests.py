"""Test files that no call of pytest collects."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.pytest_collection import uncollected_tests
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.audit.tools import commands_of_tools
from dodcheck.workflows.audit.untested import folders_in_words
from dodcheck.workflows.audit.whole import Whole
from dodcheck.workflows.severity import Severity

_PYTEST = frozenset({"pytest", "py.test"})


def _look(subject: Subject) -> Iterator[Hit]:
    found = uncollected_tests(subject.whole) if _calls(subject) and _first(subject.whole) is subject else None
    if found is not None:
        many = f"{len(found.left):,} of {found.many:,} test files are"
        message = f"{many} in no folder that a workflow gives to `pytest`: {folders_in_words(found.left)}"
        yield found.first.hit(message, Severity.MEDIUM, Confidence.MEDIUM)


def _first(whole: Whole) -> Subject | None:
    """Return the first workflow that calls pytest: what concerns all of them is told there."""
    if whole.before is not None and whole.before.calls.each:
        return None
    return next((subject for subject in whole.subjects if _calls(subject)), None)


def _calls(subject: Subject) -> bool:
    return next(commands_of_tools(subject, _PYTEST), None) is not None


PATTERN = Pattern(
    name="uncollected-tests",
    family=Family.SCOPE,
    title="Test files that nothing collects",
    manual="""Where every call of pytest names folders, a test file outside of them is never run: it looks like a test,
and proves nothing. Nothing is told where a call takes all there is, where a configuration chooses the files, or where
another program runs tests too.""",
    follow_up="Give the folder to `pytest`, or take the files away.",
    look=_look,
)
