from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.documents.document import Role
from support.documents import shown

DECORATION = [
    "## ✅ SBOM Generated\n- a\n",
    "✅ **SBOM Generated**:\n- a\n",
    "Legend: ✅ Strong\n",
    "**Legend:**\n- ✅ Strong\n- ⏳ Weak\n",
    "## Key\n- ✅ strong\n",
    "- ✅ Complete: all is merged\n- ⏳ Pending: work goes on\n- ❌ Failed: it broke\n",
    "- ✅ = done\n- ❌ = open\n",
    "- ✅ **Scope**:\n  - a\n",
    "- ❌ Don't use `eval`\n- ✅ Parse with `ast`\n",
    "- ✅ Do: a\n- ❌ Do not: b\n",
    "## Do\n- ✅ a is used\n## Don't\n- ❌ b is used\n",
    "**Allowed:**\n- ✅ reading\n\n**Forbidden:**\n- ❌ writing\n",
    "### Pros\n- ✅ Fast start\n### Cons\n- ❌ Slow end\n",
    "## Good practice vs bad practice\n- ✅ a\n",
    "### Out of Scope\n* ❌ Modifying workflows\n",
    "### In Scope\n* ✅ Workflows\n",
    "## Invariants\n- ❌ Modifying workflows\n- ❌ Adding jobs\n",
    "**Example**:\n- ✅ Code: `a.py` exists\n",
    "For example:\n\n- ✅ `a.py` exists\n",
    "**Not Done Until:**\n- ❌ Any test fails\n- ❌ Tests are failing\n",
    "# Tool\n\n- 🚀 Quick\n- ✅ Safe\n",
    "## Features\n- ✅ Safe\n",
    "CI must show:\n- ✅ hooks configured\n",
    "```\n- ✅ code\n```\n",
    "    - ✅ indented code\n",
    "<!-- - ✅ comment -->\n",
    "# Changelog\n## 1.0\n- ✅ SBOM generated\n",
    "## History\n- ✅ SBOM generated\n",
    "# Tool\n## [1.0.0] - 2026-01-01\n- ✅ Added `a.md`\n",
    "# Tool\n## v1.2.0\n### Added\n- ✅ `a.md`\n",
    "# Log\n## 2026-01-01\n- ✅ Add `a.md`\n",
    "## Fixed\n- ✅ `a.md` does not exist\n",
    "## Resolved\n- ✅ `a.md` does not exist\n",
    "## Feedback addressed\n- ✅ `a.md` does not exist\n",
    "## Observations\n- ❌ `a.py` contains `eval`\n",
    "## Edge cases\n- ✅ `src/` does not exist\n",
    "Handled cases:\n\n- ✅ `src/` does not exist\n",
    "## Usage\n- ✅ Add `a.md`\n",
    "## How it works\n- ✅ Add `a.md`\n",
    "We got rid of these:\n\n- ✅ `a.md`\n",
    "- Cleaned up:\n  - ✅ `a.md`\n",
    "## Attendees\n- ✅ Ada\n- ❌ Bob\n",
    "## Type of change\n- ✅ Bug fix\n- ❌ Breaking change\n",
    "## Won't do\n- ❌ Add `a.md`\n",
    "We will not:\n\n- ❌ Add `a.md`\n",
    "Output:\n\n✅ Created `a.md`\n✅ `a.md` exists\n",
    "Running it prints:\n\n- ✅ `a.md` exists\n",
    "## Prompt\n- ✅ Create `a.md`\n",
    "## Proposed structure\n- ✅ `a.md`\n",
    "### Before\n- ❌ `a.md` exists\n",
    "In the frontend repository:\n\n- ✅ `src/a.py` exists\n",
    "## Upstream repository\n- ✅ `src/a.py` exists\n",
    "## Rules\n- ❌ Delete `a.md`\n",
    "## Browser support\n- ✅ Firefox\n- ❌ Opera\n",
    "## Known Issues\n- ✅ SBOM is missing\n",
    "### Files removed\n- ✅ `old.py` exists\n",
    "| a | b |\n|-|-|\n| c | ✅ d |\n",
    "- 🔒 Guardrails\n- Guardrails 🔒\n",
    "- 🔄 Files are synchronised\n- 🔜 More to come\n",
    "- 🔄 Files are synchronised\n- ❌ Two ways\n",
    "- ⬜ Pending\n- 🔄 In progress\n- ✅ Done\n",
    "- ✅ Quick\n- 🔄 Syncs\n- 🚀 Small\n",
]


