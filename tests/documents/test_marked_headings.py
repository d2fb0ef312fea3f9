from __future__ import annotations

import pytest

from dodcheck.documents.document import Role
from support.documents import read, shown


@pytest.mark.parametrize(
    ("source", "claimed"),
    [
        ("# T\n\n## ✅ `a.md` created\n", [("`a.md` created", True)]),
        ("# T\n\n### `a.md` created ✅\n\nIt has three parts.\n", [("`a.md` created", True)]),
        ("# T\n\n### 2. `a.md` created — ✅ **Done**\n", [("`a.md` created", True)]),
        ("# T\n\n## ❌ Text\n\n## ⏳ `b.md` created\n", [("Text", False), ("`b.md` created", False)]),
        ("# T\n\n## ✅ Part one\n### ✅ `a.md` created\n\n## Part two\n", [("`a.md` created", True)]),
        ("# T\n\n## ✅ `a.md` created\n\n```sh\nls\n```\n## Next\n- a\n", [("`a.md` created", True)]),
        ("# T\n\n## ✅ `a.md` created\n**Status:** Done\n", [("`a.md` created", True)]),
        ("# T\n\n## Write `docs/guide.md` ✅\n\nIn two parts.\n", [("Write `docs/guide.md`", True)]),
    ],
)
def test_a_sign_in_a_heading_claims_its_words(source: str, claimed: list[tuple[str, bool]]) -> None:
    assert [(one.text, one.claimed) for one in read(source, Role.OTHER).criteria] == claimed


def test_its_group_is_the_heading_itself_and_a_rule_may_stand_below_it() -> None:
    source = "# T\n\n## ✅ One is so\n\n## ✅ Two is so\n<!-- dodcheck {file: {path: a.md}} -->\n"

    criteria = read(source, Role.OTHER).criteria

    assert shown(source, Role.OTHER) == [
        "3:1 mark true program/one-is-so/mark-one-is-so",
        "5:1 mark true program/two-is-so/mark-two-is-so",
    ]
    assert [one.inline.text if one.inline else None for one in criteria] == [None, "{file: {path: a.md}}"]


@pytest.mark.parametrize(
    "source",
    [
        "# ✅ `a.md` created\n",
        "# T\n\n## ✅ `a.md` created\n- one part\n",
        "# T\n\n## ✅ `a.md` created\n\n| a | b |\n|-|-|\n| c | d |\n",
        "# T\n\n## ✅ Phase 1: Set-up\n\nAll of it.\n",
        "# T\n\n## ✅ M03 — Audit\n\nAll of it.\n",
        "# T\n\n## ✅ `a.md`\n\nIt is gone.\n",
        "# T\n\n## ✅ Done\n\n## ❌ Not done\n",
        "# T\n\n## ✅ Definition of Done\n\nAll of it.\n",
        "# T\n\n## ✅ Parser\n\n**Evidence**:\n",
        "# T\n\n## ❌ Don't use `eval`\n\n## ✅ Pros\n\n## Features\n### ✅ It is safe\n",
        "# T\n\n## Changelog\n### ✅ `a.md` created\n",
        "# T\n\n## ~~✅ `a.md` created~~\n",
        "# T\n\n## 🔒 Guardrails\n",
    ],
)
def test_a_sign_that_dresses_a_heading_claims_nothing(source: str) -> None:
    assert [one.text for one in read(source, Role.OTHER).criteria if one.form == "mark"] == []


def test_the_open_box_below_it_counts_alone() -> None:
    assert shown("# T\n\n## ✅ `a.md` created\n\n- [ ] `b.md` created\n", Role.OTHER) == [
        "5:1 box false program/a-md-created/b-md-created"
    ]
