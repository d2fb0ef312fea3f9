"""Reports to render: one of every kind of trouble."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dodcheck.model.criterion import Criterion, Form, Tick
from dodcheck.model.evidence import Basis, Evidence, Outcome, Place, Unknown
from dodcheck.model.exception import Waiver
from dodcheck.model.location import Location
from dodcheck.model.notice import Notice
from dodcheck.model.report import (
    AppliedRule,
    DocumentFacts,
    EvidenceFile,
    Gate,
    Judgement,
    Origin,
    Report,
    SnapshotFacts,
)
from dodcheck.model.verdict import Verdict

DOCUMENT = "docs/refactor/audit/DEFINITION_OF_DONE.md"
AS_OF = date(2026, 2, 8)
SNAPSHOT = SnapshotFacts(commit="1f0c9e2a" * 5, dirty=True, digest=f"sha256:{'ab' * 32}", files=20_440)
_CLAIMED = {True: Tick.TICKED, False: Tick.UNTICKED, None: Tick.NONE}


def criterion(line: int, text: str, *, claimed: bool | None = True, path: str = DOCUMENT) -> Criterion:
    """A box of phase 1."""
    return Criterion(
        id=f"phase-1/line-{line}",
        text=text,
        form=Form.BOX if claimed is not None else Form.MUST_BE_TRUE,
        scope="phase-1",
        group="Files",
        claimed=claimed,
        location=Location(path, line, 3),
        tick=_CLAIMED[claimed],
    )


def holds(path: str, basis: Basis = Basis.DERIVED) -> Evidence:
    """Evidence that one file is there."""
    return Evidence(
        kind="file",
        outcome=Outcome.HOLDS,
        summary=f"{path} is there",
        examined=1,
        matched=1,
        reproduce=f"git ls-files {path}",
        basis=basis,
        places=(Place(path, None, f"sha256:{'cd' * 32}"),),
    )


def fails(path: str) -> Evidence:
    """Evidence that one file is missing."""
    return Evidence(
        kind="file",
        outcome=Outcome.FAILS,
        summary=f"{path} is missing",
        examined=1,
        matched=0,
        reproduce=f"git ls-files {path}",
        places=(Place(path),),
    )


def error(summary: str) -> Evidence:
    """Evidence of a rule that could not run."""
    return Evidence(kind="data", outcome=Outcome.ERROR, summary=summary, examined=0, matched=0, reproduce="")


def unknown(reason: Unknown, summary: str, *paths: str) -> Evidence:
    """Evidence that decides nothing."""
    return Evidence(
        kind="file",
        outcome=Outcome.UNKNOWN,
        summary=summary,
        examined=0,
        matched=0,
        reproduce="",
        unknown=reason,
        places=tuple(Place(path) for path in paths),
    )


def rule(origin: Origin = Origin.RECOGNISED, kind: str = "file", **options: object) -> AppliedRule:
    """A rule that was applied."""
    return AppliedRule(kind, origin, options)


def judged(
    verdict: Verdict,
    judged_criterion: Criterion,
    evidence: Evidence,
    applied: AppliedRule | None = None,
    waiver: Waiver | None = None,
) -> Judgement:
    """A judgement whose reason is its evidence's summary."""
    return Judgement(judged_criterion, verdict, evidence.summary, evidence, applied, waiver)


def report(*judgements: Judgement, notices: tuple[Notice, ...] = (), gate: Gate = Gate.COMPLETE) -> Report:
    """A report on phase 1."""
    return Report(
        scope="phase 1",
        as_of=AS_OF,
        snapshot=SNAPSHOT,
        policy_digest=f"sha256:{'ef' * 32}",
        gate=gate,
        documents=(DocumentFacts(DOCUMENT, "checklist", f"sha256:{'01' * 32}"),),
        judgements=judgements,
        notices=notices,
    )