@pytest.mark.parametrize("source", DECORATION)
def test_decoration_is_no_claim(source: str) -> None:
    assert shown(source, Role.OTHER) == []


@pytest.mark.parametrize(
    ("source", "claimed"),
    [
        (
            "**Done when:**\n- ✅ a\n- ❌ b\n",
            ["2:1 mark true", "3:1 mark false"],
        ),
        ("## Known issues: none, no risks\n- ✅ a\n", ["2:1 mark true"]),
        ("**Example:**\n- ✅ a\n## Done\n- ✅ b\n", ["4:1 mark true"]),
        ("Upon closeout:\n- ✅ a\n\nToday:\n- ✅ b\n", ["5:1 mark true"]),
        ("- ✅ Done: a\n- ✅ Done: b\n- ⏳ Pending: c\n", ["1:1 mark true", "2:1 mark true", "3:1 mark false"]),
        ("## No regressions\n- ✅ a\n", ["2:1 mark true"]),
        ("- ✅ a\n- 🔄 b\n- ⬜ c\n", ["1:1 mark true", "2:1 mark false", "3:1 mark false"]),
        ("- ⏳ a\n- 🔜 b\n", ["1:1 mark false", "2:1 mark false"]),
        ("☑ a\n☐ b\n**🔄 c**\n", ["1:1 mark true", "2:1 mark false", "3:1 mark false"]),
        ("# History of the project scope\n## Done\n- ✅ a\n", ["3:1 mark true"]),
    ],
)
def test_claims_beside_decoration(source: str, claimed: list[str]) -> None:
    assert [line.rpartition(" ")[0] for line in shown(source, Role.OTHER)] == claimed


def test_roles() -> None:
    source = "- ✅ SBOM generated\n- ✅ M03 — audit\n"
    both = ["1:1 mark true program/mark-sbom-generated", "2:1 mark true program/mark-m03-audit"]

    assert [shown(source, role) for role in Role] == [both, both, both[:1], [], both]


FRAGMENTS = st.sampled_from(
    ["# ", "## ", "\n", "\n\n", "- ", "  - ", "1. ", "> ", "✅ ", "❌ ", " ✅", "🔒 Closed", "⏳", "**", "_",
     "Done: ", "Legend:",
     "**Status:** Done\n", "| a | Status |\n|-|-|\n", "| b | ✅ |\n", "[ ] ", "a", "Don't", "~~", "`", "\ufe0f",
     ":", "=", "|",
     "<!-- dodcheck id: x -->", "Example", "\u200b", "🚀", "M03 "]
)  # fmt: skip


@given(st.lists(FRAGMENTS, max_size=40).map("".join), st.sampled_from(Role))
def test_reading_never_fails_and_is_the_same_each_time(source: str, role: Role) -> None:
    assert shown(source, role) == shown(source, role)


@pytest.mark.parametrize(
    "line",
    [
        "- ✅ a\n",
        "- a ✅ **Done**\n",
        "✅ a\n\n",
        "✅ a\n",
        "## ✅ a\n**Status:** Done\n",
        "| a | ✅ |\n",
        "- ❌ ✅ a\n",
        "✅",
        "** ✅ ",
    ],
)
def test_time_grows_with_the_size(line: str) -> None:
    heading = "# " + "a history " * 1000 + "\n| a | Status |\n|-|-|\n"
    start = time.process_time()
    shown(heading + line * 10_000, Role.OTHER)

    assert time.process_time() - start < 10
