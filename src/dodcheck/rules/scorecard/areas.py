"""The one table of areas and their points. A point of another kind of evidence is one line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from dodcheck.model.evidence import Evidence
from dodcheck.rules.scorecard.card import Area, Point
from dodcheck.rules.table import KINDS
from dodcheck.snapshot.protocol import Snapshot


def _by(kind: str, **options: Any) -> Callable[[Snapshot], Evidence]:  # noqa: ANN401 - the options of any kind
    """Return the look of a rule of a kind, which is imported when it looks."""

    def look(snapshot: Snapshot) -> Evidence:
        evidence: Evidence = KINDS[kind](**options).examine(snapshot)
        return evidence

    return look


def _ruled(name: str, says: str, kind: str, **options: Any) -> Point:  # noqa: ANN401 - the options of any kind
    return Point(name, says, kind, _by(kind, **options))


def _looked(name: str, says: str, module: str, kind: str = "posture") -> Point:
    """Return a point that a function of this folder looks at: ``MODULE:FUNCTION``."""
    file, _, function = module.partition(":")

    def look(snapshot: Snapshot) -> Evidence:
        from importlib import import_module  # noqa: PLC0415 - lazy: workflows are read where they are asked about

        evidence: Evidence = getattr(import_module(f"dodcheck.rules.scorecard.{file}"), function)(snapshot)
        return evidence

    return Point(name, says, kind, look)


AREAS = (
    Area(
        "updates",
        "Dependency updates",
        r"\bdependenc(?:y|ies)\b(?! (?:scan|vulnerab))|\bupdates?\b",
        (
            _ruled("update-tool", "Dependabot or Renovate is configured", "dependabot"),
            _ruled(
                "actions-updated",
                "its configuration covers GitHub Actions",
                "dependabot",
                ecosystem=("github-actions",),
            ),
            _looked(
                "manifests-updated",
                "it covers every ecosystem that has a manifest here",
                "manifests:updated",
                "dependabot",
            ),
            _looked("locked", "every manifest has a lock file beside it", "manifests:locked"),
        ),
    ),
    Area(
        "ci",
        "CI supply chain",
        (
            r"\b(?:ci|actions?|workflows?|pipelines?|build) ?(?:supply ?chain|security|pins?|pinning|integrity)\b"
            r"|\bpinn(?:ed|ing)\b"
        ),
        (
            _ruled("actions-pinned", "every action and workflow is pinned to a full commit id", "action_pins"),
            _looked("versions-told", "a comment names the version beside each commit", "workflows:versions_told"),
            _looked("images-pinned", "every container image is pinned to its digest", "workflows:images_pinned"),
            _looked(
                "head-not-run",
                "no workflow with secrets checks out the head of a pull request",
                "heads:not_checked_out",
            ),
        ),
    ),
    Area(
        "permissions",
        "Workflow permissions",
        r"\bpermissions?\b|\bleast privilege\b|\btoken (?:scopes?|rights)\b",
        (
            _looked("permissions-told", "every workflow says its permissions at the top", "workflows:permissions_told"),
            _looked("no-write-all", "no workflow and no job has write-all", "workflows:no_write_all"),
            _looked("read-by-default", "no workflow may write at the top; jobs say it", "workflows:read_by_default"),
        ),
    ),
    Area(
        "sbom",
        "Bill of materials",
        r"\bsboms?\b|\bprovenance\b|\bbills? of materials?\b",
        (
            _looked("sbom-valid", "there is one, and it is valid", "bills:there_and_valid", "sbom"),
            _ruled("vendored-listed", "it lists all vendored code", "sbom", covers=("**",), min_components=0),
            _ruled("submodules-listed", "it lists every submodule", "sbom", submodules=True, min_components=0),
        ),
    ),
    Area(
        "secrets",
        "Secret management",
        r"\bsecrets?\b|\bcredentials?\b",
        (
            _ruled("no-credentials", "no credential stands in a tracked file", "secrets"),
            _looked("no-env-files", "no file of secrets is tracked (.env, private keys)", "secret_files:none_tracked"),
        ),
    ),
)
"""Every area, in the order of the report."""

BY_NAME: Mapping[str, Area] = {area.name: area for area in AREAS}
"""Every area by its name."""
