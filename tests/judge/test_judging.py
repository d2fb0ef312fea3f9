from __future__ import annotations

import hashlib

import pytest

from dodcheck.errors import UserError
from support.judging import DOD, bound, checklist, judged, prepared, verdicts, waived


def test_a_weaker_rule_refutes_and_a_stronger_one_proves_and_neither_does_the_other() -> None:
    found = judged(
        {
            DOD: checklist(
                "- [x] `a.md` exists and passes",
                "- [x] `b.md` exists and passes",
                "- [x] No `one` imports in `src/`",
                "- [x] No `two` imports in `src/`",
            ),
            "a.md": "# A\n",
            "src/a.py": "one = 1\n",
        }
    )
    assert verdicts(found) == {
        "phase-1/a-md-exists-and-passes": (
            "unproven",
            "a.md is there, but the rest of the statement is not understood",
        ),
        "phase-1/b-md-exists-and-passes": ("refuted", "b.md is missing"),
        "phase-1/no-one-imports-in-src": (
            "unproven",
            ("“one” stands on 1 line, first src/a.py:1 (1 file scanned), but the statement may allow that"),
        ),
        "phase-1/no-two-imports-in-src": ("proved", "“two” stands nowhere outside comments in 1 file"),
    }


def test_what_only_the_platform_knows_is_unobservable() -> None:
    found = judged({DOD: checklist("- [ ] Lint is a required check", "- [ ] Everyone is happy")})
    assert verdicts(found) == {
        "phase-1/lint-is-a-required-check": (
            "unobservable",
            (
                "required checks are set on the platform, not in the repository; `gh api "
                "repos/{owner}/{repo}/branches/main/protection > protection.json` and "
                "`--evidence protection=protection.json` would show it"
            ),
        ),
        "phase-1/everyone-is-happy": ("unproven", "no rule decides this statement"),
    }


def test_a_rule_for_other_words_is_broken_and_the_rest_is_judged() -> None:
    found = judged(
        {
            DOD: checklist("- [x] A is done", "- [x] `a.md` created"),
            "a.md": "# A\n",
            "dodcheck.yml": bound("  phase-1/a-is-done: {says: A is perfect, file: {path: a.md}}\n"),
        }
    )
    assert verdicts(found) == {
        "phase-1/a-is-done": (
            "broken",
            (
                "its rule (dodcheck.yml:3:3) was written for other words: was “A is perfect”, now “A is done”; "
                "to bind it again: dodcheck rebind docs/DOD.md:3"
            ),
        ),
        "phase-1/a-md-created": ("proved", "a.md is there"),
    }


@pytest.mark.parametrize(("size", "good"), [(3, True), (3, False), (1500, True)])
def test_criteria_rest_on_each_other_in_chains_of_any_length(size: int, *, good: bool) -> None:
    boxes = [*(f"- [x] Link {number}" for number in range(1, size)), "- [x] `a.md` created"]
    rules = [f"  phase-1/link-{n}: {{criteria: {{all_of: phase-1/link-{n + 1}}}}}\n" for n in range(1, size - 1)]
    rules.append(f"  phase-1/link-{size - 1}: {{criteria: {{all_of: phase-1/a-md-created}}}}\n")
    files: dict[str, str | bytes] = {DOD: checklist(*boxes), "dodcheck.yml": bound("".join(rules))}
    found = judged(files | ({"a.md": "# A\n"} if good else {}))
    assert {str(one.verdict) for one in found.judgements} == {"proved" if good else "refuted"}
    assert len(found.judgements) == size


def test_a_document_that_is_no_text_is_broken_and_blocks_its_phase() -> None:
    found = judged({DOD: b"\xff\xfe\x00"})
    assert {name: verdict for name, (verdict, _) in verdicts(found).items()} == {
        "program/derived-docs-dod-can-be-read": "broken",
    }
    assert not found.passed


def test_a_document_that_the_rules_file_names_must_be_readable() -> None:
    with pytest.raises(UserError, match=r"^dodcheck\.yml:2:12: A\.md can't be read: "):
        judged({"A.md": b"\xff\xfe\x00", "dodcheck.yml": "version: 1\ndocuments: {checklist: A.md}\n"})


