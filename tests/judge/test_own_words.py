"""What a statement says is no evidence of what it says."""

from __future__ import annotations

from support.judging import DOD, checklist, judged, verdicts


def test_a_box_is_no_evidence_of_its_own_words() -> None:
    mention = f"- [x] `{DOD}` mentions `Quorum`"
    assert verdicts(judged({DOD: checklist(mention)})) == {
        "phase-1/docs-dod-md-mentions-quorum": ("refuted", f"{DOD} does not mention “Quorum”"),
    }
    assert verdicts(judged({DOD: checklist(mention) + "\nThe Quorum meets on Mondays.\n"})) == {
        "phase-1/docs-dod-md-mentions-quorum": ("proved", f"{DOD} mentions “Quorum”"),
    }


def test_a_box_that_says_the_same_once_more_is_no_evidence_either() -> None:
    mention = f"- [x] `{DOD}` mentions `Quorum`"
    twice = checklist(mention, mention) + f"\n## Phase 2: Two\n\n{mention}\n"
    assert {verdict for verdict, _ in verdicts(judged({DOD: twice}, None)).values()} == {"refuted"}
    assert {verdict for verdict, _ in verdicts(judged({DOD: f"{twice}\nThe Quorum meets.\n"}, None)).values()} == {
        "proved"
    }


def test_a_box_that_says_the_same_in_another_document_is_no_evidence_either() -> None:
    plan = "docs/refactor/milestones/M01/M01_plan.md"
    mention = f"- [x] `{plan}` mentions `Quorum`"
    page = f"# M01\n\n## Definition of Done\n\n{mention}\n"
    assert verdicts(judged({DOD: checklist(mention), plan: page})) == {
        "phase-1/docs-refactor-milestones-m01-m01-plan-md-mentions-quorum": (
            "refuted",
            f"{plan} does not mention “Quorum”",
        ),
    }
    told = verdicts(judged({DOD: checklist(mention), plan: f"{page}\nThe Quorum meets on Mondays.\n"}))
    assert [verdict for verdict, _ in told.values()] == ["proved"]


def test_the_number_of_today_in_a_row_is_the_word_of_its_document_and_no_more() -> None:
    heads = "| Metric | Baseline | Current | Target |\n|---|---|---|---|\n"
    dod = f"# Definition of Done\n\n## Success Metrics\n\n{heads}| Coverage | 60% | 85% | 80% |\n"
    assert verdicts(judged({DOD: dod}, None)) == {
        "program/success-metrics/metric-coverage-60-percent-80-percent": (
            "unproven",
            f"{DOD} says 85% for “Coverage”, and only the document says so",
        ),
    }
