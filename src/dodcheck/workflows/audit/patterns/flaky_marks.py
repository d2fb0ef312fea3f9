"""Tests that are marked to be repeated until they pass."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dodcheck.model.location import Location
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.sources import Sources
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.audit.tools import commands_of_tools
from dodcheck.workflows.severity import Severity

_PLUGIN = re.compile(r"\b(?:pytest-rerunfailures|pytest-retry|flaky)\b")
_MARK = re.compile(r"^\s*@(?:pytest\.mark\.)?flaky\b")
_NAMING = (
    "requirements*.txt",
    "requirements/*.txt",
    "*/requirements*.txt",
    "pyproject.toml",
    "setup.cfg",
    "setup.py",
    "tox.ini",
    "noxfile.py",
)
_INSTALLERS = frozenset({"pip", "pip3", "uv", "python", "python3", "conda", "mamba", "poetry", "pipx"})
_RUNNERS = frozenset({"pytest", "tox", "nox"})
_MOST_FILES = 400
_MOST_HITS = 50


def _look(subject: Subject) -> Iterator[Hit]:
    if not _tests(subject):
        return
    whole = subject.whole
    if whole.marks is None:
        before = whole.before
        first = before.marked if before is not None and before.tests else bool(marked(whole.subjects))
        whole.marks = tuple(_marks(subject)) if first else ()
    yield from whole.marks


def marked(subjects: Iterable[Subject]) -> bool | None:
    """Return whether the first of some workflows that runs tests has a plugin that repeats marked ones.

    ``None`` where none of them runs tests that can be marked.
    """
    first = next((subject for subject in subjects if _tests(subject)), None)
    return None if first is None else _is_named(first)


def _tests(subject: Subject) -> bool:
    return next(commands_of_tools(subject, _RUNNERS), None) is not None


def _is_named(subject: Subject) -> bool:
    """Return whether a plugin that repeats marked tests is installed or required."""
    if any(_PLUGIN.search(text[:200]) for command_at in subject.of_programs(_INSTALLERS) for text in command_at.texts):
        return True
    sources = Sources(subject.snapshot, subject.whole.texts)
    files = [path for pattern in _NAMING for path in subject.snapshot.glob(pattern)][:40]
    return any(_PLUGIN.search(line[:400]) for path in files for line in sources.lines(path)[:2_000])


def _marks(subject: Subject) -> Iterator[Hit]:
    files = [*subject.snapshot.glob("**/test_*.py"), *subject.snapshot.glob("**/*_test.py")][:_MOST_FILES]
    sources = Sources(subject.snapshot, subject.whole.texts)
    count = 0
    for path in files:
        numbers = [number for number, line in enumerate(sources.lines(path), 1) if _MARK.match(line[:200])]
        if numbers and count < _MOST_HITS:
            count += 1
            many = f"{len(numbers):,} tests are" if len(numbers) > 1 else "a test is"
            message = f"{many} marked as flaky: repeated until one attempt passes"
            yield Hit(Location(path, numbers[0]), message, Severity.LOW)


PATTERN = Pattern(
    name="flaky-marks",
    family=Family.RETRY,
    title="Tests that are marked to be repeated",
    manual="""A test marked `flaky` is repeated until it passes, by pytest-rerunfailures, pytest-retry or flaky. That is
better than to repeat all of them, and still a test of which nobody knows whether it can be trusted.""",
    follow_up="Give each mark an issue, and repair the test or what it tests.",
    look=_look,
)
