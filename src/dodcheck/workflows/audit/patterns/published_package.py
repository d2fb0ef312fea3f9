"""Tests of the package that was published last, not of the tree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dodcheck.workflows.audit.own_names import normal, own_names
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.subject import JobWork, Subject
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.severity import Severity

_PROGRAMS = frozenset({"pip", "pip3", "uv", "pipx", "python", "python3", "py", "npm", "pnpm", "yarn", "bun", "cargo"})
_VERBS = frozenset({"install", "i", "add"})
_LOCAL = ("--no-index", "--find-links", "-f", "--path", "--editable", "-e", "--git")
_REQUIREMENT = re.compile(r"(@?[A-Za-z0-9][\w./-]*?)(?:\[[^\]]*\])?(?:(?:[=<>~!@]).*)?")
_TREE = re.compile(r"\.{1,2}(?:[/\[].*)?|[^\s]*\.whl|.*\bdist/.*|-e|--editable")


def _look(subject: Subject) -> Iterator[Hit]:
    installs = [
        command_at for command_at in subject.of_programs(_PROGRAMS) if _VERBS.intersection(command_at.texts[1:5])
    ]
    names = own_names(subject.snapshot) if installs else frozenset()
    if not names:
        return
    starts = subject.whole.starts.get(subject.workflow.path, ())
    on_change = any(start.on_change for start in starts)
    for install in installs:
        named = _named(install.texts, names)
        job = next((job for job in subject.jobs if job.at is install.at.job), None)
        if named is not None and job is not None and not _has_tree(job):
            tested = _tested(job)
            severity = Severity.HIGH if tested else Severity.MEDIUM
            message = (
                f"`{install.shown}` takes `{named}` as it was published, and "
                f"{'the tests' if tested else 'what follows'} may run that, not the tree"
            )
            yield install.hit(message, severity if on_change else Severity.LOW)


def _named(texts: Sequence[str], names: frozenset[str]) -> str | None:
    if any(text.startswith(flag) if flag.startswith("--") else text == flag for text in texts for flag in _LOCAL):
        return None
    at = next(at for at, text in enumerate(texts) if at and text in _VERBS)
    for text in texts[at + 1 :]:
        match = _REQUIREMENT.fullmatch(text)
        if match and normal(match[1]) in names:
            return match[1]
    return None


def _has_tree(job: JobWork) -> bool:
    """Return whether the job installs the tree, or what was built of it, as well."""
    return any(
        _VERBS.intersection(texts) and any(_TREE.fullmatch(text) for text in texts)
        for step in job.steps
        for texts in ([word.text for word in command.words] for command in step.commands)
        if texts
    )


def _tested(job: JobWork) -> bool:
    return any(step.purpose is Purpose.TEST for step in job.steps)


PATTERN = Pattern(
    name="published-package",
    family=Family.SCOPE,
    title="Tests of the published package",
    manual="""The job installs the project's own package by its name, from a registry: what runs is the last release,
and the change is not in it. It counts for less where a release is checked after it was made.""",
    follow_up="Install the tree (`pip install .`), or what was built of it.",
    look=_look,
)
