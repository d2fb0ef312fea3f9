"""The tests and jobs that a catalogue says verify an invariant, and whether they are there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from dodcheck.documents.inline import Span, SpanKind, plain, spans, too_long
from dodcheck.documents.invariants.invariant import Method
from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.rules.file import FileRule
from dodcheck.rules.reading.contents import fault_of
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.snapshot.resolve import How, resolve
from dodcheck.workflows.load import FOLDER, load_workflows

MAX_CHECKS = 50
"""More tests and jobs of one invariant than this are not looked for."""

_PATH = re.compile(
    r"(?:[\w.@+-]{1,80}/){0,12}[\w.@+-]{1,80}\.(?:py|pyi|ya?ml|sh|m?[jt]sx?|rs|go|java|kt|cpp|cc|c|cu|h|hpp|rb|cs|swift"
    r"|scala|php|pl|ps1|bats|toml|cfg|ini|json)|(?:[\w.@+-]{1,80}/){1,12}"
)
_TEST = re.compile(
    r"(?:^|/)(?:tests?|testing|specs?|__tests__|e2e)/|(?:^|/)tests?[_.-]|[_.-](?:tests?|spec)\.|Tests?\."
)
_DOCUMENT = re.compile(r"\.(?:md|rst|txt|adoc|html)$", re.IGNORECASE)
_EXAMPLE = re.compile(r"\((?:e\. ?g\.|for example|such as|planned|future|proposed)[^()]{0,200}\)", re.IGNORECASE)
_NOT_THERE = re.compile(
    r"\b(?:planned|should|could|would|will|to be|to ?do|tbd|missing|no longer|deferred|future|proposed|recommend\w*"
    r"|removed|absent|not yet|needs?|e\. ?g\.|such as|for example)\b"
    r"|^\W*(?:none|nothing|n/a|no tests?)\b",
    re.IGNORECASE,
)
_JOB_BEHIND = re.compile(r"\s*(?:ci )?jobs?\b", re.IGNORECASE)
_JOB_BEFORE = re.compile(r"\bjobs?:?\s*$", re.IGNORECASE)
_JOB = re.compile(r"[\w-]{1,100}")


class InvariantCheck(NamedTuple):
    """Something that is said to verify an invariant: what it is called, the line that says so, what is there of it.

    ``tests`` says whether it is a test or a job of CI, and no other file.
    """

    name: str
    line: int
    seen: Evidence
    tests: bool


def checks_of(methods: Sequence[Method], catalogue: str, snapshot: Snapshot) -> list[InvariantCheck]:
    """Return what the catalogue names; advice, examples and what is only planned name nothing."""
    by_name: dict[str, InvariantCheck] = {}
    for method in methods:
        for check in _named(method, catalogue, snapshot):
            if len(by_name) < MAX_CHECKS:
                by_name.setdefault(check.name, check)
    return list(by_name.values())


def _named(method: Method, catalogue: str, snapshot: Snapshot) -> Iterator[InvariantCheck]:
    text = _EXAMPLE.sub("", method.text)
    if too_long(text) or _NOT_THERE.search(plain(text)):
        return
    parts = spans(text)
    for at, part in enumerate(parts):
        match part.kind:
            case SpanKind.STRUCK:
                continue
            case SpanKind.CODE | SpanKind.CODE_LINK if _is_job(parts, at):
                yield _job(part.text, method.line, snapshot)
            case SpanKind.CODE | SpanKind.CODE_LINK | SpanKind.WORDS | SpanKind.LINK:
                for path in _paths(part):
                    yield _file(path, method.line, catalogue, snapshot)


def _paths(part: Span) -> Iterator[str]:
    """Yield the paths in a span: `pytest tests/test_a.py::TestA -q` names one; prose names files, never folders."""
    for word in part.text.split():
        path = word.strip(".,;:()[]\"'").partition("::")[0].removeprefix("./")
        plainly = part.kind in (SpanKind.CODE, SpanKind.CODE_LINK) or not path.endswith("/")
        if plainly and _PATH.fullmatch(path.replace("\\", "/")):
            yield path


def _file(path: str, line: int, catalogue: str, snapshot: Snapshot) -> InvariantCheck:
    """Return whether a file is there, or a folder with something in it that is no document."""
    seen = FileRule(path=path, named_in=catalogue).examine(snapshot)
    shown = [place.path for place in seen.places] or [path]
    resolution = resolve(snapshot, path, catalogue)
    if resolution.how is How.FOLDER and resolution.path:
        inside = (path for path in snapshot.glob(f"{resolution.path}/**") if not _DOCUMENT.search(path))
        first = next((path for path in inside if fault_of(snapshot, path) is None), None)
        shown = [first] if first else []
        seen = replace(seen, places=(Place(first),)) if first else seen
    tests = any(path.startswith(f"{FOLDER}/") or bool(_TEST.search(path)) for path in shown)
    return InvariantCheck(path, line, seen, tests)


def _is_job(parts: Sequence[Span], at: int) -> bool:
    """Return whether a code span is called a job: "`abi` job", "job `abi`"."""
    before = parts[at - 1].text if at else ""
    behind = parts[at + 1].text if at + 1 < len(parts) else ""
    called = _JOB_BEFORE.search(before) or _JOB_BEHIND.match(behind)
    return bool(called and _JOB.fullmatch(parts[at].text))


def _job(name: str, line: int, snapshot: Snapshot) -> InvariantCheck:
    """Return whether a workflow has a job of that id or name."""
    workflows = load_workflows(snapshot)
    for flow in workflows.read:
        for job in flow.jobs:
            if name in (job.id, job.name.value if job.name else ""):
                place = Place(flow.path, job.line)
                message = f"the job {name} is in {flow.path}"
                return InvariantCheck(
                    name, line, Evidence("file", Outcome.HOLDS, message, 1, 1, "", places=(place,)), tests=True
                )
    count = len(workflows.read)
    if workflows.unread:
        message = f"the job {name} was not found, and {workflows.unread[0].path} is not evaluated"
        unread = Evidence("file", Outcome.UNKNOWN, message, count, 0, "", unknown=Unknown.SKIPPED)
        return InvariantCheck(name, line, unread, tests=True)
    message = f"none of {count} workflows has a job {name}"
    missing = Evidence("file", Outcome.FAILS, message, count, 0, "", places=(Place(FOLDER),))
    return InvariantCheck(name, line, missing, tests=True)