def test_two_rules_files_are_a_mistake() -> None:
    with pytest.raises(UserError, match=r"^docs/dodcheck\.yml: dodcheck\.yml is there as well\n  Keep one of them\.$"):
        judged({DOD: checklist("- [x] A"), "dodcheck.yml": "version: 1\n", "docs/dodcheck.yml": "version: 1\n"})


BASE: dict[str, str | bytes] = {
    DOD: checklist("- [x] `a.md` created", "- [ ] B"),
    "a.md": "# A\n",
    "dodcheck.yml": bound("  phase-1/b: {file: {path: b.md}}\n"),
}


def test_two_runs_are_equal() -> None:
    assert judged(BASE) == judged(dict(reversed(BASE.items())))


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({"a.md": "# Other\n"}, True),
        ({DOD: checklist("- [ ] `a.md` created", "- [x] B")}, True),
        ({DOD: checklist("- [x] `a.md` created", "- [ ] C")}, False),
        ({DOD: checklist("- [x] `a.md` created", "- [ ] B", "  <!-- dodcheck {file: {path: b.md}} -->")}, False),
        ({"dodcheck.yml": bound("  phase-1/b: {file: {path: c.md}}\n")}, False),
        ({"dodcheck.waivers.yml": waived(("phase-1/b", "2026-03-01"))}, False),
    ],
)
def test_the_policy_is_words_rules_and_exceptions_not_ticks_or_evidence(
    change: dict[str, str | bytes], *, same: bool
) -> None:
    assert (prepared(BASE).policy_digest == prepared(BASE | change).policy_digest) is same


def test_no_such_phase_and_an_empty_one() -> None:
    phases = checklist("- [x] A") + "\n## Phase 2: Two\n\n- [x] B\n\n## Phase 3: Three\n"
    files: dict[str, str | bytes] = {DOD: phases}
    with pytest.raises(UserError) as missing:
        judged(files, "4")
    assert str(missing.value) == (
        "there is no phase 4 in docs/DOD.md\n  Its phases are:\n  phase 1: One\n  phase 2: Two\n  phase 3: Three"
    )
    with pytest.raises(UserError) as empty:
        judged(files, "3")
    assert str(empty.value) == "docs/DOD.md:9: phase 3 has no criterion, so it can't be done\n  Write its boxes."


def test_a_box_in_a_state_of_its_own_says_so() -> None:
    found = judged({DOD: checklist("- [~] `a.md` created", "- [!] `a.md` exists"), "a.md": "# A\n"})
    assert verdicts(found) == {
        "phase-1/a-md-created": ("open", "marked as partly done; a.md is there"),
        "phase-1/a-md-exists": ("unproven", "the state of its box is not understood; a.md is there"),
    }


def test_evidence_carries_the_digests_of_the_files_it_saw() -> None:
    found = judged({DOD: checklist("- [x] `a.md` created", "- [x] `b.md` created"), "a.md": "# A\n"})
    assert [[(place.path, place.digest) for place in one.evidence.places] for one in found.judgements] == [
        [("a.md", f"sha256:{hashlib.sha256(b'# A' + bytes([10])).hexdigest()}")],
        [("b.md", None)],
    ]


def test_a_statement_is_no_evidence_of_what_it_says() -> None:
    found = judged(
        {
            DOD: checklist(
                f"- [x] `{DOD}` mentions `qux`",
                "- [x] No `ein` references in `docs/`",
                "- [x] No `two`\n  references in `docs/`",
                "- [x] The third is gone\n  <!-- dodcheck {text: {in: docs/**, literal: three, max: 0}} -->",
                "- [x] No `four` references in `docs/`",
            ),
            "docs/a.md": "four\n",
        }
    )
    assert verdicts(found) == {
        "phase-1/docs-dod-md-mentions-qux": (
            "refuted",
            f"{DOD} does not mention “qux”",
        ),
        "phase-1/no-ein-references-in-docs": ("proved", "“ein” stands nowhere outside comments in 2 files"),
        "phase-1/no-two-references-in-docs": ("proved", "“two” stands nowhere outside comments in 2 files"),
        "phase-1/the-third-is-gone": ("proved", "“three” stands nowhere in 2 files"),
        "phase-1/no-four-references-in-docs": (
            "refuted",
            "“four” stands on 1 line, first docs/a.md:1 (2 files scanned)",
        ),
    }
