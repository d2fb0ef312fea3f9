from __future__ import annotations

import pytest

from dodcheck.documents.document import Role
from support.documents import read, shown


@pytest.mark.parametrize(
    "field",
    ["**Status:** ✅ Complete", "**Status**: complete", "- **Status:** Closed", "**Status:**\nDone",
     "**Owner:** x\n**Status:** Met",
     "| Field | Value |\n|-|-|\n| Status | Done |"],
)  # fmt: skip
def test_a_status_claims_what_its_heading_names(field: str) -> None:
    source = f"# T\n\n## 2. `SBOM.json` generated ✅\n\n{field}\n"

    criteria = read(source, Role.OTHER).criteria

    assert [(one.text, one.claimed, one.form) for one in criteria] == [("`SBOM.json` generated", True, "mark")]
    assert criteria[0].id == "program/sbom-json-generated/mark-sbom-json-generated"


def test_a_box_in_the_heading_is_decoration() -> None:
    criteria = read("## [x] `SBOM.json` generated\n\n**Status:** Done\n", Role.OTHER).criteria

    assert [(one.text, one.id) for one in criteria] == [
        ("`SBOM.json` generated", "program/sbom-json-generated/mark-sbom-json-generated")
    ]


def test_an_open_status() -> None:
    assert shown("## SBOM generated\n**Status:** In Progress\n<!-- dodcheck id: a -->\n", Role.OTHER) == [
        "2:1 mark false a"
    ]


@pytest.mark.parametrize(
    "source",
    [
        "# SBOM generated\n**Status:** Done\n",
        "---\nstatus: done\n---\n# A\n",
        "## SBOM generated\n**Status:** Unclear\n",
        "## M03 — SBOM\n**Status:** Done\n",
        "## Phase 1: SBOM\n**Status:** Done\n",
        "## Current status\n**Status:** Done\n",
        "## SBOM\n- **Status:** Done\n- **Status:** Open\n",
        "## Changelog\n### SBOM generated\n**Status:** Done\n",
        "## Known issues\n### SBOM missing\n**Status:** Closed\n",
        "## SBOM\n**Part:**\n\n**Status:** Done\n",
        "## SBOM missing\n**Severity:** High\n**Status:** Done\n",
        "## SBOM missing\n- **Root cause:** x\n- **Resolution:** added\n- **Status:** Closed\n",
        "## SBOM generated\n**Action:** Delete\n**Status:** Complete\n",
        "## Create `SBOM.json`\n**Tool:** write\n**Status:** ✅ Complete\n",
        "## Create `SBOM.json`\n- **Timestamp:** 10:00\n- **Status:** ✅ Complete\n",
        "## 2026-01-23 - Create `SBOM.json`\n**Purpose:** x\n**Status:** ✅ Complete\n",
        "## 2. `SBOM.json`\n**Status:** Done\n",
        "## Q1: is the SBOM generated?\n**Status:** Closed\n",
        "## RFC 12: SBOM generated\n**Status:** Merged\n",
        "## PR #12: SBOM generated\n**Status:** Merged\n",
        "## Proposal: SBOM generated\n**Status:** Implemented\n",
        "## ~~SBOM generated~~\n**Status:** Done\n",
        "## SBOM generated\n**Status:** ~~Done~~\n",
        "## SBOM\n- part\n  - **Status:** Done\n",
    ],
)
def test_a_status_of_something_else(source: str) -> None:
    assert shown(source, Role.OTHER) == []


def test_boxes_say_in_detail_what_is_done() -> None:
    source = "## SBOM\n**Status:** Done\n- [ ] a\n"

    assert shown(source) == ["3:1 box false program/sbom/a"]


@pytest.mark.parametrize("role", [Role.PLAN, Role.TOOL_LOG])
def test_in_plans_and_logs_a_status_is_the_milestones(role: Role) -> None:
    assert shown("## SBOM generated\n**Status:** Done\n", role) == []


def test_in_a_ledger_the_status_of_a_section_that_is_no_milestone_claims_it() -> None:
    source = "## SBOM generated\n**Status:** Done\n"

    assert shown(source, Role.LEDGER) == ["2:1 mark true program/sbom-generated/mark-sbom-generated"]
