"""Reports for the formats that a forge reads: on a change, and of anything whatever."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.model.exception import Attestation, Waiver
from dodcheck.model.location import Location
from dodcheck.model.notice import Notice
from dodcheck.model.report import WEAKENING, Change, EvidenceFile, Gate, Judgement, Report
from dodcheck.model.verdict import Verdict
from support.hostile import HOSTILE_TEXTS, hostile
from support.reports import AS_OF, DOCUMENT, REPORTS, criterion, error, fails, holds, judged, report, rule, unknown


def change() -> Report:
    """A change that claims, loses, weakens and breaks something, amid older debt of every kind and what is good."""
    older, claims = Change(claims=False), Change(claims=True)
    lost = Change(claims=False, was=Verdict.PROVED)
    told = (
        (Verdict.REFUTED, fails("guide.md"), claims),
        (Verdict.REFUTED, fails("SECURITY.md"), lost),
        (Verdict.REFUTED, fails("CHANGELOG.md"), older),
        (Verdict.OPEN, fails("later.md"), older),
        (Verdict.UNPROVEN, unknown(Unknown.NO_RULE, "no rule decides it"), older),
        (Verdict.UNOBSERVABLE, unknown(Unknown.IGNORED, "out.txt is ignored", "out.txt"), older),
        (Verdict.BROKEN, error("score.json is not JSON"), older),
        (Verdict.PROVED, holds("README.md"), claims),
        (Verdict.READY, holds("done.md"), older),
        (Verdict.DEFERRED, fails("site.md"), older),
    )
    found = [
        replace(judged(verdict, criterion(at, f"Statement {at}"), seen, rule()), change=what)
        for at, (verdict, seen, what) in enumerate(told, 10)
    ]
    broken = criterion(30, "Says what nothing can judge")
    found.append(replace(judged(Verdict.BROKEN, replace(broken, new=True), error("no rule fits")), change=older))
    found += [excused(31), attested(32), weakening(40, Verdict.OPEN), weakening(41, Verdict.WAIVED, gone=False)]
    return replace(report(*found, gate=Gate.MERGE, notices=(_NOTICE,)), scope="pr", policy_ref="5e" * 20)


_NOTICE = Notice("not-understood", Location(DOCUMENT, 50), "[~] is no state of a box")


def excused(line: int) -> Judgement:
    """A criterion that a waiver excuses."""
    waiver = Waiver(f"phase-1/line-{line}", "the vendor delivers in March", "release team", date(2026, 3, 31))
    return judged(Verdict.WAIVED, criterion(line, "Parts listed", claimed=False), fails("parts.md"), rule(), waiver)


def attested(line: int) -> Judgement:
    """A criterion that a person answers for."""
    given = Attestation(
        f"phase-1/line-{line}", "Team trained", "Ada", date(2026, 2, 1), "1f0c9e2a", ("docs/**",), date(2026, 8, 1)
    )
    seen = unknown(Unknown.OUTSIDE, "people know, files don't")
    return replace(judged(Verdict.ATTESTED, criterion(line, "Team trained"), seen), attestation=given)


def weakening(line: int, verdict: Verdict, *, gone: bool = True) -> Judgement:
    """A promise that a change takes out of its document, or loosens there."""
    at = Location(DOCUMENT, line, 1)
    identity = f"policy/{'removed' if gone else 'loosened'}/phase-1/line-{line}"
    seen = Evidence(
        WEAKENING,
        Outcome.FAILS,
        f"at main: {Location(DOCUMENT, line)}",
        1,
        0,
        f"git diff 5e5e5e5e5e5e -- {DOCUMENT}",
        places=(Place(DOCUMENT, line),) * (1 if gone else 2),
    )
    said = Criterion(identity, f"“Promise {line}” asks for less", Form.POLICY, "policy", None, None, at, new=True)
    waiver = Waiver(identity, "--accept-weakening", "the caller of this run", AS_OF) if verdict.good else None
    return Judgement(said, verdict, "asks for less", seen, None, waiver, Change(claims=False))


_PIECES = (*HOSTILE_TEXTS.values(), "::stop-commands::x", "%0A::error::", "](http://e.example)", "]]>", "&#0;", "{0}")
TEXTS = st.lists(st.sampled_from(_PIECES) | st.text(max_size=20), max_size=3).map("".join)
"""What a stranger may write anywhere."""


@st.composite
def judgements(draw: st.DrawFn, gate: Gate) -> Judgement:
    """A judgement with any verdict and any text in any place, and a change where a change is judged."""
    words, path, said = draw(TEXTS), draw(TEXTS), draw(TEXTS) or "."
    verdict = draw(st.sampled_from(Verdict))
    line = draw(st.none() | st.integers(1, 99))
    reason = draw(st.sampled_from(Unknown)) if verdict in (Verdict.UNPROVEN, Verdict.UNOBSERVABLE) else None
    seen = Evidence(
        draw(st.sampled_from(["text", "binding", said])),
        Outcome.UNKNOWN if reason else Outcome.FAILS,
        said,
        1,
        0,
        draw(TEXTS),
        unknown=reason,
        places=tuple(Place(draw(TEXTS), line) for _ in range(2)),
    )
    told = replace(criterion(line or 1, words), group=draw(st.none() | TEXTS), scope=draw(TEXTS), id=draw(TEXTS))
    about = replace(told, location=Location(path, line, draw(st.none() | st.integers(1, 9))), claimed=draw(_CLAIMS))
    waiver = Waiver(said, said, said, AS_OF) if verdict is Verdict.WAIVED else None
    changed = draw(st.builds(Change, st.booleans(), st.none() | st.sampled_from(Verdict)))
    return Judgement(about, verdict, said, seen, rule(), waiver, changed if gate is Gate.MERGE else None)


_CLAIMS = st.sampled_from([True, False, None])


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report with any texts and any verdicts."""
    gate = draw(st.sampled_from(Gate))
    found = draw(st.lists(judgements(gate), max_size=8))
    remarks = st.builds(Notice, TEXTS, st.builds(Location, TEXTS, st.none() | st.integers(1, 9)), TEXTS)
    whole = report(*found, gate=gate, notices=tuple(draw(st.lists(remarks, max_size=3))))
    return replace(whole, scope=draw(TEXTS), evidence_files=(EvidenceFile("junit", "sha256:00"),))


FORGE_REPORTS = {**REPORTS, "hostile": hostile, "change": change}
"""The reports that the formats of a forge have golden files for."""
