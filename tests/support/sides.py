"""Two sides of a change that are held in memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from dodcheck.judge.scopes import Scope, whole_change
from dodcheck.model.caller import Caller
from dodcheck.model.report import Report
from dodcheck.program.load import Program
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.snapshot.protocol import Presence
from dodcheck.trust.change.judged import judged_against
from dodcheck.trust.change.judges import Judges
from dodcheck.trust.change.sides import Comparison, compare, compare_again, read_base
from dodcheck.trust.change.weakenings.table import Find
from support.judging import DAY

DOD = {"DOD.md": "- [ ] `b.md` created\n"}


Files = Mapping[str, str | bytes | Presence]
"""What stands at each path."""
BASE = "c0" * 20
TIP = "c1" * 20


def compared(before: Files, after: Files) -> Comparison:
    """Return the comparison of these files with those; the checklist has one promise unless told otherwise."""
    return compare(read_base("main", BASE, snapshot(before), Caller(DAY)), snapshot(after), Caller(DAY))


def judges(before: Files, after: Files) -> Judges:
    """Return the judges of a change from these files to those."""
    return Judges(compared(before, after))


def weakened(find: Find, before: Files, after: Files) -> list[str]:
    """Return each weakening that is found as `id, before -> after: sentence; detail`."""
    return [
        f"{one.what}/{one.subject}, {one.before} -> {one.after}: {one.said}; {one.detail}"
        for one in find(judges(before, after))
    ]


def report_against(
    before: Files,
    after: Files,
    scope: Callable[[Program], Scope] = whole_change,
    tip: Files | None = None,
    accepted: date | None = None,
) -> Report:
    """Return the report of a scope of a change; ``tip`` are the files of the branch it is for, where that moved on."""
    told = compared(before, after)
    further = tip and compare_again(read_base("main", TIP, snapshot(tip), Caller(DAY)), told.case)
    return judged_against(told, further or None, scope(told.case.program), accepted)


def told(report: Report) -> list[str]:
    """Return each judgement as `id at place: verdict: reason`, with `new` before it, `claimed` and what it was."""
    return [
        f"{'new ' if one.criterion.new else ''}{one.criterion.id} at {one.criterion.location}: "
        f"{f'{one.change.was}, ' if one.change and one.change.was else ''}"
        f"{'claimed, ' if one.change and one.change.claims else ''}{one.verdict}: {one.reason}"
        for one in report.judgements
    ]


def snapshot(files: Files) -> MemorySnapshot:
    """Return these files as a commit."""
    whole = {**DOD, **files}
    others = {path: there for path, there in whole.items() if isinstance(there, Presence)}
    texts = {path: text for path, text in whole.items() if path not in others}
    stored = {path: text.encode() if isinstance(text, str) else text for path, text in texts.items()}
    return MemorySnapshot(stored, others, commit="c0")
