"""The audit of the gate: whether every change meets a run of dodcheck that can fail, and fail the change with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dodcheck.model.location import Location
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.workflows.events import QUEUE
from dodcheck.workflows.gating.arguments import argument_findings
from dodcheck.workflows.gating.conditions import SURE, condition_findings, needed_job_findings
from dodcheck.workflows.gating.depth import HISTORICAL, shallow_checkout_findings
from dodcheck.workflows.gating.finding import Finding, Pattern
from dodcheck.workflows.gating.masks import mask_findings
from dodcheck.workflows.gating.narrowing import narrowing_findings, not_started_finding
from dodcheck.workflows.gating.notes import merge_queue_findings, note_findings, unseen_in_repository
from dodcheck.workflows.gating.pins import pin_findings, version_of_dodcheck
from dodcheck.workflows.gating.site import Site
from dodcheck.workflows.gating.sites import Finder
from dodcheck.workflows.gating.strangers import stranger_findings
from dodcheck.workflows.gating.subject import subject_findings
from dodcheck.workflows.gating.surroundings import surroundings
from dodcheck.workflows.load import FOLDER, load_workflows
from dodcheck.workflows.model import Unread
from dodcheck.workflows.severity import Severity
from dodcheck.workflows.work.place import JobAt
from dodcheck.workflows.work.walk import Walker

BRANCHES = ("main", "master")
"""The branch that changes are merged into has one of these names, unless the caller gives another."""

_ALWAYS = frozenset({Pattern.NOT_EVALUATED, Pattern.UNSAFE_CHECKOUT})
"""What blocks however well dodcheck runs elsewhere."""


@dataclass(frozen=True, slots=True)
class GateStep:
    """A run of dodcheck in a workflow. ``events`` are those of a change that reach it, empty where none does.

    ``command`` is the call as it is typed, ``through`` what leads to it outside the workflow. ``gates`` says that the
    command judges the repository, ``effective`` that it meets every change and fails it where it does not pass.
    ``scope`` is what is judged, whatever the options; ``flaws`` are the keys of the findings about this run; ``action``
    is what makes the call, where it is an action of dodcheck; ``surroundings`` decide what it finds, too. ``check`` is
    the name under which a forge shows what became of the job, ``version`` the numbers of the one it installs.
    """

    location: Location
    job: str
    command: str
    through: str | None
    events: tuple[str, ...]
    gates: bool
    effective: bool
    scope: str
    flaws: tuple[str, ...]
    action: str | None = None
    surroundings: frozenset[str] = frozenset()
    check: str = ""
    version: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class GateAudit:
    """What runs where, what is wrong, the worst first, and what can't be seen from the repository.

    ``workflows`` are the files that were evaluated, ``checks`` the places of their jobs by the name of their check.
    """

    workflows: tuple[str, ...]
    steps: tuple[GateStep, ...]
    findings: tuple[Finding, ...]
    unseen: tuple[str, ...]
    checks: Mapping[str, Location] = field(default_factory=dict)

    @property
    def passed(self) -> bool:
        """Whether no finding blocks; one run that is effective takes the blocking force from what others lack."""
        return not any(finding.severity.blocks for finding in self.findings)


def audit(snapshot: Snapshot, branches: Sequence[str] = BRANCHES) -> GateAudit:
    """Return how dodcheck runs in the workflows of a repository whose changes are merged into one of the branches."""
    workflows = load_workflows(snapshot)
    walker = Walker(snapshot)
    work = tuple(Finder(walker, workflows.read).work())
    sites = [site for one in work for site in one.sites]
    judged = [_judged(site, snapshot, branches) for site in sites]
    findings = [
        *(_unevaluated(unread) for unread in (*workflows.unread, *walker.unread)),
        *stranger_findings(work),
        *(finding for call in judged for finding in call.findings),
    ]
    effective = [call for call in judged if call.effective]
    if not any(site.call.concerns for site in sites):
        findings.append(_no_gate(sites))
    return GateAudit(
        workflows=tuple(workflow.path for workflow in workflows.read),
        steps=tuple(_step(call, snapshot) for call in judged),
        findings=_settled(findings, effective),
        unseen=tuple(unseen_in_repository([call.site for call in effective], snapshot)),
        checks={_check(one.jobs): Location(one.jobs[0].path, one.jobs[0].job.line) for one in reversed(work)},
    )


def _check(jobs: Sequence[JobAt]) -> str:
    """Return the name of the check of a job, and before it that of the job which calls it, if one does."""
    return " / ".join(at.job.name.value.strip() if at.job.name else at.job.id for at in jobs)


@dataclass(frozen=True, slots=True)
class _JudgedCall:
    """A call, the events that reach it, what is wrong with it, and whether it is effective."""

    site: Site
    events: tuple[str, ...]
    findings: tuple[Finding, ...]
    effective: bool = False


def _judged(site: Site, snapshot: Snapshot, branches: Sequence[str]) -> _JudgedCall:
    """Return what is wrong with a call; it is effective where some event of a change finds no blocking flaw."""
    if not site.call.concerns:
        return _JudgedCall(
            site, site.events, tuple(shallow_checkout_findings(site)) if site.call.name in HISTORICAL else ()
        )
    if not site.events:
        return _JudgedCall(
            site, (), (not_started_finding(site), *mask_findings(site), *argument_findings(site, "", snapshot))
        )
    asked = {event: condition_findings(site, event, branches) for event in site.events}
    reached = tuple(event for event, found in asked.items() if not any(finding.pattern in SURE for finding in found))
    if not reached:
        return _JudgedCall(
            site, (), (*(finding for found in asked.values() for finding in found), *mask_findings(site))
        )
    # A queue is no more than a promise of the platform: where pull requests reach the call too, those count.
    counting = [event for event in reached if event != QUEUE] or [QUEUE]
    by_event = [(*asked[event], *_on_event(site, event, snapshot, branches)) for event in counting]
    good = [found for found in by_event if not any(finding.severity.blocks for finding in found)]
    findings = [
        finding
        for findings in by_event
        for finding in findings
        if not good or findings in good or finding.pattern in _ALWAYS
    ]
    return _JudgedCall(site, reached, (*findings, *merge_queue_findings(site, reached)), bool(good))


def _on_event(site: Site, event: str, snapshot: Snapshot, branches: Sequence[str]) -> Iterator[Finding]:
    yield from narrowing_findings(site, event, branches)
    yield from needed_job_findings(site, event, branches)
    yield from mask_findings(site)
    yield from argument_findings(site, event, snapshot)
    yield from subject_findings(site, event)
    yield from shallow_checkout_findings(site)
    yield from pin_findings(site, event, snapshot)
    yield from note_findings(site, event)


def _settled(findings: Sequence[Finding], effective: Sequence[_JudgedCall]) -> tuple[Finding, ...]:
    """Return the findings, each key once, the worst first; where a run is effective, what others lack is low."""
    moot = _moot(effective)
    by_key: dict[str, Finding] = {}
    for finding in findings:
        if finding.pattern in moot:
            continue
        weak = effective and finding.pattern not in _ALWAYS
        weighed = replace(finding, severity=Severity.LOW) if weak else finding
        known = by_key.get(weighed.key)
        if known is None or weighed.severity.rank < known.severity.rank:
            by_key[weighed.key] = weighed
    return tuple(sorted(by_key.values(), key=_rank))


def _moot(effective: Sequence[_JudgedCall]) -> frozenset[Pattern]:
    """Return what does not matter of one run because of another: that meets pull requests, or judges by the base."""
    patterns: set[Pattern] = set()
    if any(event != QUEUE for call in effective for event in call.events):
        patterns |= {Pattern.NOT_ON_PULL_REQUESTS, Pattern.ONLY_IN_QUEUE}
    if any(call.site.call.value("--base") is not None for call in effective):
        patterns.add(Pattern.OWN_POLICY)
    return frozenset(patterns)


def _rank(finding: Finding) -> tuple[int, str, int, str]:
    return finding.severity.rank, finding.location.path, finding.location.line or 0, finding.key


def _step(judged: _JudgedCall, snapshot: Snapshot) -> GateStep:
    site = judged.site
    job = " / ".join(job_at.job.id for job_at in site.jobs)
    through = site.call.command.through
    if len(site.steps) > 1:
        through = f"{site.steps[-1].path}{f', {through}' if through else ''}"
    return GateStep(
        location=site.step_location,
        job=job,
        command=site.call.shown(),
        through=through,
        events=judged.events,
        gates=site.call.concerns,
        effective=judged.effective,
        scope=site.call.scope,
        flaws=tuple(dict.fromkeys(finding.key for finding in judged.findings)),
        action=site.call.action,
        surroundings=surroundings(site, snapshot),
        check=_check(site.jobs),
        version=version_of_dodcheck(site, snapshot),
    )


def _unevaluated(unread: Unread) -> Finding:
    return Finding(
        Pattern.NOT_EVALUATED,
        Severity.MEDIUM,
        Location(unread.path, unread.line),
        f"not evaluated: {unread.why}",
        "Repair the file, or remove it.",
        "",
        f"{Pattern.NOT_EVALUATED}:{unread.path}",
    )


def _no_gate(sites: Sequence[Site]) -> Finding:
    others = ", ".join(dict.fromkeys(f"`{site.call.shown()}`" for site in sites[:3]))
    message = f"nothing but {others} runs, which judges nothing" if others else "no workflow runs dodcheck"
    return Finding(
        Pattern.NO_GATE,
        Severity.HIGH,
        sites[0].location if sites else Location(FOLDER),
        f"{message}: a change is merged whatever it claims",
        "Let every pull request run it: in a step, or in a script or target of make that a step starts.",
        "- run: dodcheck claims",
        str(Pattern.NO_GATE),
    )
