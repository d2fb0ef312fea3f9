from __future__ import annotations

import pytest

from dodcheck.errors import UserError
from support.judging import DOD, bound, checklist, judged


def test_mistakes_of_both_files_and_of_comments_are_told_together() -> None:
    with pytest.raises(UserError) as caught:
        judged(
            {
                DOD: checklist("- [x] A", "  <!-- dodcheck {fyle: {path: a.md}} -->"),
                "dodcheck.yml": bound("  a/b: {fyle: {path: a.md}}\n"),
                "dodcheck.waivers.yml": "version: 2\nwaivers: []\n",
            }
        )
    assert [str(one.location) for one in caught.value.mistakes] == [
        "docs/DOD.md:4:18",
        "dodcheck.waivers.yml:1:10",
        "dodcheck.yml:3:9",
    ]


def test_what_is_wrong_in_a_rules_file_and_with_its_use_is_told_together() -> None:
    rules = (
        "  phase-1/gone: {fyle: {path: a.md}}\n"
        "  phase-1/twin: {file: {path: a.md}}\n"
        "  phase-1/round: {criteria: {all_of: [phase-1/round]}}\n"
        "  fixed: {file: {path: a.md}}\n"
        "  phase-1/twice: {nth: 1, file: {path: a.md}}\n"
        "  phase-1/twice: {nth: 1, file: {path: b.md}}\n"
    )
    text = checklist("- [x] Twin", "- [x] Twin", "- [x] Round", "- [x] F <!-- dodcheck id: fixed -->", "- [x] Twice")
    with pytest.raises(UserError) as caught:
        judged({DOD: text, "dodcheck.yml": bound(rules)})
    assert [f"{one.location}: {one.message}" for one in caught.value.mistakes] == [
        "dodcheck.yml:3:18: unknown kind of rule `fyle`",
        "dodcheck.yml:4:3: `phase-1/twin` is one of 2 equal ids (lines 3, 4)",
        "dodcheck.yml:5:3: rules rest on each other in a circle: phase-1/round → phase-1/round",
        "dodcheck.yml:6:3: `fixed` is a fixed id, so its rule must say which words it decides",
        "dodcheck.yml:8:3: `phase-1/twice` stands twice in one mapping",
    ]
