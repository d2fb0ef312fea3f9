from __future__ import annotations

import pytest

from dodcheck.documents.logs.times import find_when, is_pattern_of_time, is_placeholder, leading_when


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("2026-01-23 - Title", ("2026-01-23", "Title")),
        ("2026-01-09T18:00: Title", ("2026-01-09T18:00", "Title")),
        ("2026-01-09 18:00:05 UTC", ("2026-01-09 18:00:05 UTC", "")),
        ("2026-01-09T18:00:05.123+02:00 x", ("2026-01-09T18:00:05.123+02:00", "x")),
        ("2025-01-XX - Seed", ("2025-01-XX", "Seed")),
        ("2026-01-08T[impl] Code", ("2026-01-08T[impl]", "Code")),
        ("[2026-01-08T[impl]] Code", ("2026-01-08T[impl]", "Code")),
        ("2026-02-08 (Session Start)", ("2026-02-08 (Session Start)", "")),
        ("2026/02/08, 9:05 pm", ("2026/02/08, 9:05 pm", "")),
        ("January 9, 2026 — Start", ("January 9, 2026", "Start")),
        ("9 Jan 2026 Start", ("9 Jan 2026", "Start")),
        ("Session Start", None),
        ("2026", None),
        ("12026-01-234", None),
        ("M03", None),
    ],
)
def test_timestamps_that_words_begin_with(words: str, told: tuple[str, str] | None) -> None:
    assert leading_when(words) == told


def test_a_timestamp_anywhere() -> None:
    assert find_when("Reading — 2026-01-09T18:00") == ("2026-01-09T18:00", "Reading")
    assert find_when("Reading (2026-01-09): more") == ("2026-01-09", "Reading more")
    assert find_when("Reading") is None


def test_patterns_and_placeholders() -> None:
    assert all(map(is_pattern_of_time, ("YYYY-MM-DD", "20XX-01-01", "HH:MM", "ISO 8601", "YYYY-MM-DDTHH:MM:SSZ")))
    assert not any(map(is_pattern_of_time, ("2025-01-XX", "2026-01-01", "Session start")))
    assert all(map(is_placeholder, ("", "—", "...", "<tool>", "[purpose]", "{x}", "TBD", "n/a", "e.g. write", "✅")))
    assert not any(map(is_placeholder, ("write", "a <b>", "none of it", "1")))
