"""A tool whose flags let everything pass that it finds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.workflows.audit.facts import Flag
from dodcheck.workflows.audit.masked import PLAIN, runs
from dodcheck.workflows.audit.never_failing import COMMON, FLAGS, common_flag, fact_of
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.subject import CommandAt, Subject
from dodcheck.workflows.audit.tools import of_tools
from dodcheck.workflows.severity import Severity
from dodcheck.workflows.shell.ran import Mask

_TOOLS = frozenset(FLAGS)
_COMPARED = frozenset({Mask.SUBSTITUTION, Mask.PIPE})
_ANALYZER = "Invoke-ScriptAnalyzer"
_JUDGES = re.compile(r"(?i)\b(?:exit|throw|write-error|should|invoke-pester)\b")
"""What fails a script of PowerShell by what a cmdlet has found."""
_NEAR = 3
_BY_VARIABLE = {"trivy": "TRIVY_EXIT_CODE", "grype": "GRYPE_FAIL_ON_SEVERITY", "cargo": "RUSTFLAGS"}


def _look(subject: Subject) -> Iterator[Hit]:
    known: set[tuple[int, int]] = set()
    found: list[tuple[CommandAt, tuple[str, ...], Flag]] = []
    for one, words in of_tools(subject, _TOOLS):
        fact = fact_of(words)
        known.add((id(one.at), one.number))
        if fact is not None and runs(one) and not _otherwise(one, words, fact):
            found.append((one, words, fact))
    strict = _strict(subject, found)
    for one, words, fact in found:
        yield _hit(one, words, fact, strict=(id(one.at.job), words[0]) in strict)
    yield from _unknown(subject, known)


def _hit(one: CommandAt, words: tuple[str, ...], fact: Flag, *, strict: bool) -> Hit:
    """Return the hit; it counts for less where the job runs the tool in a way that fails as well."""
    said = f"`{one.shown}`: {fact.fact}"
    if strict:
        return one.hit(f"{said}; another call of `{words[0]}` in the job may fail", Severity.LOW)
    return one.hit(said, fact.severity)


def _strict(subject: Subject, found: list[tuple[CommandAt, tuple[str, ...], Flag]]) -> set[tuple[int, str]]:
    """Return the jobs and tools with a call that can fail, of the tools that were found to pass somewhere."""
    names = {words[0]: fact.only for _, words, fact in found}
    calls = of_tools(subject, frozenset(names)) if names else ()
    return {
        (id(one.at.job), words[0])
        for one, words in calls
        if (only := names[words[0]]).isdisjoint(words[1:4]) is not bool(only)
        and fact_of(words) is None
        and not one.command.masks
        and len(words) > 1
        and not words[1].startswith("--v")
    }


def _otherwise(one: CommandAt, words: tuple[str, ...], fact: Flag) -> bool:
    """Return whether a variable says how the tool fails, or its output is what is looked at."""
    name = _BY_VARIABLE.get(words[0])
    step, job = one.at.step, one.at.job
    around = (step.env, job.job.env, job.workflow.env)
    if name is not None and any(env.get(name) is not None and env[name].value not in ("", "0") for env in around):
        return True
    if words[0] == _ANALYZER and (step.run is None or _JUDGES.search(step.run.value)):
        return True
    return fact.listed and (not _COMPARED.isdisjoint(one.command.masks) or _is_kept(one))


def _is_kept(one: CommandAt) -> bool:
    """Return whether the output of a command is kept in a name: `found=$(gofmt -l .)`."""
    text = f"=$({' '.join(one.texts)})"
    near = one.at.commands[max(0, one.number - _NEAR) : one.number]
    return any(text in word.text for command in near for word in command.assigned)


def _unknown(subject: Subject, known: set[tuple[int, int]]) -> Iterator[Hit]:
    """Yield the tools that are not known and have a flag whose name says that they pass."""
    for one in subject.commands if not _HEADS.isdisjoint(subject.flags) else ():
        if (id(one.at), one.number) in known or not any(
            word.text.startswith("-") and word.text.partition("=")[0] in _HEADS for word in one.command.words
        ):
            continue
        flag = common_flag(tuple(one.texts))
        if flag is not None and runs(one) and one.purpose not in PLAIN:
            message = f"`{one.shown}` has the flag `{flag}`, which by its name lets pass what it finds"
            yield one.hit(message, Severity.MEDIUM, Confidence.MEDIUM)


_HEADS = frozenset(flag.partition("=")[0] for flag in COMMON)


PATTERN = Pattern(
    name="never-failing-flag",
    family=Family.SOFT_FAIL,
    title="A tool whose flags let everything pass that it finds",
    manual="""Flags such as `--exit-zero`, `--no-fail` and `--soft-fail` let a tool report and pass; some tools (trivy,
grype, semgrep, cppcheck) pass unless a flag says otherwise. It counts for less where the same job calls the tool in a
way that fails as well.""",
    follow_up="Take the flag away, or give the one that lets the tool fail.",
    look=_look,
)
