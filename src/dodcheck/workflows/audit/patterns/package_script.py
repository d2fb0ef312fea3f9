"""A task runner that is told to ignore failures: tox, nox, invoke, just and their likes."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.python import parse
from dodcheck.model.location import Location
from dodcheck.snapshot.protocol import Presence, UnreadableError
from dodcheck.workflows.audit.masked_commands import masked_commands
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.shown import shortened
from dodcheck.workflows.audit.subject import CommandAt, Subject
from dodcheck.workflows.audit.weight import loss_in_words, severity_of_loss
from dodcheck.workflows.purposes.commands import purpose_of_words
from dodcheck.workflows.runs.launch import base_of
from dodcheck.workflows.runs.tasks import PROGRAMS
from dodcheck.workflows.runs.tox import ignoring_line
from dodcheck.workflows.severity import Severity
from dodcheck.workflows.shell.run_command import Mask

_NOX = frozenset({"nox"})
_TOLD_ELSEWHERE = frozenset({"make", "gmake", "nox"})
"""What make ignores is told by a pattern of its own, and what nox does at the call in its file."""
_PROGRAMS = PROGRAMS | {"tox", "nox", "make"}
_NOXFILE = "noxfile.py"
_INVOKE = frozenset({"invoke", "inv"})
_TASKS = "tasks.py"
_MOST_WORDS = 8
_MOST_BYTES = 256 * 1024
_SESSIONS = frozenset({"-s", "-e", "--session", "--sessions"})


def _look(subject: Subject) -> Iterator[Hit]:
    seen: set[Location] = set()
    for command_at in masked_commands(subject, Mask.IGNORED):
        location = command_at.command.location
        program = _program(command_at.command.through or "make")
        if program not in _TOLD_ELSEWHERE and location not in seen:
            seen.add(location)
            yield _ignoring(subject, command_at, program)
    for command_at in subject.of_programs(_NOX):
        yield from _nox(subject, command_at)
    for command_at in subject.of_programs(_INVOKE):
        yield from _invoke(subject, command_at)


def _program(through: str) -> str:
    """Return the program that starts a command, behind an interpreter and what launches it."""
    words = [base_of(word) for word in through.split()]
    return next((word for word in words if word in _PROGRAMS), words[0])


def _ignoring(subject: Subject, command_at: CommandAt, program: str) -> Hit:
    """Return that a program lets a command pass, at the line that says so."""
    location = command_at.command.location
    line = ignoring_line(location.path, location.line or 0, subject.snapshot)
    purpose = command_at.purpose
    severity, message = (
        severity_of_loss(purpose),
        f"{program} ignores a failure of `{command_at.shown}`: {loss_in_words(purpose)} is lost",
    )
    if Mask.BRANCH in command_at.command.masks:
        severity = Severity.MEDIUM if severity is Severity.HIGH else severity
        message = f"{message} where it runs, which the file does not say"
    hit = command_at.hit(message, severity)
    return hit._replace(location=Location(location.path, line)) if line else hit


def _nox(subject: Subject, command_at: CommandAt) -> Iterator[Hit]:
    """Yield the calls of a noxfile that pass with more exit codes than 0."""
    tree = _tree(subject, _NOXFILE)
    wanted = _sessions(command_at.texts)
    for function in tree.body if tree else ():
        if not isinstance(function, ast.FunctionDef) or (wanted and function.name not in wanted):
            continue
        for call in ast.walk(function):
            codes = _codes(call) if isinstance(call, ast.Call) else []
            if isinstance(call, ast.Call) and any(codes):
                yield _hit(command_at, call, codes)


def _hit(command_at: CommandAt, call: ast.Call, codes: Sequence[int]) -> Hit:
    words = tuple(arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str))
    purpose = purpose_of_words(words)
    shown = " ".join(words)
    listed = ", ".join(map(str, codes))
    message = f"`success_codes=[{listed}]` lets nox pass when `{shown}` fails: {loss_in_words(purpose)} is lost"
    hit = command_at.hit(message, severity_of_loss(purpose))
    return hit._replace(location=Location(_NOXFILE, call.lineno), about=shown)


def _codes(call: ast.Call) -> list[int]:
    given = next((keyword.value for keyword in call.keywords if keyword.arg == "success_codes"), None)
    items = given.elts if isinstance(given, (ast.List, ast.Tuple)) else []
    return [item.value for item in items if isinstance(item, ast.Constant) and isinstance(item.value, int)]


def _sessions(words: Sequence[str]) -> frozenset[str]:
    """Return the sessions that a call names, without what stands in brackets; none where it runs all."""
    at = next((at for at, word in enumerate(words) if word in _SESSIONS), None)
    named = words[at + 1 :] if at is not None else ()
    sessions = [word.partition("(")[0].partition("-")[0] for word in named if not word.startswith("-")]
    return frozenset(sessions)


def _invoke(subject: Subject, command_at: CommandAt) -> Iterator[Hit]:
    """Yield the commands of tasks that only warn when they fail, and whose result nobody takes."""
    named = {text.replace("-", "_") for text in command_at.texts[1:]}
    tree = _tree(subject, _TASKS) if named else None
    for function in tree.body if tree else ():
        if isinstance(function, ast.FunctionDef) and function.name in named:
            for node in ast.walk(function):
                if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and _only_warns(node.value):
                    yield _warned(command_at, node.value)


def _only_warns(call: ast.Call) -> bool:
    warns = any(
        keyword.arg == "warn" and isinstance(keyword.value, ast.Constant) and keyword.value.value
        for keyword in call.keywords
    )
    return warns and isinstance(call.func, ast.Attribute) and call.func.attr in ("run", "sudo") and bool(call.args)


def _warned(command_at: CommandAt, call: ast.Call) -> Hit:
    given = call.args[0]
    text = given.value if isinstance(given, ast.Constant) and isinstance(given.value, str) else ""
    purpose = purpose_of_words(tuple(text.split()[:_MOST_WORDS]))
    message = f"`warn=True` lets invoke pass when `{shortened(text)}` fails: {loss_in_words(purpose)} is lost"
    return command_at.hit(message, severity_of_loss(purpose))._replace(
        location=Location(_TASKS, call.lineno), about=shortened(text)
    )


def _tree(subject: Subject, path: str) -> ast.Module | None:
    if subject.snapshot.presence(path) is not Presence.FILE:
        return None
    try:
        data = subject.snapshot.read(path)
        return parse(data) if len(data) <= _MOST_BYTES else None
    except (UnreadableError, FormatProblem):
        return None


PATTERN = Pattern(
    name="package-script",
    family=Family.SOFT_FAIL,
    title="A task runner that is told to ignore failures",
    manual="""In `tox.ini`, a `-` before a command and `ignore_outcome = true` let tox pass when the command or the
environment fails; `success_codes` does the same in a `noxfile.py`, a `-` before a line in a `justfile` and in scripts
of hatch, `ignore_error: true` in a `Taskfile.yml`. What stands in scripts of `package.json` is told by the patterns of
shells, at the script.""",
    follow_up="Take it away there, or run the check in a way that can fail.",
    look=_look,
)
