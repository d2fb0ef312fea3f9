"""Tests that a run leaves out, and no other one runs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dodcheck.workflows.audit.deselecting import TOOLS, left_out
from dodcheck.workflows.audit.options import option
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.sources import Sources
from dodcheck.workflows.audit.subject import CommandAt, Subject
from dodcheck.workflows.audit.tools import of_tools
from dodcheck.workflows.severity import Severity

_WORD = re.compile(r"[A-Za-z_]\w+")
_MEMBERS = re.compile(r"^\s*members\s*=\s*\[[^\]]*,[^\]]*[\w*]", re.MULTILINE)
_PACKAGE = ("-p", "--package")
_LONGEST = 50_000
_FEW = frozenset({"-short", "--short"})
_KEYWORDS = frozenset({"not", "and", "or", "test", "tests", "category", "binary", "package", "kind", "py"})


def _look(subject: Subject) -> Iterator[Hit]:
    calls = list(of_tools(subject, TOOLS))
    for one, words in calls:
        found = list(left_out(words[0], words[1:]))
        if found:
            others = [other for _, other in calls if other[0] == words[0] and other != words]
            yield _hit(one, found, words[0], others)
        yield from _of_package(subject, one, words, [other for _, other in calls])


def _hit(one: CommandAt, found: Sequence[tuple[str, str]], tool: str, others: Sequence[Sequence[str]]) -> Hit:
    told = ", ".join(f"`{f'{name} {value}'.strip()}`" for name, value in found[:3])
    said = f"{told} {'leaves' if len(found) == 1 else 'leave'} tests out"
    if any(_runs(other, tool, found) for other in others):
        return one.hit(f"{said}, and another call of the workflow names them", Severity.LOW)
    if all(name in _FEW for name, _ in found):
        return one.hit(f"{said}", Severity.LOW)
    return one.hit(f"{said}, and no other call of the workflow runs them", Severity.MEDIUM, Confidence.MEDIUM)


def _of_package(
    subject: Subject, one: CommandAt, words: Sequence[str], calls: Sequence[Sequence[str]]
) -> Iterator[Hit]:
    """Yield that one package of a workspace is tested, where no call of the workflow tests the others."""
    package = option(words, _PACKAGE)
    if words[0] != "cargo" or not package or not {"test", "nextest"} & {*words[:3]}:
        return
    members = _MEMBERS.search("\n".join(Sources(subject.snapshot, subject.whole.texts).lines("Cargo.toml"))[:_LONGEST])
    tested = [other for other in calls if other[0] == "cargo" and {"test", "nextest"} & {*other[:3]}]
    if members and all(option(other, _PACKAGE) == package for other in tested):
        yield one.hit(f"`cargo` tests only the package `{package}` of the workspace", Severity.LOW)


def _runs(other: Sequence[str], tool: str, found: Sequence[tuple[str, str]]) -> bool:
    """Return whether another call runs what is left out: it leaves nothing out itself, or names it."""
    apart = list(left_out(tool, other[1:]))
    if not apart and not any(word in ("-k", "-m", "-R", "-L", "--filter") for word in other):
        return _is_wide(other)
    kept = {word for text in other[1:] for word in _WORD.findall(text)} - {
        word for _, value in apart for word in _WORD.findall(value)
    }
    wanted = {word for _, value in found for word in _WORD.findall(value)} - _KEYWORDS
    return bool(wanted) and wanted <= kept


def _is_wide(other: Sequence[str]) -> bool:
    """Return whether a call runs all tests, as far as its words tell."""
    return not any(word.endswith((".py", ".ts", ".js")) or "::" in word for word in other[1:])


PATTERN = Pattern(
    name="deselected-tests",
    family=Family.SCOPE,
    title="Tests that are left out",
    manual="""Tests that a run leaves out (`-k "not slow"`, `--deselect`, `--ignore`, `-E`, `-LE`, `--skip`) and that no
other run names are never run before a change is merged. It does no harm where another call of the workflow runs
them.""",
    follow_up="Run what is left out in another job, or say with an issue why it is left out.",
    look=_look,
)