def every_verdict() -> Report:
    """Every verdict and every basis, combined evidence, an evidence file, several notices."""
    waiver = Waiver("phase-1/line-24", "the vendor delivers in March", "release team", date(2026, 3, 31))
    both = Evidence(
        kind="all",
        outcome=Outcome.HOLDS,
        summary="both hold",
        examined=2,
        matched=2,
        reproduce="",
        parts=(holds("docs/a.md"), holds("docs/b.md", Basis.STATED)),
    )
    judgements = (
        judged(Verdict.PROVED, criterion(10, "`SECURITY.md` created"), holds("SECURITY.md"), rule(path="SECURITY.md")),
        judged(Verdict.PROVED, criterion(11, "Tests pass"), holds("junit.xml", Basis.RECORDED), rule(path="junit.xml")),
        judged(Verdict.PROVED, criterion(12, "Both guides written"), both, rule(Origin.INLINE, "all")),
        judged(
            Verdict.REFUTED,
            criterion(13, "SBOM validates with schema"),
            fails("docs/refactor/SBOM.json"),
            rule(path="docs/refactor/SBOM.json"),
        ),
        judged(
            Verdict.REFUTED,
            criterion(
                14, "All `continue-on-error: true` **removed or justified** in the [workflows](ci.md) we rely on"
            ),
            fails(".github/workflows/pull.yml"),
            rule(Origin.RULES_FILE, path=".github/workflows/pull.yml"),
        ),
        judged(Verdict.OPEN, criterion(15, "`later.md` created", claimed=False), fails("later.md"), rule()),
        judged(
            Verdict.READY, criterion(16, "`done.md` created", claimed=False), holds("done.md"), rule(path="done.md")
        ),
        *_doubts(),
        judged(Verdict.ATTESTED, criterion(23, "Team trained"), unknown(Unknown.OUTSIDE, "people know, files don't")),
        judged(Verdict.WAIVED, criterion(24, "Parts listed", claimed=False), fails("parts.md"), rule(), waiver),
        judged(Verdict.DEFERRED, criterion(25, "Site moved (Deferred)", claimed=False), fails("site.md"), rule()),
        judged(Verdict.BROKEN, criterion(26, "Score is 8"), error("score.json: line 3, column 1 is not JSON"), rule()),
    )
    junit = EvidenceFile("junit", f"sha256:{'23' * 32}", "1f0c9e2a")
    return replace(report(*judgements, notices=_notices()), evidence_files=(junit,), policy_ref="origin/main")


def _doubts() -> tuple[Judgement, ...]:
    moved = "docs/old.md is not there; a file of that name is elsewhere"
    return (
        judged(Verdict.UNPROVEN, criterion(17, "Everyone is happy"), unknown(Unknown.NO_RULE, "no rule decides it")),
        judged(Verdict.UNPROVEN, criterion(18, "Nobody is sad"), unknown(Unknown.NO_RULE, "no rule decides it")),
        judged(
            Verdict.UNPROVEN,
            criterion(19, "`docs/old.md` exists"),
            unknown(Unknown.AMBIGUOUS, moved, "docs/new/old.md", "docs/older/old.md"),
            rule(path="docs/old.md"),
        ),
        judged(
            Verdict.UNPROVEN,
            criterion(20, "`grep -r x src/` returns 0 results"),
            unknown(Unknown.EMPTY_SCOPE, "src/ has no tracked file"),
            AppliedRule("text", Origin.RECOGNISED, {"literal": "x", "in": ["src/**"], "max": 0}),
        ),
        judged(
            Verdict.UNPROVEN,
            criterion(21, "Security is at 7 of 10"),
            unknown(Unknown.STATED_ONLY, "the document says 8, and nothing else does", DOCUMENT),
            rule(Origin.RULES_FILE, "metric", document=DOCUMENT, at_least=7),
        ),
        judged(
            Verdict.UNOBSERVABLE,
            criterion(22, "`build/out.txt` written", claimed=None),
            unknown(Unknown.IGNORED, "build/out.txt is ignored by .gitignore", "build/out.txt"),
            rule(path="build/out.txt"),
        ),
    )


def _notices() -> tuple[Notice, ...]:
    unread = [
        Notice("not-understood", Location(DOCUMENT, line), f"[{line}] is no state of a box") for line in range(1, 6)
    ]
    return (Notice("duplicate-phase", Location(DOCUMENT, 90), "phase 1 stands here again, and is judged too"), *unread)


def empty() -> Report:
    """Nothing to judge."""
    return report()


def nothing_claimed() -> Report:
    """Ordinary Markdown."""
    return report(gate=Gate.HONEST)


def passed() -> Report:
    """Everything proved, and more of it than is listed."""
    shown = (criterion(line, f"`docs/{line}.md` created") for line in range(1, 13))
    return report(*(judged(Verdict.PROVED, each, holds(f"docs/{each.location.line}.md"), rule()) for each in shown))


def waived() -> Report:
    """Done but for what is excused until two different days."""
    late = Waiver("phase-1/line-2", "the vendor delivers in March", "release team", date(2026, 3, 31))
    soon = Waiver("phase-1/line-3", "holidays", "docs team", date(2026, 2, 20))
    return report(
        judged(Verdict.PROVED, criterion(1, "`a.md` created"), holds("a.md"), rule(path="a.md")),
        judged(Verdict.WAIVED, criterion(2, "`b.md` created", claimed=False), fails("b.md"), rule(path="b.md"), late),
        judged(Verdict.WAIVED, criterion(3, "`c.md` created", claimed=False), fails("c.md"), rule(path="c.md"), soon),
    )


def put_off() -> Report:
    """Nothing that was judged: the document puts all of it off."""
    return report(
        judged(Verdict.DEFERRED, criterion(1, "`a.md` created (Deferred)", claimed=False), fails("a.md"), rule()),
        judged(Verdict.DEFERRED, criterion(2, "`b.md` created (Deferred)", claimed=False), fails("b.md"), rule()),
    )


REPORTS = {
    "every-verdict": every_verdict,
    "empty": empty,
    "nothing-claimed": nothing_claimed,
    "passed": passed,
    "waived": waived,
}
"""The honest reports that have golden files, by the names of these."""
