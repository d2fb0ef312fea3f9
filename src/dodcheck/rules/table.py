"""The one table of kinds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

_CLASSES = {
    "file": "FileRule",
    "text": "TextRule",
    "document": "DocumentRule",
    "links": "LinksRule",
    "data": "DataRule",
    "schema": "SchemaRule",
    "ledger": "LedgerRule",
    "tool_log": "ToolLogRule",
    "symbol": "SymbolRule",
    "implemented": "ImplementedRule",
    "runnable": "RunnableRule",
    "criteria": "CriteriaRule",
    "milestone": "MilestoneRule",
    "platform": "PlatformRule",
    "dependabot": "DependabotRule",
    "pre_commit": "PreCommitRule",
    "inventory": "InventoryRule",
    "wording": "WordingRule",
    "workflow": "WorkflowRule",
    "jobs": "JobsRule",
    "code_owners": "CodeOwnersRule",
    "containers": "ContainersRule",
    "image": "ImageRule",
    "library": "LibraryRule",
    "terraform": "TerraformRule",
    "soft_failures": "SoftFailuresRule",
    "action_pins": "ActionPinsRule",
    "test_results": "TestResultsRule",
    "tested": "TestedRule",
    "sizes": "SizesRule",
    "remarks": "RemarksRule",
    "flaws": "FlawsRule",
    "each_file": "EachFileRule",
    "each_folder": "EachFolderRule",
    "locked": "LockedRule",
    "coverage": "CoverageRule",
    "findings": "FindingsRule",
    "sbom": "SbomRule",
    "metric": "MetricRule",
    "posture": "PostureRule",
    "secrets": "SecretsRule",
    "third_party": "ThirdPartyRule",
    "same_version": "SameVersionRule",
    "git_history": "GitHistoryRule",
    "formerly": "FormerlyRule",
    "version_report": "VersionReportRule",
    "invariants": "InvariantsRule",
    "imports": "ImportsRule",
    "includes": "IncludesRule",
    "attestation": "AttestationRule",
    "cited": "CitedRule",
}
"""Every kind: the module of this folder, and its class."""

PLUGIN_KINDS: dict[str, type[Any]] = {}
"""The kinds of the plugins that the caller named, by name; ``plugins`` alone adds to them."""


class _Kinds(Mapping[str, type[Any]]):
    """Kinds by name; the module of a kind is imported when the kind is first asked for."""

    def __getitem__(self, kind: str) -> type[Any]:
        if kind in PLUGIN_KINDS:
            return PLUGIN_KINDS[kind]
        class_: type[Any] = getattr(import_module(f"dodcheck.rules.{kind}"), _CLASSES[kind])
        return class_

    def __contains__(self, kind: object) -> bool:
        return kind in _CLASSES or kind in PLUGIN_KINDS

    def __iter__(self) -> Iterator[str]:
        return iter((*_CLASSES, *PLUGIN_KINDS))

    def __len__(self) -> int:
        return len(_CLASSES) + len(PLUGIN_KINDS)


KINDS: Mapping[str, type[Any]] = _Kinds()
"""Every kind of evidence by its name in a rules file."""
