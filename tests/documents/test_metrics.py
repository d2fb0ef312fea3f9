from __future__ import annotations

import pytest

from dodcheck.documents.document import Role
from support.documents import read, shown


def table(header: str, *rows: str) -> str:
    return "\n".join([header, "|" + "---|" * header.strip("|").count("|") + "---|", *rows, ""])


def texts(source: str, role: Role = Role.CHECKLIST) -> list[str]:
    return [f"{one.form} {one.text}" for one in read(source, role).criteria]


METRICS = "# D\n\n## Success Metrics (Quantitative)\n\n" + table(
    "| Metric | Baseline | Target | Measurement Method |",
    "| **CI Reliability** | ??? (unknown) | 95%+ green | CI dashboard |",
    "| **Coupling (torch/)** | 9/10 (high) | 8/10 <!-- dodcheck id: coupling --> | Module boundary analysis |",
    "| Docs | | many | - |",
    "| Later | 5 | | - |",
    "| **Total** | 5 | 9 | - |",
)


def test_each_row_with_a_target_is_a_metric() -> None:
    assert shown(METRICS) == [
        "7:40 metric null program/success-metrics-quantitative/metric-ci-reliability-unknown-95-percent-green",
        "8:41 metric null coupling",
        "9:12 metric null program/success-metrics-quantitative/metric-docs-many",
    ]
    assert texts(METRICS) == [
        "metric **CI Reliability**: ??? (unknown) → 95%+ green",
        "metric **Coupling (torch/)**: 9/10 (high) → 8/10",
        "metric Docs: → many",
    ]
    assert read(METRICS).criteria[0].row == (
        ("Metric", "**CI Reliability**"),
        ("Baseline", "??? (unknown)"),
        ("Target", "95%+ green"),
        ("Measurement Method", "CI dashboard"),
    )


def test_mojibake_is_read_as_what_it_was() -> None:
    source = METRICS.replace("95%+", "≥95%").encode().decode("cp1252")
    assert texts(source)[0] == "metric **CI Reliability**: ??? (unknown) → ≥95% green"


@pytest.mark.parametrize(
    "header",
    ["| Metric | Target |", "| KPI | Goal |", "| Quality metric | Threshold |", "| Success Measures | Target |",
     "| Area | Baseline | Target |", "| Area | Current | Target |", "| Area | Score | Goal |", "| SLO | Objective |"],
)  # fmt: skip
def test_tables_of_metrics(header: str) -> None:
    cells = header.count("|") - 2
    assert len(texts(table(header, "| a |" + " 5 |" * cells))) == 1


@pytest.mark.parametrize(
    "header",
    ["| Item | Target |", "| Metric | Value |", "| Metric | Before | After |", "| Target | Metric |", "| a | b |",
     "| Milestone | Goal |", "| Issue | Target |"],
)  # fmt: skip
def test_tables_that_promise_no_number(header: str) -> None:
    cells = header.count("|") - 2
    assert texts(table(header, "| a |" + " 5 |" * cells)) == []


def test_a_table_without_a_number_to_reach_is_none_of_metrics() -> None:
    assert texts(table("| Metric | Target |", "| a | good |", "| b | better |")) == []


@pytest.mark.parametrize("heading", ["## Example", "## Change history", "**Template**:", "For example:"])
def test_what_is_shown_or_past_promises_nothing(heading: str) -> None:
    assert texts(f"# D\n\n{heading}\n\n" + table("| Metric | Target |", "| a | 5 |")) == []


def test_a_heading_about_targets_is_no_reason_to_leave_them_out() -> None:
    assert texts("# D\n\n## Target Metrics\n\n" + table("| Metric | Target |", "| a | 5 |")) == ["metric a: → 5"]


def test_rows_with_a_status_or_a_box_stay_what_they_are() -> None:
    status = table("| Metric | Value | Target | Status |", "| a | 5 | 4 | ✅ Pass |", "| b | 5 | 4 | ? |")
    assert texts(status) == ["row a", "row b"]
    assert texts(table("| Metric | Target |", "| a | [x] 5 |")) == ["box a — Target — 5"]


@pytest.mark.parametrize("role", [Role.PLAN, Role.LEDGER, Role.OTHER, Role.TOOL_LOG])
def test_metrics_count_in_a_checklist_alone(role: Role) -> None:
    source = METRICS.replace("<!-- dodcheck id: coupling -->", "") + "\n- [ ] box\n"
    assert texts(source, role) == ["box box"]


def test_a_rule_beside_a_metric_makes_it_count_anywhere() -> None:
    assert texts(METRICS, Role.OTHER) == ["metric **Coupling (torch/)**: 9/10 (high) → 8/10"]
