from __future__ import annotations

import time

import pytest

from dodcheck.workflows.audit.justification import justification


@pytest.mark.parametrize(
    ("lines", "line", "reason"),
    [
        (["# fails on arm, see #12", "- run: x"], 2, "fails on arm, see #12"),
        (["# fails on arm", "# until org/repo#12 is done", "- run: x"], 3, "fails on arm until org/repo#12 is done"),
        (["- run: x # the slow runners, @ops"], 1, "the slow runners, @ops"),
        (["# what it prints is no UTF-8 there", "- run: x"], 2, None),
        (["- run: x # tracked as OPS-7 over there"], 1, "tracked as OPS-7 over there"),
        (["# owner: ops, the runners are old", "- run: x"], 2, "owner: ops, the runners are old"),
        (
            ["# see https://example.org/o/r/issues/7 for it", "- run: x"],
            2,
            "see https://example.org/o/r/issues/7 for it",
        ),
        (["# dodcheck: accepted until the move", "- run: x"], 2, "dodcheck: accepted until the move"),
        (["# dodcheck: see the manual for it", "- run: x"], 2, None),
        (["# justified: only prints a table", "- run: x"], 2, "justified: only prints a table"),
        (["# this one is flaky now and then", "- run: x"], 2, None),
        (["# see https://example.org/docs/flags for the flags", "- run: x"], 2, None),
        (["# see #12", "- run: x"], 2, None),
        (["# fails on arm, see #12", "", "- run: x"], 3, None),
        (["# fails on arm, see #12", "- run: y", "- run: x"], 3, None),
        (["- run: echo '# fails on arm, see #12'"], 1, None),
        (["- run: echo fails#12 there now"], 1, None),
        (["- uses: a/b@v1 # v1.2.3"], 1, None),
        (["# a step that is accepted: nobody knows", "- run: x"], 2, None),
        (["# we use actions/checkout@v4 for this", "- run: x"], 2, None),
        ([], 1, None),
        (["x"], 0, None),
        (["x"], 7, None),
    ],
)
def test_a_reason_names_an_issue_or_an_owner_or_begins_with_a_marker(
    lines: list[str], line: int, reason: str | None
) -> None:
    assert justification(lines, line) == reason


@pytest.mark.parametrize(
    "text", ["# " + "a-" * 50_000, "# " + "@" * 100_000, "# " + "https://" * 20_000, "#" * 100_000]
)
def test_time_grows_with_the_size(text: str) -> None:
    begun = time.process_time()
    justification([text, f"- run: x {text}"], 2)
    assert time.process_time() - begun < 2
