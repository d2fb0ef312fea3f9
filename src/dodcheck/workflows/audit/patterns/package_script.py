"""A task runner that is told to ignore failures: tox, nox, invoke."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.python import parse
from dodcheck.model.location import Location
from dodcheck.snapshot.protocol import Presence, UnreadableError
from dodcheck.workflows.audit.masked import masked
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.shown import shortened
from dodcheck.workflows.audit.subject import CommandAt, Subject
from dodcheck.workflows.audit.weight import lost, weight
from dodcheck.workflows.purposes.commands import of_words
from dodcheck.workflows.runs.tox import ignoring_line
from dodcheck.workflows.shell.ran import Mask

_NOX = frozenset({"nox"})
_NOXFILE = "noxfile.py"
_INVOKE = frozenset({"invoke", "inv"})
_TASKS = "tasks.py"
_MOST_WORDS = 8
_MOST_BYTES = 256 * 1024
_SESSIONS = frozenset({"-s", "-e", "--session", "--sessions"})


def _look(subject: Subject) -> Iterator[Hit]:
    seen: set[Location] = set()
    for one in masked(subject, Mask.IGNORED):
        location = one.command.location
        if not (one.command.through or "make").startswith("make") and location not in seen:
            seen.add(location)
            yield _tox(subject, one)
    for one in subject.of_programs(_NOX):
        yield from _nox(subject, one)
    for one in subject.of_programs(_INVOKE):
        yield from _invoke(subject, one)


def _tox(subject: Subject, one: CommandAt) -> Hit:
    """Return that tox lets a command pass, at the line that says so."""
    location = one.command.location
    line = ignoring_line(location.path, location.line or 0, subject.snapshot)
    purpose = one.purpose
    hit = one.hit(f"tox ignores a failure of `{one.shown}`: {lost(purpose)} is lost", weight(purpose))
    return hit._replace(location=Location(location.path, line)) if line else hit


def _nox(subject: Subject, one: CommandAt) -> Iterator[Hit]:
    """Yield the calls of a noxfile that pass with more exit codes than 0."""
    tree = _tree(subject, _NOXFILE)
    wanted = _sessions(one.texts)
    for function in tree.body if tree else ():
        if not isinstance(function, ast.FunctionDef) or (wanted and function.name not in wanted):
            continue
        for call in ast.walk(function):
            codes = _codes(call) if isinstance(call, ast.Call) else []
            if isinstance(call, ast.Call) and any(codes):
                yield _hit(one, call, codes)


def _hit(one: CommandAt, call: ast.Call, codes: Sequence[int]) -> Hit:
    words = tuple(arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str))
    purpose = of_words(words)
    shown = " ".join(words)
    told = ", ".join(map(str, codes))
    message = f"`success_codes=[{told}]` lets nox pass when `{shown}` fails: {lost(purpose)} is lost"
    hit = one.hit(message, weight(purpose))
    return hit._replace(location=Location(_NOXFILE, call.lineno), about=shown)


def _codes(call: ast.Call) -> list[int]:
    given = next((keyword.value for keyword in call.keywords if keyword.arg == "success_codes"), None)
    items = given.elts if isinstance(given, (ast.List, ast.Tuple)) else []
    return [item.value for item in items if isinstance(item, ast.Constant) and isinstance(item.value, int)]


def _sessions(words: Sequence[str]) -> frozenset[str]:
    """Return the sessions that a call names, without what stands in brackets; none where it runs all."""
    at = next((at for at, word in enumerate(words) if word in _SESSIONS), None)
    named = words[at + 1 :] if at is not None else ()
    found = [word.partition("(")[0].partition("-")[0] for word in named if not word.startswith("-")]
    return frozenset(found)


def _invoke(subject: Subject, one: CommandAt) -> Iterator[Hit]:
    """Yield the commands of tasks that only warn when they fail, and whose result nobody takes."""
    named = {text.replace("-", "_") for text in one.texts[1:]}
    tree = _tree(subject, _TASKS) if named else None
    for function in tree.body if tree else ():
        if isinstance(function, ast.FunctionDef) and function.name in named:
            for node in ast.walk(function):
                if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and _only_warns(node.value):
                    yield _warned(one, node.value)


def _only_warns(call: ast.Call) -> bool:
    told = any(
        each.arg == "warn" and isinstance(each.value, ast.Constant) and each.value.value for each in call.keywords
    )
    return told and isinstance(call.func, ast.Attribute) and call.func.attr in ("run", "sudo") and bool(call.args)


def _warned(one: CommandAt, call: ast.Call) -> Hit:
    given = call.args[0]
    text = given.value if isinstance(given, ast.Constant) and isinstance(given.value, str) else ""
    purpose = of_words(tuple(text.split()[:_MOST_WORDS]))
    message = f"`warn=True` lets invoke pass when `{shortened(text)}` fails: {lost(purpose)} is lost"
    return one.hit(message, weight(purpose))._replace(location=Location(_TASKS, call.lineno), about=shortened(text))


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
environment fails; `success_codes` does the same in a `noxfile.py`. What stands in scripts of `package.json` is told by
the patterns of shells, at the script.""",
    follow_up="Take it away there, or run the check in a way that can fail.",
    look=_look,
)
