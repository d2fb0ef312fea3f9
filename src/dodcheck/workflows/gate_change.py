"""Whether a change of a repository weakens the gate that it meets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dodcheck.model.location import Location
from dodcheck.workflows.gate import GateAudit, GateStep
from dodcheck.workflows.gating.finding import Finding, Pattern
from dodcheck.workflows.severity import Severity


def weakening_findings(before: GateAudit, after: GateAudit) -> tuple[Finding, ...]:
    """Return what weakens the gate between two audits, each once; empty where nothing does.

    An effective run of a scope (`pr`, `phase 1`) that is no longer effective is lost, whatever took its force; one that
    still is must have no new kind of flaw, and what runs it must not be an action that was not used before. A file that
    is no longer evaluated counts, too, and an older version. Runs that are added, moved to another workflow, job or
    line, or written differently, weaken nothing, unless a job without them takes the name of the check that they had.
    """
    known = {finding.key for finding in before.findings}
    findings = [*_runs(before, after), *(finding for finding in after.findings if _is_new_gap(finding, known))]
    return tuple({finding.key: finding for finding in findings}.values())


def _is_new_gap(finding: Finding, known: set[str]) -> bool:
    return finding.pattern is Pattern.NOT_EVALUATED and finding.key not in known


def _runs(before: GateAudit, after: GateAudit) -> Iterator[Finding]:
    actions = {None, *(step.action for step in before.steps)}
    for scope in dict.fromkeys(step.scope for step in before.steps if step.effective):
        old = [step for step in before.steps if step.effective and step.scope == scope]
        new = [step for step in after.steps if step.effective and step.scope == scope]
        if not new:
            yield _lost(old[0])
            yield from _fresh(after, [step for step in after.steps if step.scope == scope], _patterns(before, old[0]))
            continue
        if all(step.action not in actions for step in new):
            yield _taken_over(new[0])
        patterns = [_patterns(before, step) for step in old]
        best = min(new, key=lambda step: min(len(_patterns(after, step) - known) for known in patterns))
        if all(_patterns(after, best) - known for known in patterns):
            yield from _fresh(after, [best], patterns[0])
        more = min((best.surroundings - step.surroundings for step in old), key=len)
        yield from (_depending(best, what) for what in sorted(more))
        yield from _namesakes(after, old, new)
        yield from _older(old, new)


def _namesakes(after: GateAudit, old: Sequence[GateStep], new: Sequence[GateStep]) -> Iterator[Finding]:
    """Yield the jobs that took the name of a check, where no run has kept any: a rule that requires it sees them."""
    names = {step.check for step in old}
    if not names.isdisjoint(step.check for step in new):
        return
    scope, checks = new[0].scope, " or ".join(dict.fromkeys(f"`{step.check}`" for step in new))
    for name in sorted(names & after.checks.keys()):
        yield Finding(
            Pattern.LOST_RUN,
            Severity.HIGH,
            after.checks[name],
            f"the check `{name}` told what `dodcheck {scope}` found, and comes from a job that does not run it now",
            f"Give that job another name, or require {checks} where `{name}` was required, and let this be accepted.",
            "",
            f"{Pattern.LOST_RUN}:{scope}:{name}",
        )


def _older(old: Sequence[GateStep], new: Sequence[GateStep]) -> Iterator[Finding]:
    """Yield that dodcheck is older in all runs than it was in any."""
    was, now = ([step.version for step in steps if step.version] for steps in (old, new))
    if was and len(now) == len(new) and max(now) < min(was):
        yield Finding(
            Pattern.ELSEWHERE,
            Severity.MEDIUM,
            new[0].location,
            f"`dodcheck {new[0].scope}` is {_dotted(max(now))} from now on, and was {_dotted(min(was))}: an older one"
            " finds less",
            "Install the version that was there, or a newer one.",
            "",
            f"{Pattern.ELSEWHERE}:an older version for {new[0].scope}",
        )


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))


def _fresh(after: GateAudit, steps: Sequence[GateStep], known: frozenset[Pattern]) -> Iterator[Finding]:
    """Yield the findings about some runs that are of no known kind."""
    flaws = {key for step in steps for key in step.flaws}
    yield from (finding for finding in after.findings if finding.key in flaws and finding.pattern not in known)


def _patterns(audit: GateAudit, step: GateStep) -> frozenset[Pattern]:
    return frozenset(finding.pattern for finding in audit.findings if finding.key in step.flaws)


def _taken_over(step: GateStep) -> Finding:
    return Finding(
        Pattern.ELSEWHERE,
        Severity.MEDIUM,
        step.location,
        f"`{step.action}` judges every change from now on: what it does is up to its owner, and no run before used it",
        "Let somebody who may decide it see that this is the action of dodcheck.",
        "",
        f"{Pattern.ELSEWHERE}:{step.action}",
    )


def _depending(step: GateStep, what: str) -> Finding:
    return Finding(
        Pattern.ELSEWHERE,
        Severity.MEDIUM,
        step.location,
        f"what `dodcheck {step.scope}` finds depends on {what} from now on",
        "Let somebody who may decide it see that.",
        "",
        f"{Pattern.ELSEWHERE}:{what}",
    )


def _lost(step: GateStep) -> Finding:
    command = f"dodcheck {step.scope}".rstrip()
    return Finding(
        Pattern.LOST_RUN,
        Severity.HIGH,
        Location(step.location.path, step.location.line),
        f"`{command}` judged every change here, and no longer does",
        "Let it run as before.",
        f"- run: {step.command}",
        f"{Pattern.LOST_RUN}:{step.scope}",
    )
