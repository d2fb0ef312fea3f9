from __future__ import annotations

import pytest

from dodcheck.workflows.schedule import CronProblem, Every, days_of, read_cron, runs_every


@pytest.mark.parametrize(
    ("cron", "days"),
    [
        ("* * * * *", 365),
        ("0 6 1 * *", 12),
        ("0 0 31 * *", 7),
        ("0 0 31 2 *", 0),
        ("0 0 29 2 *", 0),
        ("0 0 30 2,4 *", 1),
        ("0 0 * * MON", 52),
        ("0 0 * * 1-5", 261),
        ("0 0 * * 0", 52),
        ("0 0 * * 7", 52),
        ("0 0 1 * MON", 61),
        ("0 0 */10 JAN *", 4),
        ("0 0 5/10 1 *", 3),
        ("15,45 3-5 1 1-3 *", 3),
    ],
)
def test_the_days_of_a_year(cron: str, days: int) -> None:
    assert len(days_of([read_cron(cron)])) == days


@pytest.mark.parametrize(
    ("crons", "most"),
    [
        (["0 6 1 * *"], Every.MONTH),
        (["0 0 31 * *"], Every.QUARTER),
        (["0 0 1 */3 *"], Every.QUARTER),
        (["0 0 1 1 *"], Every.YEAR),
        (["0 0 31 2 *"], None),
        (["0 0 * * SUN"], Every.WEEK),
        (["0 0 1,8,15,22,29 * *"], Every.WEEK),
        (["0 0 * * *"], Every.DAY),
        (["0 0 * * 1-5"], Every.WEEK),
        (["0 0 * * 1-5", "0 9 * * 0,6"], Every.DAY),
        (["30 * * * *"], Every.HOUR),
        (["*/5 * * * *"], Every.HOUR),
        (["0 */2 * * *"], Every.DAY),
        (["30 * * * 1-5"], Every.WEEK),
        ([], None),
    ],
)
def test_how_often_schedules_run_at_least(crons: list[str], most: Every | None) -> None:
    read = [read_cron(cron) for cron in crons]
    held = [every for every in Every if runs_every(read, every)]
    assert held == (list(Every)[list(Every).index(most) :] if most else [])


@pytest.mark.parametrize(
    "cron", ["", "* * * *", "* * * * * *", "@daily", "60 * * * *", "* 24 * * *", "* * 0 * *", "* * * 13 *", "a * * * *"]
)
def test_what_is_no_schedule(cron: str) -> None:
    with pytest.raises(CronProblem):
        read_cron(cron)
    with pytest.raises(CronProblem):
        read_cron(f"5-1 {cron}"[:20])
