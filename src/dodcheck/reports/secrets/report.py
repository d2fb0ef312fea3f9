"""What `dodcheck secrets` tells, whatever the format."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from dodcheck.model.report import SnapshotFacts
from dodcheck.phrasing import counted
from dodcheck.secrets.forms.table import BY_ID
from dodcheck.secrets.survey import SecretFinding, SecretSurvey, SkippedFile


class RangeFacts(NamedTuple):
    """The commits that were looked at, as the caller names them, and how many they are."""

    named: str
    commits: int


class SecretsReport(NamedTuple):
    """The survey, what it is of, and what the caller left out."""

    survey: SecretSurvey
    snapshot: SnapshotFacts
    exclude: tuple[str, ...] = ()
    range: RangeFacts | None = None

    @property
    def passed(self) -> bool:
        """Whether everything was looked at, and nothing that counts was there; commits may have added nothing."""
        commits = self.range.commits if self.range is not None else 0
        return bool(self.survey.files or commits) and self.survey.is_clean


class SecretGroup(NamedTuple):
    """Findings that say the same of the same secret: its form, and where it stands."""

    form: str
    what: str
    findings: tuple[SecretFinding, ...]


def groups(found: Iterable[SecretFinding]) -> tuple[SecretGroup, ...]:
    """Return the findings by secret, in the order of the first place of each; one without a digest stands alone."""
    told: dict[object, list[SecretFinding]] = {}
    for finding in found:
        known = (finding.hit.form, finding.hit.shown) if finding.hit.shown.digest else id(finding)
        told.setdefault((known, finding.hit.reason, finding.hit.why), []).append(finding)
    return tuple(SecretGroup(same[0].hit.form, BY_ID[same[0].hit.form].what, tuple(same)) for same in told.values())


def place(one: SecretFinding | SkippedFile) -> str:
    """Return where something stands, with the commit that brought it where commits were looked at."""
    if isinstance(one, SkippedFile) and one.commit and not one.path:
        return f"commit {one.commit[:12]}"
    where = one.place if isinstance(one, SecretFinding) else one.path
    return f"{where} in {one.commit[:12]}" if one.commit else where


def verdict(report: SecretsReport) -> str:
    """Return in one clause why the gate passes or blocks."""
    survey = report.survey
    of = f"{counted(survey.files, 'content' if report.range else 'file')} looked at"
    if report.passed:
        return f"no credential that counts, {of}"
    parts = []
    if survey.found_count:
        parts.append(counted(survey.found_count, "credential"))
    cut_off = sum(not skipped.path for skipped in survey.skipped)
    if len(survey.skipped) > cut_off:
        parts.append(f"{counted(len(survey.skipped) - cut_off, 'file')} not looked at")
    if cut_off:
        parts.append("older commits were not fetched")
    return f"{', '.join(parts)}; {of}" if parts else "nothing was there to look at"
