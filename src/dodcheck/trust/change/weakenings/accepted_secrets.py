"""Credentials that a comment of the change itself accepts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dodcheck.model.location import Location
from dodcheck.rules.secrets import SecretsRule
from dodcheck.secrets.survey import SecretFinding
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.trust.change.bound_rules import rules_of
from dodcheck.trust.change.judges import Judges
from dodcheck.trust.change.weakening import Weakening, Weakens

_SHOWN = 120


def find(judges: Judges) -> Iterator[Weakening]:
    """Yield a weakening for every credential that a promise speaks of, and that no comment accepted before.

    Where no promise of either side is bound to a rule about secrets, nothing is looked at. An accepted one may move.
    """
    comparison = judges.comparison
    rules = rules_of(comparison, SecretsRule)
    now = _accepted_by_comment(comparison.case.snapshot, rules)
    if not now:
        return
    before = Counter(
        _lasting_identity(secret_finding)
        for secret_finding in _accepted_by_comment(comparison.base.case.snapshot, rules)
    )
    seen: Counter[str] = Counter()
    for finding in now:
        subject = _subject(finding)
        if before[_lasting_identity(finding)] > 0:
            before[_lasting_identity(finding)] -= 1
        else:
            seen[subject] += 1
            yield _weakening(finding, subject if seen[subject] == 1 else f"{subject}-{seen[subject]}")


def _accepted_by_comment(snapshot: Snapshot, rules: Sequence[SecretsRule]) -> list[SecretFinding]:
    """Return what comments accept in the files of the rules, each place once, in order."""
    if not rules:
        return []
    from dodcheck.rules.credentials.scope import Scope, survey_secrets  # noqa: PLC0415 - lazy: few programs speak of secrets
    from dodcheck.secrets.reason import Reason  # noqa: PLC0415 - the same

    scopes = dict.fromkeys(Scope(rule.in_, rule.exclude) for rule in rules)
    allowed = (finding for scope in scopes for finding in survey_secrets(snapshot, scope).allowed)
    return list(dict.fromkeys(finding for finding in allowed if finding.hit.reason is Reason.COMMENT))


def _lasting_identity(finding: SecretFinding) -> tuple[str, str, str]:
    """Return what stays of an accepted credential that moves; a short one, which has no digest, stays in its file."""
    return finding.hit.form, str(finding.hit.shown), "" if finding.hit.shown.digest else finding.path


def _subject(finding: SecretFinding) -> str:
    return (
        f"{finding.hit.form}-{finding.hit.shown.digest}"
        if finding.hit.shown.digest
        else f"{finding.hit.form}-in-{finding.path}"
    )


def _weakening(finding: SecretFinding, subject: str) -> Weakening:
    why = finding.hit.why if len(finding.hit.why) <= _SHOWN else f"{finding.hit.why[:_SHOWN]}…"
    message = f"the credential `{subject}` is accepted"
    at = Location(finding.path, finding.hit.line)
    return Weakening(Weakens.JUSTIFIED, subject, message, None, at, f"nobody had accepted it before: “{why}”")
