"""A tool whose flags let everything pass that it finds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.workflows.audit.facts import Flag
from dodcheck.workflows.audit.masked_commands import PLAIN, may_run
from dodcheck.workflows.audit.never_failing import COMMON, FLAGS, common_flag, fact_of, judges_nothing
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.subject import CommandAt, Subject
from dodcheck.workflows.audit.tools import commands_of_tools
from dodcheck.workflows.severity import Severity
from dodcheck.workflows.shell.run_command import Mask

_TOOLS = frozenset(FLAGS)
_COMPARED = frozenset({Mask.SUBSTITUTION, Mask.PIPE})
_ANALYZER = "Invoke-ScriptAnalyzer"
_JUDGES = re.compile(r"(?i)\b(?:exit|throw|write-error|should|invoke-pester)\b")
"""What fails a script of PowerShell by what a cmdlet has found."""
_NEAR = 3
_BY_VARIABLE = {"trivy": "TRIVY_EXIT_CODE", "grype": "GRYPE_FAIL_ON_SEVERITY", "cargo": "RUSTFLAGS"}


def _look(subject: Subject) -> Iterator[Hit]:
    known: set[tuple[int, int]] = set()
    flagged: list[tuple[CommandAt, tuple[str, ...], Flag]] = []
    for command_at, words in commands_of_tools(subject, _TOOLS):
        fact = fact_of(words)
        known.add((id(command_at.at), command_at.number))
        if fact is not None and may_run(command_at) and not _otherwise(command_at, words, fact):
            flagged.append((command_at, words, fact))
    strict = _strict(subject, flagged)
    for command_at, words, fact in flagged:
        yield _hit(command_at, words, fact, strict=(id(command_at.at.job), words[0]) in strict)
    yield from _unknown(subject, known)


def _hit(command_at: CommandAt, words: tuple[str, ...], fact: Flag, *, strict: bool) -> Hit:
    """Return the hit; it counts for less where the job runs the tool in a way that fails as well."""
    message = f"`{command_at.shown}`: {fact.fact}"
    if strict:
        return command_at.hit(f"{message}; another call of `{words[0]}` in the job may fail", Severity.LOW)
    return command_at.hit(message, fact.severity)


def _strict(subject: Subject, flagged: list[tuple[CommandAt, tuple[str, ...], Flag]]) -> set[tuple[int, str]]:
    """Return the jobs and tools with a call that can fail, of the tools that were found to pass somewhere."""
    names = {words[0]: fact.only for _, words, fact in flagged}
    calls = commands_of_tools(subject, frozenset(names)) if names else ()
    return {
        (id(command_at.at.job), words[0])
        for command_at, words in calls
        if (only := names[words[0]]).isdisjoint(words[1:4]) is not bool(only)
        and fact_of(words) is None
        and not judges_nothing(words)
        and not command_at.command.masks
        and len(words) > 1
        and not words[1].startswith("--v")
    }


def _otherwise(command_at: CommandAt, words: tuple[str, ...], fact: Flag) -> bool:
    """Return whether a variable says how the tool fails, or its output is what is looked at."""
    name = _BY_VARIABLE.get(words[0])
    step, job = command_at.at.step, command_at.at.job
    around = (step.env, job.job.env, job.workflow.env)
    if name is not None and any(env.get(name) is not None and env[name].value not in ("", "0") for env in around):
        return True
    if words[0] == _ANALYZER and (step.run is None or _JUDGES.search(step.run.value)):
        return True
    return fact.listed and (not _COMPARED.isdisjoint(command_at.command.masks) or _is_kept(command_at))


def _is_kept(command_at: CommandAt) -> bool:
    """Return whether the output of a command is kept in a name: `found=$(gofmt -l .)`."""
    text = f"=$({' '.join(command_at.texts)})"
    near = command_at.at.commands[max(0, command_at.number - _NEAR) : command_at.number]
    return any(text in word.text for command in near for word in command.assigned)


def _unknown(subject: Subject, known: set[tuple[int, int]]) -> Iterator[Hit]:
    """Yield the tools that are not known and have a flag whose name says that they pass."""
    for command in subject.commands if not _HEADS.isdisjoint(subject.flags) else ():
        if (id(command.at), command.number) in known or not any(
            word.text.startswith("-") and word.text.partition("=")[0] in _HEADS for word in command.command.words
        ):
            continue
        flag = common_flag(tuple(command.texts))
        if flag is not None and may_run(command) and command.purpose not in PLAIN:
            message = f"`{command.shown}` has the flag `{flag}`, which by its name lets pass what it finds"
            yield command.hit(message, Severity.MEDIUM, Confidence.MEDIUM)


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
