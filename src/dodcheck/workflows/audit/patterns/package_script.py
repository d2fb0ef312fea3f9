"""A task runner that is told to ignore failures: tox, nox."""

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
from dodcheck.workflows.audit.subject import CommandAt, Subject
from dodcheck.workflows.audit.weight import lost, weight
from dodcheck.workflows.purposes.commands import of_words
from dodcheck.workflows.runs.tox import ignoring_line
from dodcheck.workflows.shell.ran import Mask

_NOX = frozenset({"nox"})
_NOXFILE = "noxfile.py"
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


def _tox(subject: Subject, one: CommandAt) -> Hit:
    """Return that tox lets a command pass, at the line that says so."""
    location = one.command.location
    line = ignoring_line(location.path, location.line or 0, subject.snapshot)
    purpose = one.purpose
    hit = one.hit(f"tox ignores a failure of `{one.shown}`: {lost(purpose)} is lost", weight(purpose))
    return hit._replace(location=Location(location.path, line)) if line else hit


def _nox(subject: Subject, one: CommandAt) -> Iterator[Hit]:
    """Yield the calls of a noxfile that pass with more exit codes than 0."""
    tree = _noxfile(subject)
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


def _noxfile(subject: Subject) -> ast.Module | None:
    if subject.snapshot.presence(_NOXFILE) is not Presence.FILE:
        return None
    try:
        data = subject.snapshot.read(_NOXFILE)
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
